"""What two accounts differ in, as the reasons of a finding tell it."""

from __future__ import annotations

from consist.model import ClashType, Finding
from consist.reports.phrases import ABOUT

CLASHES = {f"clash.{kind}": kind for kind in ClashType}
"""The codes of reasons that name a clashing cue (`consist.decide.reasons`)."""

NAMING = frozenset((ClashType.NUMBER, ClashType.DATE_TIME, ClashType.PLACE, ClashType.ENTITY))
"""The clashing cues that say by themselves what the matter is."""

GUESSED = frozenset((ClashType.MODALITY, ClashType.SEQUENCE))
"""What is only said where words of it clash: without them nobody would know what is meant."""

WHETHER = "whether it is so"


def clashing(finding: Finding) -> tuple[ClashType, ...]:
    """Return the types of the cues that clash, the surest first."""
    return tuple(CLASHES[each.code] for each in finding.reasons if each.code in CLASHES)


def matter(finding: Finding) -> ClashType | None:
    """Return the type of what the two accounts differ in, as headlines tell it and what is beside.

    Where all that clashes are numbers, dates, places or names, these tell it, and not the type of
    the finding, which was learned from whole sentences and names it wrongly now and then: a figure
    where a vote was won in one account and lost in the other. JSON and CSV hold that type itself.
    """
    found = set(clashing(finding))
    if len(found) == 1 and found <= NAMING:
        return found.pop()
    if found == {ClashType.NEGATION} and finding.type in GUESSED | NAMING:
        return ClashType.NEGATION
    return ClashType.OTHER if finding.type in GUESSED - found else finding.type


def type_shown(finding: Finding) -> ClashType | None:
    """Return the type that stands beside a headline: its `matter` if the finding has any type."""
    return None if finding.type is None else matter(finding)


def about(finding: Finding) -> str:
    """Return what the two accounts differ in, in an editor's words; "" where nothing tells."""
    told = matter(finding)
    if told is ClashType.NEGATION and finding.type is not told:
        return WHETHER
    return "" if told is None else ABOUT.get(told, "")
