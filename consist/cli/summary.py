"""What a run found, in a few lines for a terminal."""

from __future__ import annotations

import textwrap
from collections import Counter

from consist.model import Finding, Passage, Report
from consist.reports.matters import type_shown
from consist.reports.phrases import counted, left_out_as_dismissed, percent
from consist.reports.terminal import shown, skipped, skipped_lines

SHOWN = 10
WIDTH = 96


def summary(report: Report) -> str:
    """Return the counts and the first findings, both passages each."""
    lines = [_counts(report), *_alone(report), ""]
    for number, finding in enumerate(report.findings[:SHOWN], 1):
        lines += [*_finding(number, finding), ""]
    if len(report.findings) > SHOWN:
        lines.append(f"… and {len(report.findings) - SHOWN} more; write them all with --output.")
    lines += [f"Note: {skipped(note)}" for note in report.notes]
    if report.skipped:
        lines.append(f"{len(report.skipped)} skipped:")
        lines += [f"  {line}" for line in skipped_lines(report.skipped)]
    return "\n".join(lines).rstrip()


def _counts(report: Report) -> str:
    outlets = len({article.outlet for article in report.articles})
    kinds = Counter(finding.kind.value for finding in report.findings)
    found = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())) or "no findings"
    cut = report.stages.get("cut_by_budget", 0)
    unscored = f" ({cut} more pairs were left unscored by --budget)" if cut else ""
    return (
        f"{counted(len(report.articles), 'article')} of {counted(outlets, 'outlet')} in "
        f"{counted(len(report.stories), 'story', 'stories')}, "
        f"{counted(report.stages.get('scored', 0), 'pair')} compared{unscored}: {found}."
        f"{_dismissed(report.stages.get('dismissed', 0))}"
    )


def _alone(report: Report) -> list[str]:
    """Return a hint where all is of one outlet, which is compared with nothing."""
    outlets = {article.outlet for article in report.articles}
    if len(outlets) > 1:
        return []
    return [
        shown(f"All is of {''.join(outlets)}, and it takes two outlets to compare."),
        "Put each outlet's files into a folder of its name, or name the column with --map outlet=…",
    ]


def _dismissed(count: int) -> str:
    said = left_out_as_dismissed(count)
    return f" {said} (--include-dismissed)." if said else ""


def _finding(number: int, finding: Finding) -> list[str]:
    told = type_shown(finding)
    kind = finding.kind.value if told is None else f"{finding.kind.value}, {told}"
    lines = [f"{number}. {kind} ({percent(finding.confidence)})"]
    lines += [line for side in (finding.a, finding.b) for line in _passage(side)]
    lines += [f"   - {shown(reason.text)}" for reason in finding.reasons]
    return lines


def _passage(side: Passage) -> list[str]:
    also = f" (+{counted(len(side.copies), 'copy', 'copies')})" if side.copies else ""
    return textwrap.wrap(
        shown(f"{side.outlet}{also}: {side.text}"),
        width=WIDTH,
        initial_indent="   ",
        subsequent_indent="     ",
    )
