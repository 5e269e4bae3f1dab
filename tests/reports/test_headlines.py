"""A headline names what clashes, not what the whole of two sentences reminds of."""

from __future__ import annotations

import pytest

from consist.model import ClashType, Finding, Kind, Passage, Reason, Scores
from consist.reports.headlines import headline

SCORES = Scores(0.1, 0.1, 0.8)


def finding(kind: Kind, clash: ClashType | None, codes: tuple[str, ...]) -> Finding:
    one, other = (Passage(name, name, 0, 6, "Words.") for name in ("Gazette", "Courier"))
    reasons = tuple(Reason(code, "Why.") for code in codes)
    return Finding(kind, clash, 0.9, "s", one, other, SCORES, SCORES, 0.5, reasons)


@pytest.mark.parametrize(
    ("clash", "codes", "told"),
    [
        # Wednesday against Thursday
        (ClashType.NEGATION, ("clash.date_time", "voice.own"), "when it happened"),
        (ClashType.MODALITY, ("clash.number", "nli.both"), "a figure"),  # $14 bn, $1.4 bn
        (ClashType.SEQUENCE, ("clash.place",), "where it happened"),
        (ClashType.NUMBER, ("clash.entity",), "who or what was involved"),
        (ClashType.QUOTE, ("clash.number", "clash.number"), "a figure"),
        # several, or one that names no matter, leave it to the type
        (ClashType.NEGATION, ("clash.date_time", "clash.number"), "whether it happened"),
        (ClashType.QUOTE, ("clash.negation",), "what was said"),
        (ClashType.NUMBER, (), "a figure"),
        # which is not believed in what nobody could see
        (ClashType.SEQUENCE, ("clash.negation",), "whether it is so"),  # open, closed
        (ClashType.NUMBER, ("clash.negation",), "whether it is so"),  # approved, rejected
        (ClashType.MODALITY, (), "this"),  # out of control, under control
        (ClashType.MODALITY, ("clash.modality",), "how certain it is"),
        (ClashType.SEQUENCE, ("clash.sequence", "clash.negation"), "the order of events"),
        (ClashType.OTHER, ("clash.x",), "this"),
    ],
)
def test_the_headline_says_what_clashes(
    clash: ClashType, codes: tuple[str, ...], told: str
) -> None:
    said = headline(finding(Kind.CONTRADICTION, clash, codes), {})
    assert said == f"Gazette and Courier cannot both be right about {told}"


@pytest.mark.parametrize(
    ("codes", "told"), [(("clash.number",), " about a figure"), (("clash.negation",), ""), ((), "")]
)
def test_speakers_disagree_about_what_clashes(codes: tuple[str, ...], told: str) -> None:
    said = headline(finding(Kind.DISPUTED, None, codes), {})
    assert said == f"Gazette and Courier quote speakers who disagree{told}"
