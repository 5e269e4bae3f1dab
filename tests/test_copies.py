from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consist import copies
from consist.copies import CopyGroups, copy_groups
from consist.model import Article, Sentence, SentenceRole
from consist.wire_text import LONGEST_LIKE, Wording, likeness, same_text

OVERLAP = 0.8


def prints(*texts: str) -> tuple[list[Sentence], list[Article]]:
    """Make one article of its own outlet a text, published one day after the other."""
    articles = [
        Article(
            f"a{row}",
            f"outlet {row}",
            text,
            published_at=datetime(2031, 5, 1, tzinfo=UTC) + timedelta(days=row),
        )
        for row, text in enumerate(texts)
    ]
    sentences = [Sentence(a.id, 0, len(a.text), 0, a.outlet, a.text) for a in articles]
    return sentences, articles


def same(one: str, other: str) -> bool:
    return same_text(Wording.of(one), Wording.of(other), overlap=OVERLAP)


BASE = "Rebels in the town of Qarran killed 12 soldiers near the old bridge on Friday, police said"


@pytest.mark.parametrize("mark", ["(", "-", " (", "'"])
def test_a_long_run_of_marks_is_no_word(mark: str) -> None:
    assert Wording.of(mark * 50_000).words == ()
    assert Wording.of(f"{BASE}{mark * 50_000} (Reuters)").words == Wording.of(BASE).words


def test_of_a_table_only_the_same_words_are_a_copy() -> None:
    long = f"{BASE} " * 30
    assert len(Wording.of(long).words) <= LONGEST_LIKE < len(Wording.of(long * 2).words)
    assert same(long, f"{long} said")
    assert not same(long * 2, f"{long * 2} said")
    assert same(long * 2, f"“{long * 2}”")


@pytest.mark.parametrize(
    "other",
    [
        BASE.upper(),
        BASE + ".",
        f"“{BASE}.”",
        f"QARRAN, May 3 (Tern) - {BASE}.",
        f"QARRAN — {BASE}.",
        f"Qarran, 3 May: {BASE}.",
        f"{BASE}. (Reuters)",
        f"{BASE} -AFP",
        BASE.replace("12", "twelve"),
        BASE.replace("police said", "the police said"),
        BASE.replace("old bridge", "bridge"),
    ],
)
def test_a_desk_edit_is_a_copy(other: str) -> None:
    assert same(BASE, other)
    assert same(other, BASE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("20 km", "20 kilometres"),
        ("20km", "20 kilometers"),
        ("1,200 metres", "1200 meters"),
        ("30 per cent", "30%"),
        ("30 percent", "30 per cent"),
        ("four miles", "4 miles"),
        ("Four miles", "4 miles"),
        ("14 harbours", "14 harbors"),
    ],
)
def test_units_and_numbers_may_be_written_otherwise(one: str, other: str) -> None:
    text = "The two armies pulled their tanks back by {} along the whole of the eastern front line"
    assert same(text.format(one), text.format(other))


@pytest.mark.parametrize(
    ("changed", "to"),
    [
        ("12", "14"),
        ("12", "1.2"),
        ("12", "a dozen"),
        ("12 ", ""),
        ("killed", "did not kill"),
        ("killed", "never killed"),
        ("killed", "wounded"),
        ("Rebels", "Terrorists"),
        ("Qarran", "Tolmin"),
        ("Friday", "Sunday"),
        ("near", "at least two miles from"),
        ("soldiers", "Ordanian soldiers"),
        ("killed", "allegedly killed"),
        ("killed", "may have killed"),
        ("killed 12", "were killed by 12"),
        ("police", "no police"),
    ],
)
def test_a_difference_of_weight_makes_two_voices(changed: str, to: str) -> None:
    other = BASE.replace(changed, to)
    assert other != BASE
    assert not same(BASE, other)
    assert not same(other, BASE)


def test_a_long_sentence_does_not_drown_the_number() -> None:
    tail = " while the talks in the capital went on and neither side would say when they might end"
    other = BASE.replace("12", "14") + tail
    assert likeness(Wording.of(BASE + tail), Wording.of(other)) > OVERLAP
    assert not same(BASE + tail, other)


def test_four_is_no_british_spelling_of_for() -> None:
    text = "The police in the old town of Qarran searched {} people with knives on Friday night"
    assert not same(text.format("four"), text.format("for"))
    assert not same("They searched four people.", "They searched for people.")


def test_currencies_and_signs_weigh() -> None:
    text = "The ministry put the cost of the new bridge over the Sarn at {} in its first report"
    assert not same(text.format("$5 million"), text.format("€5 million"))
    assert not same(text.format("-5 million"), text.format("5 million"))
    assert not same(text.format("$5 million"), text.format("$5 billion"))


def test_swapped_names_are_no_copy() -> None:
    text = "{} accused {} of breaking the truce on the river in the early hours of the morning"
    assert not same(text.format("Velmora", "Ordania"), text.format("Ordania", "Velmora"))


def test_a_short_sentence_needs_all_its_words() -> None:
    assert same("He said yes.", "“He said yes”")
    assert not same("He said yes.", "He also said yes.")


def test_a_speaker_before_a_dash_is_no_dateline() -> None:
    text = "{} - the war ends before the first snow falls on the hills"
    assert not same(text.format("Anna Sund"), text.format("Peter Holt"))


def test_a_group_is_led_by_its_earliest_print() -> None:
    sentences, articles = prints(BASE + ".", "Something else was said by the mayor.", BASE)
    groups = copy_groups(sentences, articles=articles, overlap=OVERLAP)
    assert groups.groups == ((sentences[0], sentences[2]),)
    assert groups.representative(sentences[2]) == sentences[0]
    assert groups.others(sentences[2]) == (sentences[0],)
    assert groups.representative(sentences[1]) == sentences[1]
    assert groups.others(sentences[1]) == ()


def test_an_undated_print_counts_as_the_latest() -> None:
    sentences, articles = prints(BASE, BASE)
    undated = Article("a0", "outlet 0", BASE)
    groups = copy_groups(sentences, articles=[undated, articles[1]], overlap=OVERLAP)
    assert groups.groups == ((sentences[1], sentences[0]),)


def test_boilerplate_takes_no_part() -> None:
    sentences, articles = prints(BASE, BASE)
    teaser = Sentence("a0", 0, len(BASE), 0, "outlet 0", BASE, SentenceRole.BOILERPLATE)
    groups = copy_groups([teaser, sentences[1]], articles=articles, overlap=OVERLAP)
    assert groups == CopyGroups()


def test_no_chain_of_edits_joins_what_differs() -> None:
    young = BASE.replace("soldiers", "young soldiers")
    old = BASE.replace("soldiers", "old soldiers")
    assert same(young, BASE)
    assert same(BASE, old)
    assert not same(young, old)
    for texts in permutations((young, BASE, old)):
        sentences, articles = prints(*texts)
        groups = copy_groups(sentences, articles=articles, overlap=OVERLAP)
        for group in groups.groups:
            assert all(same(one.text, other.text) for one, other in combinations(group, 2))
        assert len(groups.groups) == 1


def test_odd_texts_are_no_trouble() -> None:
    sentences, articles = prints("", "…", "…", "—", "5", "5", "مرحبا بالعالم", "🚀🚀")
    groups = copy_groups(sentences, articles=articles, overlap=OVERLAP)
    assert groups.groups == ((sentences[1], sentences[2]), (sentences[4], sentences[5]))


WORDS = ["police", "troops", "said", "the", "of", "Sarn", "Ordania", "12", "14", "not", "bridge"]
texts = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join), min_size=1, max_size=14
)


TEMPLATES = (
    "Shares of {} fell by {} percent to close at {} crowns on the Sarn exchange on Friday",
    "Shares of the {} fell by {} percent to close at {} crowns on the exchange on Friday",
    "{} beat the visitors by {} to {} in front of a full house at the old ground",
)
FIGURES = ["2", "4", "four", "12", "1,200", "1200", "3.5", "two", "a few"]
templated = st.lists(
    st.builds(
        str.format, st.sampled_from(TEMPLATES), st.sampled_from(["Halm", "Brezan", "4 firms"]),
        *[st.sampled_from(FIGURES)] * 2,
    ),
    min_size=1, max_size=14,
)  # fmt: skip


@given(texts | templated, st.sampled_from([0.3, 0.5, 0.8, 1.0]))
@settings(deadline=None)
def test_blocking_loses_no_copy(given_texts: list[str], overlap: float) -> None:
    """Greedy grouping over all pairs, without the inverted index, is the independent answer."""
    sentences, articles = prints(*given_texts)
    expected: list[list[Sentence]] = []
    for sentence in sentences:
        wording = Wording.of(sentence.text)
        for group in expected:
            if all(same_text(wording, Wording.of(m.text), overlap=overlap) for m in group):
                group.append(sentence)
                break
        else:
            expected.append([sentence])
    got = copy_groups(sentences, articles=articles, overlap=overlap)
    assert {frozenset(g) for g in got.groups} == {frozenset(g) for g in expected if len(g) > 1}


def test_sentences_of_one_template_are_compared_only_where_their_figures_agree(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[set[str]] = []

    def counted(one: Wording, other: Wording, *, overlap: float) -> bool:
        compared.append({word for w in (one, other) for word in w.words if word.isdecimal()})
        return same_text(one, other, overlap=overlap)

    monkeypatch.setattr(copies, "same_text", counted)
    text = "Shares of Halm{} fell to close at {} crowns on the Sarn exchange on Friday"
    sentences, articles = prints(
        *(text.format("", 100 + day) for day in range(20)),
        *(text.format(", which", 100 + day) for day in range(20)),
    )
    groups = copies.copy_groups(sentences, articles=articles, overlap=OVERLAP)
    assert {frozenset(group) for group in groups.groups} == {
        frozenset((sentences[day], sentences[20 + day])) for day in range(20)
    }
    assert sorted(compared, key=min) == [{str(100 + day)} for day in range(20)]


@given(texts, st.data())
@settings(deadline=None)
def test_the_order_of_the_sentences_does_not_matter(
    given_texts: list[str], data: st.DataObject
) -> None:
    sentences, articles = prints(*given_texts)
    expected = copy_groups(sentences, articles=articles, overlap=OVERLAP)
    shuffled = data.draw(st.permutations(sentences))
    assert copy_groups(shuffled, articles=articles[::-1], overlap=OVERLAP) == expected


def test_a_mark_that_stands_alone_is_no_word() -> None:
    assert Wording.of("\N{HALFWIDTH KATAKANA VOICED SOUND MARK} Rain fell.").words == (
        "rain",
        "fell",
    )
