"""A model's folder: ``model.onnx``, ``tokenizer.json`` and ``model.json``, which describes them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from consist.errors import ModelError

WEIGHTS, TOKENIZER, DESCRIPTION = "model.onnx", "tokenizer.json", "model.json"
ENCODER, SCORER = "encoder", "scorer"
TEMPERATURE = "consist_temperature"
"""The key of a classifier's config.json that holds its temperature."""

LABELS = ("entailment", "neutral", "contradiction")


@dataclass(frozen=True, slots=True)
class Description:
    """What ``model.json`` says.

    `dimension` is the length of an encoder's vectors. `labels` name a scorer's outputs in their
    order, and its logits are divided by `temperature` before they become probabilities.
    `sha256` is that of the weights, `tokenizer_sha256` that of the tokenizer's file.
    """

    kind: str
    name: str
    base: str
    precision: str
    max_length: int
    sha256: str
    tokenizer_sha256: str
    dimension: int = 0
    labels: tuple[str, ...] = ()
    temperature: float = 1.0

    def revision(self) -> str:
        """Return a hash of all that decides what the model answers."""
        said = asdict(self) | {"name": "", "base": ""}
        return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]


def write_description(folder: Path, description: Description) -> None:
    """Write ``model.json``."""
    text = json.dumps(asdict(description), indent=2) + "\n"
    (folder / DESCRIPTION).write_text(text, encoding="utf-8")


def read_description(folder: Path, kind: str) -> Description:
    """Read ``model.json`` and check that it describes a model of this kind.

    Raises:
        ModelError: It is missing, damaged, or of another kind.
    """
    path = folder / DESCRIPTION
    try:
        parsed = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{path} cannot be read ({error}); a model's folder holds {WEIGHTS}, {TOKENIZER} and "
            f"{DESCRIPTION} as the export writes them"
        ) from error
    try:
        description = _parsed(parsed)
    except (TypeError, ValueError, KeyError) as error:
        raise ModelError(f"{path} describes no model: {error!r}; export it anew") from error
    _refuse_nonsense(description, kind, path)
    return description


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file.

    Raises:
        ModelError: It cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error}") from error


def label_order(id2label: Mapping[str, str] | Mapping[int, str], where: str) -> tuple[str, ...]:
    """Return our names of a classifier's outputs in their order, by what its config calls them.

    Raises:
        ModelError: A name is not one of the three labels of natural language inference.
    """
    names = [name for _, name in sorted((int(key), str(name)) for key, name in id2label.items())]
    order = tuple(name.strip().lower().replace("-", "_") for name in names)
    if sorted(order) != sorted(LABELS):
        raise ModelError(
            f"{where} names its outputs {', '.join(names) or 'nothing'}; needed are the three "
            f"labels {', '.join(LABELS)} in any order. A model whose labels have no names cannot "
            "be used until its config.json (id2label) says what they mean"
        )
    return order


def _parsed(parsed: Any) -> Description:
    return Description(
        kind=str(parsed["kind"]),
        name=str(parsed["name"]),
        base=str(parsed["base"]),
        precision=str(parsed["precision"]),
        max_length=int(parsed["max_length"]),
        sha256=str(parsed["sha256"]),
        tokenizer_sha256=str(parsed["tokenizer_sha256"]),
        dimension=int(parsed["dimension"]),
        labels=tuple(str(label) for label in parsed["labels"]),
        temperature=float(parsed["temperature"]),
    )


def _refuse_nonsense(description: Description, kind: str, path: Path) -> None:
    if description.kind != kind:
        raise ModelError(f"{path} describes a {description.kind!r}, but a {kind!r} is needed")
    if not 4 <= description.max_length <= 100_000:
        raise ModelError(f"{path}: max_length is {description.max_length}; at least 4 is needed")
    if kind == SCORER:
        label_order(dict(enumerate(description.labels)), str(path))
        if not 0 < description.temperature < float("inf"):
            raise ModelError(f"{path}: temperature is {description.temperature}; it must be > 0")
