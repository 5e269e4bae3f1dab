"""Any model of sentence-transformers, from a folder or by its name on the hub.

A name that is no folder is looked for in the local cache of the hub first and then on the hub, as
sentence-transformers does it; where the hub cannot be reached, or with ``HF_HUB_OFFLINE=1`` in the
environment, only the cache is asked.
Code that comes with a model is never run.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from consist.errors import MissingExtraError, ModelError
from consist.model import ModelIdentity, Scores
from consist.models.folder import TEMPERATURE, label_order
from consist.models.softmax import scores_of
from consist.models.surrogates import whole
from consist.ports import Vectors


class SentenceTransformersEncoder:
    """A SentenceTransformer behind the port of encoders.

    Texts are padded in batches, so that a text's vector can move by about 1e-6 with its company.
    """

    def __init__(self, model: Any, identity: ModelIdentity, *, dimension: int) -> None:
        self._model = model
        self._dimension = dimension
        self._identity = identity

    @classmethod
    def load(cls, name: str) -> SentenceTransformersEncoder:
        """Open a model by its folder or name.

        Raises:
            MissingExtraError: sentence-transformers is not installed.
            ModelError: There is no such model, or it cannot be loaded.
        """
        _need_package()
        from sentence_transformers import SentenceTransformer

        cached = _is_out_of_reach(name)
        model = _opened(
            lambda: SentenceTransformer(name, trust_remote_code=False, local_files_only=cached),
            name,
        )
        model.eval()
        # asked for one vector, since the method that tells their length is called otherwise in
        # every second release
        dimension = len(_opened(lambda: model.encode("one", show_progress_bar=False), name))
        return cls(model, _identity(name, model), dimension=dimension)

    @property
    def identity(self) -> ModelIdentity:
        """The model's name and a hash of its weights, modules and prompts."""
        return self._identity

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return self._dimension

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), dimension), in the texts' order.

        Raises:
            ModelError: The model fails, or answers with something that is no number.
        """
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        cleaned = [whole(text) for text in texts]
        vectors: Vectors = np.asarray(
            _answered(
                lambda: self._model.encode(
                    cleaned, normalize_embeddings=True, show_progress_bar=False
                ),
                self._identity.name,
            ),
            dtype=np.float32,
        )
        _refuse_no_numbers(vectors, self._identity.name)
        return vectors


class CrossEncoderScorer:
    """A CrossEncoder with the three labels of NLI behind the port of scorers."""

    def __init__(
        self, model: Any, identity: ModelIdentity, *, labels: tuple[str, ...], temperature: float
    ) -> None:
        self._model = model
        self._identity = identity
        self._labels = labels
        self._temperature = temperature

    @classmethod
    def load(cls, name: str) -> CrossEncoderScorer:
        """Open a model by its folder or name; its config must name its outputs (id2label).

        Raises:
            MissingExtraError: sentence-transformers is not installed.
            ModelError: There is no such model, it cannot be loaded, or its labels are not ours.
        """
        _need_package()
        from sentence_transformers import CrossEncoder

        cached = _is_out_of_reach(name)
        model = _opened(
            lambda: CrossEncoder(name, trust_remote_code=False, local_files_only=cached), name
        )
        model.eval()
        config = model.config
        labels = label_order(
            {str(key): str(value) for key, value in config.id2label.items()}, f"the model {name!r}"
        )
        temperature = float(getattr(config, TEMPERATURE, 1.0))
        identity = _identity(name, model)
        told = f"{identity.revision} {labels} {temperature}"
        revision = sha256(told.encode()).hexdigest()[:16]
        return cls(
            model,
            ModelIdentity(identity.name, revision),
            labels=labels,
            temperature=temperature,
        )

    @property
    def identity(self) -> ModelIdentity:
        """The model's name and a hash of its weights, labels and temperature."""
        return self._identity

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Scores]:
        """Score (premise, hypothesis) pairs in their order.

        Raises:
            ModelError: The model fails, or answers with something that is no number.
        """
        if not pairs:
            return []
        from torch.nn import Identity

        cleaned = [(whole(premise), whole(hypothesis)) for premise, hypothesis in pairs]
        logits = np.asarray(
            _answered(
                lambda: self._model.predict(
                    cleaned, activation_fn=Identity(), show_progress_bar=False
                ),
                self._identity.name,
            ),
            dtype=np.float64,
        )
        _refuse_no_numbers(logits, self._identity.name)
        return scores_of(logits, labels=self._labels, temperature=self._temperature)


def _need_package() -> None:
    if find_spec("sentence_transformers") is None:
        raise MissingExtraError(package="sentence-transformers", extra="sentence-transformers")


def _is_out_of_reach(name: str) -> bool:
    """Whether the hub does not answer; to learn that file by file takes more than a minute."""
    if Path(name).is_dir():
        return False
    from huggingface_hub import HfApi
    from huggingface_hub.errors import HfHubHTTPError

    try:
        HfApi().model_info(name, timeout=10.0)
    except HfHubHTTPError:
        return False
    except Exception:  # noqa: BLE001 - whatever its HTTP client of the day raises
        return True
    return False


def _opened(load: Callable[[], Any], name: str) -> Any:
    from transformers.utils import logging

    logging.disable_progress_bar()  # one of its own would show even where the output is piped
    try:
        return load()
    except Exception as error:  # the library lets through whatever its own ones raise
        raise ModelError(
            f"the model {name!r} cannot be loaded: {_first_line(error)}. It must be a "
            "folder, or a name on the hub, which needs a network unless the model is cached"
        ) from error


def _answered(ask: Callable[[], Any], name: str) -> Any:
    try:
        return ask()
    except Exception as error:  # as above
        raise ModelError(f"the model {name!r} fails: {_first_line(error)}") from error


def _identity(name: str, model: Any) -> ModelIdentity:
    """Hash the weights themselves: a name on the hub can come to mean another model."""
    digest = sha256()
    for key, tensor in sorted(model.state_dict().items()):
        digest.update(key.encode())
        digest.update(tensor.detach().cpu().float().contiguous().numpy().tobytes())
    digest.update(_settings(model).encode())
    return ModelIdentity(Path(name).name if Path(name).is_dir() else name, digest.hexdigest()[:16])


def _settings(model: Any) -> str:
    """Return all but the weights that decides what a model answers, as its folder sets it."""
    modules = [
        [type(module).__name__, module.get_config_dict()]
        for module in model.children()
        if hasattr(module, "get_config_dict")
    ]
    names = ("max_seq_length", "prompts", "default_prompt_name")  # older cross-encoders lack some
    told = [getattr(model, name, None) for name in names]
    return json.dumps([*told, modules], sort_keys=True, default=lambda value: type(value).__name__)


def _refuse_no_numbers(values: np.ndarray[Any, Any], name: str) -> None:
    if not np.isfinite(values).all():
        raise ModelError(f"the model {name!r} answers with something that is no number")


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
