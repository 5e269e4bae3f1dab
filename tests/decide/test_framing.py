from __future__ import annotations

import pytest

from consist import wiring
from consist.decide.asked import asked
from consist.decide.company import Company
from consist.decide.evidence import Evidence
from consist.decide.framing import in_one_light
from consist.decide.lit import lit_spans
from consist.decide.reasons import reasons
from consist.model import Article, Kind, Scores
from tests.evidence import evidence_of

SCORES = Scores(0.2, 0.75, 0.05)


def evidence(one: str, other: str, *, tones: tuple[float, float] = (0.0, 0.0)) -> Evidence:
    sides = Article("1", "Gazette", one), Article("2", "Courier", other)
    return evidence_of(*sides, scores=SCORES, tones=tones)


@pytest.mark.parametrize(
    ("one", "other", "code", "text", "words"),
    [
        (
            "A mob gathered in front of the town hall.",
            "Demonstrators gathered in front of the town hall.",
            "framing.term",
            "Another word for the same: Gazette “mob”; Courier “Demonstrators”.",
            (["mob"], ["Demonstrators"]),
        ),
        (
            "Police officers injured two marchers at the gate.",
            "Two marchers were injured at the gate.",
            "framing.agency",
            "One tells who did it, the other leaves it open: Gazette “injured”; Courier “injured”.",
            (["injured"], ["injured"]),
        ),
        (
            "The so-called reform starts in May.",
            "The reform starts in May.",
            "framing.hedge",
            "Only one marks doubt: Gazette “so-called”; Courier does without.",
            (["so-called"], []),
        ),
        (
            "Dr Hamm claimed that the gate was shut.",
            "Dr Hamm said that the gate was shut.",
            "framing.attribution_verb",
            (
                "One holds it at arm's length, the other reports it plainly: Gazette “Dr Hamm "
                "claimed”; Courier “Dr Hamm said”."
            ),
            (["Dr Hamm claimed"], ["Dr Hamm said"]),
        ),
    ],
)
def test_a_framing_finding_names_the_difference_and_lights_its_words(
    one: str, other: str, code: str, text: str, words: tuple[list[str], list[str]]
) -> None:
    item = evidence(one, other)
    told = {reason.code: reason.text for reason in reasons(item, Kind.FRAMING, Company())}
    assert told[code] == text
    left, right = lit_spans(item, Kind.FRAMING)
    assert [one[start:end] for start, end in left] == words[0]
    assert [other[start:end] for start, end in right] == words[1]


def test_one_word_is_told_once() -> None:
    item = evidence("A mob came, and the mob shouted.", "Demonstrators came and shouted.")
    codes = [reason.code for reason in reasons(item, Kind.FRAMING, Company())]
    assert codes == ["framing.label", "framing.term", "framing.one_charged", "voice.own"]
    alone = evidence("A mob came, and the mob shouted.", "They came and shouted.")
    told = [reason.code for reason in reasons(alone, Kind.FRAMING, Company())]
    assert told.count("framing.label") == 1


@pytest.mark.parametrize(
    ("tones", "text"),
    [
        ((3.0, -2.0), "Gazette words it in a charged way, Courier more plainly."),
        ((-2.0, 3.0), "Courier words it in a charged way, Gazette more plainly."),
        ((3.0, 3.0), "Both Gazette and Courier use charged words."),
        ((-2.0, -2.0), None),
    ],
)
def test_it_says_which_side_is_charged(tones: tuple[float, float], text: str | None) -> None:
    item = evidence("The bridge was painted red.", "The bridge got a coat of red.", tones=tones)
    told = [r.text for r in reasons(item, Kind.FRAMING, Company()) if "charged" in r.code]
    assert told == ([] if text is None else [text])


def test_who_uses_a_loaded_word_is_not_called_plain() -> None:
    item = evidence(
        "The freedom fighters vowed to respect the truce.",
        "The terrorists vowed to respect the truce.",
        tones=(3.0, -2.0),
    )
    told = [r.text for r in reasons(item, Kind.FRAMING, Company()) if "charged" in r.code]
    assert told == ["Both Gazette and Courier use charged words."]


@pytest.mark.parametrize(
    ("one", "other", "tones", "same"),
    [
        # one quotation that both print
        ("It is a disgrace, Hamm said.", "Hamm said it is a disgrace.", (3.0, 3.0), True),
        ("It is a disgrace, Hamm said.", "Hamm said it is a disgrace.", (3.0, -2.0), False),
        ("It is a disgrace, Hamm said.", "Hamm said it is a disgrace.", (-2.0, -2.0), False),
        ("The mob came back.", "The demonstrators came back.", (3.0, 3.0), False),
    ],
)
def test_what_both_say_in_the_same_charged_words_is_told_in_one_light(
    one: str, other: str, tones: tuple[float, float], *, same: bool
) -> None:
    assert in_one_light(evidence(one, other, tones=tones)) is same


def test_what_is_told_in_one_light_is_no_framing() -> None:
    item = evidence("It is a disgrace, Hamm said.", "Hamm said it is a disgrace.", tones=(3.0, 3.0))
    read = asked([item])
    assert read.in_one_light == (True,)
    decider = wiring.decider()
    (shares,), _ = decider.opinions(*read)
    (without,), _ = decider.opinions(read.pairs, read.rows, read.factors)
    assert shares["framing"] == 0.0 < without["framing"]
    assert sum(shares.values()) == pytest.approx(1.0)


def test_where_no_list_knows_the_words_those_that_differ_are_lit() -> None:
    one, other = "The bridge was painted red.", "The bridge was painted purple."
    left, right = lit_spans(evidence(one, other, tones=(3.0, -2.0)), Kind.FRAMING)
    assert [one[start:end] for start, end in left] == ["red"]
    assert [other[start:end] for start, end in right] == ["purple"]


def test_neither_clash_nor_nli_is_a_reason_of_framing() -> None:
    item = evidence("The mob shouted for 3 hours.", "The crowd shouted for 4 hours.")
    codes = [reason.code for reason in reasons(item, Kind.FRAMING, Company())]
    assert codes
    assert all(code.startswith(("framing.", "voice.")) for code in codes)
