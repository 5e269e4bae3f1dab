"""Reports made by hand for tests of the store: outlets, stories and texts by number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from consist.model import (
    Article,
    ClashType,
    Copy,
    Decision,
    Finding,
    Kind,
    ModelIdentity,
    Passage,
    Reason,
    Report,
    Scores,
    Story,
    Verdict,
)

EPOCH = datetime(2031, 5, 1, 12, tzinfo=UTC)


def moment(minutes: int) -> datetime:
    """Return a moment so many minutes after the first."""
    return EPOCH + timedelta(minutes=minutes)


def article(article_id: str, outlet: str, *sentences: str, story: str | None = None) -> Article:
    return Article(article_id, outlet, " ".join(sentences), title=f"Of {outlet}", story=story)


def passage(of: Article, text: str, *, copies: tuple[Copy, ...] = ()) -> Passage:
    start = of.text.index(text)
    lit = ((start, start + len(text.split(maxsplit=1)[0])),)
    return Passage(
        of.id, of.outlet, start, start + len(text), text, speaker=None, lit=lit, copies=copies
    )


def copy_of(of: Article, text: str) -> Copy:
    start = of.text.index(text)
    return Copy(of.id, of.outlet, start, start + len(text))


def finding(
    a: Passage,
    b: Passage,
    *,
    kind: Kind = Kind.CONTRADICTION,
    confidence: float = 0.9,
    story: str | None = "halm",
) -> Finding:
    return Finding(
        kind=kind,
        type=ClashType.NUMBER if kind is Kind.CONTRADICTION else None,
        confidence=confidence,
        story=story,
        a=a,
        b=b,
        forward=Scores(0.1, 0.2, 0.7),
        backward=Scores(1 / 3, 1 / 3, 1 / 3),
        similarity=0.1 + 0.2,
        reasons=(Reason("clash.number", "Twelve against fourteen."),),
    )


def report(articles: Sequence[Article], findings: Sequence[Finding]) -> Report:
    stories: dict[str, list[str]] = {}
    for one in articles:
        stories.setdefault(one.story or "halm", []).append(one.id)
    return Report(
        articles=tuple(articles),
        sentences=(),
        stories=tuple(Story(name, tuple(ids)) for name, ids in stories.items()),
        findings=tuple(findings),
        skipped=(),
        settings={"min_confidence": 0.5},
        models={"scorer": ModelIdentity("tiny", "1")},
        stages={"pairs": 7},
    )


GAZETTE = article("g1", "Gazette", "Twelve miners died in the Halm pit.", "The pit is closed.")
COURIER = article("c1", "Courier", "Fourteen miners died in the Halm pit.", "Rain fell.")
HERALD = article("h1", "Herald", "The Halm pit opened in 1931.")


def mine() -> Report:
    """Return a report with one finding, on how many died, and a third article of the story."""
    found = finding(
        passage(GAZETTE, "Twelve miners died in the Halm pit."),
        passage(COURIER, "Fourteen miners died in the Halm pit."),
    )
    return report([GAZETTE, COURIER, HERALD], [found])


def many(count: int, *, stories: int = 5) -> Report:
    """Return a report with so many findings over some stories, kinds and outlets."""
    articles, findings = [], []
    kinds = list(Kind)
    for number in range(count):
        story = f"story {number % stories}"
        one = article(f"a{number}", f"Outlet {number % 7}", f"Toll {number} rose.", story=story)
        other = article(f"b{number}", f"Paper {number % 3}", f"Toll {number} fell.", story=story)
        articles += [one, other]
        findings.append(
            finding(
                passage(one, one.text),
                passage(other, other.text),
                kind=kinds[number % len(kinds)],
                confidence=0.5 + (number * 37 % 101) / 202,
                story=story,
            )
        )
    return report(articles, findings)


def said(
    finding_id: str,
    verdict: Verdict = Verdict.DISMISSED,
    *,
    note: str = "",
    author: str = "desk",
    minutes: int = 0,
) -> Decision:
    return Decision(finding_id, verdict, note, author, moment(minutes))
