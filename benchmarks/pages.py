"""Articles taken from saved pages, beside what trafilatura takes from them.

    PYTHONPATH=.:benchmarks python benchmarks/pages.py FOLDER

FOLDER holds saved pages (.html). Needs trafilatura, which consist does not install. There is no
gold: where the two differ, look. Words are counted with their number: "kept" is the share of
trafilatura's words that consist has too, "added" the share of consist's that trafilatura lacks.
"""

from __future__ import annotations

import argparse
import logging
import re
import statistics
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from consist.model import Article
from consist.sources import read

FAR = 0.8


@dataclass(frozen=True, slots=True)
class Compared:
    """One page; `days` are the dates of publication, ours and theirs."""

    name: str
    kept: float
    added: float
    days: tuple[str, str]
    seconds: tuple[float, float]


def main() -> None:
    """Print the medians, then the pages that differ much."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    logging.disable(logging.CRITICAL)
    pages = [compared(path) for path in sorted(parser.parse_args().folder.glob("*.html"))]
    print(f"{len(pages)} pages, medians: kept {statistics.median(one.kept for one in pages):.3f}, ")
    print(f"added {statistics.median(one.added for one in pages):.3f}; means: ")
    print(f"kept {statistics.mean(one.kept for one in pages):.3f}, ")
    print(f"added {statistics.mean(one.added for one in pages):.3f}")
    both = [one.days for one in pages if all(one.days)]
    print(
        f"both name a day: {len(both)}, the same {sum(our == their for our, their in both)}; only "
        f"consist {sum(bool(one.days[0]) and not one.days[1] for one in pages)}, only trafilatura "
        f"{sum(bool(one.days[1]) and not one.days[0] for one in pages)}"
    )
    print(f"seconds: {[round(sum(one.seconds[side] for one in pages), 1) for side in (0, 1)]}")
    for one in pages:
        if one.kept < FAR or one.added > 1 - FAR or (all(one.days) and one.days[0] != one.days[1]):
            print(f"{one.name}: kept {one.kept:.2f}, added {one.added:.2f}, days {one.days}")


def compared(path: Path) -> Compared:
    """Read a page both ways."""
    import trafilatura

    began = time.perf_counter()
    found = next(iter(read([str(path)])))
    middle = time.perf_counter()
    dates = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
    theirs = trafilatura.bare_extraction(
        path.read_bytes().decode("utf-8", "replace"),
        with_metadata=True,
        include_comments=False,
        date_extraction_params=dates,
    )
    seconds = (middle - began, time.perf_counter() - middle)
    mine = found if isinstance(found, Article) else None
    ours, wanted = words(mine.text if mine else ""), words((theirs and theirs.text) or "")
    same = (ours & wanted).total()
    day = mine.published_at.date().isoformat() if mine and mine.published_at else ""
    return Compared(
        name=path.name,
        kept=same / max(1, wanted.total()),
        added=1 - same / ours.total() if ours else 0.0,
        days=(day, (theirs and theirs.date) or ""),
        seconds=seconds,
    )


def words(text: str) -> Counter[str]:
    """Return a text's words with their number."""
    return Counter(re.findall(r"\w+", text.lower()))


if __name__ == "__main__":
    main()
