"""The same fact in another light: what tells such a pair, why, and which words show it.

A pair frames a fact differently where its two sentences speak of the same thing, at least one of
them takes sides, and they do not contradict each other. None of the three says much alone, so the
features here are their products.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from consist import wording
from consist.decide.evidence import Evidence, Reading
from consist.model import Reason, Span
from consist.wording import CHARGED, WordingDifference, loaded

MOST_TOLD = 4
"""More ways of diverging than so many are not told one by one."""


def features(plain: Mapping[str, float]) -> dict[str, float]:
    """Return the products by name, of the pair's other features; without direction.

    Charges below zero count as none. Each is a charge in log-odds, or that times a share.
    """
    charge = max(0.0, plain["charge_more"])
    return {
        "framing_charge": charge,
        "framing_telling": charge * plain["near_telling"],
        "framing_near": charge * max(0.0, plain["near_similarity"]),
        "framing_contradicts": charge * plain["nli_contradiction_product"],
        "framing_one_sided": plain["charge_difference"] * plain["near_telling"],
    }


def differences(item: Evidence) -> tuple[WordingDifference, ...]:
    """Return how the wordings of the two sentences diverge.

    A loaded name is not told again where the other side's name for the same is known.
    """
    found = wording.compare_wording(item.left.sentence.text, item.right.sentence.text)
    terms = {(d.one_span, d.other_span) for d in found if d.reason == "term"}
    sides = {(one, None) for one, _ in terms} | {(None, other) for _, other in terms}
    return tuple(d for d in found if (d.one_span, d.other_span) not in sides)


def in_one_light(item: Evidence) -> bool:
    """Return whether both sides are charged and nothing tells their wordings apart.

    Such are one quotation that both print, and one wire text: there is no other light to show.
    """
    charged = item.left.charge >= CHARGED and item.right.charge >= CHARGED
    return charged and not differences(item)


def reasons(item: Evidence) -> Iterator[Reason]:
    """Yield why the pair is one of framing: how the wordings diverge, then how charged they are."""
    told = {_told(item, difference): difference.reason for difference in differences(item)}
    for text, reason in list(told.items())[:MOST_TOLD]:
        yield Reason(f"framing.{reason}", text)
    yield from _charges(item)


def spans(item: Evidence) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the words that show the difference on each side, as offsets into the sentences."""
    found = differences(item)
    left = {d.one_span for d in found if d.one_span is not None}
    right = {d.other_span for d in found if d.other_span is not None}
    return tuple(sorted(left)), tuple(sorted(right))


def _charges(item: Evidence) -> Iterator[Reason]:
    """Yield which side is charged; one that uses a loaded word is not called plain beside it."""
    sides = (item.left, item.right)
    charged = [side for side in sides if side.charge >= CHARGED]
    if charged:
        charged = [side for side in sides if side in charged or loaded(side.sentence.text)]
    if len(charged) == 2:
        text = f"Both {_outlet(item.left)} and {_outlet(item.right)} use charged words."
        yield Reason("framing.both_charged", text)
    elif charged:
        other = item.right if charged[0] is item.left else item.left
        text = f"{_outlet(charged[0])} words it in a charged way, {_outlet(other)} more plainly."
        yield Reason("framing.one_charged", text)


def _told(item: Evidence, difference: WordingDifference) -> str:
    """Say what differs, and by which words of which outlet."""
    what, _, _ = difference.text.partition(":")
    sides = ((item.left, difference.one_span), (item.right, difference.other_span))
    words = [
        f"{_outlet(side)} “{side.sentence.text[slice(*span)]}”"
        for side, span in sides
        if span is not None
    ]
    alone = [f"{_outlet(side)} does without" for side, span in sides if span is None]
    return f"{what[0].upper()}{what[1:]}: {'; '.join([*words, *alone])}."


def _outlet(side: Reading) -> str:
    return side.sentence.outlet
