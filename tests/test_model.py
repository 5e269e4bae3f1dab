from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consist.errors import InputError
from consist.model import Article, ClashType, Finding, Kind, Pair, Passage, Scores, Sentence

SCORES = Scores(0.0, 0.1, 0.9)


def sentence(article: str, start: int) -> Sentence:
    return Sentence(article, start, start + 4, start // 5, f"outlet of {article}", "Yes.")


def finding() -> Finding:
    a = Passage("1", "Gazette", 10, 13, "Yes")
    b = Passage("2", "Courier", 20, 22, "No")
    return Finding(Kind.CONTRADICTION, ClashType.OTHER, 0.9, "s", a, b, SCORES, SCORES, 0.5)


@given(st.sampled_from("abc"), st.sampled_from("abc"), st.integers(0, 3), st.integers(0, 3))
def test_a_pair_has_no_direction(one: str, other: str, start: int, end: int) -> None:
    left, right = sentence(one, start * 5), sentence(other, end * 5)
    assert Pair.of(left, right, similarity=0.5, rank=1) == Pair.of(
        right, left, similarity=0.5, rank=1
    )


def test_a_finding_keeps_its_id_while_its_texts_stand() -> None:
    found = finding()
    moved = replace(
        found,
        a=replace(found.b, article_id="9", start=0, end=2),
        b=replace(found.a, article_id="8"),
        kind=Kind.SUPERSEDED,
        confidence=0.1,
    )
    assert moved.id == found.id


def test_a_finding_changes_its_id_with_either_text_or_outlet() -> None:
    found = finding()
    changed = [
        replace(found, a=replace(found.a, text="Yes!")),
        replace(found, b=replace(found.b, text="No!")),
        replace(found, b=replace(found.b, outlet="Post")),
    ]
    assert len({found.id, *(other.id for other in changed)}) == 4


@pytest.mark.parametrize(
    ("moment", "problem"),
    [
        (datetime(2031, 5, 1), "names no time zone"),  # noqa: DTZ001 (that is what is refused)
        (datetime(1, 1, 1, tzinfo=UTC), "between 2 and 9998"),
        (datetime(9999, 12, 31, 23, 30, tzinfo=UTC), "between 2 and 9998"),
    ],
)
def test_a_date_that_cannot_be_reckoned_with_is_refused(moment: datetime, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        Article("a", "Gazette", "Text.", published_at=moment)


def test_a_date_is_kept_in_utc() -> None:
    noon = datetime(2031, 5, 1, 12, tzinfo=timezone(timedelta(hours=5)))
    kept = Article("a", "Gazette", "Text.", published_at=noon).published_at
    assert kept is not None
    assert (kept.hour, kept.tzinfo) == (7, UTC)
