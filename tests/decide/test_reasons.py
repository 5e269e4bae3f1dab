from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from consist.decide.company import Company
from consist.decide.reasons import reasons
from consist.model import Article, Kind, Scores
from tests.evidence import evidence_of

OPEN = Scores(0.04, 0.92, 0.04)
CLASHING = Scores(0.02, 0.03, 0.95)
HALFWAY = Scores(0.1, 0.3, 0.6)


def told(sentences: Scores, claims: Scores | None) -> list[str]:
    """Return the reasons that come from the NLI model."""
    sides = (
        Article("1", "Gazette", "The shells came from the east bank, Kalvena's army said."),
        Article("2", "Courier", "General Tolm said that no gun had been fired."),
    )
    item = evidence_of(*sides)
    judgement = replace(
        item.judgement,
        forward=sentences,
        backward=sentences,
        claims=None if claims is None else (claims, claims),
    )
    found = reasons(replace(item, judgement=judgement), Kind.DISPUTED, Company())
    return [reason.text for reason in found if reason.code.startswith("nli.")]


@pytest.mark.parametrize(
    ("sentences", "claims", "said"),
    [
        (OPEN, None, None),
        (OPEN, OPEN, None),
        (OPEN, CLASHING, "What the two report clearly clashes (95% and 95%"),
        (OPEN, HALFWAY, "What the two report clashes (60% and 60%"),
        (CLASHING, CLASHING, "Read side by side they clearly contradict (95% and 95%"),
        (HALFWAY, None, "Read side by side they contradict (60% and 60%"),
    ],
)
def test_what_the_model_reads_is_told_once(
    sentences: Scores, claims: Scores | None, said: str | None
) -> None:
    found = told(sentences, claims)
    assert [text[: len(said or "")] for text in found] == ([] if said is None else [said])


def test_a_clash_of_words_that_recur_is_told_once() -> None:
    item = evidence_of(
        Article("1", "Gazette", "The jury found Hamm guilty of fraud and guilty of theft."),
        Article("2", "Courier", "The jury found Hamm not guilty of fraud or theft."),
    )
    told = [r.text for r in reasons(item, Kind.CONTRADICTION, Company()) if "clash" in r.code]
    assert "“guilty” against “not guilty”" in told
    assert len(told) == len(set(told))


def test_a_speaker_is_named_without_the_genitive() -> None:
    item = evidence_of(
        Article("1", "Gazette", "The ministry's claim that the bridge was safe was false."),
        Article("2", "Courier", "The bridge was not safe."),
    )
    told = [r.text for r in reasons(item, Kind.CONTRADICTION, Company()) if "voice" in r.code]
    assert told == ["Gazette reports it from the ministry; Courier states it in its own voice."]


@pytest.mark.parametrize(
    ("kind", "hours", "told"),
    [
        (Kind.CONTRADICTION, 48, [("time.apart", "Courier published 2 days after Gazette.")]),
        (Kind.CONTRADICTION, 20, [("time.apart", "Courier published 20 hours after Gazette.")]),
        (Kind.CONTRADICTION, 5, []),
        (Kind.SUPERSEDED, 5, [("time.update", "Courier published 5 hours after Gazette.")]),
        (Kind.DISPUTED, 48, []),
    ],
)
def test_the_time_between_is_told_where_the_later_account_may_know_more(
    kind: Kind, hours: int, told: list[tuple[str, str]]
) -> None:
    first = datetime(2026, 2, 3, 9, 0, tzinfo=UTC)
    later = first + timedelta(hours=hours)
    item = evidence_of(
        Article("1", "Gazette", "Nobody was hurt.", published_at=first),
        Article("2", "Courier", "Seven people were hurt.", published_at=later),
    )
    found = [(r.code, r.text) for r in reasons(item, kind, Company()) if r.code.startswith("time.")]
    assert found == told
