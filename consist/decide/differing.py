"""The words by which two sentences differ where no cue clashes, as far as they can be told.

Two accounts of one matter differ in a great many words that say nothing of the clash: who said it,
how a person is introduced, what else is told. So what the clash is over comes first (a number, a
day, a name), then particles that are opposite, then the words that one side alone has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise, product

from consist.attribution import Stance
from consist.attribution.nouns import PERSONS
from consist.cues import CueKind, Verdict
from consist.cues.model import Cue, Cues, Moment, Name, NameKind, Quantity
from consist.decide.evidence import Evidence, Reading
from consist.model import ClashType, Span

WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
MOST_WORDS = 8
MOST_OF_CLAUSE = 5
"""So many words of a single clause are lit where the whole sentence has more than the most."""

FEWEST_SHARED = 2
"""A clause in which so many words of the other side recur may speak of the same."""

MOST_FIGURES = 2

# words that carry no matter of their own; a difference in them is no clash
EMPTY = frozenset(
    (
        "a about after all also an and are as at be been before being but by can could did do "
        "does for from had has have having he her him his i if in into is it its may more most "
        "much my of on one or our over said say says she should so some such than that the their "
        "them then there these they this those though to under up was we were what when where "
        "which while who whom whose will with would you your"
    ).split()
)
OPPOSITES = (
    ("for", "against"), ("before", "after"), ("with", "without"), ("in", "out"), ("into", "out"),
    ("up", "down"), ("on", "off"), ("above", "below"), ("over", "under"), ("inside", "outside"),
    ("more", "less"), ("more", "fewer"),
)  # fmt: skip

OF_VERBS = frozenset(("in", "into", "out", "up", "down", "on", "off"))
"""Those that turn a verb round only where they stand behind it: "walked in", "walked out"."""

_PARTICLES = frozenset(word for pair in OPPOSITES for word in pair)
_CLAUSE_END = re.compile(
    r"[,;:—–“”\"()](?=\s|$)|(?<=\s)(?:and|as|but|when|while|which|who|whose)(?=\s)"
)
_OWN_SAYING = re.compile(r" (?:can |has |have )?(?:reveals?|learn(?:ed|t)|understands|reports?)\b")

Sides = tuple[tuple[Span, ...], tuple[Span, ...]]
NOTHING: Sides = ((), ())


def differing(item: Evidence, clash: ClashType | None) -> Sides:
    """Return the words to light in each sentence, as offsets into its text.

    Args:
        item: A pair of which no cue clashes.
        clash: What the two are said to differ in, if that is known.
    """
    for found in (_figures(item, clash), _particles(item.left, item.right)):
        if all(found):
            return found
    return _words(item, whole=clash in {ClashType.ATTRIBUTION, ClashType.QUOTE})


def _value(cue: Cue) -> object:
    """Return what two cues have in common that tell the same."""
    if isinstance(cue, Quantity):
        return cue.low, cue.high, cue.dimension, cue.unit
    if isinstance(cue, Moment):
        return cue.earliest, cue.latest, cue.minutes, cue.weekday, cue.month, cue.days
    return cue.key if isinstance(cue, Name) else (cue.start, cue.end)


def _kind(cue: Cue) -> object:
    """Return what two cues have in common of which one may stand for the other."""
    return cue.dimension if isinstance(cue, Quantity) else type(cue)


_CUES: dict[ClashType, tuple[CueKind, Callable[[Cues], Sequence[Cue]]]] = {
    ClashType.NUMBER: (CueKind.QUANTITY, lambda cues: cues.quantities),
    ClashType.DATE_TIME: (CueKind.MOMENT, lambda cues: cues.moments),
    ClashType.PLACE: (
        CueKind.NAME, lambda cues: [n for n in cues.names if n.kind is NameKind.PLACE]
    ),
    ClashType.ENTITY: (CueKind.NAME, lambda cues: cues.names),
}  # fmt: skip


def _figures(item: Evidence, clash: ClashType | None) -> Sides:
    """Return the numbers, moments or names of the clash that only one side has.

    Those two that most probably speak of one thing, or all where they are few.
    """
    if clash not in _CUES:
        return NOTHING
    kind, cues_of = _CUES[clash]
    left, right = _own(item.left, item.right, cues_of), _own(item.right, item.left, cues_of)
    for met in item.comparisons:  # the surest first
        if met.cue is kind and met.verdict is not Verdict.SAME:
            spans = (_at(left, met.one_span), _at(right, met.other_span))
            if all(spans):
                return spans
    kinds = {_kind(cue) for cue in left} & {_kind(cue) for cue in right}
    mine, theirs = (
        tuple((cue.start, cue.end) for cue in side if _kind(cue) in kinds) for side in (left, right)
    )
    return (mine, theirs) if max(len(mine), len(theirs)) <= MOST_FIGURES else NOTHING


def _own(side: Reading, other: Reading, cues_of: Callable[[Cues], Sequence[Cue]]) -> list[Cue]:
    told, skipped = {_value(cue) for cue in cues_of(other.cues)}, _skipped(side)
    return [
        cue
        for cue in cues_of(side.cues)
        if _value(cue) not in told and not _within((cue.start, cue.end), skipped)
    ]


def _at(cues: Sequence[Cue], place: Span) -> tuple[Span, ...]:
    return tuple((c.start, c.end) for c in cues if (c.start, c.end) == place)


def _particles(left: Reading, right: Reading) -> Sides:
    """Return two opposite particles that stand beside one word: "voted for", "voted against"."""
    mine, theirs = (list(_beside(side.sentence.text)) for side in (left, right))
    for pair in OPPOSITES:
        for one, other in (pair, pair[::-1]):
            for (_, at, near), (_, there, next_to) in product(_of(mine, one), _of(theirs, other)):
                shared = near & next_to
                crossed = (*_of(theirs, one), *_of(mine, other))
                if shared and not any(shared & beside for _, _, beside in crossed):
                    return (at,), (there,)
    return NOTHING


_Placed = tuple[str, Span, frozenset[str]]


def _of(words: Sequence[_Placed], word: str) -> list[_Placed]:
    return [placed for placed in words if placed[0] == word]


def _beside(text: str) -> Iterator[_Placed]:
    """Yield each particle with its place and the stems of the words with matter next to it."""
    words = list(WORD.finditer(text))
    for place, match in enumerate(words):
        word = match.group().lower()
        if word in _PARTICLES:
            near = words[max(0, place - 1) : place]
            near += [] if word in OF_VERBS else words[place + 1 : place + 4]
            yield word, match.span(), frozenset(_matter(w.group() for w in near))


def _words(item: Evidence, *, whole: bool) -> Sides:
    """Return the words that one side alone has, of the clause that both tell if they are many.

    One side stays dark beside a lit one only if it has no word of its own.
    """
    left, right = item.left, item.right
    found = [_differing(left, right, whole=whole), _differing(right, left, whole=whole)]
    lit = tuple(
        own if len(own) <= MOST_WORDS else _of_clause(own, side.sentence.text, other.sentence.text)
        for own, side, other in zip(found, (left, right), (right, left), strict=True)
    )
    if any(own and not shown for own, shown in zip(found, lit, strict=True)):
        return NOTHING
    return lit[0], lit[1]


def _differing(side: Reading, other: Reading, *, whole: bool) -> tuple[Span, ...]:
    text, theirs = side.sentence.text, _stems(other.sentence.text)
    skipped = [] if whole else _skipped(side)
    return tuple(
        match.span()
        for match in WORD.finditer(text)
        if match.group().lower() not in EMPTY
        and _stem(match.group()) not in theirs
        and not _within(match.span(), skipped)
    )


def _of_clause(own: Sequence[Span], text: str, other: str) -> tuple[Span, ...]:
    """Return those of the words that stand in the clause which shares the most with the other."""
    theirs = _stems(other)
    ends = [0, *(match.end() for match in _CLAUSE_END.finditer(text)), len(text)]
    clauses = sorted(
        ((len(_stems(text[start:end]) & theirs), (start, end)) for start, end in pairwise(ends)),
        reverse=True,
    )
    if clauses[0][0] < FEWEST_SHARED or (len(clauses) > 1 and clauses[1][0] == clauses[0][0]):
        return ()
    lit = tuple(span for span in own if _within(span, [clauses[0][1]]))
    return lit if len(lit) <= MOST_OF_CLAUSE else ()


def _stems(text: str) -> set[str]:
    return _matter(match.group() for match in WORD.finditer(text))


def _matter(words: Iterable[str]) -> set[str]:
    """Return the stems of those words that carry matter."""
    return {_stem(word) for word in words if word.lower() not in EMPTY}


def _stem(word: str) -> str:
    lowered = word.lower()
    return lowered[:6] if len(lowered) > 6 else lowered.removesuffix("s")


def _skipped(side: Reading) -> list[Span]:
    """Return what tells who says it and how they are introduced: no matter of the clash.

    That they deny it is one.
    """
    said, end = side.attribution, len(side.sentence.text)
    found = [*_titles(side), *_outlet(side)]
    if not said.attributed or said.phrase is None:
        return found
    places = [said.phrase, (0, said.content[0]), (said.content[1], end)]
    if said.stance is not Stance.DENIAL:
        return [*found, *places]
    denials = [(cue.start, cue.end) for cue in side.cues.polarities if cue.of_claim]
    return found + [part for place in places for part in _without(place, denials)]


def _without(place: Span, holes: Iterable[Span]) -> Iterator[Span]:
    start = place[0]
    for hole in sorted(holes):
        yield start, max(start, min(hole[0], place[1]))
        start = max(start, hole[1])
    yield start, max(start, place[1])


def _titles(side: Reading) -> Iterator[Span]:
    text = side.sentence.text
    starts = {name.start for name in side.cues.names}
    for match, after in pairwise(WORD.finditer(text)):
        name = after.start() in starts or after.group() == after.group().capitalize()
        if match.group().lower() in PERSONS and name and match.group()[0].isupper():
            yield match.span()


def _outlet(side: Reading) -> Iterator[Span]:
    """Yield where the outlet speaks of itself: "the Flash can reveal", "told the Flash"."""
    last = re.split(r"[\s_-]+", side.sentence.outlet.strip())[-1]
    own = re.compile(rf"\b(?:the (?:\w+ )?{re.escape(last)}|this (?:news)?paper)\b", re.IGNORECASE)
    for match in own.finditer(side.sentence.text):
        saying = _OWN_SAYING.match(side.sentence.text, match.end())
        told = side.sentence.text[: match.start()].endswith("told ")
        yield match.start() - (len("told ") if told else 0), (saying or match).end()


def _within(span: Span, places: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in places)
