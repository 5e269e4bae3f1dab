"""A story by hand, with what a decider would say of each pair of its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from consist.copies import copy_groups
from consist.coverage import StoryCoverage, cover
from consist.decide.evidence import gather
from consist.model import (
    Article,
    ClashType,
    Finding,
    Judgement,
    Kind,
    Pair,
    Passage,
    Scores,
    Sentence,
    Story,
)
from consist.sentences import split

OPEN = Scores(0.0, 1.0, 0.0)
PADDING = (
    " Trams were full until the evening and the market closed early. The council meets again next"
    " week to talk about the fares, the lamps on the quay, the benches in the park, the swimming"
    " pool, the school roof and the two lime trees in front of the old town hall. Nobody had asked"
    " for any of it, and everybody had an opinion on all of it, as is the custom of the town."
)
"""More words than a teaser has, about something else."""

Said = Mapping[tuple[str, str], Mapping[str, float]]


def article(
    name: str, outlet: str, text: str, *, hour: int | None = 12, whole: bool = True
) -> Article:
    return Article(
        name,
        outlet,
        text + (PADDING if whole else ""),
        title=f"Title of {name}",
        published_at=None if hour is None else datetime(2025, 3, 12, hour, tzinfo=UTC),
    )


def covered(
    articles: Sequence[Article], said: Said, findings: Iterable[Finding] = ()
) -> StoryCoverage:
    """Cover the articles as one story; pairs that `said` names by their texts are compared."""
    sentences = [sentence for one in articles for sentence in split(one)]
    copies = copy_groups(sentences, articles=articles, overlap=0.8)
    judgements, shares = [], []
    for (one, other), probabilities in said.items():
        pair = Pair.of(_find(sentences, one), _find(sentences, other), similarity=0.5, rank=1)
        judgements.append(Judgement(pair, OPEN, OPEN))
        shares.append(probabilities)
    story = Story("s", tuple(one.id for one in articles))
    evidence = gather(articles, sentences, judgements, stories=[story])
    return cover(
        story,
        articles=articles,
        sentences=sentences,
        evidence=list(zip(evidence, shares, strict=True)),
        findings=findings,
        copies=copies,
    )


def _find(sentences: Sequence[Sentence], text: str) -> Sentence:
    return next(sentence for sentence in sentences if sentence.text == text)


def finding(articles: Sequence[Article], one: str, other: str, kind: Kind) -> Finding:
    """Return a finding between two sentences given by their texts."""
    sides = []
    for text in (one, other):
        home = next(each for each in articles if text in each.text)
        start = home.text.index(text)
        sides.append(Passage(home.id, home.outlet, start, start + len(text), text))
    clash = ClashType.NUMBER if kind is Kind.CONTRADICTION else None
    return Finding(kind, clash, 0.9, "s", sides[0], sides[1], OPEN, OPEN, 0.5)
