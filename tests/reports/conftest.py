"""A report made by hand: every kind, a copy, hostile text, characters beyond the first plane."""

from datetime import UTC, datetime

import pytest

from consist.model import (
    Article,
    ClashType,
    Copy,
    Finding,
    Kind,
    ModelIdentity,
    Note,
    Passage,
    Reason,
    Report,
    Scores,
    Sentence,
    Skipped,
    Story,
)

HOSTILE = "<script>alert(1)</script> & *not* [bold](javascript:alert(1))"

TEXTS = {
    "a1": (
        "Rain fell all night. The Ember bridge was closed on Monday 🌧 by the town council. "
        "It stays shut for 60 days, the mayor said. Ferries run instead. They are full."
    ),
    "a2": (
        "The Ember bridge stays open to lorries. It will be shut for 90 days. "
        "Traders call the closure a gift to the ferry owners."
    ),
    "a3": f"It will be shut for 90 days. {HOSTILE} was painted on the rail.",
    "a4": "=SUM(1,2) stood on the sign. The closure was ended on 2 May.",
}


def sentence_texts(article_id: str) -> list[str]:
    text = TEXTS[article_id]
    return [f"{part}." for part in text.rstrip(".").split(". ")]


def passage(
    article: Article,
    text: str,
    *lit: str,
    speaker: str | None = None,
    copies: tuple[Copy, ...] = (),
) -> Passage:
    start = article.text.index(text)
    spans = sorted((at := article.text.index(word, start), at + len(word)) for word in lit)
    return Passage(
        article.id, article.outlet, start, start + len(text), text, speaker, tuple(spans), copies
    )


def sentences(article: Article) -> list[Sentence]:
    made = []
    for position, text in enumerate(sentence_texts(article.id)):
        start = article.text.index(text)
        made.append(Sentence(article.id, start, start + len(text), position, article.outlet, text))
    return made


@pytest.fixture
def articles() -> dict[str, Article]:
    made = [
        Article(
            "a1",
            "Tern & Gull",
            TEXTS["a1"],
            title="Bridge shut <for> 60 days",
            url="https://tern.example/bridge?a=1&b=2",
            published_at=datetime(2025, 3, 12, tzinfo=UTC),
        ),
        Article(
            "a2",
            "The Weir",
            TEXTS["a2"],
            title="Open, *then* shut",
            url="javascript:alert(1)",
            published_at=datetime(2025, 3, 13, 9, 5, tzinfo=UTC),
        ),
        Article("a3", '"><img src=x onerror=alert(1)>', TEXTS["a3"], title="", url=None),
        Article(
            "a4",
            "@Quay",
            TEXTS["a4"],
            title="-1+1",
            url="http://quay.example/<b>",
            published_at=datetime(2025, 5, 2, 18, tzinfo=UTC),
        ),
    ]
    return {article.id: article for article in made}


@pytest.fixture
def report(articles: dict[str, Article]) -> Report:
    a1, a2, a3, a4 = (articles[name] for name in ("a1", "a2", "a3", "a4"))
    wire = "It will be shut for 90 days."
    copy = Copy("a3", a3.outlet, a3.text.index(wire), a3.text.index(wire) + len(wire))
    against, open_ = Scores(0.02, 0.08, 0.9), Scores(0.1, 0.8, 0.1)
    first = Finding(
        kind=Kind.CONTRADICTION,
        type=ClashType.NUMBER,
        confidence=0.912345678,
        story="s1",
        a=passage(a1, "It stays shut for 60 days, the mayor said.", "60 days", speaker="the mayor"),
        b=passage(a2, wire, "90", "days", copies=(copy,)),
        forward=against,
        backward=Scores(0.0123456789, 0.0876543211, 0.9),
        similarity=0.71234567,
        reasons=(Reason("clash.number", "60 days against 90 days."), Reason("x", HOSTILE)),
    )
    others = [
        (
            Kind.FRAMING,
            None,
            0.6,
            passage(a2, "Traders call the closure a gift to the ferry owners.", "gift"),
            passage(a3, f"{HOSTILE} was painted on the rail.", "<script>alert(1)", "*not*"),
        ),
        (
            Kind.SUPERSEDED,
            ClashType.NEGATION,
            0.5,
            passage(a1, "The Ember bridge was closed on Monday 🌧 by the town council.", "🌧 by"),
            passage(a4, "The closure was ended on 2 May.", "ended"),
        ),
        (
            Kind.DISPUTED,
            ClashType.PLACE,
            0.3,
            passage(a1, "Ferries run instead."),
            passage(a4, "=SUM(1,2) stood on the sign.", "=SUM", speaker="@sign"),
        ),
    ]
    rest = [
        Finding(
            kind=kind,
            type=type_,
            confidence=sure,
            story=None,
            a=a,
            b=b,
            forward=open_,
            backward=open_,
            similarity=-0.25,
        )
        for kind, type_, sure, a, b in others
    ]
    return Report(
        articles=tuple(articles.values()),
        sentences=tuple(each for article in articles.values() for each in sentences(article)),
        stories=(Story("s1", ("a1", "a2")), Story("s2", ("a3", "a4"))),
        findings=(first, *rest),
        skipped=(Skipped("in/<bad>.jsonl", "line 3", "the text is empty | or | not there"),),
        settings={"pair_budget": 1000, "min_confidence": 0.25, "encoder": "bundled", "seed": None},
        models={"encoder": ModelIdentity("tiny", "abc"), "scorer": ModelIdentity("nli<1>", "d")},
        stages={"sentences": 14, "scored": 40, "cut_by_budget": 0},
        notes=(Note("the <dates>", "", "2 of 5 | have no date"),),
    )


@pytest.fixture
def nothing_found(report: Report) -> Report:
    return Report(
        articles=report.articles,
        sentences=report.sentences,
        stories=report.stories,
        findings=(),
        skipped=(),
        stages={"scored": 40},
    )
