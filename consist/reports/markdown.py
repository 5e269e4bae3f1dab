"""The report as Markdown, for tickets and mails.

What articles say is hostile input: nothing of it may become markup, a link or a mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from consist.model import Article, Finding, Passage, Remark, Report
from consist.reports.groups import Group, groups
from consist.reports.headlines import headline
from consist.reports.lighting import Piece, pieces
from consist.reports.link import web_link
from consist.reports.lookup import also_printed_by, coverage, ranks
from consist.reports.phrases import KINDS, confidence_in_words, date_in_words, percent
from consist.reports.terminal import harmless
from consist.version import version

MARKUP = re.compile(r"[\\`*_\[\]|~#$@]")
LINE_START = re.compile(r"^(\d+)([.)])|^([-+=])")
ADDRESS = re.compile(r"(?<=[A-Za-z]):(?=//)|(?<=www)\.", re.IGNORECASE)


def to_markdown(report: Report) -> str:
    """Return the ranked findings, both passages quoted, what was skipped, and notes.

    The number of a finding is its rank among all, as in every other report of the run.
    """
    articles = {article.id: article for article in report.articles}
    blocks = ["# Where the accounts differ", _opening(report)]
    rank = ranks(report.findings)
    for group in groups(report.findings):
        blocks += _group(group, rank, articles)
    blocks += _outlets(report)
    if left_out := "\n".join(_left_out(report)):
        blocks += ["## Left out", left_out]
    if report.notes:
        blocks += ["## Notes", "\n".join(map(_told, report.notes))]
    blocks.append(f"consist {version()}")
    return "\n\n".join(blocks) + "\n"


def _opening(report: Report) -> str:
    outlets = len({article.outlet for article in report.articles})
    found = len(report.findings)
    what = f"{found} finding{'' if found == 1 else 's'}" if found else "Nothing was found"
    return (
        f"{what} in {len(report.articles)} articles of {outlets} outlets; "
        f"{report.stages.get('scored', 0)} pairs of sentences were compared."
    )


def _group(group: Group, rank: dict[Finding, int], articles: dict[str, Article]) -> Iterator[str]:
    yield f"## {rank[group.lead]}. {plain(headline(group.lead, articles))}"
    yield from _finding(group.lead, articles)
    if others := group.findings[1:]:
        yield f"The same clash in {len(group.findings)} pairs of passages: {plain(group.told)}."
    for finding in others:
        yield f"### {rank[finding]}. {plain(headline(finding, articles))}"
        yield from _finding(finding, articles)


def _finding(finding: Finding, articles: dict[str, Article]) -> Iterator[str]:
    sure = f"{confidence_in_words(finding.confidence)} ({percent(finding.confidence)})"
    yield f"{KINDS[finding.kind]} · {escape_entities(sure)} · `{finding.id}`"
    for side in (finding.a, finding.b):
        yield _source(side, articles[side.article_id])
        yield f"> {_lit(side)}"
    if finding.reasons:
        yield "\n".join(f"- {plain(reason.text)}" for reason in finding.reasons)


def _source(side: Passage, article: Article) -> str:
    title = plain(article.title) or "no title"
    link = web_link(article.url)
    shown = title if link is None else f"[{title}](<{link}>)"
    parts = [f"**{plain(side.outlet) or 'no name'}**", shown, date_in_words(article.published_at)]
    if side.speaker is not None:
        parts.append(f"speaker: {plain(side.speaker)}")
    if others := also_printed_by(side):
        parts.append(f"also printed by {', '.join(map(plain, others))}")
    return " · ".join(parts)


def _lit(side: Passage) -> str:
    cut = pieces(side)
    shown = [_piece(piece, first=number == 0) for number, piece in enumerate(cut)]
    return "".join(shown).strip()


def _piece(piece: Piece, *, first: bool) -> str:
    text = piece.text.lstrip() if first else piece.text
    shown = escape(" ".join(re.split(r"\s+", text)), line_start=first)
    return _bold(shown) if piece.lit and shown.strip() else shown


def _bold(escaped: str) -> str:
    """Asterisks make bold only words that begin and end in a letter or digit, whatever is near."""
    if escaped[0].isalnum() and escaped[-1].isalnum():
        return f"**{escaped}**"
    return f"<b>{escaped}</b>"


def _outlets(report: Report) -> Iterator[str]:
    yield "## Outlets"
    rows = [
        f"| {plain(row.outlet)} | {row.articles} | {row.sentences} | {row.findings} |"
        for row in coverage(report)
    ]
    head = ["| Outlet | Articles | Sentences | Findings |", "| --- | ---: | ---: | ---: |"]
    yield "\n".join([*head, *rows])


def _left_out(report: Report) -> Iterator[str]:
    if cut := report.stages.get("cut_by_budget"):
        yield f"- {cut} pairs beyond the budget were not compared."
    yield from map(_told, report.skipped)


def _told(item: Remark) -> str:
    place = ", ".join(plain(part) for part in (item.source, item.where) if part)
    return f"- {place}: {plain(item.reason)}"


def plain(text: str) -> str:
    """Return the text on one line with its blanks folded, as itself and nothing else."""
    return escape(" ".join(text.split()))


def escape(text: str, *, line_start: bool = True) -> str:
    r"""Return a line so that Markdown and HTML show it as it is, and a terminal obeys none of it.

    >>> escape("1. <b>*60* days</b>\x1b[2J")
    '1\\. &lt;b&gt;\\*60\\* days&lt;/b&gt;\ufffd\\[2J'
    """
    marked = MARKUP.sub(r"\\\g<0>", harmless(text))
    escaped = ADDRESS.sub(lambda found: "\\" + found.group(), marked)
    if line_start:
        escaped = LINE_START.sub(
            lambda found: f"\\{found[3]}" if found[3] else f"{found[1]}\\{found[2]}", escaped
        )
    return escape_entities(escaped)


def escape_entities(text: str) -> str:
    """Return the text with nothing that HTML takes for markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
