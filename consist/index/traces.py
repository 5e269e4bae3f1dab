"""The traces of an index's articles, in one file beside the index.

They are derived data: a file that is missing, damaged or of another version is made anew, and an
article that is new or changed costs only its own trace.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from uuid import uuid4
from zipfile import BadZipFile

import numpy as np

from consist.article_names import Mentions
from consist.drafts import Trace, text_digest
from consist.model import Article

NAME = "traces.npz"

logger = logging.getLogger(__name__)


def traces_of(folder: Path, articles: Sequence[Article]) -> dict[str, Trace]:
    """Return each article's trace by its id, in the articles' order; new ones are kept.

    Args:
        folder: The folder of an index.
        articles: All articles of the index: traces of others are dropped from the file.
    """
    path = folder / NAME
    known = _read(path)
    digests = [text_digest(article) for article in articles]
    found = {
        article.id: known.get(digest) or Trace.of(article)
        for article, digest in zip(articles, digests, strict=True)
    }
    if set(digests) != known.keys():
        _write(path, {trace.digest: trace for trace in found.values()})
    return found


def _read(path: Path) -> dict[str, Trace]:
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as file:
            columns = {name: file[name] for name in file.files}
        return {trace.digest: trace for trace in _traces(columns)}
    except FileNotFoundError:
        return {}
    except (ValueError, LookupError, TypeError, EOFError, OSError, BadZipFile) as error:
        logger.warning("the traces %s cannot be read and are made anew (%s)", path, error)
        return {}


def _traces(columns: Mapping[str, np.ndarray]) -> Iterator[Trace]:
    told = json.loads(columns["articles"].tobytes())
    prints = np.split(columns["prints"].astype(np.uint32), columns["print_ends"].tolist()[:-1])
    spans = [tuple(span) for span in columns["spans"].tolist()]
    start = 0
    for digest, sentences, counts, inside, small in told:
        end = start + sentences
        yield Trace(
            digest,
            Mentions(counts, inside, small),
            tuple(spans[start:end]),
            tuple(prints[start:end]),
        )
        start = end


def _write(path: Path, traces: Mapping[str, Trace]) -> None:
    kept = list(traces.values())
    told = [
        (one.digest, len(one.spans), one.mentions.counts, one.mentions.inside, one.mentions.small)
        for one in kept
    ]
    prints = [print_ for one in kept for print_ in one.prints]
    beside = path.with_name(f"{uuid4().hex[:12]}-{NAME}")  # a dead writer's is cleared with others
    try:
        with beside.open("xb") as file:
            np.savez(
                file,
                articles=np.frombuffer(json.dumps(told).encode(), dtype=np.uint8),
                spans=np.array([s for one in kept for s in one.spans], np.int64).reshape(-1, 2),
                prints=np.concatenate([np.empty(0, np.uint32), *prints]),
                print_ends=np.cumsum([len(print_) for print_ in prints]),
            )
        beside.replace(path)
    except OSError as error:
        logger.warning(
            "the traces %s cannot be kept (%s); they are made anew next time", path, error
        )
