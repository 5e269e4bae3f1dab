"""The times of a live blog's entries: "14.20: The road has been closed"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

_STAMP = re.compile(
    r"\s*(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)\s?(?P<half>[ap]\.?m\.?)?"
    r"(?:\s?(?:GMT|BST|UTC|CET|CEST|ET|local time))?\s?[:–—-]?\s+(?=[^\W\d_])"
)
FEWEST = 2
"""One sentence that begins with a time makes no live blog."""

_DAY = timedelta(days=1)


def told_at(texts: Iterable[str], published: datetime | None) -> list[datetime | None]:
    """Return when each sentence of an article was written, by the stamp of its entry.

    A stamp is the last such time up to the publication. Without stamps, and before the first one,
    that is the publication itself.

    >>> noon = datetime(2026, 5, 8, 12, 0)
    >>> told_at(["11.00: It burns.", "It is hot.", "9:30 am A fire."], noon)[1].hour
    11
    """
    stamps = [_STAMP.match(text) for text in texts]
    if published is None or sum(stamp is not None for stamp in stamps) < FEWEST:
        return [published] * len(stamps)
    return list(_carried(stamps, published))


def _carried(stamps: Iterable[re.Match[str] | None], published: datetime) -> Iterator[datetime]:
    time = published
    for stamp in stamps:
        if stamp is not None:
            time = _before(published, stamp)
        yield time


def _before(published: datetime, stamp: re.Match[str]) -> datetime:
    hour, half = int(stamp["hour"]), (stamp["half"] or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    time = published.replace(hour=hour, minute=int(stamp["minute"]), second=0, microsecond=0)
    return time if time <= published else time - _DAY
