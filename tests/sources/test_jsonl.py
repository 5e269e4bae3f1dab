from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from consist.model import Article, Met, Note, Skipped

Read = Callable[..., list[Met]]

GOOD = {"id": "1", "outlet": "Gazette", "text": "Talks ended on Friday."}
UNICODE = st.text(st.characters(exclude_categories=["Cs"]))
PROSE = UNICODE.filter(lambda text: "<" not in text)


def line(**values: object) -> bytes:
    return json.dumps({**GOOD, **values}).encode() + b"\n"


def only(found: list[Met]) -> Article:
    (article,) = found
    assert isinstance(article, Article), article
    return article


def test_every_field_is_read(read_bytes: Read) -> None:
    row = line(
        title="Talks end",
        url="https://www.gazette.example/1",
        published_at="2024-05-03T21:30:00+02:00",
        language="en",
        story="talks",
    )
    assert only(read_bytes("a.jsonl", row)) == Article(
        id="1",
        outlet="Gazette",
        text="Talks ended on Friday.",
        title="Talks end",
        url="https://www.gazette.example/1",
        published_at=datetime(2024, 5, 3, 19, 30, tzinfo=UTC),
        language="en",
        story="talks",
    )


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.dictionaries(UNICODE, st.none() | st.integers() | UNICODE).flatmap(
            lambda row: st.tuples(st.just(row), PROSE)
        )
    ),
    st.booleans(),
)
@example(rows=[({}, " \r\n a\u2028b\x85c\ufeff \x00 ")], ascii_only=True)
def test_any_text_comes_back_as_it_was_given(
    read_bytes: Read, rows: list[tuple[dict[str, object], str]], ascii_only: bool
) -> None:
    content = "".join(
        json.dumps(
            {f"x{key}": value for key, value in row.items()}
            | {"id": str(number), "outlet": "Gazette", "text": text},
            ensure_ascii=ascii_only,
        )
        + "\n"
        for number, (row, text) in enumerate(rows)
    )
    found = read_bytes("a.jsonl", content.encode())
    articles = [item.text for item in found if isinstance(item, Article)]
    assert articles == [text for _, text in rows if text.strip()]
    assert len(found) == max(1, len(rows))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.binary(),
            st.just(line()),
            st.builds(lambda row, cut: row[:cut], st.just(line(text="A — b")), st.integers(0, 60)),
            st.recursive(st.none() | st.floats() | st.text(), st.lists).map(
                lambda value: json.dumps(value).encode()
            ),
        )
    )
)
def test_every_line_is_an_article_or_skipped(read_bytes: Read, lines: list[bytes]) -> None:
    rows = [line(id="first"), *(row.replace(b"\n", b"") for row in lines)]
    found = read_bytes("a.jsonl", b"\n".join(rows))
    told = [item for item in found if not isinstance(item, Note)]
    assert len(told) == sum(bool(row.strip()) for row in rows)
    assert all(item.reason for item in found if isinstance(item, Skipped))


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b'{"text": "cut', "broken JSON at column 10"),
        (b"[1, 2]", "of type list, not an object"),
        (b'"only text"', "of type str, not an object"),
        (b'{"outlet": "Gazette"}', "no text among the fields 'outlet'"),
        (b"{}", "no text among the fields (none)"),
        (b'{"text": ["a", "b"]}', "the field 'text' is of type list"),
        (b'{"text": 7}', "the field 'text' is of type int"),
        (b'{"text": "a", "title": ["b"]}', "the field 'title' is of type list"),
        (b'{"text": "a", "id": true}', "the field 'id' is of type bool"),
        (b'{"text": null}', "the text is empty"),
        (b'{"text": " \\n\\u00a0"}', "the text is empty"),
        (b'{"text": "half \\ud800"}', "half a surrogate pair"),
        (b'{"text": "a", "outlet": "\\udfff"}', "half a surrogate pair"),
        (b'{"\\ud800": 1}', "no text among the fields '\\ud800'"),
        (b'{"text": ' + b"9" * 5000 + b"}", "a number that is too long"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"text": "nul \x00"}', "broken JSON at column 15"),
        (
            "{'text': 'caf\u00e9 \u2013 th\u00e9 \u2013 \u00e9t\u00e9'}".encode() + b"\xe9",
            "UTF-8, but broken at byte 36",
        ),
    ],
)
def test_a_bad_line_is_skipped_with_its_place(read_bytes: Read, bad: bytes, reason: str) -> None:
    before, skipped, after = read_bytes("a.jsonl", line() + bad + b"\n" + line(id="2"))
    assert isinstance(before, Article)
    assert isinstance(after, Article)
    assert isinstance(skipped, Skipped)
    assert skipped.source.endswith("gazette/a.jsonl")
    assert skipped.where == "line 2"
    assert reason in skipped.reason
    skipped.reason.encode()


def test_whole_surrogate_pairs_are_characters(read_bytes: Read) -> None:
    assert only(read_bytes("a.jsonl", b'{"text": "\\ud83d\\ude00"}')).text == "😀"


def test_one_line_of_five_megabytes(read_bytes: Read) -> None:
    text = "The bridge was closed. " * 220_000
    assert only(read_bytes("a.jsonl", line(text=text))).text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_in_other_forms(read_bytes: Read, encoding: str) -> None:
    rows = [{**GOOD, "id": str(number), "text": f"Café №{number} €"} for number in range(300)]
    content = "\r\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    found = read_bytes("a.jsonl", content.encode(encoding))
    assert [item.text for item in found if isinstance(item, Article)] == [
        row["text"] for row in rows
    ]


def test_utf_16_that_is_cut_keeps_what_came_before(read_bytes: Read) -> None:
    found = read_bytes("a.jsonl", line().decode().encode("utf-16") + b"x")
    assert isinstance(found[0], Article)
    assert isinstance(found[1], Skipped)
    assert found[1].where == "line 2"


def test_a_line_in_a_western_encoding(read_bytes: Read) -> None:
    text = "The Café Zürich – “closed” – reopened, Señor Núñez said in a letter to guests."
    row = json.dumps({"text": text}, ensure_ascii=False).encode("cp1252")
    _, article = read_bytes("a.jsonl", line() + row)
    assert isinstance(article, Article)
    assert article.text == text


def test_gzip_is_known_by_its_bytes(read_bytes: Read) -> None:
    assert only(read_bytes("a.jsonl.gz", gzip.compress(line()))).id == "1"
    assert only(read_bytes("a.jsonl", gzip.compress(line()))).id == "1"
    assert only(read_bytes("a.jsonl.gz", line())).id == "1"


def test_truncated_gzip_keeps_what_came_before(read_bytes: Read) -> None:
    rows = [line(id=str(number), text=f"Toll {number * 7919 % 10007}.") for number in range(3000)]
    whole = gzip.compress(b"".join(rows))
    found = read_bytes("a.jsonl.gz", whole[: len(whole) // 2])
    *articles, last = found
    assert len(articles) > 1000
    assert [item.id for item in articles if isinstance(item, Article)] == [
        str(number) for number in range(len(articles))
    ]
    assert isinstance(last, Skipped)
    assert last.where == f"line {len(articles) + 1}"
    assert "cut off" in last.reason


def test_damaged_gzip_is_reported_where_it_breaks(read_bytes: Read) -> None:
    rows = [line(id=str(number), text=f"Toll {number * 7919 % 10007}.") for number in range(9000)]
    whole = bytearray(gzip.compress(b"".join(rows)))
    middle = len(whole) // 2
    whole[middle : middle + 64] = bytes(64)
    found = read_bytes("a.jsonl.gz", bytes(whole))
    assert isinstance(found[0], Article)
    last = [item for item in found if not isinstance(item, Note)][-1]
    assert isinstance(last, Skipped)
    assert "damaged" in last.reason


def test_an_empty_file_is_skipped(read_bytes: Read) -> None:
    (skipped,) = read_bytes("a.jsonl", b"\n \n")
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "it is empty"


def test_json_files(read_bytes: Read) -> None:
    two = [GOOD, {**GOOD, "id": "2"}]
    for value in (two, {"articles": two}):
        found = read_bytes("a.json", json.dumps(value, indent=1).encode())
        assert [item.id for item in found if isinstance(item, Article)] == ["1", "2"]
    assert only(read_bytes("a.json", json.dumps(GOOD, indent=1).encode())).id == "1"
    assert [type(item) for item in read_bytes("a.json", line() + line(id="2") + b"{")] == [
        Article,
        Article,
        Skipped,
    ]


def test_a_json_file_of_lines_may_be_longer_than_one_that_is_read_whole(
    read_bytes: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("consist.sources.encoding.LONGEST", 900)
    rows = [line(id=str(number)) for number in range(40)]
    found = read_bytes("a.json", b"".join(rows) + b"{")
    assert [item.id for item in found if isinstance(item, Article)] == [str(n) for n in range(40)]
    assert [item.where for item in found if isinstance(item, Skipped)] == ["line 41"]
    (skipped,) = read_bytes("a.json", b"[" + b",\n".join(rows) + b"]")
    assert isinstance(skipped, Skipped)
    assert "longer than" in skipped.reason


@pytest.mark.parametrize(
    ("content", "where", "reason"),
    [
        (b'[{"text": "a"}, 5]', "item 2", "of type int, not an object"),
        (b"[]", "", "the list is empty"),
        (b'{\n"text": "a', "line 2", "broken JSON at column 9"),
        (b"\xff\xfe\x00", "", "no utf-16 text"),
        (b"\x00\x01", "", "NUL bytes"),
        (b"", "line 1", "broken JSON"),
        (b"[" * 100_000, "", "nested too deeply"),
        (gzip.compress(b"[" + b"1," * 9000)[:-9], "", "cut off"),
    ],
)
def test_bad_json_files(read_bytes: Read, content: bytes, where: str, reason: str) -> None:
    skipped = read_bytes("b.json", content)[-1]
    assert isinstance(skipped, Skipped)
    assert skipped.where == where
    assert reason in skipped.reason
