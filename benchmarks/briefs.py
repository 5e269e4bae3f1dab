"""Stories by writers who had not seen this code, with clashes and traps planted (briefs/).

    python benchmarks/briefs.py [SET] [--misses] [--decider FILE]

- `first`: thirty in brief, three or four articles each in agency style: 116 pairs that contradict
  each other and 143 that look so and do not.
- `second`: thirty-six of two to four outlets that write as newsrooms of many kinds do: 93 and 142.
- `genres`: thirty of kinds that are hard to compare (live blogs, polls, election nights, forecasts,
  match reports, company results, reviews), with ten clashes in all.
- `third`: fourteen local and business stories of four outlets each: 64 and 73.
- `sides`: eight of war and politics, of five outlets that take sides: 44 contradictions, and 70
  disputes, framings, updates and traps, which are none.
- `science`: twelve of health, climate, science, business and sport, of four outlets each: 143 and
  177.

Nothing is fitted on them, but faults that they showed were mended (records 0027, 0028, 0032 and
0033), so that figures from there on flatter. Whatever is found beside the planted pairs counts as
false; a few of these are right. Found is what the product's own run gives, story by story.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from consist import api
from consist.config import Settings
from consist.evaluation.figures import average_precision
from consist.model import Article, Finding, Kind
from consist.sources import read

BRIEFS = Path(__file__).parent / "briefs"
LEVELS = (0.5, 0.4, 0.3)
SETS = ("first", "second", "genres", "third", "sides", "science")

Gold = Mapping[str, Any]


def meets(finding: Finding, pair: Gold) -> bool:
    """Whether a finding's passages hold the words of both sides of a pair."""
    sides = (finding.a, finding.b)
    return any(
        all(
            side.article_id == told["article_id"] and told["words"] in side.text
            for side, told in zip(order, (pair["a"], pair["b"]), strict=True)
        )
        for order in (sides, sides[::-1])
    )


def found_in(path: Path, settings: Settings) -> list[Finding]:
    """Check each story by itself and return all findings, the surest first."""
    articles = [one for one in read([str(path)]) if isinstance(one, Article)]
    stories = sorted({article.story for article in articles if article.story})
    findings = [
        finding
        for story in stories
        for finding in api.check(
            [article for article in articles if article.story == story],
            settings=settings,
            cache=api.Cached(),
        ).findings
    ]
    return sorted(findings, key=lambda finding: (-finding.confidence, finding.id))


def report(findings: Sequence[Finding], gold: Sequence[Gold]) -> None:
    """Print what was found of the planted pairs and what was raised by the traps."""
    clashes = [finding for finding in findings if finding.kind is Kind.CONTRADICTION]
    planted = [pair for pair in gold if pair["clash"]]
    traps = [pair for pair in gold if not pair["clash"]]
    right = np.array([any(meets(f, pair) for pair in planted) for f in clashes])
    sure = np.array([finding.confidence for finding in clashes])
    print(
        f"average precision {average_precision(right, sure):.3f}, of the pairs that were compared"
    )
    print(f"first 20 right {right[:20].mean():.2f}, first 40 {right[:40].mean():.2f}")
    for least in LEVELS:
        above = [finding for finding in clashes if finding.confidence >= least]
        hit = sum(any(meets(f, pair) for f in above) for pair in planted)
        raised = sum(any(meets(f, pair) for f in above) for pair in traps)
        print(
            f"from {least}: {len(above)} contradictions, {right[: len(above)].sum()} right; "
            f"{hit} of {len(planted)} planted found, {raised} of {len(traps)} traps raised"
        )


def main() -> None:
    """Print the figures, and what was missed."""
    parser = argparse.ArgumentParser(description="Short stories with clashes and traps.")
    parser.add_argument("stories", nargs="?", default="first", choices=SETS)
    parser.add_argument("--misses", action="store_true", help="List what is not found at 0.5.")
    parser.add_argument("--decider", default="bundled")
    arguments = parser.parse_args()
    folder = BRIEFS / arguments.stories
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    chosen = Settings(min_confidence=0.0, decider=arguments.decider)
    findings = found_in(folder / "articles.jsonl", chosen)
    report(findings, gold)
    if not arguments.misses:
        return
    for pair in gold:
        met = [finding for finding in findings if meets(finding, pair)]
        surest = met[0] if met else None
        flagged = surest is not None and surest.kind is Kind.CONTRADICTION
        if (flagged and surest is not None and surest.confidence >= 0.5) is not pair["clash"]:
            told = "no pair" if surest is None else f"{surest.kind} {surest.confidence:.2f}"
            print(f"{told:20} {pair['what']}: {pair['a']['words']} | {pair['b']['words']}")


if __name__ == "__main__":
    main()
