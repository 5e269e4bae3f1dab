"""The models that come with the package, each in a folder of its own beside its card."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from consist.cascade import Cascade, opened_ahead
from consist.model import ModelIdentity
from consist.models.folder import SCORER, read_description
from consist.models.onnx_encoder import OnnxEncoder
from consist.models.onnx_scorer import OnnxScorer

ENCODER, SMALL, LARGE = "encoder", "small_scorer", "large_scorer"

LEAST_CONTRADICTION, LEAST_ENTAILMENT, LEAST_BACK = 0.035, 0.2, 0.07
"""The bounds of the bundled `Cascade`; records 0022 and 0029 tell what others would give."""


def folder(name: str) -> Path:
    """Return the folder of a bundled model: ENCODER, SMALL or LARGE."""
    return Path(str(files("consist.models"))) / "bundled" / name


def encoder(*, threads: int | None = None) -> OnnxEncoder:
    """Open the bundled encoder; its files are compared with their hashes.

    Raises:
        ModelError: It is missing or damaged.
    """
    return OnnxEncoder.load(folder(ENCODER), threads=threads)


def scorer(*, threads: int | None = None, ahead: bool = False) -> Cascade:
    """Open the bundled NLI models as one; the large one is opened when it is first asked.

    With `ahead` a thread begins to open it at once, beside what else is to be done before.

    Raises:
        ModelError: The small one is missing or damaged, or the large one is not described.
    """
    described = read_description(folder(LARGE), SCORER)

    def open_large() -> OnnxScorer:
        return large_scorer(threads=threads)

    return Cascade(
        small=small_scorer(threads=threads),
        large_identity=ModelIdentity(described.name, described.revision()),
        open_large=opened_ahead(open_large) if ahead else open_large,
        least_contradiction=LEAST_CONTRADICTION,
        least_entailment=LEAST_ENTAILMENT,
        least_back=LEAST_BACK,
    )


def small_scorer(*, threads: int | None = None) -> OnnxScorer:
    """Open the small bundled NLI model; its files are compared with their hashes.

    Raises:
        ModelError: It is missing or damaged.
    """
    return OnnxScorer.load(folder(SMALL), threads=threads)


def large_scorer(*, threads: int | None = None) -> OnnxScorer:
    """Open the large bundled NLI model; its files are compared with their hashes.

    Raises:
        ModelError: It is missing or damaged.
    """
    return OnnxScorer.load(folder(LARGE), threads=threads)
