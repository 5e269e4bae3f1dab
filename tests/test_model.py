from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from consist.model import ClashType, Finding, Kind, Pair, Passage, Scores, Sentence

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
