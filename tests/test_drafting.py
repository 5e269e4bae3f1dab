"""A draft check against a run over everything, over models that need no weights."""

import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median_high
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as trial
from hypothesis import strategies as st

from consist import drafting, indexing, pipeline
from consist.config import Settings
from consist.decide.evidence import Evidence, gather
from consist.drafting import Archive
from consist.drafts import Prints, Trace
from consist.errors import IndexNotFoundError
from consist.model import Article, Finding, Sentence
from consist.pipeline import Tools
from tests.fakes import HashEncoder
from tests.light_tools import light_tools

EVERYTHING = Settings(min_confidence=0.0, pair_budget=1_000_000)
PLACES = ("Halm", "Sarn", "Tolmin", "Qarran")
CLAUSES = (
    "Twelve miners died in the {0} pit on Friday, the mayor of {0} said.",
    "No miner died in the {0} pit on Friday, the mayor of {0} said.",
    "Rescuers in {0} worked through the night to reach the lower gallery.",
    "Rescuers in {0} worked through the whole night to reach the lower gallery.",
    "The owner said the {0} pit had passed an inspection in April.",
    "“We heard them knock,” a rescuer said in {0}.",
    "The mayor of {0} ruled out an inquiry.",
    "The mayor of {0} promised an inquiry.",
    "Read more: Five pits that closed this year",
    "By Jane Doe",
    "Yes.",
)
FIRST = datetime(2024, 5, 3, tzinfo=UTC)


@pytest.fixture(autouse=True, scope="module")
def nothing_is_furniture() -> Iterator[None]:
    """What an outlet repeats is known where all stories are, and not for a draft."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("consist.sentences.repeated.IN_SO_MANY", 1_000)
        yield


def tools() -> Tools:
    return light_tools()


def article(number: int, place: str, clauses: list[str], *, day: float | None) -> Article:
    return Article(
        id=f"a{number:02}",
        outlet=f"outlet {number % 4}",
        text="\n\n".join(clause.format(place) for clause in clauses),
        published_at=None if day is None else FIRST + timedelta(days=day),
    )


articles = st.lists(
    st.tuples(
        st.sampled_from(PLACES),
        st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=5),
        st.none() | st.sampled_from((0.0, 0.5, 4.0, 20.0)),
    ),
    min_size=2,
    max_size=9,
).map(
    lambda drawn: [article(n, place, said, day=day) for n, (place, said, day) in enumerate(drawn)]
)


def of_everything(corpus: list[Article], draft: Article, settings: Settings) -> tuple[Finding, ...]:
    """Return what a run over all articles finds with the draft in focus.

    A draft without a date gets that of its story's middle one, and all stay in their stories.
    """
    whole = [one for one in corpus if one.id != draft.id] + [draft]
    report = pipeline.run(whole, tools=tools(), settings=settings, focus={draft.id})
    if draft.published_at is not None:
        return report.findings
    story_of = {name: story.id for story in report.stories for name in story.article_ids}
    beside = [one for one in corpus if story_of[one.id] == story_of[draft.id] and one != draft]
    days = [one.published_at for one in beside if one.published_at is not None]
    dated = replace(draft, published_at=median_high(days) if days else None)
    again = [replace(one, story=story_of[one.id]) for one in (*whole[:-1], dated)]
    return pipeline.run(again, tools=tools(), settings=settings, focus={draft.id}).findings


@given(articles, st.integers(0, 8), st.sampled_from((0, 600)), st.sampled_from((0.5, 0.8)))
@trial(max_examples=40, deadline=None)
def test_a_draft_is_found_what_a_run_over_everything_finds(
    corpus: list[Article], place: int, small: int, overlap: float
) -> None:
    draft = corpus[place % len(corpus)]
    wanted = Settings(
        min_confidence=0.0, small_story_pairs=small, copy_overlap=overlap, neighbours=2
    )
    with TemporaryDirectory() as folder:
        home = Path(folder)
        others = [one for one in corpus if one.id != draft.id]
        indexing.add("world", others, home=home, encoder=HashEncoder())
        archive = Archive.open("world", home=home, encoder=HashEncoder())
        report = archive.check(draft, tools=tools(), settings=wanted)
        assert report.findings == of_everything(others, draft, wanted)
        again = Archive.open("world", home=home, encoder=HashEncoder())
        assert again.check(draft, tools=tools(), settings=wanted) == report
        known = {one.id: one for one in report.articles}
        for finding in report.findings:
            assert draft.id in {finding.a.article_id, finding.b.article_id}
            for side in (finding.a, finding.b):
                assert known[side.article_id].text[side.start : side.end] == side.text
                assert {copy.article_id for copy in side.copies} <= known.keys()


def generated(count: int, *, seed: int) -> list[Article]:
    draw = random.Random(seed)
    return [
        article(
            number,
            draw.choice(PLACES),
            draw.choices(CLAUSES, k=draw.randint(2, 6)),
            day=draw.choice((0.0, 1.0, 2.0)),
        )
        for number in range(count)
    ]


def test_a_larger_corpus_with_several_drafts(tmp_path: Path) -> None:
    corpus = generated(40, seed=3)
    indexing.add("world", corpus, home=tmp_path, encoder=HashEncoder())
    archive = Archive.open("world", home=tmp_path, encoder=HashEncoder())
    found = 0
    for draft in corpus[::6]:
        report = archive.check(draft, tools=tools(), settings=EVERYTHING)
        assert report.findings == of_everything(corpus, draft, EVERYTHING)
        found += len(report.findings)
    assert found > 30


def test_the_corpus_is_made_into_a_table_once_for_all_drafts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    *corpus, one, other = generated(20, seed=5)
    indexing.add("world", corpus, home=tmp_path, encoder=HashEncoder())
    archive = Archive.open("world", home=tmp_path, encoder=HashEncoder())
    made: list[int] = []
    make = Prints.of

    def counted(traces: Mapping[str, Trace]) -> Prints:
        made.append(len(traces))
        return make(traces)

    monkeypatch.setattr(Prints, "of", counted)
    for draft in (one, other, one):
        report = archive.check(draft, tools=tools(), settings=EVERYTHING)
        assert report.findings == of_everything(corpus, draft, EVERYTHING)
    assert sorted(made) == [1, 1, 1, len(corpus)]


def test_a_budget_scores_so_many_pairs_and_counts_the_rest(tmp_path: Path) -> None:
    draft, *corpus = generated(30, seed=4)
    indexing.add("world", corpus, home=tmp_path, encoder=HashEncoder())
    archive = Archive.open("world", home=tmp_path, encoder=HashEncoder())
    whole = archive.check(draft, tools=tools(), settings=EVERYTHING)
    pairs = whole.stages["scored"]
    assert pairs == whole.stages["pairs"] > 10
    for budget in (1, 7, pairs):
        tight = replace(EVERYTHING, pair_budget=budget)
        report = archive.check(draft, tools=tools(), settings=tight)
        assert report.stages["scored"] == budget
        assert report.stages["cut_by_budget"] == pairs - budget


def test_an_earlier_version_and_the_own_outlet_are_not_compared(tmp_path: Path) -> None:
    one, other = CLAUSES[0].format("Halm"), CLAUSES[1].format("Halm")
    indexed = [
        Article("draft", "Gazette", other),
        Article("own", "Gazette", other),
        Article("theirs", "Courier", other),
    ]
    indexing.add("world", indexed, home=tmp_path, encoder=HashEncoder())
    archive = Archive.open("world", home=tmp_path, encoder=HashEncoder())
    report = archive.check(Article("draft", "Gazette", one), tools=tools(), settings=EVERYTHING)
    (finding,) = report.findings
    assert {finding.a.article_id, finding.b.article_id} == {"draft", "theirs"}


def test_new_articles_are_seen_and_only_they_are_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = generated(12, seed=5)
    draft, *others = corpus
    indexing.add("world", others[:8], home=tmp_path, encoder=HashEncoder())
    Archive.open("world", home=tmp_path, encoder=HashEncoder()).check(
        draft, tools=tools(), settings=EVERYTHING
    )
    indexing.add("world", others[8:], home=tmp_path, encoder=HashEncoder())
    read: list[str] = []
    take = Trace.of

    def counted(one: Article, sentences: Iterable[Sentence] | None = None) -> Trace:
        read.append(one.id)
        return take(one, sentences)

    monkeypatch.setattr(Trace, "of", counted)
    archive = Archive.open("world", home=tmp_path, encoder=HashEncoder())
    report = archive.check(draft, tools=tools(), settings=EVERYTHING)
    assert sorted(read) == sorted([draft.id, *(one.id for one in others[8:])])
    assert report.findings == of_everything(others, draft, EVERYTHING)


def test_a_damaged_file_of_traces_is_made_anew(tmp_path: Path) -> None:
    corpus = generated(10, seed=7)
    draft, *others = corpus
    indexing.add("world", others, home=tmp_path, encoder=HashEncoder())
    traces = tmp_path / "indexes" / "world" / "traces.npz"
    expected = of_everything(others, draft, EVERYTHING)
    for damage in (b"", b"PK\x03\x04 nothing", b"not a file of arrays"):
        traces.write_bytes(damage)
        archive = Archive.open("world", home=tmp_path, encoder=HashEncoder())
        assert archive.check(draft, tools=tools(), settings=EVERYTHING).findings == expected
        assert traces.stat().st_size > 100


def test_a_large_index_is_asked_for_the_most_related(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "WHOLE", 5)
    corpus = generated(20, seed=9)
    draft, *others = corpus
    indexing.add("world", others, home=tmp_path, encoder=HashEncoder())
    archive = Archive.open("world", home=tmp_path, encoder=HashEncoder())
    report = archive.check(draft, tools=tools(), settings=EVERYTHING)
    related = indexing.related("world", [draft], home=tmp_path, encoder=HashEncoder())
    assert report.findings == of_everything(list(related), draft, EVERYTHING) != ()


@pytest.mark.parametrize("whole", [0, 5_000])
def test_a_draft_without_a_date_is_judged_as_amid_its_story_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: int
) -> None:
    monkeypatch.setattr(drafting, "WHOLE", whole)
    corpus = [
        article(1, "Halm", [CLAUSES[0], CLAUSES[2]], day=0.5),
        article(2, "Halm", [CLAUSES[0], CLAUSES[3]], day=None),
        article(3, "Halm", [CLAUSES[0], CLAUSES[4]], day=0.0),
        article(5, "Tolmin", [CLAUSES[6], CLAUSES[4]], day=90.0),
    ]
    indexing.add("world", corpus, home=tmp_path, encoder=HashEncoder())
    archive = Archive.open("world", home=tmp_path, encoder=HashEncoder())
    undated = article(4, "Halm", [CLAUSES[1], CLAUSES[2]], day=None)
    days: list[set[datetime | None]] = []

    def seen(articles: Iterable[Article], *rest: Any, **more: Any) -> tuple[Evidence, ...]:
        known = tuple(articles)
        days.append({one.published_at for one in known if one.id == undated.id})
        return gather(known, *rest, **more)

    monkeypatch.setattr("consist.decide.portions.gather", seen)
    report = archive.check(undated, tools=tools(), settings=EVERYTHING)
    assert days == [{FIRST + timedelta(hours=12)}]
    (note,) = report.notes
    assert report.skipped == ()
    assert "has no date: taken as written" in note.reason
    assert "2024-05-03 12:00 UTC" in note.reason
    assert undated in report.articles  # what is shown of it is what it says of itself
    dated = replace(undated, published_at=FIRST)
    assert archive.check(dated, tools=tools(), settings=EVERYTHING).notes == ()


def test_a_draft_without_a_date_among_such_is_told(tmp_path: Path) -> None:
    corpus = [article(1, "Halm", [CLAUSES[0], CLAUSES[2]], day=None)]
    indexing.add("world", corpus, home=tmp_path, encoder=HashEncoder())
    archive = Archive.open("world", home=tmp_path, encoder=HashEncoder())
    alike = article(4, "Halm", [CLAUSES[1], CLAUSES[2]], day=None)
    (note,) = archive.check(alike, tools=tools(), settings=EVERYTHING).notes
    assert "nor has any article of its story" in note.reason
    alone = article(4, "Sarn", [CLAUSES[5]], day=None)
    report = archive.check(alone, tools=tools(), settings=EVERYTHING)
    assert report.notes == ()


def test_an_index_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(IndexNotFoundError, match="nowhere"):
        Archive.open("nowhere", home=tmp_path, encoder=HashEncoder())


def test_what_a_draft_tells_of_another_story_is_named_and_not_compared(tmp_path: Path) -> None:
    fire = "A fire in the harbour of Qarran burned four fishing boats."
    pit = [CLAUSES[0].format("Halm"), CLAUSES[2].format("Halm"), CLAUSES[4].format("Halm")]
    corpus = [
        Article("pit", "outlet 1", "\n\n".join(pit), published_at=FIRST),
        Article("fire", "outlet 2", fire, published_at=FIRST + timedelta(days=40)),
        Article("own", "outlet 0", CLAUSES[6].format("Tolmin"), published_at=FIRST),
    ]
    said = [*pit[:2], CLAUSES[6].format("Tolmin"), fire.replace("four", "nine")]
    draft = Article("draft", "outlet 0", "\n\n".join(said), published_at=FIRST)
    indexing.add("pits", corpus, home=tmp_path, encoder=HashEncoder())
    archive = Archive.open("pits", home=tmp_path, encoder=HashEncoder())
    report = archive.check(draft, tools=tools(), settings=EVERYTHING)
    (missed,) = report.skipped  # what the outlet itself has told is no story of others
    assert said[-1] in missed.where
    assert "outlet 2" in missed.reason
