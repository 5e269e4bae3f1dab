"""The only place that knows which class stands behind a port."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from consist.cached import CachedEncoder, CachedScorer, DecidedStories
from consist.config import Settings
from consist.decide.decider import Decider
from consist.engines import Here, Processes
from consist.errors import MissingExtraError, ModelError, StoreError
from consist.pipeline import Tools
from consist.ports import Cache, Encoder, FindingStore, Scorer
from consist.version import program

BUNDLED, BUNDLED_SMALL, BUNDLED_LARGE = "bundled", "bundled-small", "bundled-large"
REVIEW = "review.db"
BUNDLED_DECIDER = Path(__file__).parent / "models" / "bundled" / "decider.json"


def encoder(name: str = BUNDLED) -> Encoder:
    """Return the encoder of that name: bundled, an ONNX folder, or a sentence-transformers model.

    Raises:
        ModelError: There is no such model, or it cannot be loaded.
    """
    from consist.models import bundled

    if name == BUNDLED:
        return bundled.encoder()
    if _is_onnx(name):
        from consist.models.onnx_encoder import OnnxEncoder

        return OnnxEncoder.load(Path(name))
    from consist.models.sentence_transformers import SentenceTransformersEncoder

    return SentenceTransformersEncoder.load(name)


def scorer(name: str = BUNDLED, *, ahead: bool = False) -> Scorer:
    """Return the NLI model of that name: a bundled one, an ONNX folder, or a cross-encoder.

    "bundled" is the cascade of "bundled-small" and "bundled-large"; with `ahead` the latter is
    opened beside what else is done until it is asked.

    Raises:
        ModelError: There is no such model, or it cannot be loaded.
    """
    from consist.models import bundled

    ours: dict[str, Callable[[], Scorer]] = {
        BUNDLED: partial(bundled.scorer, ahead=ahead),
        BUNDLED_SMALL: bundled.small_scorer,
        BUNDLED_LARGE: bundled.large_scorer,
    }
    if name in ours:
        return ours[name]()
    if _is_onnx(name):
        from consist.models.onnx_scorer import OnnxScorer

        return OnnxScorer.load(Path(name))
    from consist.models.sentence_transformers import CrossEncoderScorer

    return CrossEncoderScorer.load(name)


def decider(name: str = BUNDLED) -> Decider:
    """Return the bundled decider, or that of a file written by `consist train decider`.

    Raises:
        ModelError: There is no such file, or it is no decider.
    """
    parsed, revision = _decider_file(name)
    return Decider.from_json(parsed, revision=revision)


def decider_json(name: str = BUNDLED) -> dict[str, Any]:
    """Return the JSON object of that decider, which is known to be one.

    Raises:
        ModelError: There is no such file, or it is no decider.
    """
    parsed, revision = _decider_file(name)
    Decider.from_json(parsed, revision=revision)
    return parsed


def _decider_file(name: str) -> tuple[dict[str, Any], str]:
    path = BUNDLED_DECIDER if name == BUNDLED else Path(name)
    try:
        data = path.read_bytes()
        parsed: dict[str, Any] = json.loads(data)
    except (OSError, ValueError) as error:
        raise ModelError(f"the decider {path} cannot be read: {error}") from error
    return parsed, sha256(data).hexdigest()[:12]


def cache_folder() -> Path:
    """Return the folder that holds the cache when none is named: the user's own."""
    from platformdirs import user_cache_path

    return user_cache_path("consist")


def cache(folder: Path | None = None) -> Cache:
    """Return the cache kept in the folder, or in the user's cache folder."""
    from consist.store.cache import SqliteCache

    return SqliteCache.open((cache_folder() if folder is None else folder) / "cache.db")


def finding_store(where: str | None = None, *, home: Path = Path()) -> FindingStore:
    """Return the store of findings and decisions, making what is missing.

    Args:
        where: A file, or a URL (sqlite:///FILE, postgresql://USER@HOST/DATABASE); None for the
            file beside the articles' store.
        home: The folder that holds the articles' store.

    Raises:
        MissingExtraError: The packages that it needs are not installed.
        StoreError: The database cannot be opened, or only be read.
    """
    store = _opened_store(home / REVIEW if where is None else where)
    if store.writable:
        return store
    store.close()
    raise StoreError(
        f"the review database {store.place} cannot be written to; check who may write the file and "
        "its folder, or name another one with --store"
    )


def _opened_store(where: str | Path) -> FindingStore:
    for package in ("sqlalchemy", "alembic"):
        if find_spec(package) is None:
            raise MissingExtraError(package=package, extra="review")
    from consist.store.findings import SqlFindingStore

    return SqlFindingStore.open(where)


def finding_store_if_any(where: str | None = None, *, home: Path = Path()) -> FindingStore | None:
    """Return the store that is named or lies in the folder; None, at no cost, where no file is.

    One that the user may only read is read.

    Raises:
        MissingExtraError: There is one, but the packages that it needs are not installed.
        StoreError: The database cannot be opened.
    """
    named = home / REVIEW if where is None else where
    if "://" not in str(named) and not Path(named).is_file():
        return None
    return _opened_store(named)


def kept_encoder(name: str, *, kept: Cache | None) -> Encoder:
    """Return the encoder of that name, remembering its vectors in `kept`, if anywhere."""
    plain = encoder(name)
    return plain if kept is None else CachedEncoder(plain, kept)


def kept_scorer(name: str, *, kept: Cache | None, ahead: bool = False) -> Scorer:
    """Return the NLI model of that name, remembering its scores in `kept`, if anywhere."""
    plain = scorer(name, ahead=ahead)
    return plain if kept is None else CachedScorer(plain, kept)


def tools(
    settings: Settings,
    *,
    kept: Cache | None,
    workers: int = 1,
    ahead: bool = False,
    keep_findings: bool = False,
) -> Tools:
    """Return the models that the settings name, remembering what they computed in `kept`.

    With more than one worker the pure work of a large run is spread over so many processes; with
    `ahead` what the NLI model opens late it opens beside other work, for short runs. With
    `keep_findings` a large run remembers what it found, words of the articles and all.
    """
    decided = DecidedStories(kept, program()) if keep_findings and kept else None
    return Tools(
        encoder=kept_encoder(settings.encoder, kept=kept),
        scorer=kept_scorer(settings.scorer, kept=kept, ahead=ahead),
        decider=decider(settings.decider),
        engine=Processes(workers) if workers > 1 else Here(),
        decided=decided,
    )


def _is_onnx(name: str) -> bool:
    return (Path(name) / "model.onnx").is_file()
