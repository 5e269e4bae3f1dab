"""The invariants of a run, over models that need no weights."""

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consist import judging, pipeline
from consist.attribution import Claim
from consist.cached import CachedEncoder, CachedScorer
from consist.config import Settings
from consist.engines import Here, Processes
from consist.errors import InputError
from consist.judging import is_buried
from consist.model import Article, ModelIdentity, Pair, Report, Scores, Skipped
from consist.pipeline import Silent, Tools, judge, prepare, run
from consist.reports import RENDERERS
from consist.sentences import split
from consist.sources import read
from consist.wording import ENCODER
from tests.deciders import by_weaker_contradiction
from tests.fakes import HashEncoder, MemoryCache, OverlapScorer
from tests.light_tools import light_tools

CLAUSES = (
    "Twelve miners died in the Halm pit on Friday.",
    "No miner died in the Halm pit on Friday.",
    "The owner said the pit had passed an inspection in April.",
    "Rescuers worked through the night.",
    "“We heard them knock,” a rescuer said.",
    "The mayor of Halm ruled out an inquiry.",
    "Read more: Five pits that closed this year",
    "By Jane Doe",
)
SETTINGS = Settings(min_confidence=0.0)


def tools() -> Tools:
    return light_tools()


def article(number: int, clauses: Sequence[str], outlet: str | None = None) -> Article:
    return Article(
        id=f"a{number}",
        outlet=outlet or f"outlet {number % 3}",
        text=" ".join(clauses),
        title="The Halm pit",
        published_at=datetime(2024, 5, 3, number, tzinfo=UTC),
        story="halm",
    )


corpora = st.lists(
    st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=5), min_size=1, max_size=5
).map(lambda texts: [article(number, clauses) for number, clauses in enumerate(texts)])


def as_json(report: Report) -> str:
    return RENDERERS["json"](report)


@given(corpora)
@settings(max_examples=40, deadline=None)
def test_what_is_shown_stands_in_the_text(articles: list[Article]) -> None:
    texts = {a.id: a.text for a in articles}
    report = run(articles, tools=tools(), settings=SETTINGS)
    for sentence in report.sentences:
        assert texts[sentence.article_id][sentence.start : sentence.end] == sentence.text
    for finding in report.findings:
        for side in (finding.a, finding.b):
            text = texts[side.article_id]
            assert text[side.start : side.end] == side.text
            ends = [side.start, *(place for span in side.lit for place in span), side.end]
            assert ends == sorted(ends)
            for copy in side.copies:
                assert 0 <= copy.start < copy.end <= len(texts[copy.article_id])


@given(corpora, st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_the_order_of_articles_changes_nothing(
    articles: list[Article], chance: random.Random
) -> None:
    shuffled = list(articles)
    chance.shuffle(shuffled)
    one = run(articles, tools=tools(), settings=SETTINGS)
    other = run(shuffled, tools=tools(), settings=SETTINGS)
    assert as_json(one) == as_json(other)


@given(corpora)
@settings(max_examples=25, deadline=None)
def test_findings_join_different_outlets_once_and_are_ranked(articles: list[Article]) -> None:
    report = run(articles, tools=tools(), settings=SETTINGS)
    confidences = [finding.confidence for finding in report.findings]
    assert confidences == sorted(confidences, reverse=True)
    places = [((f.a.article_id, f.a.start), (f.b.article_id, f.b.start)) for f in report.findings]
    assert len({frozenset(place) for place in places}) == len(places)
    assert all(one < other for one, other in places)
    assert all(finding.a.outlet != finding.b.outlet for finding in report.findings)


def test_a_sentence_that_outlets_print_in_two_stories_makes_one_finding() -> None:
    texts = {"Gazette": CLAUSES[0], "Courier": CLAUSES[1]}
    articles = [
        Article(f"{outlet}-{story}", outlet, f"{text} {more}", story=story)
        for story, more in (("halm", CLAUSES[3]), ("brezan", "A goat won the vote in Brezan."))
        for outlet, text in texts.items()
    ]
    report = run(articles, tools=tools(), settings=SETTINGS)
    ids = [finding.id for finding in report.findings]
    assert len(ids) == len(set(ids)) > 0


def test_spellings_of_an_outlet_are_one_outlet_under_the_most_used() -> None:
    spelled = ("Gazette", " GAZETTE", "gazette", "gazette")
    articles = [article(n, CLAUSES[n : n + 1], outlet) for n, outlet in enumerate(spelled)]
    report = run(articles, tools=tools(), settings=SETTINGS)
    assert {a.outlet for a in report.articles} == {"gazette"}
    assert [s.outlet for s in report.sentences] == ["gazette"] * 4
    assert report.findings == ()
    assert run(articles[:2], tools=tools(), settings=SETTINGS).articles[1].outlet == "Gazette"


@pytest.mark.parametrize("step", [1, 3, 1000])
def test_the_size_of_a_batch_changes_no_byte(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [article(number, CLAUSES[number:] + CLAUSES[:2]) for number in range(4)]
    expected = as_json(run(articles, tools=tools(), settings=SETTINGS))
    monkeypatch.setattr(pipeline, "TEXTS_A_STEP", step)
    monkeypatch.setattr(judging, "PAIRS_A_STEP", step)
    assert as_json(run(articles, tools=tools(), settings=SETTINGS)) == expected


def test_what_two_speakers_say_is_scored_without_them_as_well() -> None:
    said = [
        "The bridge is safe, the ministry said.",
        "The mayor said the bridge is not safe.",
        "The bridge is shut.",
    ]
    prepared = prepare(
        tuple(article(number, [text]) for number, text in enumerate(said)),
        encoder=HashEncoder(),
        settings=SETTINGS,
        focus=None,
        progress=Silent(),
    )
    two = combinations(prepared.sentences, 2)
    pairs = [Pair.of(one, other, similarity=0.5, rank=1) for one, other in two]
    both, *others = judge(prepared, pairs=pairs, scorer=OverlapScorer(), progress=Silent())
    plain = ("The bridge is safe", "the bridge is not safe.")
    assert both.claims == tuple(OverlapScorer().score([plain, plain[::-1]]))
    assert {one.claims for one in others} == {None}
    for judgement in (both, *others):
        texts = (judgement.pair.left.text, judgement.pair.right.text)
        assert [judgement.forward, judgement.backward] == OverlapScorer().score(
            [texts, texts[::-1]]
        )


def test_short_claims_may_be_buried_in_their_sentences() -> None:
    one, other = Claim("The bridge is safe"), Claim("it is the tunnel that was shut")
    assert is_buried(reporting(one.text, other.text), one, other)
    assert is_buried(reporting(other.text, one.text), other, one)


def test_claims_that_are_most_of_their_sentences_are_not_buried() -> None:
    one, other = "The bridge is safe " * 20, "the bridge is not safe " * 20
    assert not is_buried(reporting(one, other), Claim(one), Claim(other))
    assert is_buried(reporting(one, other), Claim(one[:19]), Claim(other[:23]))


def test_a_denial_hides_its_claim_however_little_else_there_is() -> None:
    text = "the bridge over the Halm was not shut in the spring " * 4
    pair = reporting(text, text)
    claim, denial = Claim(text), Claim(text, denied=True)
    assert not is_buried(pair, claim, claim)
    assert is_buried(pair, claim, denial)
    assert is_buried(pair, denial, claim)
    assert not is_buried(pair, denial, denial)


def reporting(left: str, right: str) -> Pair:
    """Return two sentences that report the claims."""
    texts = [f"{left}, the ministry of works said.", f"The mayor of Halm told us that {right}."]
    (one,), (other,) = (split(article(number, [text])) for number, text in enumerate(texts))
    return Pair.of(one, other, similarity=0.5, rank=1)


def test_every_input_is_an_article_or_skipped() -> None:
    articles = [article(number, CLAUSES[:2]) for number in range(3)]
    left_out = Skipped("file.jsonl", "line 4", "the text is empty")
    report = run([articles[0], left_out, *articles[1:]], tools=tools(), settings=SETTINGS)
    assert set(report.articles) == set(articles)
    assert report.skipped == (left_out,)


def test_nothing_readable_is_an_error_that_names_the_first_reason() -> None:
    left_out = Skipped("file.jsonl", "line 4", "the text is empty")
    with pytest.raises(InputError, match=r"skipped: 1, the first: file\.jsonl line 4: the text"):
        run([left_out], tools=tools(), settings=SETTINGS)
    with pytest.raises(InputError, match="no article"):
        run([], tools=tools(), settings=SETTINGS)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_an_article_of_a_day_that_stands_for_none_is_compared(tmp_path: Path, day: str) -> None:
    texts = {
        "Gazette": "Twelve miners died in the Halm pit by Friday morning.",
        "Courier": "No miner died in the Halm pit by Friday morning.",
    }
    rows = [
        {"outlet": outlet, "published_at": day, "story": "halm", "text": text}
        for outlet, text in texts.items()
    ]
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    report = run(list(read([str(path)])), tools=tools(), settings=SETTINGS)
    assert [article.published_at for article in report.articles] == [None, None]
    (finding,) = report.findings
    assert {side.outlet: side.text for side in (finding.a, finding.b)} == texts


def test_a_focus_leaves_out_pairs_without_it() -> None:
    articles = [article(number, CLAUSES[:4]) for number in range(3)]
    everything = run(articles, tools=tools(), settings=SETTINGS)
    focused = run(articles, tools=tools(), settings=SETTINGS, focus={"a0"})
    expected = {f.id for f in everything.findings if "a0" in {f.a.article_id, f.b.article_id}}
    assert expected
    assert {finding.id for finding in focused.findings} == expected


def test_a_wire_copy_is_one_voice_and_named() -> None:
    articles = [
        article(0, CLAUSES[:1], outlet="Gazette"),
        article(1, CLAUSES[:1], outlet="Courier"),
        article(2, CLAUSES[1:2], outlet="Herald"),
    ]
    report = run(articles, tools=tools(), settings=SETTINGS)
    (finding,) = report.findings
    assert {finding.a.outlet, finding.b.outlet} == {"Gazette", "Herald"}
    assert [copy.outlet for copy in finding.a.copies + finding.b.copies] == ["Courier"]


def test_vectors_are_handed_on_for_the_pairs_and_only_those_of_the_bundled_encoder() -> None:
    articles = tuple(article(number, CLAUSES[number : number + 3]) for number in range(3))
    prepared = prepare(
        articles, encoder=HashEncoder(), settings=SETTINGS, focus=None, progress=Silent()
    )
    pair = prepared.candidates.pairs[0]
    assert prepared.vectors_of([pair]) == {}
    known = replace(prepared, encoder=ModelIdentity(ENCODER, "any")).vectors_of([pair])
    assert known.keys() == {pair.left, pair.right}
    for sentence, vector in known.items():
        assert np.array_equal(vector, HashEncoder().encode([sentence.text])[0])


class Counting:
    """A scorer that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self._scorer = OverlapScorer()

    @property
    def identity(self) -> ModelIdentity:
        return self._scorer.identity

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Scores]:
        self.asked += pairs
        return self._scorer.score(pairs)


def test_a_second_run_asks_the_models_only_for_what_is_new() -> None:
    cache, scorer = MemoryCache(), Counting()
    cached = Tools(
        encoder=CachedEncoder(HashEncoder(), cache),
        scorer=CachedScorer(scorer, cache),
        decider=by_weaker_contradiction(),
        engine=Here(),
    )
    articles = [article(number, CLAUSES[number : number + 3]) for number in range(3)]
    first = run(articles, tools=cached, settings=SETTINGS)
    asked = len(scorer.asked)
    assert asked == len(set(scorer.asked)) > 0
    assert as_json(run(articles, tools=cached, settings=SETTINGS)) == as_json(first)
    assert len(scorer.asked) == asked
    new = article(7, ["The Halm pit will close, its owner said."], outlet="Herald")
    run([*articles, new], tools=cached, settings=SETTINGS)
    fresh = scorer.asked[asked:]
    assert fresh
    assert all(any(side.startswith("The Halm pit will close") for side in pair) for pair in fresh)


def test_spreading_the_work_over_processes_changes_no_byte(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    articles = [
        replace(article(number, CLAUSES, outlet=f"o{number}"), story=f"story {number % 3}")
        for number in range(9)
    ]
    expected = run(articles, tools=tools(), settings=SETTINGS)
    assert len({finding.story for finding in expected.findings}) == 3
    monkeypatch.setattr(pipeline, "PAIRS_WORTH_SPREADING", 1)
    spread = run(articles, tools=replace(tools(), engine=Processes(2)), settings=SETTINGS)
    assert as_json(spread) == as_json(expected)


def test_articles_without_a_date_are_counted_in_one_note() -> None:
    dated = [article(number, CLAUSES[number : number + 2]) for number in range(3)]
    assert run(dated, tools=tools(), settings=SETTINGS).notes == ()
    some = [dated[0], *(replace(one, published_at=None) for one in dated[1:])]
    report = run(some, tools=tools(), settings=SETTINGS)
    (note,) = report.notes
    assert report.skipped == ()
    assert note.reason.startswith("2 of 3 articles have no date: ")
