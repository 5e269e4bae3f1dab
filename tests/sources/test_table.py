from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consist.errors import MissingExtraError
from consist.model import Article, Met, Skipped
from consist.sources import read

Read = Callable[..., list[Met]]

PROSE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="<"))


def written(rows: list[list[str]], **dialect: str) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    if dialect:
        writer = csv.writer(out, delimiter=dialect["delimiter"])
    writer.writerows(rows)
    return out.getvalue().encode()


def write_parquet(path: Path, rows: Sequence[Mapping[str, object]]) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    pytest.importorskip("pyarrow.parquet").write_table(pyarrow.Table.from_pylist([*rows]), path)


def ids(found: list[Met]) -> list[str]:
    return [item.id for item in found if isinstance(item, Article)]


def skips(found: list[Met]) -> list[tuple[str, str]]:
    return [(item.where, item.reason) for item in found if isinstance(item, Skipped)]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(PROSE, PROSE)), st.sampled_from(",;\t|"))
def test_any_text_comes_back_as_it_was_given(
    read_bytes: Read, rows: list[tuple[str, str]], delimiter: str
) -> None:
    table = [["id", "title", "text"]]
    table += [[str(number), title, text] for number, (title, text) in enumerate(rows)]
    found = read_bytes("a.csv", written(table, delimiter=delimiter))
    articles = [(item.title, item.text) for item in found if isinstance(item, Article)]
    assert articles == [(title, text) for title, text in rows if text.strip()]
    assert len(found) == max(1, len(rows))


@pytest.mark.parametrize("told", ["sep=;", '"sep=;"', "SEP=;"])
def test_the_line_in_which_excel_tells_the_mark_is_no_row(read_bytes: Read, told: str) -> None:
    content = f"{told}\r\nid;outlet;text\r\n1;Gazette;Talks, long ones, ended.\r\n2;Weir\r\n"
    found = read_bytes("a.csv", b"\xef\xbb\xbf" + content.encode())
    assert ids(found) == ["1"]
    assert [where for where, _ in skips(found)] == ["line 4"]


def test_usual_and_mapped_names(read_bytes: Read) -> None:
    table = written(
        [
            ["Article ID", "Paper", "Pub_Date", "Headline", "Body"],
            ["7", "Gazette", "3 May 2024", "Talks", "Talks ended."],
        ]
    )
    (article,) = read_bytes("a.csv", b"\xef\xbb\xbf" + table, outlet="Paper")
    assert article == Article(
        "7", "Gazette", "Talks ended.", title="Talks", published_at=datetime(2024, 5, 3, tzinfo=UTC)
    )


def test_a_table_without_text_says_which_columns_there_are(read_bytes: Read) -> None:
    found = read_bytes("a.csv", written([["id", "story_html"], ["1", "a"], ["2", "b"]]))
    ((where, reason),) = skips(found)
    assert where == "line 1"
    assert "--map text=COLUMN" in reason
    assert "'story_html'" in reason


def test_a_quote_that_is_never_closed_costs_one_row(read_bytes: Read) -> None:
    content = (
        b'id,text\n1,"Talks ended.\n2,Talks began.\n3,"Talks\nwent on."\n'
        b'4,"cut\n5,"whole"\n6,"end\n7,last'
    )
    found = read_bytes("a.csv", content)
    assert ids(found) == ["2", "3", "5", "7"]
    assert [where for where, _ in skips(found)] == ["line 2", "line 6", "line 8"]


def test_rows_of_another_length_are_skipped(read_bytes: Read) -> None:
    found = read_bytes("a.csv", b"id,text,url\n1,cut\n2,whole,,,\n3,one, two,three\n\n4,whole,\n")
    assert ids(found) == ["2", "4"]
    assert skips(found) == [
        ("line 2", "2 cells in 3 columns: a quote or a line is missing"),
        ("line 4", "4 cells in 3 columns: a quote or a line is missing"),
    ]


def test_a_cell_of_five_megabytes(read_bytes: Read) -> None:
    text = 'The "old" bridge,\r\nclosed. ' * 190_000
    (article,) = read_bytes("a.csv", written([["text"], [text]]))
    assert isinstance(article, Article)
    assert article.text == text


def test_a_line_that_is_no_text_is_skipped(read_bytes: Read) -> None:
    bad = '2,"Café – thé – été'.encode() + b'\xff"\n'
    found = read_bytes("a.csv", b"id,text\n1,a\n" + bad + b"3,b\n")
    assert ids(found) == ["1", "3"]
    assert skips(found)[0][0] == "line 3"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252", "utf-16-le"])
def test_encodings_of_spreadsheets(read_bytes: Read, encoding: str) -> None:
    content = "id\ttext\r\n" + "".join(
        f"{number}\tThe café in the old town has closed for good\r\n" for number in range(50)
    )
    found = read_bytes("a.csv", content.encode(encoding))
    assert {item.text for item in found if isinstance(item, Article)} == {
        "The café in the old town has closed for good"
    }
    assert len(found) == 50


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\x00\xff\xfe", b'"'])
def test_tables_without_a_header(read_bytes: Read, content: bytes) -> None:
    ((_, reason),) = skips(read_bytes("a.csv", content))
    assert reason.startswith("no column")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.binary(), st.just(b"1,a"), st.just(b'2,"b'), st.just(b'c",d'))))
def test_broken_rows_never_hide_what_comes_after(read_bytes: Read, lines: list[bytes]) -> None:
    rows = [b"id,text", *(line.replace(b"\n", b"") for line in lines), b"last,row"]
    found = read_bytes("a.csv", b"\n".join(rows))
    assert isinstance(found[-1], Article)
    assert found[-1].id == "last"
    assert found[-1].text == "row"


def test_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    texts = [f" Toll rose to {number}.\r\n" for number in range(600)]
    table = pyarrow.table(
        {
            "guid": list(range(600)),
            "publisher": ["Gazette"] * 600,
            "date": [date(2024, 5, 3)] * 300 + [None] * 300,
            "content": [*texts[:-1], None],
            "views": [1.5] * 600,
        }
    )
    parquet.write_table(table, tmp_path / "a.parquet", row_group_size=100)
    *articles, last, note = read([str(tmp_path)])
    assert "'views'" in str(note)
    assert [item.text for item in articles if isinstance(item, Article)] == texts[:-1]
    assert articles[0] == Article(
        "0", "Gazette", texts[0], published_at=datetime(2024, 5, 3, tzinfo=UTC)
    )
    assert last == Skipped(str(tmp_path / "a.parquet"), "row 600", "the text is empty")


def test_a_filled_column_of_parquet_goes_before_an_empty_one(tmp_path: Path) -> None:
    first = {"outlet": "", "publisher": "Gazette", "date": "", "pubdate": "3 May 2031"}
    second = {"outlet": "Post", "publisher": "", "date": "4 May 2031", "pubdate": None}
    rows = [first | {"text": "One.", "views": 1}, second | {"text": "Two.", "views": 2}]
    write_parquet(tmp_path / "a.parquet", rows)
    found = [item for item in read([str(tmp_path)]) if isinstance(item, Article)]
    assert [(item.outlet, item.published_at) for item in found] == [
        ("Gazette", datetime(2031, 5, 3, tzinfo=UTC)),
        ("Post", datetime(2031, 5, 4, tzinfo=UTC)),
    ]


def test_parquet_that_is_damaged_keeps_what_came_before(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    table = pyarrow.table({"text": [f"Toll {number * 7919}." for number in range(4000)]})
    parquet.write_table(table, path, row_group_size=500, compression="zstd")
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 4000] = bytes(4000)
    path.write_bytes(content)
    *articles, last = read([str(path)])
    assert len(articles) >= 500
    assert isinstance(last, Skipped)
    assert last.where == f"row {len(articles) + 1}"


def test_parquet_without_text(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.table({"summary": ["a"]}), tmp_path / "a.parquet")
    (skipped,) = read([str(tmp_path)])
    assert isinstance(skipped, Skipped)
    assert "'summary'" in skipped.reason
    (article,) = read([str(tmp_path)], fields={"text": "summary"})
    assert isinstance(article, Article)


def test_parquet_without_pyarrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    (tmp_path / "b.txt").write_text("Talks ended.")
    with pytest.raises(MissingExtraError, match=r"consist\[parquet\]"):
        list(read([str(tmp_path / "a.parquet")]))
    skipped, article = read([str(tmp_path)])
    assert isinstance(skipped, Skipped)
    assert "consist[parquet]" in skipped.reason
    assert isinstance(article, Article)


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.json", "a.parquet"])
def test_the_order_of_day_and_month_is_that_of_the_file(tmp_path: Path, name: str) -> None:
    days = ("12/05/2031", "13/05/2031")
    rows = [{"outlet": "Gazette", "date": day, "text": f"Talks of {day}."} for day in days]
    if name == "a.parquet":
        write_parquet(tmp_path / name, rows)
    text = {
        "a.csv": "outlet,date,text\n" + "".join(f"{','.join(row.values())}\n" for row in rows),
        "a.jsonl": "".join(f"{json.dumps(row)}\n" for row in rows),
        "a.json": json.dumps(rows),
    }
    if name in text:
        (tmp_path / name).write_text(text[name])
    found = [item.published_at for item in read([str(tmp_path)]) if isinstance(item, Article)]
    assert [moment and (moment.month, moment.day) for moment in found] == [(5, 12), (5, 13)]


def test_the_order_is_learned_from_the_column_that_holds_the_date(tmp_path: Path) -> None:
    rows = "outlet,published,date,text\nA,,12/05/2031,One.\nB,,13/05/2031,Two.\n"
    (tmp_path / "a.csv").write_text(rows)
    found = [item.published_at for item in read([str(tmp_path)]) if isinstance(item, Article)]
    assert [moment and (moment.month, moment.day) for moment in found] == [(5, 12), (5, 13)]
