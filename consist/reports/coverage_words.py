"""How coverage is put into words and signs, the same in every format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from consist.coverage import Cell, Claim, Comparison, Mention, Standing, State, StoryCoverage
from consist.decide.named import within_a_sentence
from consist.reports.phrases import counted, days_in_words

SIGNS = {
    State.STATES: "●",
    State.CONTRADICTS: "✗",
    State.DISPUTED: "⇄",
    State.UPDATED: "↻",
    State.SILENT: "○",
    State.EARLIER: "‹",
    State.PARTIAL: "…",
    State.UNCOMPARED: "?",
}
REPORTED = "◐"
"""The sign of an outlet that does not assert the claim itself but reports who does."""

MEANINGS = (
    ("●", "states it in its own voice"),
    ("◐", "reports that somebody says it"),
    ("✗", "contradicts it"),
    ("⇄", "quotes a speaker who disputes it"),
    ("↻", "has an earlier or later figure or state of it"),
    ("●?", "perhaps: behind any sign, only possible"),
    ("○", "silent"),
    ("‹", "published before it was first reported, or within an hour of it"),
    ("…", "we have only a part of the text"),
    ("?", "not compared: another language, or nothing came near"),
)
STANDINGS = {
    Standing.CONSENSUS: "several voices",
    Standing.SPLIT: "contested",
    Standing.LONE: "one voice",
}
VERBS = {
    State.CONTRADICTS: "contradicts it",
    State.DISPUTED: "quotes a speaker who disputes it",
    State.UPDATED: "has an earlier or later state of it",
    State.SILENT: "is silent",
    State.EARLIER: "published before it was first reported, or within an hour of it",
    State.PARTIAL: "is silent in the part of its text that we have",
    State.UNCOMPARED: "was not compared with it (another language, or nothing came near)",
}
CAUTION = (
    "Outlets that agree are not thereby right, and an outlet may have good reasons to leave "
    "something out."
)


def sign(cell: Cell) -> str:
    """Return the cell's sign; where the state is only possible it carries a question mark.

    >>> sign(Cell("Gazette", State.SILENT))
    '○'
    """
    mention = shown_mention(cell)
    reported = mention is not None and mention.state is State.STATES and mention.attributed
    shown = REPORTED if reported else SIGNS[cell.state]
    return f"{shown}?" if is_possible(cell) else shown


def is_possible(cell: Cell) -> bool:
    """Return whether what the outlet does is only possible, not sure."""
    return bool(cell.mentions) and not cell.sure


def cell_in_words(cell: Cell) -> str:
    """Return what the outlet does in its shown mention, for a text alternative or a list."""
    perhaps = "perhaps " if is_possible(cell) else ""
    mention = shown_mention(cell)
    if cell.state is not State.STATES or mention is None:
        return f"{perhaps}{VERBS[cell.state]}"
    if not mention.attributed:
        return f"{perhaps}states it in its own voice"
    return f"{perhaps}reports it from {within_a_sentence(mention.passage.speaker)}"


def shown_mention(cell: Cell) -> Mention | None:
    """Return the mention that tells what the outlet does, or None where there is none.

    It is the surest; of several that state a claim as surely as the cell does, the first in the
    outlet's own voice, if it has one.
    """
    if not cell.mentions:
        return None
    first = cell.mentions[0]
    own = (
        m for m in cell.mentions
        if m.state is State.STATES and m.sure == first.sure and not m.attributed
    )  # fmt: skip
    return next(own, first) if first.state is State.STATES else first


def standing(claim: Claim) -> str:
    """Return how the claim stands, in a word or two.

    More voices and a clash that are only possible are named as such.
    """
    more = ", perhaps more" if claim.perhaps_more else ""
    contested = ", perhaps contested" if claim.perhaps_split else ""
    return f"{STANDINGS[claim.standing]}{more}{contested}"


def standing_in_words(claim: Claim) -> str:
    """Return who stands where, in one line."""
    stating = claim.outlets(State.STATES, sure=True)
    parts = [f"{len(stating)} of {len(claim.cells)} outlets state it"]
    if claim.voices < len(stating):
        parts[0] += f" in {claim.voices} {'wording' if claim.voices == 1 else 'wordings'}"
    if more := len(claim.outlets(State.STATES)) - len(stating):
        parts.append(f"{more} perhaps {'do' if more > 1 else 'does'}")
    for state, verb in (
        (State.CONTRADICTS, "contradict it"),
        (State.DISPUTED, "quote a speaker who disputes it"),
        (State.UPDATED, "have another state of it"),
    ):
        cells = [cell for cell in claim.cells if cell.state is state]
        for sure, perhaps in ((True, ""), (False, "perhaps ")):
            count = sum(is_possible(cell) is not sure for cell in cells)
            if count:
                parts.append(f"{count} {perhaps}{verb if count > 1 else _singular(verb)}")
    return "; ".join(parts)


def placing(claim: Claim) -> list[tuple[str, str, str]]:
    """Return which outlets begin with the claim and which tell it late: name, place and wording.

    Empty where no two differ so far.
    """
    first, last = claim.opened_by, claim.late_in
    if not (first and last):
        return []
    opening = [
        next(mention for mention in claim.cell(outlet).told if mention.opens) for outlet in first
    ]
    late = [claim.cell(outlet).told[0] for outlet in last]
    return [
        (mention.passage.outlet, where, mention.passage.text)
        for mentions, where in ((opening, "opens with it"), (late, "only in its last third"))
        for mention in mentions
    ]


def _singular(verb: str) -> str:
    first, _, rest = verb.partition(" ")
    return f"{'has' if first == 'have' else first + 's'} {rest}"


@dataclass(frozen=True, slots=True)
class View:
    """A story as it is shown: from the side of one outlet, or of none.

    `outlets` starts with the one in focus. `shared` are the claims of more than one outlet: with a
    focus, first those on which it speaks, then those on which it is silent, then those that it
    could not have told or was not compared with. `lone` are those of one outlet; with a focus, of
    that one.
    """

    story: StoryCoverage
    outlets: tuple[str, ...]
    shared: tuple[Claim, ...]
    lone: tuple[Claim, ...]

    def cells(self, claim: Claim) -> list[Cell]:
        """Return the claim's cells in the order of the outlets."""
        by_outlet = {cell.outlet: cell for cell in claim.cells}
        return [by_outlet[outlet] for outlet in self.outlets]

    @property
    def placed_apart(self) -> list[tuple[Claim, list[tuple[str, str, str]]]]:
        """The claims that one outlet begins with and another tells late, with their wordings."""
        return [(claim, told) for claim in self.shared if (told := placing(claim))]

    @property
    def omissions(self) -> list[tuple[Claim, tuple[str, ...]]]:
        """The central claims that somebody leaves out, with who does; rivals are listed once."""
        found: dict[str, tuple[Claim, tuple[str, ...]]] = {}
        for claim in self.shared:
            who = tuple(outlet for outlet in self.outlets if outlet in claim.omitted_by)
            if who and not any(who == found[r][1] for r in claim.rivals if r in found):
                found[claim.id] = (claim, who)
        return list(found.values())


def views(comparison: Comparison) -> list[View]:
    """Return the stories as they are shown, the largest first."""
    return [_view(story, comparison.focus) for story in comparison.stories]


def _view(story: StoryCoverage, focus: str | None) -> View:
    shared = story.shared
    many = {claim.id for claim in shared}
    lone = tuple(claim for claim in story.claims if claim.id not in many)
    if focus is None:
        return View(story, story.outlets, shared, lone)
    return View(
        story,
        (focus, *(outlet for outlet in story.outlets if outlet != focus)),
        tuple(sorted(shared, key=lambda claim: _distance(claim.cell(focus).state))),
        tuple(c for c in lone if c.cell(focus).state.speaks),
    )


def _distance(state: State) -> int:
    """Return how far from an outlet in this state a claim is, where the nearest come first."""
    return 0 if state.speaks else 1 if state is State.SILENT else 2


def codes(outlets: Sequence[str]) -> dict[str, str]:
    """Return a short code an outlet, for the heads of narrow columns: A to Z, then A1.

    >>> codes(["Gazette", "Courier"])
    {'Gazette': 'A', 'Courier': 'B'}
    """
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return {
        outlet: letters[n % 26] + (str(n // 26) if n >= 26 else "")
        for n, outlet in enumerate(outlets)
    }


def period(story: StoryCoverage) -> str:
    """Return from when to when the story's articles appeared."""
    return "undated" if story.span is None else days_in_words(*story.span)


def scope(story: StoryCoverage) -> str:
    """Return how much of the story there is, in one line."""
    return (
        f"{counted(len(story.articles), 'article')} of {counted(len(story.outlets), 'outlet')}, "
        f"{period(story)}; {counted(len(story.shared), 'shared claim')}, "
        f"{len(story.contested)} contested"
    )
