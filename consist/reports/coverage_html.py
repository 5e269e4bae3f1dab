"""The comparison as one page that needs no network and no script.

As in `html`, the template's escaping is the one place where article text meets markup; the charts
come escaped from matplotlib.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from consist.coverage import Claim, Comparison, Mention, OutletPair, OutletRow, State
from consist.reports.coverage_charts import MOST_ROWS, available, charts
from consist.reports.coverage_words import (
    CAUTION,
    MEANINGS,
    View,
    cell_in_words,
    codes,
    scope,
    sign,
    standing,
    standing_in_words,
    views,
)
from consist.reports.link import web_link
from consist.reports.phrases import date_in_words
from consist.reports.templating import template
from consist.version import version

if TYPE_CHECKING:
    from markupsafe import Markup

MOST_WITH_CHARTS = 20
"""On a page of more stories only the first so many get charts: each takes some 100 kB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """A cell of the claim table."""

    outlet: str
    sign: str
    words: str
    state: str
    said: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A claim as a row; `against` are the numbers of its rivals that are shown."""

    number: int
    claim: Claim
    standing: str
    told: str
    against: tuple[int, ...]
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A story as it is shown."""

    view: View
    title: str
    scope: str
    codes: dict[str, str]
    rows: tuple[Row, ...]
    outlets: tuple[OutletRow, ...]
    pairs: tuple[OutletPair, ...]
    links: dict[str, str | None]
    charts: dict[str, Markup]


def to_html(comparison: Comparison) -> str:
    """Return the page; with matplotlib it has charts, without it says how to get them."""
    shown = views(comparison)
    return template("compare.html.j2").render(
        comparison=comparison,
        version=version(),
        sections=[_section(number, view, comparison.focus) for number, view in enumerate(shown)],
        meanings=MEANINGS,
        caution=CAUTION,
        can_draw=available(),
        most_rows=MOST_ROWS,
        date=date_in_words,
        kinds=[],
        states=State,
    )


def _section(number: int, view: View, focus: str | None) -> Section:
    from markupsafe import Markup

    story = view.story
    drawn = charts(view, prefix=f"s{number}") if number < MOST_WITH_CHARTS else {}
    numbers = {claim.id: n for n, claim in enumerate(view.shared, 1)}
    rows = {row.outlet: row for row in story.rows}
    return Section(
        view=view,
        title=story.title or story.id,
        scope=scope(story),
        codes=codes(view.outlets),
        rows=tuple(_row(claim, numbers, view) for claim in view.shared),
        outlets=tuple(rows[outlet] for outlet in view.outlets),
        pairs=tuple(p for p in story.pairs if focus is None or focus in (p.one, p.other)),
        links={article.id: web_link(article.url) for article in story.articles},
        charts={name: Markup(svg) for name, svg in drawn.items()},  # noqa: S704 - escaped there
    )


def _row(claim: Claim, numbers: dict[str, int], view: View) -> Row:
    return Row(
        number=numbers[claim.id],
        claim=claim,
        standing=standing(claim),
        told=standing_in_words(claim),
        against=tuple(sorted(numbers[rival] for rival in claim.rivals if rival in numbers)),
        squares=tuple(
            Square(
                outlet=cell.outlet,
                sign=sign(cell),
                words=cell_in_words(cell),
                state=cell.state.value,
                said=cell.mentions,
            )
            for cell in view.cells(claim)
        ),
    )
