"""Claims, cells, omissions, matrix and timeline of small stories whose answer is plain."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from consist.coverage import Claim, Standing, State, StoryCoverage
from consist.model import Article, Kind
from tests.coverage.stories import article, covered, finding

SIXTY = "The bridge will stay shut for 60 days."
TWO_MONTHS = "For two months nobody may cross the bridge."
SHUT = "The bridge is to be closed for sixty days, officials said."
NINETY = "The bridge stays closed for 90 days."
OTHER = "The mayor opened a bakery on Monday."

SAME = {"agreement": 0.8, "none": 0.2}
WEAK = {"agreement": 0.4, "none": 0.6}
CLASH = {"contradiction": 0.8, "none": 0.2}
MAYBE = {"contradiction": 0.3, "none": 0.7}
UPDATE = {"superseded": 0.8, "none": 0.2}
DISPUTE = {"disputed": 0.8, "none": 0.2}
NOTHING = {"none": 1.0}


def claim_of(story: StoryCoverage, text: str) -> Claim:
    return next(
        claim
        for claim in story.claims
        for cell in claim.cells
        for mention in cell.mentions
        if mention.member and mention.passage.text == text
    )


def states(claim: Claim) -> dict[str, State]:
    return {cell.outlet: cell.state for cell in claim.cells}


@pytest.fixture
def four() -> list[Article]:
    return [
        article("a", "Gazette", SIXTY, hour=8),
        article("b", "Courier", TWO_MONTHS, hour=9),
        article("c", "Herald", SHUT, hour=10),
        article("d", "Tribune", NINETY, hour=11),
    ]


AGREED = {(SIXTY, TWO_MONTHS): SAME, (SIXTY, SHUT): SAME, (TWO_MONTHS, SHUT): SAME}


def test_what_three_state_and_one_contradicts_is_split(four: list[Article]) -> None:
    story = covered(four, {**AGREED, (SIXTY, NINETY): CLASH, (SHUT, NINETY): CLASH})
    claim, rival = claim_of(story, SIXTY), claim_of(story, NINETY)
    assert claim is claim_of(story, SHUT)
    assert states(claim) == {
        "Courier": State.STATES,
        "Gazette": State.STATES,
        "Herald": State.STATES,
        "Tribune": State.CONTRADICTS,
    }
    assert (claim.standing, claim.voices, claim.central) == (Standing.SPLIT, 3, True)
    assert claim.rivals == (rival.id,)
    assert rival.rivals == (claim.id,)
    assert states(rival)["Gazette"] is State.CONTRADICTS
    at = story.claims.index(claim)
    assert story.claims[at + 1] is rival
    assert story.contested == (claim, rival)


def test_speakers_are_told_apart_from_the_outlets_own_voice(four: list[Article]) -> None:
    claim = claim_of(covered(four, AGREED), SIXTY)
    assert claim.standing is Standing.CONSENSUS
    assert not claim.cell("Gazette").mentions[0].attributed
    said = claim.cell("Herald").mentions[0]
    assert said.attributed
    assert said.passage.speaker == "officials"


def test_clashing_texts_are_never_one_claim(four: list[Article]) -> None:
    story = covered(four, {**AGREED, (SIXTY, NINETY): CLASH, (SHUT, NINETY): SAME,
                           (TWO_MONTHS, NINETY): SAME})  # fmt: skip
    assert claim_of(story, SIXTY) is not claim_of(story, NINETY)


def test_a_possible_clash_counts_with_its_probability(four: list[Article]) -> None:
    said = {(one, NINETY): MAYBE for one in (SIXTY, TWO_MONTHS, SHUT)}
    cell = claim_of(covered(four, {**AGREED, **said}), SIXTY).cell("Tribune")
    assert cell.state is State.CONTRADICTS
    assert cell.mentions[0].confidence == pytest.approx(0.3)
    assert not cell.mentions[0].member


def test_a_sure_clash_outweighs_a_possible_statement(four: list[Article]) -> None:
    four[3] = article("d", "Tribune", f"{OTHER} {NINETY}", hour=11)
    weak = {"agreement": 0.2, "contradiction": 0.15, "none": 0.65}
    said = {**AGREED, (SIXTY, NINETY): CLASH, (SIXTY, OTHER): weak, (SHUT, OTHER): weak}
    cell = claim_of(covered(four, said), SIXTY).cell("Tribune")
    assert [(m.state, m.sure) for m in cell.mentions] == [
        (State.CONTRADICTS, True),
        (State.STATES, False),
    ]
    assert cell.state is State.CONTRADICTS


def test_disputes_and_updates_have_their_own_states(four: list[Article]) -> None:
    disputed = claim_of(covered(four, {**AGREED, (SIXTY, NINETY): DISPUTE}), SIXTY)
    assert disputed.cell("Tribune").state is State.DISPUTED
    assert disputed.standing is Standing.SPLIT
    updated = covered(four, {**AGREED, (SIXTY, NINETY): UPDATE})
    claim = claim_of(updated, SIXTY)
    assert claim.cell("Tribune").state is State.UPDATED
    assert claim.standing is Standing.CONSENSUS
    changes = {each.outlet: each.changes for each in updated.timeline if each.changes}
    assert set(changes) == {"Tribune"}
    # against the last print before it
    assert [(c.claim, c.earlier.text, c.later.text) for c in changes["Tribune"]] == [
        (claim.id, SHUT, NINETY)
    ]


def test_what_was_never_compared_is_not_called_silent(four: list[Article]) -> None:
    four[3] = article("d", "Tribune", OTHER, hour=11)
    unknown = claim_of(covered(four, AGREED), SIXTY)
    assert states(unknown)["Tribune"] is State.UNCOMPARED
    assert unknown.omitted_by == ()
    known = claim_of(covered(four, {**AGREED, (SIXTY, OTHER): NOTHING}), SIXTY)
    assert states(known)["Tribune"] is State.SILENT
    assert known.omitted_by == ("Tribune",)


@pytest.mark.parametrize(
    ("hour", "whole", "state"),
    [
        (11, True, State.SILENT),
        (None, True, State.SILENT),
        (7, True, State.EARLIER),
        (0, True, State.SILENT),  # a day alone: it may have appeared in the evening
        (11, False, State.PARTIAL),
        (7, False, State.EARLIER),
    ],
)
def test_silence_is_kept_apart_from_what_could_not_be_said(
    four: list[Article], hour: int | None, whole: bool, state: State
) -> None:
    four[3] = article("d", "Tribune", OTHER, hour=hour, whole=whole)
    claim = claim_of(covered(four, {**AGREED, (SIXTY, OTHER): NOTHING}), SIXTY)
    assert states(claim)["Tribune"] is state
    assert claim.omitted_by == (("Tribune",) if state is State.SILENT else ())


def test_a_claim_of_two_outlets_is_not_central(four: list[Article]) -> None:
    said = {(SIXTY, TWO_MONTHS): SAME, (SIXTY, SHUT): NOTHING, (SIXTY, NINETY): NOTHING}
    claim = claim_of(covered(four, said), SIXTY)
    assert not claim.central
    assert claim.omitted_by == ()


def test_wire_copies_are_one_voice() -> None:
    wire = "The bridge will stay shut for 60 days, from Monday on, to all lorries and buses."
    articles = [
        article("a", "Gazette", wire, hour=8),
        article("b", "Courier", wire, hour=9),
        article("c", "Herald", OTHER, hour=10),
    ]
    claim = claim_of(covered(articles, {(wire, OTHER): NOTHING}), wire)
    assert set(claim.outlets(State.STATES)) == {"Gazette", "Courier"}
    assert (claim.voices, claim.standing) == (1, Standing.LONE)
    mention = claim.cell("Gazette").mentions[0]
    assert [copy.outlet for copy in mention.passage.copies] == ["Courier"]


def test_an_outlets_later_article_may_contradict_its_own_earlier_one(four: list[Article]) -> None:
    later = article("e", "Gazette", NINETY, hour=15)
    story = covered([*four[:3], later], {**AGREED, (TWO_MONTHS, NINETY): CLASH})
    cell = claim_of(story, SIXTY).cell("Gazette")
    assert [mention.state for mention in cell.mentions] == [State.STATES, State.CONTRADICTS]
    assert cell.state is State.STATES


def test_findings_are_named_in_the_cells_that_they_join(four: list[Article]) -> None:
    clash = finding(four, SHUT, NINETY, Kind.CONTRADICTION)
    story = covered(four, {**AGREED, (SHUT, NINETY): CLASH}, [clash])
    claim = claim_of(story, SIXTY)
    assert claim.cell("Tribune").findings == (clash.id,)
    assert claim.cell("Courier").findings == ()
    assert claim_of(story, NINETY).cell("Herald").findings == (clash.id,)


def test_the_matrix_counts_a_clash_once_though_two_claims_show_it(four: list[Article]) -> None:
    loaded = finding(four, SIXTY, TWO_MONTHS, Kind.FRAMING)
    story = covered(four, {**AGREED, (SIXTY, NINETY): CLASH, (SHUT, NINETY): CLASH}, [loaded])
    pairs = {(pair.one, pair.other): pair for pair in story.pairs}
    assert len(pairs) == 6
    padded = len([c for c in story.claims if c.voices == 1 and len(c.outlets(State.STATES)) == 4])
    assert padded == 3  # the padding is a copy in all
    assert pairs["Courier", "Gazette"].shared == 1 + padded
    assert pairs["Courier", "Gazette"].framing == 1
    assert pairs["Gazette", "Tribune"].contradicting == 1
    assert pairs["Courier", "Gazette"].contradicting == 0
    rows = {row.outlet: row for row in story.rows}
    assert rows["Tribune"].contradicted == 1


def test_the_first_to_tell_is_named_in_the_timeline(four: list[Article]) -> None:
    story = covered(list(reversed(four)), AGREED)
    assert [each.outlet for each in story.timeline] == ["Gazette", "Courier", "Herald", "Tribune"]
    claim = claim_of(story, SIXTY)
    assert claim.first_at == four[0].published_at
    assert [claim.id in each.first for each in story.timeline] == [True, False, False, False]


@pytest.mark.parametrize(
    ("hours", "first"),
    [
        ((0, 0, 0), None),  # a day alone each
        ((8, 8, 10), None),
        ((0, 9, 10), None),  # some time of that day
        ((9, 0, 10), None),
        ((8, None, 10), None),
        ((8, 9, 9), "Gazette"),
        ((9, 8, 9), "Courier"),
    ],
)
def test_nobody_is_first_where_nobody_knows_who_was(
    hours: tuple[int | None, ...], first: str | None
) -> None:
    texts = (("a", "Gazette", SIXTY), ("b", "Courier", TWO_MONTHS), ("c", "Herald", SHUT))
    articles = [article(*one, hour=hour) for one, hour in zip(texts, hours, strict=True)]
    story = covered(articles, AGREED)
    claim = claim_of(story, SIXTY)
    assert [each.outlet for each in story.timeline if claim.id in each.first] == (
        [] if first is None else [first]
    )


def test_an_outlet_is_first_with_its_article_of_a_known_hour() -> None:
    articles = [
        article("a", "Gazette", SIXTY, hour=0),
        article("b", "Gazette", SHUT, hour=8),
        article("c", "Courier", TWO_MONTHS, hour=9),
    ]
    story = covered(articles, AGREED)
    claim = claim_of(story, SIXTY)
    assert [each.article_id for each in story.timeline if claim.id in each.first] == ["b"]


def test_nothing_changes_what_may_have_come_later(four: list[Article]) -> None:
    days = [article(each.id, each.outlet, each.text, hour=0, whole=False) for each in four]
    story = covered(days, {**AGREED, (SIXTY, NINETY): UPDATE})
    assert not any(each.changes for each in story.timeline)


def test_the_order_of_articles_and_pairs_changes_nothing(four: list[Article]) -> None:
    said = {**AGREED, (SIXTY, NINETY): CLASH, (SHUT, NINETY): CLASH}
    expected = covered(four, said)
    draw = random.Random(5)
    for _ in range(5):
        shuffled = draw.sample(four, k=4)
        pairs = dict(draw.sample(list(said.items()), k=len(said)))
        assert covered(shuffled, pairs) == expected


def test_passages_stand_in_their_articles(four: list[Article]) -> None:
    texts = {each.id: each.text for each in four}
    story = covered(four, {**AGREED, (SIXTY, NINETY): CLASH})
    for claim in story.claims:
        for mention in (m for cell in claim.cells for m in cell.mentions):
            side = mention.passage
            assert texts[side.article_id][side.start : side.end] == side.text


def test_a_claims_id_depends_on_its_texts_alone(four: list[Article]) -> None:
    moved = [replace(each, id=f"x{each.id}") for each in four]
    assert {claim.id for claim in covered(four, AGREED).claims} == {
        claim.id for claim in covered(moved, AGREED).claims
    }


def test_who_begins_with_a_claim_and_who_tells_it_last() -> None:
    filler = " ".join(f"Tram number {n} ran late on Monday morning again." for n in range(8))
    articles = [
        article("a", "Gazette", f"{SIXTY} {filler}"),
        article("b", "Courier", f"{filler} {TWO_MONTHS}", whole=False),
        article("c", "Herald", f"{filler} {SHUT} {filler}"),
    ]
    claim = claim_of(covered(articles, AGREED), SIXTY)
    assert claim.opened_by == ("Gazette",)
    assert claim.late_in == ("Courier",)
    assert {m.passage.outlet: (m.place, m.of) for c in claim.cells for m in c.mentions} == {
        "Gazette": (0, 12),
        "Courier": (8, 9),
        "Herald": (8, 20),
    }


def test_a_short_article_tells_nothing_late() -> None:
    articles = [article("a", "Gazette", SIXTY), article("b", "Courier", f"{OTHER} {TWO_MONTHS}")]
    late = article("c", "Herald", f"{OTHER} It rained. It rained again. {SHUT}", whole=False)
    claim = claim_of(covered([*articles, late], AGREED), SIXTY)
    assert claim.opened_by == ("Courier", "Gazette")
    assert claim.late_in == ()


def test_a_text_that_agrees_weakly_only_perhaps_states_the_claim(four: list[Article]) -> None:
    said = {(SIXTY, TWO_MONTHS): SAME, (SIXTY, SHUT): WEAK, (TWO_MONTHS, SHUT): WEAK}
    claim = claim_of(covered(four, said), SHUT)
    herald = claim.cell("Herald")
    assert herald.mentions[0].member
    assert (herald.state, herald.sure) == (State.STATES, False)
    assert claim.outlets(State.STATES, sure=True) == ("Courier", "Gazette")


def test_a_claim_is_shown_in_the_earliest_words_that_all_agree_with(four: list[Article]) -> None:
    assert claim_of(covered(four, AGREED), SHUT).text.text == SIXTY
    said = {(SIXTY, TWO_MONTHS): WEAK, (SIXTY, SHUT): WEAK, (TWO_MONTHS, SHUT): SAME}
    claim = claim_of(covered(four, said), SIXTY)
    assert claim.text.text == TWO_MONTHS
    assert claim.outlets(State.STATES, sure=True) == ("Courier", "Herald")


@pytest.mark.parametrize("others", [{}, {(SIXTY, NINETY): NOTHING, (TWO_MONTHS, NINETY): NOTHING}])
def test_who_clashes_with_a_weak_text_alone_surely_contradicts_nobody(
    four: list[Article], others: dict[tuple[str, str], dict[str, float]]
) -> None:
    said = {(SIXTY, TWO_MONTHS): SAME, (SIXTY, SHUT): WEAK, (TWO_MONTHS, SHUT): WEAK}
    claim = claim_of(covered(four, {**said, (SHUT, NINETY): CLASH, **others}), SIXTY)
    assert not claim.cell("Tribune").sure
    assert (claim.standing, claim.rivals) == (Standing.CONSENSUS, ())


def test_a_clash_that_is_only_possible_makes_no_rival(four: list[Article]) -> None:
    said = {(one, NINETY): MAYBE for one in (SIXTY, TWO_MONTHS, SHUT)}
    claim = claim_of(covered(four, {**AGREED, **said}), SIXTY)
    assert claim.perhaps_split
    assert claim.rivals == ()


def test_what_an_outlet_says_against_itself_is_no_rival(four: list[Article]) -> None:
    later = article("e", "Gazette", NINETY, hour=15)
    story = covered([*four[:3], later], {**AGREED, (TWO_MONTHS, NINETY): CLASH})
    assert claim_of(story, SIXTY).rivals == ()


def test_who_agrees_in_part_and_contradicts_the_words_shown_contradicts(
    four: list[Article],
) -> None:
    four[2] = article("c", "Herald", f"{SHUT} {NINETY}", hour=10)
    cell = claim_of(covered(four[:3], {**AGREED, (SIXTY, NINETY): CLASH}), SIXTY).cell("Herald")
    assert [mention.state for mention in cell.mentions] == [State.CONTRADICTS, State.STATES]
    assert cell.state is State.CONTRADICTS


@pytest.mark.parametrize(
    ("language", "state"),
    [("fr", State.UNCOMPARED), ("en-GB", State.SILENT), ("EN", State.SILENT), (None, State.SILENT)],
)
def test_an_article_in_another_language_is_not_called_silent(
    four: list[Article], language: str | None, state: State
) -> None:
    four[3] = replace(article("d", "Tribune", OTHER, hour=11), language=language)
    claim = claim_of(covered(four, {**AGREED, (SIXTY, OTHER): NOTHING}), SIXTY)
    assert states(claim)["Tribune"] is state
    assert claim.omitted_by == (("Tribune",) if state is State.SILENT else ())


def test_silence_is_told_within_one_language(four: list[Article]) -> None:
    four[3] = article("d", "Tribune", OTHER, hour=11)
    french = [replace(one, language="fr") for one in four]
    claim = claim_of(covered(french, {**AGREED, (SIXTY, OTHER): NOTHING}), SIXTY)
    assert claim.omitted_by == ("Tribune",)


def test_what_another_outlet_perhaps_states_too_is_not_told_by_one_alone(
    four: list[Article],
) -> None:
    story = covered(four[:2], {(SIXTY, TWO_MONTHS): WEAK})
    claim = claim_of(story, SIXTY)
    assert (claim.standing, claim.perhaps_more) == (Standing.LONE, True)
    alone = {row.outlet: row.lone for row in story.rows}
    apart = {row.outlet: row.lone for row in covered(four[:2], {}).rows}
    assert apart["Gazette"] == alone["Gazette"] + 1


FOUR = "Four people were hurt on the bridge on Monday, police said."
FIVE = "Five people were hurt on the bridge on Monday, police said."
FELL = "Bridge shares fell on Monday, brokers said."
ROSE = "Bridge shares rose on Monday, brokers said."
NO_BUS = "No bus crossed the bridge on Monday, the operator said."
A_BUS = "A bus crossed the bridge on Monday, the operator said."
EARLY = "The gate shut at 4.17 a.m. on Monday, the operator said."
LATE = "The gate shut at 5.17 a.m. on Monday, the operator said."


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [(FOUR, FIVE, False), (FELL, ROSE, False), (EARLY, LATE, False), (A_BUS, NO_BUS, True)],
)
def test_whose_number_hour_outcome_or_negation_clashes_does_not_plainly_state_a_claim(
    one: str, other: str, *, joined: bool
) -> None:
    told = [article("a", "Gazette", one, hour=8), article("b", "Courier", other, hour=9)]
    story = covered(told, {(one, other): SAME})
    cell = claim_of(story, one).cell("Courier")
    assert (cell.state, cell.sure) == (State.STATES, False)
    assert cell.mentions[0].member is joined  # a negation may be the same told the other way round
    assert (claim_of(story, one) is claim_of(story, other)) is joined


def test_a_clashing_pair_is_one_claim_only_by_what_others_tell() -> None:
    some = "People came to harm on the bridge."
    told = [
        article("a", "Gazette", some, hour=8),
        article("b", "Courier", FOUR, hour=9),
        article("c", "Herald", FIVE, hour=10),
    ]
    said = {(some, FOUR): SAME, (some, FIVE): SAME, (FOUR, FIVE): SAME}
    story = covered(told, said)
    claim = claim_of(story, some)
    assert claim is claim_of(story, FIVE)
    assert claim.outlets(State.STATES) == ("Courier", "Gazette", "Herald")
    assert claim.outlets(State.STATES, sure=True) == ("Gazette",)  # which of two is right?


def test_a_story_is_called_by_a_headline_or_by_how_it_begins(four: list[Article]) -> None:
    assert covered(four, AGREED).title == "Title of a"
    untitled = [replace(one, title="") for one in four]
    assert covered([*untitled[:1], *four[1:]], AGREED).title == "Title of b"
    assert covered(untitled, AGREED).title == SIXTY
    long = article("e", "Echo", f"{SIXTY[:-1]} and the town of Halm is cut off until then.", hour=1)
    assert covered([replace(long, title=""), *untitled], AGREED).title == (
        "The bridge will stay shut for 60 days and the town of Halm is cut off …"
    )
