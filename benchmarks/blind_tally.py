"""Print the surest findings of a report for reading blind: shuffled, without score or kind.

    consist check PATHS --min-confidence 0.2 --format json --output found.json
    python benchmarks/blind_tally.py found.json [--most 100] [--seed 20] [--kind KIND …] [--key]

Of each clash (the report's groups) the surest finding is taken. Judge each from its passages alone,
then print the key and compare. The key gives the number, rank, kind, type, confidence and identity
of each.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import Any


def blind(
    report: dict[str, Any], *, kinds: list[str], most: int, seed: int
) -> list[dict[str, Any]]:
    """Return the surest finding of each clash, in an order that says nothing of rank."""
    leads = {group["findings"][0] for group in report["groups"]}
    chosen: list[dict[str, Any]] = []
    for rank, finding in enumerate(report["findings"], 1):
        wanted = not kinds or finding["kind"] in kinds
        if wanted and finding["id"] in leads and len(chosen) < most:
            leads.remove(finding["id"])
            chosen.append({**finding, "rank": rank})
    random.Random(seed).shuffle(chosen)
    return chosen


def main() -> None:
    """Print the findings, or with --key what they were taken for."""
    parser = argparse.ArgumentParser(description="Findings for reading blind.")
    parser.add_argument("report", type=Path)
    parser.add_argument("--most", type=int, default=100)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--kind", action="append", default=[], dest="kinds")
    parser.add_argument("--key", action="store_true")
    arguments = parser.parse_args()
    report = json.loads(arguments.report.read_text(encoding="utf-8"))
    articles = {article["id"]: article for article in report["articles"]}
    chosen = blind(report, kinds=arguments.kinds, most=arguments.most, seed=arguments.seed)
    for number, finding in enumerate(chosen, 1):
        if arguments.key:
            told = (finding["rank"], finding["kind"], finding["type"], finding["confidence"])
            print(number, *told, finding["id"])
            continue
        print(f"\n[{number}]")
        for side in (finding["a"], finding["b"]):
            article = articles[side["article_id"]]
            published = (article["published_at"] or "undated")[:16]
            print(f"  {side['outlet']}, {published}: {article['title']}")
            print(f"    {' '.join(side['text'].split())}")


if __name__ == "__main__":
    main()
