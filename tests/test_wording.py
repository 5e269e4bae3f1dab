from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consist.wording import FEATURES, agency_differs, compare_wording, features, loaded
from consist.wording.doubted import doubts_a_name
from consist.wording.lexicon import FORMS, PHRASES
from consist.wording.swapped import swapped
from consist.wording.terms import terms_differ

LOADED = [
    ("A mob stood outside the gate.", ["mob"]),
    ("Protesters stood outside the gate.", []),
    ("The brutal regime struck back.", ["brutal", "regime"]),
    ("Union bosses stormed out of the talks.", ["Union bosses", "stormed out"]),
    ("The union's negotiators left the talks.", []),
    ("Ministers caved in after a night of talks.", ["caved in"]),
    ("It was a historic triumph for the party.", ["historic", "triumph"]),
    ("Seven people lost their lives.", ["lost their lives"]),
    ("The fat-cat owner was holed up in his house.", ["fat-cat", "holed up"]),
    ("The rescue was a SHAMBLES.", ["SHAMBLES"]),
    ("They NEVER answered.", ["NEVER"]),
    ("NATO and the UN met.", []),
    ("The routes were shut after hail, at last count.", []),
    ("A pension scheme will cover up to 40 shops.", []),
    ("The minister hailed the plan and the works were axed.", ["hailed", "axed"]),
    ("PORTMARN, Lorvia (TP) - The road is closed.", []),
    ("The heroes' welcome was loud.", ["heroes"]),
    ("It was a toxic-waste scandal.", ["scandal"]),
    ("Fighters of Ahrar al-Sham left.", []),
    # what kind of work it is charges nobody
    ("She starred in a television saga.", []),
    ("The horror film opened on Friday.", []),
    ("A new disaster movie was shot in Arden.", []),
    ("The stage farce ran for a year.", []),
    ("The saga of the bridge goes on.", ["saga"]),
    ("The horror of the crash was plain.", ["horror"]),
    ("The vote was a farce, novel as it was.", ["farce"]),
]


@pytest.mark.parametrize(("text", "words"), LOADED)
def test_loaded_words_are_found(text: str, words: list[str]) -> None:
    found = loaded(text)
    assert [one.word for one in found] == words
    assert [text[one.start : one.end] for one in found] == words


def test_the_list_is_of_some_size_and_lower_case() -> None:
    assert len(FORMS) >= 300
    assert all(word == word.lower() for word in (*FORMS, *PHRASES))


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        ("A mob shouted at staff.", "Demonstrators shouted at staff.", ["label", "term"]),
        ("Rebels hold the bank.", "Militants hold the bank.", ["term"]),
        ("It was a fiasco.", "It was a failure.", ["event"]),
        ("The shameless minister left.", "The minister left.", ["modifier"]),
        ("Ministers caved in.", "Ministers agreed.", ["term", "verb"]),
        ("Demonstrators left.", "Marchers left.", []),
        (
            "Hamm said the gate was shut.",
            "Hamm claimed the gate was shut.",
            [
                "attribution_verb",
            ],
        ),
        (
            "Hamm confirmed the gate was shut.",
            "Hamm insisted the gate was shut.",
            ["attribution_verb"],
        ),
        ('The "reform" starts in May.', "The reform starts in May.", ["scare_quotes"]),
        ("It was a “peace mission”.", "It was a peace mission.", ["scare_quotes"]),
        # a street and a work have names, which nobody doubts
        ("It is in “Harbour Street”.", "It is in Harbour Street.", []),
        ("She wrote “The Long Tide”.", "She wrote The Long Tide.", []),
        ("He sang ‘Imagine’ twice.", "He sang Imagine twice.", []),
        # what is called for is no name for anything
        ("The mayor called for calm.", "The mayor called that absurd.", ["modifier"]),
        ("The mayor called it unwise.", "The mayor called it absurd.", ["modifier", "term"]),
        ("The so-called reform starts in May.", "The reform starts in May.", ["hedge", "modifier"]),
        (
            "Two marchers were injured on Friday.",
            "Police officers injured two marchers.",
            ["agency"],
        ),
        (
            "Nine people died in the market.",
            "Lorvian guns killed nine people in the market.",
            ["agency"],
        ),
        ("The minister left.", "The minister went home.", []),
        # a word that both have is no difference
        ("A mob shouted at staff.", "The mob shouted at clerks.", []),
        ("The anti-regime men left.", "The anti-regime men stayed.", []),
        # a denial is another claim and not another light
        ("Hamm denied it was shut.", "Hamm said it was open.", []),
    ],
)
def test_two_wordings_diverge_for_a_named_reason(one: str, other: str, reasons: list[str]) -> None:
    assert [found.reason for found in compare_wording(one, other)] == reasons


def test_each_difference_shows_the_words_of_its_sides() -> None:
    one, other = "A mob shouted.", "Proud heroes shouted."
    label, modifier, term = compare_wording(one, other)
    assert label.one_span is not None
    assert label.other_span is not None
    assert modifier.one_span is None
    assert one[slice(*label.one_span)] == "mob"
    assert other[slice(*label.other_span)] == "heroes"
    assert other[slice(*(term.other_span or ()))] == "Proud heroes"
    assert "mob" in label.text
    assert "heroes" in label.text


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("Two men were shot.", "Police shot two men.", True),
        ("A man was killed in the square.", "Police shot a man in the square.", True),
        ("Two men were killed in rebel air strikes.", "Rebels killed two men.", False),
        ("Two men were killed in air strikes.", "Rebels killed two men.", True),
        ("Two were killed as Ovian jets bombed it.", "Ovian forces killed two.", False),
        ("Two were killed in an attack carried out by rebels.", "Rebels killed two men.", False),
        ("Two men were shot by police.", "Police shot two men.", False),
        ("Two men were shot.", "Two men were shot on Monday.", False),
        ("Two men were shot by Friday.", "Police shot two men.", True),
        ("Two men were shot.", "Police arrested two men.", False),
        ("Two men were shot.", "Two men were shot by Anders Holm.", True),
        ("Aid was held up at the bridge.", "Border guards stopped the aid.", True),
        ("Shots were fired.", "Officers fired the shots.", True),
        ("The chief was fired by the minister.", "The old chief died.", False),
        ("A man who had been fired from his job shot him.", "A gunman opened fire.", False),
        ("Two men were arrested.", "Two men were arrested by Halm police.", False),
        ("Nine people died.", "The earthquake killed nine people.", False),
        ("Nine people died.", "Hurricane Odo killed nine people.", False),
        ("Nine people were killed by a bomb.", "Nine people died.", False),
        ("Nine people were killed in clashes.", "Troops killed nine people.", True),
        ("Nine people died.", "Odovia killed nine people.", True),
        (
            "Two men were killed at dawn; soldiers killed a third in the yard.",
            "Rebels killed two men.",
            False,
        ),
    ],
)
def test_agency_is_compared_for_one_act(one: str, other: str, *, differs: bool) -> None:
    assert (agency_differs(one, other) is not None) is differs
    assert (agency_differs(other, one) is not None) is differs


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (
            "A mob came.",
            "People came.",
            {
                "loaded_any": 1,
                "loaded_one_sided": 1,
                "label_any": 1,
                "leanings_opposed": 0,
                "loaded_difference": 1,
            },
        ),
        (
            "A mob came.",
            "Brave patriots came.",
            {"leanings_opposed": 1, "loaded_both": 1, "loaded_one_sided": 0, "loaded_most": 0.5},
        ),
        ("People came.", "People left.", dict.fromkeys(FEATURES, 0)),
    ],
)
def test_features_say_what_the_words_say(one: str, other: str, wanted: dict[str, float]) -> None:
    found = features(one, other)
    assert {name: found[name] for name in wanted} == wanted


TEXTS = st.sampled_from(
    [text for text, _ in LOADED]
    + ["Two men were shot.", "Police shot two men.", "Hamm claimed it.", "Hamm confirmed it."]
) | st.text(max_size=50)


@given(TEXTS, TEXTS)
def test_swapping_the_sides_swaps_the_spans_alone(one: str, other: str) -> None:
    found = compare_wording(one, other)
    swapped = compare_wording(other, one)
    assert [(f.reason, f.text) for f in found] == [(f.reason, f.text) for f in swapped]
    assert sorted(map(str, ((f.one_span, f.other_span) for f in found))) == sorted(
        map(str, ((f.other_span, f.one_span) for f in swapped))
    )


@given(TEXTS, TEXTS)
def test_features_are_fixed_shares_without_direction(one: str, other: str) -> None:
    found = features(one, other)
    assert tuple(found) == FEATURES
    assert all(0.0 <= value <= 1.0 for value in found.values())
    assert found == features(other, one)


@given(st.text(max_size=80))
def test_loaded_words_of_any_text_are_in_order_and_apart(text: str) -> None:
    ends = 0
    for one in loaded(text):
        assert ends <= one.start < one.end <= len(text)
        ends = one.end


@pytest.mark.parametrize(
    ("one", "other", "doubted"),
    [
        ("The so-called peace plan is a ploy.", "The peace plan was signed on Monday.", True),
        ("He called the so-called ceasefire a sham.", "The ceasefire held for a day.", True),
        ("So-called “moderates” hold the town.", "Moderates hold the town.", True),
        ("The so-called peace plan failed.", "The so-called peace plan was signed.", False),
        ("The so-called peace plan failed.", "The offer was signed on Monday.", False),
        ("They were supposed to leave.", "They decided to leave.", False),
        ("The peace plan failed.", "The peace plan was signed.", False),
    ],
)
def test_a_name_is_called_in_doubt_where_the_other_uses_it(
    one: str, other: str, doubted: bool
) -> None:
    assert doubts_a_name(one, other) is doubted
    assert doubts_a_name(other, one) is doubted


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("Rebels took Dara at dawn.", "Terrorists took Dara at dawn.", ("Rebels", "Terrorists")),
        ("The offer, a peace plan, failed.", "The offer, a ploy, failed.", ("peace plan", "ploy")),
        ("It said the regime forces fled.", "It said that government forces fled.",
         ("regime", "government")),
        ("Ministers caved in on Monday.", "Ministers agreed on Monday.", ("caved in", "agreed")),
        # the neighbours are others, or one is
        ("Rebels took Dara at dawn.", "By noon terrorists held Orsk.", None),
        ("Rebels took Dara.", "Terrorists shelled Orsk.", None),
        # a name is no other word for anything, and too many words tell something else
        ("He saw Odo Harm take Dara.", "He saw terrorists take Dara.", None),
        ("He saw three lorries full of men take Dara.", "He saw terrorists take Dara.", None),
        ("Terrorists took Dara.", "Terrorists took Dara at dawn.", None),
        ("Rebels took Dara.", "Fighters took Dara.", None),
    ],
)  # fmt: skip
def test_a_loaded_word_is_swapped_where_its_neighbours_stay(
    one: str, other: str, words: tuple[str, str] | None
) -> None:
    found, turned = swapped(one, other), swapped(other, one)
    if words is None:
        assert found is turned is None
    else:
        assert found is not None
        assert turned is not None
        assert (one[slice(*found[0])], other[slice(*found[1])]) == words
        assert turned == found[::-1]


def test_in_a_text_of_loaded_words_alone_the_first_is_swapped() -> None:
    one = "Brutal regime massacre terrorists " * 2_000
    other = "Brutal regime massacre fighters " * 2_000
    assert swapped(one, other) == ((23, 33), (23, 31))
    (term,) = (found for found in compare_wording(one, other) if found.reason == "term")
    assert term.text == "another word for the same: “fighters” / “terrorists”"


@given(st.text(max_size=60), st.text(max_size=60))
def test_what_is_swapped_stands_in_both_texts(one: str, other: str) -> None:
    found = swapped(f"A mob {one} came", f"{other} people came")
    for text, span in zip((f"A mob {one} came", f"{other} people came"), found or (), strict=False):
        assert 0 <= span[0] < span[1] <= len(text)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        # what is called so whoever speaks
        ("He was shot by riot cops.", "Police attacked a peaceful demonstration.", None),
        ("Riot police fired tear gas.", "Police fired tear gas at the protest.", None),
        ("He called for regime change in Halm.", "The government should go, he said.", None),
        ("The war crimes tribunal meets.", "A court tries the errors of the war.", None),
        ("Air strikes hit the port.", "The disruption hit the port.", None),
        ("The rescue workers came at noon.", "The bailout came at noon.", None),
        ("The crime scene was sealed off.", "The error was laid bare.", None),
        # parts of names, and a month
        ("He was read the Riot Act.", "The protest was over at noon.", None),
        ("He fought in the Martyrs Brigade of the north.", "The attacker was shot.", None),
        ("The unrest began in March.", "The riot began on Sunday.", None),
        ("March 4 was calm.", "The riot was on the fourth.", None),
        # names for the event itself
        (
            "The riot lasted two hours.",
            "The demonstration lasted two hours.",
            ("riot", "demonstration"),
        ),
        ("Hundreds joined the march.", "Hundreds joined the riot.", ("march", "riot")),
        ("A strike hit the port.", "The disruption hit the port.", ("strike", "disruption")),
        ("The Assad Regime shelled it.", "The government shelled it.", ("Regime", "government")),
        ("Militants Storm Army Base", "Terrorists Storm Army Base", ("Militants", "Terrorists")),
        ("It was a crime to sell it.", "It was a mistake to sell it.", ("crime", "mistake")),
    ],
)
def test_a_term_within_a_compound_or_a_name_names_no_event(
    one: str, other: str, words: tuple[str, str] | None
) -> None:
    found = terms_differ(one, other)
    assert words == (found and (one[slice(*found[0])], other[slice(*found[1])]))
    turned = terms_differ(other, one)
    assert (turned and turned[::-1]) == found


def test_a_word_that_both_use_is_put_for_nothing() -> None:
    one = "The regime shelled the town and its army fled."
    assert swapped(one, "The army shelled the town and its regime fled.") is None
    assert swapped(one, "The army shelled the town and its men fled.") is not None
