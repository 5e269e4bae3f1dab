"""The findings of a draft as a linter prints them: a place in the file, and what is said there."""

from __future__ import annotations

from collections.abc import Iterator

from consist.model import Article, Finding, Passage, Report
from consist.reports import Lines
from consist.reports.headlines import newer
from consist.reports.link import web_link
from consist.reports.lookup import also_printed_by
from consist.reports.matters import type_shown
from consist.reports.phrases import date_in_words, percent
from consist.reports.terminal import shown
from consist.sources import Draft


def lint(report: Report, draft: Draft) -> str:
    """Return two lines and more a finding, in the order of the draft; nothing for no finding.

    A passage of a text file is at its line and column in the file, counted from one; one of a page
    or a Word document at the number of its sentence.
    """
    articles = {article.id: article for article in report.articles}
    place = _Places(report, draft)
    found = sorted(
        (_sides(finding, draft) for finding in report.findings),
        key=lambda item: (item[1].start, -item[0].confidence),
    )
    return "".join(
        f"{line}\n"
        for finding, own, other in found
        for line in (
            *_lines(finding, place.of(own), own, (other, articles[other.article_id])),
            *_newer(finding, articles),
        )
    )


def _sides(finding: Finding, draft: Draft) -> tuple[Finding, Passage, Passage]:
    if finding.a.article_id == draft.article.id:
        return finding, finding.a, finding.b
    return finding, finding.b, finding.a


def _lines(
    finding: Finding, place: str, own: Passage, theirs: tuple[Passage, Article]
) -> Iterator[str]:
    other, article = theirs
    sure = percent(finding.confidence)
    kind = type_shown(finding)
    told = sure if kind is None else f"{kind}, {sure}"
    link = web_link(article.url)
    source = f"{shown(other.outlet)}, {date_in_words(article.published_at)}"
    yield (
        f"{place}: {finding.kind} ({told}) “{shown(own.text)}” — "
        f"{source}: “{shown(other.text)}”" + (f" ({link})" if link else "")
    )
    for outlet in also_printed_by(other):
        yield f"    also printed by {shown(outlet)}"
    for reason in finding.reasons:
        yield f"    {shown(reason.text)}"


def _newer(finding: Finding, articles: dict[str, Article]) -> Iterator[str]:
    told = newer(finding, articles)
    if told is not None:
        yield f"    {shown(told)}"


class _Places:
    """Where passages of a draft stand in its file."""

    def __init__(self, report: Report, draft: Draft) -> None:
        self._draft = draft
        self._lines = None if draft.lying is None else Lines(draft.lying)
        own = (s for s in report.sentences if s.article_id == draft.article.id and s.comparable)
        self._numbers = {sentence.start: number for number, sentence in enumerate(own, 1)}

    def of(self, side: Passage) -> str:
        if self._lines is None:
            return f"{self._draft.path}: sentence {self._numbers[side.start]}"
        line, column = self._lines.place(self._draft.start + side.start)
        return f"{self._draft.path}:{line}:{column}"
