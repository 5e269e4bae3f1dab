import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consist.model import (
    Article,
    ClashType,
    Finding,
    Kind,
    Passage,
    Report,
    Scores,
)
from consist.reports import RENDERERS, report_schema


def as_json(report: Report) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(RENDERERS["json"](report))
    return loaded


def check(value: dict[str, Any]) -> None:
    jsonschema.validate(value, report_schema(), cls=jsonschema.Draft202012Validator)


def test_the_schema_is_a_schema_and_open_nowhere() -> None:
    jsonschema.Draft202012Validator.check_schema(report_schema())

    def objects(node: Any) -> list[Any]:
        if isinstance(node, list):
            return [each for item in node for each in objects(item)]
        if not isinstance(node, dict):
            return []
        own = [node] if node.get("type") == "object" else []
        return own + [each for item in node.values() for each in objects(item)]

    found = objects(report_schema())
    assert len(found) > 8
    for node in found:
        assert node["additionalProperties"] is False or "properties" not in node
        if "properties" in node:
            known = [
                name for name in node["properties"] if name != "notes"
            ]  # older reports have none
            assert [name for name in node["required"] if name != "notes"] == known


def test_the_report_meets_the_schema(report: Report, nothing_found: Report) -> None:
    check(as_json(report))
    check(as_json(nothing_found))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["findings", 0, "confidence"], 1.5),
        (["findings", 0, "kind"], "agreement"),
        (["findings", 0, "type"], "colour"),
        (["findings", 0, "a", "lit"], [[1]]),
        (["findings", 0, "a", "lit"], [[1, 2, 3]]),
        (["findings", 0, "a", "start"], -1),
        (["findings", 0, "a", "more"], 1),
        (["findings", 0, "id"], "no hash"),
        (["articles", 0, "sentences"], "many"),
        (["more"], {}),
    ],
)
def test_the_schema_refuses_what_is_wrong(report: Report, path: list[Any], value: object) -> None:
    loaded = as_json(report)
    place: Any = loaded
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        check(loaded)


def test_the_schema_knows_the_kinds_and_types_of_the_model() -> None:
    properties = report_schema()["$defs"]["finding"]["properties"]
    assert properties["kind"]["enum"] == [kind.value for kind in Kind]
    assert properties["type"]["enum"] == [*(each.value for each in ClashType), None]


def test_the_first_finding_is_told_in_full(report: Report) -> None:
    loaded = as_json(report)["findings"][0]
    assert loaded == {
        "id": report.findings[0].id,
        "kind": "contradiction",
        "type": "number",
        "confidence": 0.9123,
        "story": "s1",
        "a": {
            "article_id": "a1",
            "outlet": "Tern & Gull",
            "start": 82,
            "end": 124,
            "text": "It stays shut for 60 days, the mayor said.",
            "speaker": "the mayor",
            "lit": [[100, 107]],
            "copies": [],
        },
        "b": {
            "article_id": "a2",
            "outlet": "The Weir",
            "start": 40,
            "end": 68,
            "text": "It will be shut for 90 days.",
            "speaker": None,
            "lit": [[60, 62], [63, 67]],
            "copies": [
                {
                    "article_id": "a3",
                    "outlet": '"><img src=x onerror=alert(1)>',
                    "start": 0,
                    "end": 28,
                }
            ],
        },
        "scores": {
            "ab": {"entailment": 0.02, "neutral": 0.08, "contradiction": 0.9},
            "ba": {"entailment": 0.012346, "neutral": 0.087654, "contradiction": 0.9},
            "similarity": 0.712346,
        },
        "reasons": [
            {"code": "clash.number", "text": "60 days against 90 days."},
            {"code": "x", "text": "<script>alert(1)</script> & *not* [bold](javascript:alert(1))"},
        ],
        "decision": None,
    }


def test_articles_outlets_and_skipped_are_counted(report: Report) -> None:
    loaded = as_json(report)
    assert loaded["articles"][0] == {
        "id": "a1",
        "outlet": "Tern & Gull",
        "title": "Bridge shut <for> 60 days",
        "url": "https://tern.example/bridge?a=1&b=2",
        "published_at": "2025-03-12T00:00:00Z",
        "story": "s1",
        "sentences": 5,
    }
    assert loaded["articles"][2]["published_at"] is None
    # a copy of the first finding and a side of the second
    assert loaded["coverage"]['"><img src=x onerror=alert(1)>'] == {
        "articles": 1,
        "sentences": 2,
        "findings": 2,
    }
    assert {name: row["findings"] for name, row in loaded["coverage"].items()} == {
        '"><img src=x onerror=alert(1)>': 2,
        "@Quay": 2,
        "Tern & Gull": 3,
        "The Weir": 2,
    }
    assert loaded["skipped"] == [
        {
            "source": "in/<bad>.jsonl",
            "where": "line 3",
            "reason": "the text is empty | or | not there",
        }
    ]
    assert loaded["notes"] == [
        {"source": "the <dates>", "where": "", "reason": "2 of 5 | have no date"}
    ]


def test_a_report_of_a_version_without_notes_is_still_one(report: Report) -> None:
    loaded = as_json(report)
    del loaded["notes"]
    jsonschema.validate(loaded, report_schema())


def test_the_same_report_gives_the_same_bytes_whatever_the_order_of_settings(
    report: Report,
) -> None:
    turned = replace(
        report,
        settings=dict(reversed(report.settings.items())),
        stages=dict(reversed(report.stages.items())),
        models=dict(reversed(report.models.items())),
    )
    text = RENDERERS["json"](report)
    assert RENDERERS["json"](turned) == text
    assert text.endswith("}\n")
    assert "🌧" in text


def test_moments_are_told_in_utc(report: Report) -> None:
    there = datetime(2025, 3, 12, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    moved = replace(report.articles[0], published_at=there)
    changed = replace(report, articles=(moved, *report.articles[1:]))
    assert as_json(changed)["articles"][0]["published_at"] == "2025-03-11T23:30:00Z"
    assert there.astimezone(UTC).hour == 23


@st.composite
def passages(draw: st.DrawFn, *, name: str) -> tuple[Article, Passage]:
    text = draw(st.text(min_size=1, max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6)))
    start, end = cuts[0], cuts[-1]
    lit = tuple((one, other) for one, other in list(pairwise(cuts))[::2] if one < other)
    article = Article(name, f"outlet {name}", text)
    return article, Passage(name, article.outlet, start, end, text[start:end], lit=lit)


@settings(deadline=None)  # a busy machine is no fault
@given(passages(name="a"), passages(name="b"))
def test_offsets_lead_back_to_the_article(
    one: tuple[Article, Passage], other: tuple[Article, Passage]
) -> None:
    scores = Scores(0.1, 0.2, 0.7)
    finding = Finding(
        Kind.FRAMING, None, 0.5, None, one[1], other[1], scores, scores, similarity=0.1
    )
    report = Report((one[0], other[0]), (), (), (finding,), ())
    loaded = as_json(report)
    check(loaded)
    texts = {article.id: article.text for article in report.articles}
    for name, made in (("a", one[1]), ("b", other[1])):
        side = loaded["findings"][0][name]
        text = texts[side["article_id"]]
        assert text[side["start"] : side["end"]] == side["text"]
        lit = [text[start:end] for start, end in side["lit"]]
        assert lit == [text[start:end] for start, end in made.lit]
        assert all(side["start"] <= start < end <= side["end"] for start, end in side["lit"])
