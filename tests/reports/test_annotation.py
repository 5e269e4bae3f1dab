"""Web Annotations against the rules of the recommendation, and selectors against the texts."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import settings as trial

from consist.model import Report
from consist.reports import RENDERERS
from tests.hostile_reports import reports

SCHEMA = json.loads(
    (Path(__file__).parent / "schemas" / "web_annotation.schema.json").read_text("utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def annotations(report: Report) -> list[dict[str, Any]]:
    collection = json.loads(RENDERERS["annotation"](report))
    VALIDATOR.validate(collection)
    items: list[dict[str, Any]] = collection["first"]["items"]
    assert collection["total"] == len(items)
    ids = [collection["id"], collection["first"]["id"], *(item["id"] for item in items)]
    assert len(set(ids[:2])) == 2
    return items


def texts_by_source(report: Report) -> dict[str, set[str]]:
    """Return the texts that each source names, going by the outlets and titles shown."""
    found: dict[str, set[str]] = {}
    for article in report.articles:
        found.setdefault(article.outlet, set()).add(article.text)
    return found


def parts(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        part
        for item in items
        for part in (item["target"], *item["body"])
        if part["type"] == "SpecificResource"
    ]


def test_a_finding_gives_an_annotation_on_each_passage(report: Report) -> None:
    items = annotations(report)
    assert len(items) == 2 * len(report.findings)
    assert len({item["id"] for item in items}) == len(items)
    first, second = items[:2]
    one, other = (side.text for side in (report.findings[0].a, report.findings[0].b))
    for item, own, against in ((first, one, other), (second, other, one)):
        assert item["target"]["selector"][0]["exact"] == own
        assert item["body"][2]["selector"][0]["exact"] == against
        assert "60 days against 90 days." in item["body"][0]["value"]
    assert first["target"]["source"]["id"] == "https://tern.example/bridge?a=1&b=2"
    assert second["target"]["source"]["id"].startswith("urn:uuid:")


@given(reports())
@trial(max_examples=80, deadline=None)
def test_every_selector_resolves_in_code_points(report: Report) -> None:
    items = annotations(report)
    assert len(items) == 2 * len(report.findings)
    texts = texts_by_source(report)
    for part in parts(items):
        quote, position = part["selector"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        named = texts[part["source"]["creator"]["name"]]
        fits = [
            text
            for text in named
            if text[position["start"] : position["end"]] == quote["exact"]
            and text[: position["start"]].endswith(quote["prefix"])
            and text[position["end"] :].startswith(quote["suffix"])
        ]
        assert fits
        assert any(around in text for text in named)


def test_an_astral_character_counts_as_one(report: Report) -> None:
    part = annotations(report)[4]["target"]
    quote, position = part["selector"]
    assert "🌧" in quote["exact"]
    assert position["end"] - position["start"] == len(quote["exact"])
    assert position["start"] == len("Rain fell all night. ")


@pytest.mark.parametrize(
    ("where", "value"),
    [("type", "Note"), ("target", {"type": "SpecificResource"}), ("motivation", ["doubting"])],
)
def test_the_schema_refuses_what_it_should(report: Report, where: str, value: object) -> None:
    collection = json.loads(RENDERERS["annotation"](report))
    collection["first"]["items"][0][where] = value
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(collection)
