"""Charts of coverage as vector graphics that need no colour: shapes, greys and numbers.

They need matplotlib, the extra `charts`; `drawn` says so where it is missing. Every chart has a
title and a description for those who do not see it, and all it shows stands in a table beside it.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable
from datetime import datetime, timedelta
from html import escape
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeAlias

from consist.coverage import Cell, Publication
from consist.reports.coverage_words import View, cell_in_words, codes, sign
from consist.reports.phrases import counted, date_in_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Draw: TypeAlias = "Callable[[Figure], None]"

MOST_ROWS = 30
ROUND_A_MOMENT = timedelta(days=1)
"""How far the axis of time reaches to both sides where everything appeared at one moment."""

INCHES = 9.0
ROW_INCHES = 0.3
STYLE = {
    "svg.fonttype": "none",
    "svg.hashsalt": "consist",
    "font.family": "sans-serif",
    "font.size": 9.0,
    "text.parse_math": False,
}
# what a marker looks like: matplotlib's name, whether it is filled, its size
MARKERS: dict[str, tuple[str, str, float]] = {
    "●": ("o", "full", 9.0),
    "◐": ("o", "left", 9.0),
    "✗": ("X", "full", 10.0),
    "⇄": ("D", "none", 7.5),
    "↻": ("^", "none", 8.5),
}


def available() -> bool:
    """Return whether charts can be drawn here."""
    return find_spec("matplotlib") is not None


def charts(view: View, *, prefix: str) -> dict[str, str]:
    """Return the story's charts as SVG elements by name; empty without matplotlib.

    `prefix` keeps the ids of several stories on one page apart.
    """
    if not available():
        return {}
    made = {"pairs": pair_chart(view, prefix=f"{prefix}p")}
    if view.shared:
        made["claims"] = claim_chart(view, prefix=f"{prefix}c")
    if sum(each.published_at is not None for each in view.story.timeline) > 1:
        made["timeline"] = timeline_chart(view, prefix=f"{prefix}t")
    return made


def claim_chart(view: View, *, prefix: str) -> str:
    """Return which outlet does what with which shared claim: a sign a cell."""
    claims = view.shared[:MOST_ROWS]
    code = codes(view.outlets)

    def draw(figure: Figure) -> None:
        axes = figure.add_subplot()
        for row, claim in enumerate(claims):
            for column, cell in enumerate(view.cells(claim)):
                _mark(axes, column, row, cell)
        axes.set_xticks(range(len(view.outlets)), list(code.values()))
        axes.set_yticks(
            range(len(claims)),
            [f"{_line(c.text.text, 78)}  {n}" for n, c in enumerate(claims, 1)],
        )
        axes.set_xlim(-0.5, len(view.outlets) - 0.5)
        axes.set_ylim(len(claims) - 0.5, -0.5)
        axes.xaxis.tick_top()
        axes.grid(axis="y", color="black", alpha=0.12, linewidth=0.6)
        _bare(axes)

    told = "; ".join(
        f"claim {number}: "
        + ", ".join(f"{cell.outlet} {cell_in_words(cell)}" for cell in view.cells(claim))
        for number, claim in enumerate(claims, 1)
    )
    height = 0.6 + ROW_INCHES * len(claims)
    return _svg(draw, height, prefix, "Who states which claim", told)


def pair_chart(view: View, *, prefix: str) -> str:
    """Return what each two outlets share (below the diagonal) and where they clash (above)."""
    outlets, code = view.outlets, codes(view.outlets)
    place = {outlet: n for n, outlet in enumerate(outlets)}
    most = max((pair.shared for pair in view.story.pairs), default=0)

    def draw(figure: Figure) -> None:
        from matplotlib.patches import Rectangle

        axes = figure.add_subplot()
        for pair in view.story.pairs:
            low, high = sorted((place[pair.one], place[pair.other]))
            clashes = pair.contradicting + pair.disputed
            shade = 0.08 + 0.4 * pair.shared / most if most and pair.shared else 0.0
            axes.add_patch(Rectangle((low - 0.5, high - 0.5), 1, 1, color="black", alpha=shade,
                                     linewidth=0))  # fmt: skip
            axes.text(low, high, str(pair.shared or "·"), ha="center", va="center")
            if clashes:
                axes.add_patch(Rectangle((high - 0.5, low - 0.5), 1, 1, fill=False, hatch="///",
                                         edgecolor="black", alpha=0.35, linewidth=0))  # fmt: skip
            axes.text(high, low, str(clashes or "·"), ha="center", va="center",
                      fontweight="bold" if clashes else "normal")  # fmt: skip
        ticks = range(len(outlets))
        axes.set_xticks(ticks, list(code.values()))
        axes.set_yticks(ticks, [f"{_line(outlet, 40)}  {code[outlet]}" for outlet in outlets])
        axes.set_xlim(-0.5, len(outlets) - 0.5)
        axes.set_ylim(len(outlets) - 0.5, -0.5)
        axes.xaxis.tick_top()
        axes.set_aspect("equal")
        _bare(axes)

    told = "; ".join(
        f"{pair.one} and {pair.other} share {counted(pair.shared, 'claim')} and clash on "
        f"{pair.contradicting + pair.disputed}"
        for pair in view.story.pairs
    )
    height = 0.6 + 0.42 * len(outlets)
    return _svg(draw, height, prefix, "Claims in common, and clashes", told)


def timeline_chart(view: View, *, prefix: str) -> str:
    """Return who published when; an arrow leads from an account to the one that changes it."""
    dated = [each for each in view.story.timeline if each.published_at is not None]
    place = {outlet: n for n, outlet in enumerate(view.outlets)}

    def draw(figure: Figure) -> None:
        from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num

        axes = figure.add_subplot()
        at = {
            each.article_id: (float(date2num(_moment(each))), place[each.outlet]) for each in dated
        }
        for each in dated:
            filled = "full" if each.first else "none"
            when, row = at[each.article_id]
            axes.plot(when, row, marker="o", markersize=7, color="black",
                      fillstyle=filled, linestyle="none")  # fmt: skip
            for change in each.changes:
                if change.earlier.article_id in at:
                    axes.annotate("", xy=at[each.article_id], xytext=at[change.earlier.article_id],
                                  arrowprops={"arrowstyle": "->", "color": "black", "alpha": 0.6,
                                              "shrinkA": 6, "shrinkB": 6})  # fmt: skip
        locator = AutoDateLocator(maxticks=8)
        axes.xaxis_date()
        axes.xaxis.set_major_locator(locator)
        axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
        axes.set_yticks(range(len(view.outlets)), [_line(o, 40) for o in view.outlets])
        axes.set_ylim(len(view.outlets) - 0.5, -0.5)
        axes.margins(x=0.06)
        if len({_moment(each) for each in dated}) == 1:
            only = _moment(dated[0])
            axes.set_xlim(
                *(float(date2num(at)) for at in (only - ROUND_A_MOMENT, only + ROUND_A_MOMENT))
            )
        axes.grid(axis="y", color="black", alpha=0.12, linewidth=0.6)
        _bare(axes, ticks=True)

    told = "; ".join(f"{date_in_words(_moment(each))}: {each.outlet}" for each in dated)
    return _svg(draw, 0.8 + ROW_INCHES * len(view.outlets), prefix, "What appeared when", told)


def _moment(each: Publication) -> datetime:
    if each.published_at is None:
        raise ValueError(f"{each.article_id} has no date and no place in time")
    return each.published_at


def _mark(axes: Axes, column: int, row: int, cell: Cell) -> None:
    shown = sign(cell)
    if not cell.state.speaks:
        axes.text(column, row, shown, ha="center", va="center", alpha=0.6)
        return
    marker, filled, size = MARKERS[shown[0]]
    style: dict[str, Any] = {
        "marker": marker,
        "markersize": size,
        "fillstyle": filled,
        "color": "black",
        "markerfacecoloralt": "none",
        "markeredgewidth": 1.2,
        "linestyle": "none",
    }
    axes.plot(column, row, **style)
    if len(shown) > 1:
        axes.text(column + 0.28, row, shown[1:], ha="center", va="center", fontsize=8)


def _bare(axes: Axes, *, ticks: bool = False) -> None:
    for side in axes.spines.values():
        side.set_visible(False)
    axes.tick_params(axis="y", length=0)
    if not ticks:
        axes.tick_params(axis="x", length=0)
    axes.set_axisbelow(True)


def _svg(draw: Draw, height: float, prefix: str, title: str, described: str) -> str:
    """Draw and return an SVG element that takes the page's text colour."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    out = io.StringIO()
    with mpl.rc_context(STYLE), warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a letter that the measuring font lacks
        figure = Figure(figsize=(INCHES, height), layout="constrained")
        figure.patch.set_alpha(0.0)
        draw(figure)
        for axes in figure.axes:
            axes.patch.set_alpha(0.0)
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return _embedded(out.getvalue(), prefix, title, described)


def _embedded(svg: str, prefix: str, title: str, described: str) -> str:
    element = svg[svg.index("<svg") :]
    element = re.sub(r"<metadata>.*?</metadata>", "", element, flags=re.DOTALL)
    element = re.sub(r'\bid="', f'id="{prefix}-', element)
    element = re.sub(r"(url\(|href=\")#", rf"\1#{prefix}-", element)
    element = re.sub(r'\b(?:width|height)="[\d.]+pt"', "", element, count=2)
    element = element.replace("#000000", "currentColor")
    # matplotlib leaves out black, which is what SVG fills with anyway
    element = element.replace("<svg", '<svg fill="currentColor" role="img"'
                              f' aria-labelledby="{prefix}-title {prefix}-desc"', 1)  # fmt: skip
    names = (
        f'<title id="{prefix}-title">{escape(title)}</title>'
        f'<desc id="{prefix}-desc">{escape(described)}</desc>'
    )
    head, _, rest = element.partition(">")
    return f"{head}>{names}{rest}"


def _line(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
