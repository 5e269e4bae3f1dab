"""What is told once of all that was read."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from consist.model import Article, Met, Note, Skipped
from consist.pipeline import readable
from consist.sources import read

ROWS = [
    {"publisher": "Gazette", "body": "The bridge closed on Monday.", "day": "3 May 2024"},
    {"publisher": "Courier", "body": "The bridge stayed open.", "day": "4 May 2024"},
]


def written(folder: Path, name: str) -> Path:
    path = folder / name
    if path.suffix == ".csv":
        lines = [",".join(ROWS[0]), *(",".join(row.values()) for row in ROWS)]
        path.write_text("\n".join(lines), encoding="utf-8")
    elif path.suffix == ".jsonl":
        path.write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    else:
        pyarrow = pytest.importorskip("pyarrow")
        pytest.importorskip("pyarrow.parquet").write_table(pyarrow.Table.from_pylist(ROWS), path)
    return path


def told(*paths: Path, **fields: str) -> list[Note]:
    found = read([str(path) for path in paths], fields=fields)
    return [item for item in found if isinstance(item, Note)]


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.parquet"])
def test_a_column_that_no_record_has_is_told_with_those_that_are_there(
    tmp_path: Path, name: str
) -> None:
    note, *_ = told(written(tmp_path, name), outlet="NOSUCH")
    assert note.source == "--map outlet=NOSUCH"
    assert "'NOSUCH'" in note.reason
    assert "'publisher', 'body', 'day'" in note.reason


def test_a_column_that_one_file_of_several_has_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    text = tmp_path / "b" / "b.txt"
    text.write_text("The bridge fell.", encoding="utf-8")
    assert told(written(tmp_path, "a.jsonl"), text, outlet="publisher") == []
    also = {"outlet": "publisher", "published_at": "day"}
    assert told(text, written(tmp_path, "a.csv"), **also) == []


def test_a_column_is_told_where_nothing_has_columns(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    text = "The bridge over the river closed on Monday after the flood. " * 5
    page.write_text(f"<html><body><article><p>{text}</p></article></body></html>", encoding="utf-8")
    found = list(read([str(page)], fields={"outlet": "publisher"}))
    assert [type(item) for item in found] == [Article, Note]
    assert "(none)" in str(found[-1])


def test_it_is_no_part_of_what_was_skipped(tmp_path: Path) -> None:
    (tmp_path / "0.txt").write_text("", encoding="utf-8")
    written(tmp_path, "a.jsonl")
    found = readable(list(read([str(tmp_path)], fields={"outlet": "NOSUCH"})))
    assert [note.source for note in found.notes] == ["--map outlet=NOSUCH", "the dates"]
    assert [Path(item.source).name for item in found.skipped] == ["0.txt"]


def test_where_there_is_no_article_each_place_says_why(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    (only,) = read([str(path)], fields={"text": "NOSUCH"})
    assert isinstance(only, Skipped)
    assert "there are 'a', 'b'" in only.reason


def test_the_first_date_that_cannot_be_read_is_told_and_the_others_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    dates = ["2024-05-03", None, "", "  ", "sometime in May", "13:30", {"$date": "x"}]
    rows = [{"text": f"The bridge closed {n} times.", "date": d} for n, d in enumerate(dates)]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = list(read([str(path)]))
    assert len(found) == len(rows) + 1
    note = found[-1]
    assert isinstance(note, Note)
    assert note.where == "line 5"
    assert "'sometime in May' cannot be read, and the dates of 2 more" in note.reason
    assert "2024-05-03" in note.reason


def test_a_date_of_front_matter_and_of_a_feed_is_told(tmp_path: Path) -> None:
    text = tmp_path / "a.md"
    text.write_text("---\ndate: yesterday\n---\nThe bridge closed.\n", encoding="utf-8")
    assert "'yesterday' cannot be read;" in told(text)[0].reason
    feed = tmp_path / "a.xml"
    feed.write_text(
        "<rss version='2.0'><channel><title>t</title><item><title>Bridge</title>"
        "<description>The bridge closed.</description><pubDate>soon</pubDate></item>"
        "</channel></rss>",
        encoding="utf-8",
    )
    assert "'soon' cannot be read;" in told(feed)[0].reason


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_columns_of_a_table_that_hold_no_field_are_told_once(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, name)
    (tmp_path / "b").mkdir()
    other = tmp_path / "b" / "b.csv"
    other.write_text("text,Byline, ,day,link,url\nRain.,Jane Doe,,x,,\n")
    (note,) = told(path, other, text="body")
    assert note.source == str(path)
    assert "nothing is read: 'day', 'Byline'; if one" in note.reason
    assert "--map FIELD=COLUMN" in note.reason
    assert told(path, published_at="day", text="body") == []


def test_members_of_records_that_hold_no_field_are_many_and_not_told(tmp_path: Path) -> None:
    assert told(written(tmp_path, "a.jsonl")) == []


def dated(path: Path, *dates: str) -> list[Met]:
    rows = [f"{date},The bridge closed {n} times.\n" for n, date in enumerate(dates)]
    path.write_text("date,text\n" + "".join(rows), encoding="utf-8")
    return list(read([str(path)]))


def days(found: list[Met]) -> list[str]:
    return [f"{a.published_at:%m-%d}" for a in found if isinstance(a, Article)]


def test_an_order_of_day_and_month_that_nothing_tells_is_told_as_a_guess(tmp_path: Path) -> None:
    *articles, note = dated(tmp_path / "a.csv", "05/05/2025", "03/04/2025", "01/02/2025 10:00")
    assert days(articles) == ["05-05", "03-04", "01-02"]
    assert isinstance(note, Note)
    assert note.where == "line 3"
    assert "'03/04/2025' is taken for 2025-03-04, the month first (and 1 more so)" in note.reason


def test_an_order_that_one_date_tells_is_that_of_all_and_no_guess(tmp_path: Path) -> None:
    assert days(dated(tmp_path / "a.csv", "03/04/2025", "13/04/2025")) == ["04-03", "04-13"]
    assert days(dated(tmp_path / "b.csv", "03/04/2025", "04/13/2025")) == ["03-04", "04-13"]
    assert len(dated(tmp_path / "a.csv", "03/04/2025", "13/04/2025")) == 2
    assert len(dated(tmp_path / "b.csv", "03/04/2025", "04/13/2025")) == 2
    assert len(dated(tmp_path / "c.csv", "03/04/2025", "04/13/2025", "13/04/2025")) == 3 + 1


def test_a_guess_in_front_matter_is_told(tmp_path: Path) -> None:
    text = tmp_path / "a.md"
    text.write_text("---\ndate: 03/04/2025\n---\nThe bridge closed.\n", encoding="utf-8")
    assert "'03/04/2025' is taken for 2025-03-04" in told(text)[0].reason


def test_dates_in_the_future_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    dated(path, "2025-04-03", "2025-04-05", "2025-04-06", "2026-01-01")
    now = datetime(2025, 4, 3, tzinfo=UTC)
    *_, note = read([str(path)], now=now)
    assert isinstance(note, Note)
    assert note.where == "line 4"
    assert "2025-04-06 lies in the future, and the dates of 1 more" in note.reason
    assert len(list(read([str(path)], now=now + timedelta(days=300)))) == 4


@pytest.mark.parametrize(
    ("date", "asked"),
    [
        ("2026-12-03", False),
        ("2026-12-03T10:00:00Z", False),
        ("3 December 2026", False),
        ("12/03/2026", True),
        ("3.12.2026", True),
        ("12/25/2026", False),
    ],
)
def test_only_of_a_date_in_figures_day_and_month_may_be_interchanged(
    tmp_path: Path, date: str, asked: bool
) -> None:
    path = tmp_path / "a.csv"
    dated(path, date)
    notes = read([str(path)], now=datetime(2025, 4, 3, tzinfo=UTC))
    (note,) = [one for one in notes if isinstance(one, Note) and "future" in one.reason]
    assert ("interchanged" in note.reason) == asked
    assert ("write dates as in" in note.reason) == asked


def test_where_every_date_is_read_or_missing_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    text = tmp_path / "b" / "b.txt"
    text.write_text("The bridge fell.", encoding="utf-8")
    assert told(written(tmp_path, "a.csv"), text, published_at="day") == []


def test_names_of_columns_are_told_so_that_they_can_be_copied(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("outlet,text,Überschrift,ta\u202eg,b\x1b[2J\nW,Rain.,x,y,z\n", encoding="utf-8")
    (note,) = told(path)
    assert "'Überschrift', 'ta\\u202eg', 'b\\x1b[2J'" in note.reason
    note, *_ = told(path, title="Schlagzeile für alle")
    assert "no column 'Schlagzeile" not in note.reason
    assert "has a column 'Schlagzeile für alle'" in note.reason
    path.write_text("outlet,text,date\nW,Rain.,märzlich\n", encoding="utf-8")
    assert "its date 'märzlich' cannot be read" in told(path)[0].reason


@pytest.mark.parametrize(
    ("day_first", "expected"), [(True, ["04-03", "02-01"]), (False, ["03-04", "01-02"])]
)
def test_what_comes_first_in_dates_may_be_said_and_is_no_guess(
    tmp_path: Path, day_first: bool, expected: list[str]
) -> None:
    path = tmp_path / "a.csv"
    note = dated(path, "03/04/2025", "01/02/2025 10:00")[-1]
    assert "--dates day-first or --dates month-first" in str(note)
    found = list(read([str(path)], day_first=day_first))
    assert days(found) == expected
    assert len(found) == 2
    text = tmp_path / "a.md"
    text.write_text("---\ndate: 03/04/2025\n---\nThe bridge closed.\n", encoding="utf-8")
    assert days(list(read([str(text)], day_first=day_first))) == expected[:1]


def test_a_date_that_tells_its_order_keeps_it_whatever_was_said(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    dated(path, "2025-04-03", "13/04/2025", "04/13/2025", "3 April 2025")
    for day_first in (True, False):
        assert days(list(read([str(path)], day_first=day_first))) == [
            *("04-03", "04-13", "04-13", "04-03")
        ]


def by_folder(folder: Path) -> list[str]:
    notes = [item.reason for item in read([str(folder)]) if isinstance(item, Note)]
    return [reason for reason in notes if "folder" in reason]


def test_articles_that_get_their_folders_name_beside_others_are_told(tmp_path: Path) -> None:
    path = tmp_path / "day" / "a.jsonl"
    path.parent.mkdir()
    rows = [
        {"outlet": "Gazette", "text": "The bridge closed."},
        {"url": "https://quay.example/1", "text": "The bridge fell."},
        {"text": "The bridge broke."},
        {"text": "The bridge stood.", "outlet": " "},
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (reason,) = by_folder(tmp_path)
    assert "the name of its folder, 'day', counts as its outlet (and that of 1 more)" in reason
    path.write_text("\n".join(map(json.dumps, rows[:2])), encoding="utf-8")
    assert by_folder(tmp_path) == []
    path.write_text("\n".join(map(json.dumps, rows[2:])), encoding="utf-8")
    (path.parent / "b.md").write_text("---\noutlet: Weir\n---\nRain fell.\n", encoding="utf-8")
    assert len(by_folder(tmp_path)) == 1


def test_one_folder_an_outlet_is_nothing_to_tell(tmp_path: Path) -> None:
    for outlet in ("gazette", "weir"):
        (tmp_path / outlet).mkdir()
        (tmp_path / outlet / "a.txt").write_text(f"Rain fell, says {outlet}.", encoding="utf-8")
        (tmp_path / outlet / "b.jsonl").write_text('{"text": "Snow fell."}', encoding="utf-8")
    named = "---\noutlet: Gazette\n---\nThe bridge closed.\n"
    (tmp_path / "gazette" / "c.md").write_text(named, encoding="utf-8")
    (tmp_path / "d.md").write_text(named.replace("closed", "fell"), encoding="utf-8")
    assert by_folder(tmp_path) == []


NEAR = "would lie months from the other dates beside it"


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2025-03-12", "12/03/2025"], ["03-12", "03-12"]),
        (["2025-03-12", "03/12/2025"], ["03-12", "03-12"]),
        (["12 March 2025", "14.03.2025", "12/03/2025 10:00"], ["03-12", "03-14", "03-12"]),
        (["2025-03-01", "12-03-2025", "2025-03-30"], ["03-01", "03-12", "03-30"]),
        (["2025-03-12T10:00:00Z", "12/03/2025", "10/03/2025"], ["03-12", "03-12", "03-10"]),
        # one that lies near either way follows the one that does not
        (["2025-03-12", "12/03/2025", "04/03/2025"], ["03-12", "03-12", "03-04"]),
    ],
)
def test_a_doubtful_date_is_read_so_that_it_is_near_those_beside_it(
    tmp_path: Path, dates: list[str], expected: list[str]
) -> None:
    *articles, note = dated(tmp_path / "a.csv", *dates)
    assert days(articles) == expected
    assert isinstance(note, Note)
    assert NEAR in note.reason


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2025-03-20", "03/04/2025"], ["03-20", "03-04"]),  # both are near
        (["2019-01-01", "12/03/2025"], ["01-01", "12-03"]),  # neither is
        (["2025-01-01", "2025-12-31", "12/03/2025"], ["01-01", "12-31", "12-03"]),
        (["2025-03-12", "12/03/2025", "03/12/2025"], ["03-12", "12-03", "03-12"]),  # both orders
        (["12/03/2025", "soon", ""], ["12-03"]),
    ],
)
def test_a_doubtful_date_stays_a_guess_where_those_beside_it_do_not_tell(
    tmp_path: Path, dates: list[str], expected: list[str]
) -> None:
    found = dated(tmp_path / "a.csv", *dates)
    dated_ones = [a for a in found if isinstance(a, Article) and a.published_at is not None]
    assert days(list(dated_ones)) == expected
    reasons = [item.reason for item in found if isinstance(item, Note)]
    assert any("a guess" in reason for reason in reasons)
    assert not any(NEAR in reason for reason in reasons)
