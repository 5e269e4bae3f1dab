"""ClaimReview drafts against the vocabulary; nothing in them rates anybody."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import settings as trial

from consist.model import Kind, Report
from consist.reports import RENDERERS
from tests.hostile_reports import reports

SCHEMA = json.loads(
    (Path(__file__).parent / "schemas" / "claim_review.schema.json").read_text("utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def drafts(report: Report) -> list[dict[str, Any]]:
    parsed = json.loads(RENDERERS["claimreview"](report))
    VALIDATOR.validate(parsed)
    graph: list[dict[str, Any]] = parsed["@graph"]
    return graph


def test_each_side_of_a_contradiction_is_a_claim_with_its_appearances(report: Report) -> None:
    one, other, *_ = drafts(report)
    finding = report.findings[0]
    assert (one["claimReviewed"], other["claimReviewed"]) == (finding.a.text, finding.b.text)
    assert one["citation"]["text"] == finding.b.text
    assert one["itemReviewed"]["author"] == {"@type": "Person", "name": "the mayor"}
    assert [work["publisher"]["name"] for work in other["itemReviewed"]["appearance"]] == [
        "The Weir",
        '"><img src=x onerror=alert(1)>',
    ]
    assert other["itemReviewed"]["appearance"][0]["url"] is None


def test_only_claims_that_can_be_rated_give_drafts(report: Report) -> None:
    rated = [f.id for f in report.findings if f.kind in {Kind.CONTRADICTION, Kind.DISPUTED}]
    named = [draft["identifier"] for draft in drafts(report)]
    assert named == [f"{name}/{side}" for name in rated for side in "ab"]
    assert len(drafts(report)) == 2 * len(rated)


@given(reports())
@trial(max_examples=50, deadline=None)
def test_every_draft_is_valid_and_rates_nothing(report: Report) -> None:
    for draft in drafts(report):
        assert draft["creativeWorkStatus"] == "Draft"
        values = {key: v for key, v in draft["reviewRating"].items() if key != "@type"}
        assert values
        assert not any(values.values())


@pytest.mark.parametrize(
    ("where", "value"),
    [
        ("reviewRating", {"@type": "Rating", "ratingValue": 1, "alternateName": "False"}),
        ("creativeWorkStatus", "Published"),
        ("itemReviewed", {"@type": "Claim", "text": "It rained.", "appearance": []}),
    ],
)
def test_the_schema_refuses_what_it_should(report: Report, where: str, value: object) -> None:
    parsed = json.loads(RENDERERS["claimreview"](report))
    parsed["@graph"][0][where] = value
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(parsed)
