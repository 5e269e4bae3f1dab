"""Copies found by their prints against copies found by looking at every two sentences."""

import json
from hashlib import sha256

import numpy as np
from hypothesis import given
from hypothesis import settings as trial
from hypothesis import strategies as st

from consist.copies import copy_groups
from consist.drafts import TRACES, Prints, Trace, printed_elsewhere
from consist.example import articles_path
from consist.model import Article
from consist.sentences import split
from consist.wire_text import Wording, same_text

WORDS = "the mayor of Halm said that rescuers worked through a long night in March".split()
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(
    lambda words: " ".join(words).capitalize() + "."
)
texts = st.lists(sentences | st.sampled_from(("…", "Yes.", "!")), min_size=1, max_size=5).map(
    "\n\n".join
)
corpora = st.lists(texts, min_size=2, max_size=5).map(
    lambda found: [Article(f"a{n}", f"outlet {n}", text) for n, text in enumerate(found)]
)


def traces(articles: list[Article]) -> dict[str, Trace]:
    return {article.id: Trace.of(article) for article in articles}


@given(corpora, st.sampled_from((0.2, 0.5, 0.8, 1.0)))
@trial(max_examples=150, deadline=None)
def test_no_copy_is_missing_among_those_that_may_be(
    articles: list[Article], overlap: float
) -> None:
    prints = Prints.of(traces(articles))
    texts_of = {article.id: article.text for article in articles}
    wordings = [
        Wording.of(texts_of[name][start:end])
        for name, (start, end) in zip(prints.names, prints.spans, strict=True)
    ]
    everyone = np.arange(len(wordings))
    candidates = set(prints.may_copy(everyone, overlap=overlap))
    expected = {
        (one, other)
        for one in range(len(wordings))
        for other in range(len(wordings))
        if wordings[one].words and same_text(wordings[one], wordings[other], overlap=overlap)
    }
    assert expected <= candidates


@given(corpora, st.sampled_from((0.2, 0.5, 0.8)))
@trial(max_examples=100, deadline=None)
def test_a_storys_groups_are_those_of_all_sentences(
    articles: list[Article], overlap: float
) -> None:
    members = {article.id for article in articles[:2]}
    everything = [sentence for article in articles for sentence in split(article)]
    known = {article.id: article for article in articles}
    spans = printed_elsewhere(Prints.of(traces(articles)), known, members, overlap=overlap)
    assert not members & spans.keys()
    some = [
        sentence
        for sentence in everything
        if sentence.article_id in members
        or (sentence.start, sentence.end) in spans.get(sentence.article_id, ())
    ]
    whole = copy_groups(everything, articles=articles, overlap=overlap)
    part = copy_groups(some, articles=articles, overlap=overlap)
    for sentence in some:
        assert part.group(sentence) == whole.group(sentence)


@given(corpora)
@trial(max_examples=100, deadline=None)
def test_a_table_with_one_more_article_is_that_of_all(articles: list[Article]) -> None:
    *others, last = articles
    whole = Prints.of(traces(articles))
    made = Prints.of(traces(others)).and_of(last.id, Trace.of(last))
    assert (made.names, made.spans) == (whole.names, whole.spans)
    for name in ("firsts", "totals", "columns"):
        one, other = getattr(made, name), getattr(whole, name)
        assert one.dtype == other.dtype
        assert one.tolist() == other.tolist()
    assert made.counts.toarray().tolist() == whole.counts.toarray().tolist()
    everyone = np.arange(len(whole.names))
    for overlap in (0.2, 0.5, 0.8, 1.0):
        found = list(made.may_copy(everyone, overlap=overlap))
        assert found == list(whole.may_copy(everyone, overlap=overlap))


def test_an_article_beside_none_has_a_table() -> None:
    trace = Trace.of(Article("a", "Gazette", "Talks ended in Halm."))
    made = Prints.of({}).and_of("a", trace)
    assert made.counts.toarray().tolist() == Prints.of({"a": trace}).counts.toarray().tolist()


def test_a_trace_tells_the_text_that_it_was_taken_of() -> None:
    one, other = Article("a", "Gazette", "Talks ended."), Article("b", "Weir", "Talks failed.")
    assert Trace.of(one).digest != Trace.of(other).digest
    assert Trace.of(one).digest == Trace.of(Article("c", "Tern", one.text)).digest


def test_the_number_of_the_traces_is_raised_with_what_they_hold() -> None:
    """Traces lie on users' disks: whatever changes them must make the old ones unknown."""
    whole = sha256()
    for line in articles_path().read_text(encoding="utf-8").splitlines():
        trace = Trace.of(Article("a", "Gazette", json.loads(line)["text"]))
        mentions = [
            sorted(part.items())
            for part in (trace.mentions.counts, trace.mentions.inside, trace.mentions.small)
        ]
        whole.update(repr((mentions, trace.spans)).encode())
        whole.update(np.concatenate(trace.prints).tobytes())
    assert (TRACES, whole.hexdigest()[:16]) == (4, "f42ada845a5cdd5a"), (
        "other traces are taken of the same text: raise consist.drafts.TRACES, and this with it"
    )
