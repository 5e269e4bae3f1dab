"""The findings as SARIF 2.1.0, which code-review tools show beside the lines they speak of.

A finding is a result at its first passage with the second as a related location. The articles that
results point into are embedded, so that every region can be resolved. One that lies on the disk is
its file instead: `Located` says where its text begins there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias
from urllib.parse import quote

from consist.model import Article, Decision, Finding, Kind, Passage, Report, Span, Verdict
from consist.reports.headlines import headline
from consist.reports.json import indented
from consist.reports.lines import Lines
from consist.reports.link import web_link
from consist.reports.matters import type_shown
from consist.reports.phrases import ABOUT, EXPLAINED, KINDS, date_in_words, percent
from consist.version import version

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
SURE = 0.8
"""From this confidence on a contradiction is an error; below it is a warning, to be looked at."""
SPECIAL = re.compile(r"[\\\[\]]")  # a message in brackets would be a link

Json: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Located:
    """The file that an article was read from.

    `text` is all of the file as it lies on the disk and `start` where the article's text begins in
    it; None where the two do not correspond, as for pages and Word documents. `line` is that of an
    article which is a row of the file.
    """

    uri: str
    text: str | None = None
    start: int = 0
    line: int | None = None


NOWHERE: Mapping[str, Located] = MappingProxyType({})


def to_sarif(report: Report, *, located: Mapping[str, Located] = NOWHERE) -> str:
    """Return the log as indented JSON with a newline at its end.

    Args:
        report: What to show.
        located: The files of articles by the article's id. A passage of such a file is the primary
            location of its finding.
    """
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, located)]}
    return indented(log)


def _run(report: Report, located: Mapping[str, Located]) -> Json:
    files = _Files(report, located)
    rules = sorted({_rule_id(finding): finding for finding in report.findings}.items())
    order = {name: place for place, (name, _) in enumerate(rules)}
    results = [
        _result(finding, files, order) | _suppressed(report.decisions.get(finding.id))
        for finding in report.findings
    ]
    return {
        "tool": {
            "driver": {
                "name": "consist",
                "version": version(),
                "rules": [_rule(name, finding) for name, finding in rules],
            }
        },
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    {
                        "level": level,
                        "message": {"text": escape(f"{it.place}: {it.reason}")},
                    }
                    for level, items in (("warning", report.skipped), ("note", report.notes))
                    for it in items
                ],
            }
        ],
        "artifacts": files.artifacts,
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": results,
        "properties": {
            "settings": {name: report.settings[name] for name in sorted(report.settings)},
            "models": {
                name: f"{report.models[name].name} {report.models[name].revision}"
                for name in sorted(report.models)
            },
            "stages": {name: report.stages[name] for name in sorted(report.stages)},
        },
    }


def _rule_id(finding: Finding) -> str:
    kind, shown = finding.kind.value, type_shown(finding)
    return kind if shown is None else f"{kind}/{shown.value}"


def _level(kind: Kind, confidence: float = 1.0) -> str:
    """Return how grave a finding is: only a contradiction is more than a note.

    >>> _level(Kind.CONTRADICTION, 0.8), _level(Kind.CONTRADICTION, 0.4), _level(Kind.DISPUTED)
    ('error', 'warning', 'note')
    """
    if kind is not Kind.CONTRADICTION:
        return "note"
    return "error" if confidence >= SURE else "warning"


def _rule(name: str, finding: Finding) -> Json:
    shown = type_shown(finding)
    about = None if shown is None else ABOUT.get(shown)
    return {
        "id": name,
        "name": "".join(part.capitalize() for part in re.split(r"[_/]", name)),
        "shortDescription": {"text": KINDS[finding.kind] + (f": {about}" if about else "")},
        "fullDescription": {"text": EXPLAINED[finding.kind]},
        "defaultConfiguration": {"level": _level(finding.kind)},
    }


def _result(finding: Finding, files: _Files, order: Mapping[str, int]) -> Json:
    sides = sorted((finding.a, finding.b), key=lambda side: not files.is_file(side))
    first, second = sides
    rule = _rule_id(finding)
    return {
        "ruleId": rule,
        "ruleIndex": order[rule],
        "level": _level(finding.kind, finding.confidence),
        "rank": round(100 * float(finding.confidence), 2),
        "message": {"text": _message(finding, first, second, files.articles)},
        "locations": [files.location(first)],
        "relatedLocations": [
            {
                "id": 1,
                "message": {"text": escape(_attributed(second, files.articles))},
                **files.location(second),
            }
        ],
        "partialFingerprints": {"consistFinding/v1": finding.id},
        "properties": {
            "confidence": round(float(finding.confidence), 4),
            "story": finding.story,
            "reasons": [reason.code for reason in finding.reasons],
        },
    }


def _suppressed(decision: Decision | None) -> Json:
    """A dismissed finding stays in the log, and tools that know suppressions do not show it."""
    if decision is None or decision.verdict is not Verdict.DISMISSED:
        return {}
    why = {"justification": decision.note} if decision.note else {}
    return {"suppressions": [{"kind": "external", "status": "accepted", **why}]}


def _message(
    finding: Finding, first: Passage, second: Passage, articles: dict[str, Article]
) -> str:
    told = escape(_attributed(second, articles))
    lines = [
        escape(f"{headline(finding, articles)} ({percent(finding.confidence)})."),
        escape(f"{first.outlet}: “{_folded(first.text)}”"),
        f"[{told}](1)",
        *(escape(f"- {reason.text}") for reason in finding.reasons),
    ]
    return "\n".join(lines)


def _attributed(side: Passage, articles: dict[str, Article]) -> str:
    day = date_in_words(articles[side.article_id].published_at)
    return f"{side.outlet}, {day}: “{_folded(side.text)}”"


def _folded(text: str) -> str:
    return " ".join(text.split())


def escape(text: str) -> str:
    r"""Return the text so that a message shows it as it is: no link, no placeholder.

    >>> escape("[60](x) {0}")
    '\\[60\\](x) {{0}}'
    """
    return SPECIAL.sub(r"\\\g<0>", text).replace("{", "{{").replace("}", "}}")


@dataclass(frozen=True, slots=True)
class _Artifact:
    """Where an article is shown: its lines, or else its one line, where there is any."""

    location: Json
    lines: Lines | None = None
    start: int = 0
    line: int | None = None


class _Files:
    """The artifacts of a run, in the order in which results first point into them."""

    def __init__(self, report: Report, located: Mapping[str, Located]) -> None:
        self.articles = {article.id: article for article in report.articles}
        self.artifacts: list[Json] = []
        self._located = located
        self._known: dict[str, _Artifact] = {}
        self._files: dict[str, Json] = {}

    def is_file(self, side: Passage) -> bool:
        """Whether the passage stands in a file of the user's."""
        return side.article_id in self._located

    def location(self, side: Passage) -> Json:
        """Return where a passage stands, its lit words as annotations."""
        if side.article_id not in self._known:
            self._known[side.article_id] = self._artifact(self.articles[side.article_id])
        shown = self._known[side.article_id]
        physical: Json = {"artifactLocation": shown.location}
        if shown.lines is None:
            if shown.line is not None:
                physical["region"] = {"startLine": shown.line}
            return {"physicalLocation": physical}
        lines, start = shown.lines, shown.start
        physical["region"] = _region(lines, (side.start + start, side.end + start))
        lit: Iterable[Span] = ((one + start, end + start) for one, end in side.lit)
        marked = [_region(lines, span) for span in lit]
        return {"physicalLocation": physical, **({"annotations": marked} if marked else {})}

    def _artifact(self, article: Article) -> _Artifact:
        about = {"description": {"text": escape(f"{article.outlet}: {article.title}")}}
        file = self._located.get(article.id)
        if file is None:
            contents = {"mimeType": "text/plain", "contents": {"text": article.text}}
            return _Artifact(self._add(_address(article), about | contents), Lines(article.text))
        if file.uri not in self._files:  # which may hold many articles
            self._files[file.uri] = self._add(file.uri, about if file.line is None else {})
        lines = None if file.text is None else Lines(file.text)
        return _Artifact(self._files[file.uri], lines, file.start, file.line)

    def _add(self, uri: str, more: Json) -> Json:
        location = {"uri": uri, "index": len(self.artifacts)}
        self.artifacts.append({"location": {"uri": uri}, "roles": ["analysisTarget"], **more})
        return location


def _address(article: Article) -> str:
    return web_link(article.url) or f"articles/{quote(article.id, safe='', errors='replace')}"


def _region(lines: Lines, span: Span) -> Json:
    start_line, start_column = lines.place(span[0])
    end_line, end_column = lines.place(span[1])
    return {
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": span[0],
        "charLength": span[1] - span[0],
        "snippet": {"text": lines.text[span[0] : span[1]]},
    }
