"""Names of two sentences, and the doers of one deed, compared."""

from __future__ import annotations

from collections.abc import Iterator

from consist.cues.circumstances.located import counting_places
from consist.cues.comparison.alignment import align, sureness
from consist.cues.comparison.journeys import moved_apart
from consist.cues.comparison.weights import NAME
from consist.cues.model import Comparison, CueKind, Cues, Name, NameKind, Verdict
from consist.cues.people.deeds import others_did
from consist.cues.people.surnames import same_name
from consist.model import ClashType

_PLACES = frozenset(("in", "at", "near", "outside", "inside"))


def compare_names(one: Cues, other: Cues) -> Iterator[Comparison]:
    """Yield names in common, and different names in the same role or the same place of a clause."""
    counted = {(mine.end, theirs.end) for mine, theirs in counting_places(one, other)}
    for first in one.names:
        for second in other.names:
            if same_name(first, second):
                yield _names(one, other, first, second, Verdict.SAME)
            elif _recurs(first, other) or _recurs(second, one):
                continue
            elif _rivals(first, second) and (first.end, second.end) not in counted:
                yield _names(one, other, first, second, Verdict.CLASH)
            elif moved_apart(one, other, first, second):
                yield _names(one, other, first, second, Verdict.CLASH, moved=True)


def compare_doers(one: Cues, other: Cues) -> Iterator[Comparison]:
    """Yield the different doers of one deed that one alone can have done."""
    for first, second in others_did(one, other):
        sure = sureness(NAME, align(one, other, one.content, other.content), deed=1.0)
        yield Comparison(
            ClashType.ENTITY, Verdict.CLASH, sure.strength, first.span, second.span,
            f"{first.who} against {second.who}", CueKind.NAME, sure.signs,
        )  # fmt: skip


def _recurs(name: Name, cues: Cues) -> bool:
    return any(name.key == theirs.key and same_name(name, theirs) for theirs in cues.names)


def _rivals(one: Name, other: Name) -> bool:
    if one.role and one.role == other.role:
        return True
    if one.kind is not other.kind or one.kind is not NameKind.PLACE:
        return False
    return one.slot == other.slot and one.slot in _PLACES


def _names(
    one: Cues, other: Cues, first: Name, second: Name, verdict: Verdict, *, moved: bool = False
) -> Comparison:
    shared = align(one, other, first.around, second.around)
    place = moved or NameKind.PLACE in (first.kind, second.kind)
    sure = sureness(NAME, shared, place=float(place))
    return Comparison(
        ClashType.PLACE if place else ClashType.ENTITY,
        verdict,
        1.0 if verdict is Verdict.SAME else sure.strength,
        (first.start, first.end),
        (second.start, second.end),
        f"{first.surface} {'and' if verdict is Verdict.SAME else 'against'} {second.surface}",
        CueKind.NAME,
        sure.signs,
    )
