"""Reports drawn by hypothesis: any text anywhere, passages and lit words at any place of it."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st

from consist.model import (
    Article,
    ClashType,
    Finding,
    Kind,
    ModelIdentity,
    Note,
    Passage,
    Reason,
    Report,
    Scores,
    Skipped,
    Span,
)

AGAINST = Scores(0.05, 0.05, 0.9)

# what formats trip over, often; whatever else there is, sometimes
MARKUP = (
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    "[x](javascript:alert(1))",
    "{0}",
    "\\",
    "_x0041_",
    "<b>",
)
SIGNS = ("\r\n", "\n", "\r", "\x00", "\x0b", "\x1f", "\u2028", "\ufffe", "🌧", "𝒜", "é", "60 days. ")
PIECES = st.sampled_from(MARKUP) | st.sampled_from(SIGNS)
texts = st.lists(PIECES | st.text(max_size=5), min_size=1, max_size=12).map("".join)
shown = texts.filter(bool)


@st.composite
def passages(draw: st.DrawFn, article: Article) -> Passage:
    """Draw a stretch of the article with up to two lit spans."""
    start = draw(st.integers(0, len(article.text) - 1))
    end = draw(st.integers(start + 1, len(article.text)))
    ends = sorted(draw(st.sets(st.integers(start, end), max_size=4)))
    lit: tuple[Span, ...] = tuple(zip(ends[::2], ends[1::2], strict=False))
    speaker = draw(st.none() | texts)
    return Passage(article.id, article.outlet, start, end, article.text[start:end], speaker, lit)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Draw a report with up to three findings between two articles."""
    one, other = (
        Article(
            id=f"{name}{draw(texts)}",
            outlet=draw(texts),
            text=draw(shown),
            title=draw(texts),
            url=draw(st.none() | st.just("https://tern.example/a b?c=[1]") | texts),
            published_at=draw(st.none() | st.just(datetime(2025, 3, 12, 9, tzinfo=UTC))),
        )
        for name in "ab"
    )
    findings = tuple(
        Finding(
            kind=draw(st.sampled_from(Kind)),
            type=draw(st.none() | st.sampled_from(ClashType)),
            confidence=draw(st.floats(0, 1)),
            story=draw(st.none() | texts),
            a=draw(passages(one)),
            b=draw(passages(other)),
            forward=AGAINST,
            backward=AGAINST,
            similarity=0.5,
            reasons=(Reason("clash.number", draw(texts)),),
        )
        for _ in range(draw(st.integers(0, 3)))
    )
    return Report(
        articles=(one, other),
        sentences=(),
        stories=(),
        findings=findings,
        skipped=(Skipped(draw(texts), draw(texts), draw(texts)),),
        settings={"min_confidence": 0.5, "encoder": draw(texts)},
        models={"encoder": ModelIdentity(draw(texts), "1")},
        stages={"scored": 4},
        notes=(Note(draw(texts), draw(texts), draw(texts)),),
    )
