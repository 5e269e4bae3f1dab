"""The annotated stories' fact tables: which outlet reports which fact, and in which sentences."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

STATES = {
    "contradiction": "contradicts",
    "superseded": "updated",
    "disputed_by_speakers": "disputed",
    "framing": "states",
    "agreement": "states",
}
"""The annotators' labels in order of precedence, as what one outlet does with the other's fact."""

Place: TypeAlias = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of a story.

    `stated` holds the places (article, start, end) at which each outlet states it; an outlet that
    states it nowhere is silent if it is in `silent`. `relations` say what two outlets' versions
    are to each other, where annotators listed it.
    """

    id: str
    stated: Mapping[str, frozenset[Place]]
    silent: frozenset[str]
    relations: Mapping[frozenset[str], str]


def fact_table(folder: Path) -> tuple[Fact, ...]:
    """Read a story's `facts.json` and the sentences of its facts in `gold.json`."""
    lines = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    articles = {row["id"]: row for row in map(json.loads, lines)}
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    facts = json.loads((folder / "facts.json").read_text(encoding="utf-8"))["facts"]
    stated: defaultdict[str, defaultdict[str, set[Place]]] = defaultdict(lambda: defaultdict(set))
    labels: defaultdict[tuple[str, frozenset[str]], set[str]] = defaultdict(set)
    for pair in gold:
        if pair["label"] not in STATES:
            continue
        for side in (pair["a"], pair["b"]):
            start = articles[side["article_id"]]["text"].index(side["sentence"])
            place = (side["article_id"], start, start + len(side["sentence"]))
            stated[pair["fact"]][articles[place[0]]["outlet"]].add(place)
        outlets = frozenset(articles[pair[side]["article_id"]]["outlet"] for side in "ab")
        labels[pair["fact"], outlets].add(pair["label"])
    return tuple(
        Fact(
            id=fact["id"],
            stated={outlet: frozenset(found) for outlet, found in stated[fact["id"]].items()},
            silent=frozenset(name for name, version in _versions(fact).items() if version is None),
            relations={
                outlets: next(STATES[label] for label in STATES if label in found)
                for (name, outlets), found in labels.items()
                if name == fact["id"]
            },
        )
        for fact in facts
    )


def _versions(fact: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what each outlet reports; the tables keep it under one of two names."""
    found: Mapping[str, Any] = fact["outlets"] if "outlets" in fact else fact["versions"]
    return found


def overlaps(one: Place, other: Place) -> bool:
    """Whether two places share more than half of the shorter one."""
    shared = min(one[2], other[2]) - max(one[1], other[1])
    return one[0] == other[0] and 2 * shared > min(one[2] - one[1], other[2] - other[1])
