"""The comparison for a terminal, as tables of rich."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from consist.coverage import Claim, Comparison, Publication, StoryCoverage
from consist.reports.coverage_words import (
    CAUTION,
    MEANINGS,
    View,
    codes,
    period,
    scope,
    sign,
    standing,
    views,
)
from consist.reports.phrases import counted, date_in_words
from consist.reports.terminal import harmless

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

MOST_STORIES = 3
MOST_CLAIMS = 20
MOST_TEXT = 160


def to_table(comparison: Comparison, *, width: int = 100) -> str:
    """Return the comparison as plain text of that width.

    Of many stories only a list is shown: one is opened by its id.
    """
    return _printed(_parts(comparison), width)


def to_list(stories: Sequence[StoryCoverage], *, width: int = 100) -> str:
    """Return the list of stories as plain text of that width."""
    return _printed([_list(stories)], width)


def _parts(comparison: Comparison) -> Iterator[RenderableType]:
    found = views(comparison)
    if not found:
        yield "No two outlets cover the same story: there is nothing to compare."
    elif len(found) > MOST_STORIES:
        yield _list([view.story for view in found])
        yield "Open one with: --story ID"
    else:
        for view in found:
            for part in _story(view, comparison.focus):
                yield part
                yield ""


def _printed(parts: Iterable[RenderableType], width: int) -> str:
    from rich.console import Console

    out = io.StringIO()
    console = Console(
        file=out, width=width, no_color=True, highlight=False, markup=False, emoji=False
    )
    for part in parts:
        console.print(part)
    shown = "\n".join(map(harmless, out.getvalue().split("\n")))
    return "\n".join(line.rstrip() for line in shown.splitlines()) + "\n"


def _table(*columns: tuple[str, str], title: str | None = None) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", pad_edge=False)
    for name, justify in columns:
        text = justify == "text"
        table.add_column(
            name,
            justify="right" if justify == "right" else "center" if justify == "center" else "left",
            overflow="fold",
            ratio=1 if text else None,
            no_wrap=justify in {"center", "right"},
        )
    return table


def _list(stories: Sequence[StoryCoverage]) -> Table:
    table = _table(
        ("Story", "left"), ("Title", "text"), ("When", "left"), ("Articles", "right"),
        ("Outlets", "right"), ("Shared", "right"), ("Contested", "right"),
    )  # fmt: skip
    for story in stories:
        table.add_row(
            story.id, f"{_short(story.title)}\n({_short(', '.join(story.outlets))})",
            period(story), str(len(story.articles)),
            str(len(story.outlets)), str(len(story.shared)), str(len(story.contested)),
        )  # fmt: skip
    return table


def _story(view: View, focus: str | None) -> Iterator[RenderableType]:
    story = view.story
    code = codes(view.outlets)
    yield f"{story.title or story.id}\n{scope(story)}\nid: {story.id}"
    yield "  ".join(f"{code[outlet]} {outlet}" for outlet in view.outlets)
    yield "  ".join(f"{each} {meaning}" for each, meaning in MEANINGS)
    yield _claims(view, code)
    if omissions := _omissions(view):
        yield omissions
    if placed := _placed(view):
        yield placed
    yield _outlets(view, code)
    yield _pairs(view, code, focus)
    yield from _timeline(view)
    yield CAUTION


def _claims(view: View, code: dict[str, str]) -> Table:
    table = _table(
        ("#", "right"), ("Told by more than one outlet", "text"),
        *((code[outlet], "center") for outlet in view.outlets), ("", "left"),
    )  # fmt: skip
    number = {claim.id: n for n, claim in enumerate(view.shared, 1)}
    for claim in view.shared[:MOST_CLAIMS]:
        table.add_row(
            str(number[claim.id]),
            _short(claim.text.text) + _against(claim, number),
            *(sign(cell) for cell in view.cells(claim)),
            standing(claim),
        )
    if len(view.shared) > MOST_CLAIMS:
        table.add_row("", f"… and {len(view.shared) - MOST_CLAIMS} more; write them with --output.")
    return table


def _against(claim: Claim, number: dict[str, int]) -> str:
    rivals = [str(number[rival]) for rival in claim.rivals if rival in number]
    return f" (against {', '.join(rivals)})" if rivals else ""


def _omissions(view: View) -> Table | None:
    found = view.omissions
    if not found:
        return None
    table = _table(("Central, and left out by", "left"), ("", "text"))
    for claim, who in found[:MOST_CLAIMS]:
        table.add_row(", ".join(who), _short(claim.text.text))
    return table


def _placed(view: View) -> Table | None:
    found = view.placed_apart
    if not found:
        return None
    table = _table(("Put first, or last", "left"), ("", "left"), ("", "text"))
    for _, told in found[:MOST_CLAIMS]:
        for outlet, where, text in told:
            table.add_row(outlet, where, _short(text))
        table.add_section()
    return table


def _outlets(view: View, code: dict[str, str]) -> Table:
    table = _table(
        ("", "left"), ("Outlet", "text"), ("Articles", "right"), ("States", "right"),
        ("Only it", "right"), ("Contradicted", "right"), ("Leaves out", "right"),
    )  # fmt: skip
    rows = {row.outlet: row for row in view.story.rows}
    for outlet in view.outlets:
        row = rows[outlet]
        table.add_row(
            code[outlet], outlet, str(row.articles), str(row.stated), str(row.lone),
            str(row.contradicted), str(row.silent),
        )  # fmt: skip
    return table


def _pairs(view: View, code: dict[str, str], focus: str | None) -> Table:
    table = _table(
        ("Two outlets", "text"), ("Both state", "right"), ("Contradict", "right"),
        ("Dispute", "right"), ("Update", "right"), ("Frame differently", "right"),
    )  # fmt: skip
    for pair in view.story.pairs:
        if focus is None or focus in (pair.one, pair.other):
            table.add_row(
                f"{code[pair.one]} {pair.one} / {code[pair.other]} {pair.other}",
                *(
                    str(n or "·")
                    for n in (
                        pair.shared, pair.contradicting, pair.disputed, pair.updated, pair.framing
                    )
                ),
            )  # fmt: skip
    return table


def _timeline(view: View) -> Iterator[RenderableType]:
    table = _table(("Published", "left"), ("Outlet", "left"), ("Article", "text"))
    for each in view.story.timeline:
        table.add_row(date_in_words(each.published_at), each.outlet, _article(each))
    yield table


def _article(each: Publication) -> str:
    parts = [_short(each.title or each.article_id)]
    if each.first:
        parts.append(f"first with {counted(len(each.first), 'shared claim')}")
    parts += [
        f"changes what {change.earlier.outlet} had: {_short(change.later.text)} "
        f"(before: {_short(change.earlier.text)})"
        for change in each.changes
    ]
    return "\n".join(parts)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= MOST_TEXT else f"{line[:MOST_TEXT].rsplit(maxsplit=1)[0]} …"
