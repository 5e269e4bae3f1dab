"""Whether a text is less than its article."""

import pytest

from consist.coverage.extent import FEWEST_WORDS, is_partial
from consist.model import Article, SentenceRole
from consist.sentences import split

WHOLE = " ".join(
    f"The ferry to the {place} islands ran twice a day last week, the harbour master said."
    for place in ("northern", "southern", "eastern", "western", "outer", "inner")
)


def partial(text: str) -> bool:
    return is_partial(text, split(Article("a", "Gazette", text)))


def test_a_whole_article_is_whole() -> None:
    assert len(WHOLE.split()) > FEWEST_WORDS
    assert not partial(WHOLE)
    assert not partial(f"{WHOLE}\n")
    assert not partial(f"{WHOLE} “It was enough.”")
    assert not partial(f"{WHOLE}\n\nGazette staff and agencies")
    assert not partial(f"{WHOLE}\n\n(Gazette/nm)")


@pytest.mark.parametrize(
    "end",
    ["The mayor said th…", "The mayor... ", "[+2140 chars]", "Continue reading", "Read more …",
     "Subscribe to read the whole story", "Read the full article",
     "The mayor of the outer islands said that the"],
)  # fmt: skip
def test_a_text_that_is_cut_is_partial(end: str) -> None:
    assert partial(f"{WHOLE} {end}")


def test_a_teaser_is_partial() -> None:
    assert partial("The ferry to the northern islands ran twice a day last week.")
    assert partial("")


def test_boilerplate_does_not_make_an_article() -> None:
    sentences = split(Article("a", "Gazette", WHOLE))
    own = [s for s in sentences if s.role is SentenceRole.BODY][:1]
    assert is_partial(WHOLE, own)


def test_a_row_of_stops_within_a_text_cuts_nothing() -> None:
    assert not partial(f"{'.' * 100_000} {WHOLE}")
