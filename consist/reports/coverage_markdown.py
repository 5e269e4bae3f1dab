"""The comparison as Markdown, for tickets and mails; article text stays text (see `markdown`)."""

from __future__ import annotations

from collections.abc import Iterator

from consist.coverage import Claim, Comparison, State
from consist.reports.coverage_words import (
    CAUTION,
    MEANINGS,
    View,
    cell_in_words,
    codes,
    scope,
    shown_mention,
    sign,
    standing,
    standing_in_words,
    views,
)
from consist.reports.markdown import plain
from consist.reports.phrases import counted, date_in_words
from consist.version import version


def to_markdown(comparison: Comparison) -> str:
    """Return each story's claim table, wordings, omissions, outlets and timeline."""
    blocks = ["# How the outlets cover it"]
    found = views(comparison)
    if not found:
        blocks.append("No two outlets cover the same story: there is nothing to compare.")
    for view in found:
        blocks += _story(view, comparison.focus)
    blocks += [CAUTION, f"consist {version()}"]
    return "\n\n".join(blocks) + "\n"


def _story(view: View, focus: str | None) -> Iterator[str]:
    story = view.story
    yield f"## {plain(story.title or story.id)}"
    yield f"{scope(story)}. Story {plain(story.id)}."
    yield ", ".join(
        f"{plain(code)} {plain(outlet)}" for outlet, code in codes(view.outlets).items()
    )
    yield ", ".join(f"{plain(each)} {meaning}" for each, meaning in MEANINGS)
    yield "### Claims told by more than one outlet"
    yield _claims(view)
    yield "### Wordings"
    for number, claim in enumerate(view.shared, 1):
        yield _wordings(number, claim, view)
    yield "### Central, and left out"
    yield (
        "\n".join(
            f"- {plain(', '.join(who))}: {plain(claim.text.text)}" for claim, who in view.omissions
        )
        or "Nothing."
    )
    yield "### Put first, or last"
    yield "\n".join(_placed(view)) or "Nothing."
    yield "### Told by one outlet alone"
    yield (
        "\n".join(
            f"- {plain(', '.join(c.outlets(State.STATES)))}: {plain(c.text.text)}"
            for c in view.lone
        )
        or "Nothing."
    )
    yield "### Outlet by outlet"
    yield _pairs(view, focus)
    yield "### What appeared when"
    yield "\n".join(_timeline(view))


def _claims(view: View) -> str:
    code = codes(view.outlets)
    head = ["#", "Claim", *(code[outlet] for outlet in view.outlets), "Standing"]
    rows = [
        [
            str(number), plain(claim.text.text), *(plain(sign(c)) for c in view.cells(claim)),
            standing(claim),
        ]
        for number, claim in enumerate(view.shared, 1)
    ]  # fmt: skip
    marks = ["---:", "---", *(":---:" for _ in view.outlets), "---"]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, marks, *rows))


def _wordings(number: int, claim: Claim, view: View) -> str:
    lines = [f"**{number}\\.** {plain(claim.text.text)} ({standing_in_words(claim)})"]
    for cell in view.cells(claim):
        mention = shown_mention(cell)
        said = "" if mention is None else f": “{plain(mention.passage.text)}”"
        lines.append(f"- {plain(cell.outlet)} {plain(cell_in_words(cell))}{said}")
    return f"{lines[0]}\n\n" + "\n".join(lines[1:])


def _placed(view: View) -> Iterator[str]:
    for claim, told in view.placed_apart:
        yield f"- {plain(claim.text.text)}"
        for outlet, where, text in told:
            yield f"    - {plain(outlet)} {where}: “{plain(text)}”"


def _pairs(view: View, focus: str | None) -> str:
    head = "| Outlets | Both state | Contradict | Dispute | Update | Frame differently |"
    rows = [
        f"| {plain(pair.one)} / {plain(pair.other)} | {pair.shared} | {pair.contradicting} | "
        f"{pair.disputed} | {pair.updated} | {pair.framing} |"
        for pair in view.story.pairs
        if focus is None or focus in (pair.one, pair.other)
    ]
    return "\n".join([head, "| --- | ---: | ---: | ---: | ---: | ---: |", *rows])


def _timeline(view: View) -> Iterator[str]:
    for each in view.story.timeline:
        first = f"; first with {counted(len(each.first), 'shared claim')}" if each.first else ""
        when = date_in_words(each.published_at)
        yield f"- {when}: {plain(each.outlet)}, {plain(each.title or each.article_id)}{first}"
        for change in each.changes:
            yield (
                f"    - changes what {plain(change.earlier.outlet)} had: "
                f"“{plain(change.earlier.text)}” to “{plain(change.later.text)}”"
            )
