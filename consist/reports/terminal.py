"""Text of articles for a terminal, which obeys some characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consist.model import Remark, Skipped

SHOWN = 10
"""So many of what was skipped are named; the rest is counted."""

# what could move a terminal's cursor or turn the reading direction around
HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def harmless(line: str) -> str:
    r"""Return a line with nothing that a terminal would obey.

    >>> harmless("a b\x1b[2J")
    'a b\ufffd[2J'
    """
    return HARMFUL.sub("\N{REPLACEMENT CHARACTER}", line)


def shown(text: str) -> str:
    r"""Return a text on one line, with nothing that a terminal would obey.

    >>> shown("a\n b\x1b[2J")
    'a b�[2J'
    """
    return harmless(" ".join(text.split()))


def skipped(item: Remark) -> str:
    """Return what was skipped or noted, where and why, on one such line."""
    return shown(f"{item.place}: {item.reason}")


def skipped_lines(items: Sequence[Skipped]) -> Iterator[str]:
    """Yield a line for each of the first that were skipped, and one for how many more there are."""
    yield from map(skipped, items[:SHOWN])
    if len(items) > SHOWN:
        yield f"… and {len(items) - SHOWN} more"
