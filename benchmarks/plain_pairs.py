"""Pairs of plain sentences, each pair a story of two articles: which clashes are found, which not.

    python benchmarks/plain_pairs.py [--misses]

benchmarks/gold/plain_pairs.txt has them. The two articles of a pair come out within twenty minutes
and hold nothing else, so these are the plainest clashes there are, and the plainest traps.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from arguments import described

from consist import api
from consist.config import Settings
from consist.model import Article, Kind

PAIRS = Path(__file__).parent / "gold" / "plain_pairs.txt"
MORNING = datetime(2024, 3, 1, 10, tzinfo=UTC)
CLASHES = (Kind.CONTRADICTION, Kind.DISPUTED)


class Plain(NamedTuple):
    """Two sentences, and whether both cannot be true."""

    clash: bool
    one: str
    other: str


def pairs() -> Iterator[Plain]:
    """Yield the pairs of the file."""
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        if line.startswith(("x ", "= ")):
            one, other = line[2:].split(" | ")
            yield Plain(line.startswith("x"), one, other)


def surest(pair: Plain) -> float:
    """Return how sure the program is that the two clash, 0 where it finds nothing."""
    articles = [
        Article(name, name, text, published_at=MORNING + timedelta(minutes=late), story="pair")
        for name, text, late in (("Gazette", pair.one, 0), ("Courier", pair.other, 20))
    ]
    report = api.check(articles, settings=Settings(min_confidence=0.0), cache=api.Cached())
    return max((f.confidence for f in report.findings if f.kind in CLASHES), default=0.0)


def main() -> None:
    """Print how many clashes are found and how many others are called so."""
    parser = described(__doc__)
    parser.add_argument("--misses", action="store_true", help="list what goes wrong at 0.4")
    arguments = parser.parse_args()
    found = [(pair, surest(pair)) for pair in pairs()]
    clashes = sum(pair.clash for pair, _ in found)
    for least in (0.5, 0.4, 0.3):
        flagged = [pair for pair, sure in found if sure >= least]
        right = sum(pair.clash for pair in flagged)
        print(
            f"at {least}: {right} of {clashes} clashes found, "
            f"{len(flagged) - right} of {len(found) - clashes} others called so"
        )
    for pair, sure in found:
        if arguments.misses and pair.clash != (sure >= 0.4):
            print(f"{'missed' if pair.clash else 'false '} {sure:.2f}  {pair.one} | {pair.other}")


if __name__ == "__main__":
    main()
