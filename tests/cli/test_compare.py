"""`consist compare` and `consist stories` as a user runs them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest

from consist.cli.compare import _format
from consist.errors import SettingsError
from consist.reports import comparison_schema
from tests.cli.processes import consist

TEXTS = {
    "Gazette": "Twelve miners died when the Halm pit collapsed on Friday.",
    "Courier": "The collapse of the Halm pit on Friday killed 12 miners.",
    "Herald": "No miner died when the Halm pit collapsed on Friday.",
}


@pytest.mark.parametrize(
    ("name", "output", "chosen"),
    [
        (None, None, "table"),
        ("csv", None, "csv"),
        (None, "a.md", "markdown"),
        (None, "a.HTM", "html"),
        ("json", "a.html", "json"),
    ],
)
def test_the_format_is_named_or_read_from_the_suffix(
    name: str | None, output: str | None, chosen: str
) -> None:
    assert _format(name, None if output is None else Path(output)) == chosen


@pytest.mark.parametrize(("name", "output"), [("pdf", None), (None, "a.pdf"), (None, "a")])
def test_an_unknown_format_is_refused_with_the_known_ones(
    name: str | None, output: str | None
) -> None:
    with pytest.raises(SettingsError, match=r"table|\.html"):
        _format(name, None if output is None else Path(output))


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    rows = [
        {
            "id": outlet.lower(),
            "outlet": outlet,
            "title": f"Halm pit, by {outlet}",
            "published_at": f"2024-05-03T1{hour}:00:00Z",
            "story": "halm",
            "text": text,
        }
        for hour, (outlet, text) in enumerate(TEXTS.items())
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.model
def test_compare_writes_every_format(articles: Path, tmp_path: Path) -> None:
    table = consist("compare", str(articles), home=tmp_path)
    assert table.returncode == 0, table.stderr
    assert "3 articles of 3 outlets" in table.stdout
    target = tmp_path / "found.json"
    written = consist("compare", str(articles), "--output", str(target), home=tmp_path)
    assert written.returncode == 0, written.stderr
    data = json.loads(target.read_text("utf-8"))
    jsonschema.Draft202012Validator(comparison_schema()).validate(data)
    cells = {
        (claim["text"]["outlet"], cell["outlet"]): cell["state"]
        for claim in data["stories"][0]["claims"]
        for cell in claim["cells"]
    }
    assert cells["Gazette", "Gazette"] == "states"
    assert cells["Gazette", "Herald"] == "contradicts"
    html = consist("compare", str(articles), "--format", "html", "--focus", "herald", home=tmp_path)
    assert "Shown from the side of Herald" in html.stdout


@pytest.mark.model
def test_stories_lists_what_compare_opens(articles: Path, tmp_path: Path) -> None:
    listed = consist("stories", str(articles), "--format", "csv", home=tmp_path)
    assert listed.returncode == 0, listed.stderr
    rows = list(csv.DictReader(io.StringIO(listed.stdout)))
    assert [(row["id"], row["outlets"]) for row in rows] == [("halm", "Courier | Gazette | Herald")]
    wrong = consist("compare", str(articles), "--story", "sea", home=tmp_path)
    assert wrong.returncode == 2
    assert "--story 'sea'" in wrong.stderr


@pytest.mark.model
def test_what_was_skipped_and_articles_without_a_date_are_told_beside_the_table(
    tmp_path: Path,
) -> None:
    for outlet, text in TEXTS.items():
        (tmp_path / outlet).mkdir()
        (tmp_path / outlet / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "Gazette" / "b.txt").write_text("", encoding="utf-8")
    for command in ("compare", "stories"):
        done = consist(command, str(tmp_path), "--no-cache", home=tmp_path)
        assert done.returncode == 0, done.stderr
        assert "note: the dates: 3 of 3 articles have no date" in done.stderr
        assert "b.txt: the text is empty" in done.stderr
        assert "no date" not in done.stdout
        assert consist(command, str(tmp_path), "--no-cache", "-q", home=tmp_path).stderr == ""
