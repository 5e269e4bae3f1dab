"""Drafts from files: whose they are, and where their text lies."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import HealthCheck, given
from hypothesis import settings as trial
from hypothesis import strategies as st

from consist.errors import SourceError
from consist.sources import PIPED, Draft, read_draft, read_piped_draft

FRONT = "---\noutlet: The Gazette\ndate: 2025-06-04\n---\n\n"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def test_front_matter_goes_before_the_outlet_that_is_given(tmp_path: Path) -> None:
    with_front = read_draft(written(tmp_path, "a.md", FRONT + "Talks ended."), outlet="Desk")
    assert with_front.article.outlet == "The Gazette"
    assert with_front.article.published_at is not None
    without = read_draft(written(tmp_path, "b.md", "Talks ended."), outlet="Desk")
    assert (without.article.outlet, without.article.published_at) == ("Desk", None)


def test_the_id_outlives_edits_and_may_be_given(tmp_path: Path) -> None:
    first = read_draft(written(tmp_path, "a.txt", "Talks ended."), outlet="Desk").article
    second = read_draft(written(tmp_path, "a.txt", "Talks failed."), outlet="Desk").article
    other = read_draft(written(tmp_path, "b.txt", "Talks ended."), outlet="Desk").article
    assert first.id == second.id != other.id
    named = written(tmp_path, "c.txt", "---\nid: desk-7\n---\nTalks ended.")
    assert read_draft(named, outlet="Desk").article.id == "desk-7"


@given(
    st.sampled_from(("", FRONT, FRONT.replace("\n", "\r\n"), "\ufeff", "\ufeff" + FRONT)),
    st.text(st.sampled_from("aB.é🌧\n\r\t "), max_size=20).map(lambda text: text + "Talks ended."),
)
@trial(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_plain_draft_knows_where_its_text_lies(tmp_path: Path, front: str, body: str) -> None:
    draft = read_draft(written(tmp_path, "a.md", front + body), outlet="Desk")
    assert draft.lying is not None
    assert draft.lying[draft.start :] == draft.article.text
    assert draft.lying == (front + body).removeprefix("\ufeff")


def test_a_draft_that_is_replaced_while_it_is_read_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, "a.md", FRONT + "Talks ended.")
    opened = Path.open

    def open_and_vanish(self: Path, *args: Any, **named: Any) -> Any:
        stream = opened(self, *args, **named)
        self.unlink()
        return stream

    monkeypatch.setattr(Path, "open", open_and_vanish)
    draft = read_draft(path, outlet="Desk")
    assert (draft.article.text, draft.lying) == ("Talks ended.", FRONT + "Talks ended.")


def test_pages_and_documents_have_a_text_that_lies_nowhere(tmp_path: Path) -> None:
    said = "The talks in Ansoe ended on Friday without a result, both sides said. " * 5
    page = f"<html><body><article><h1>Talks</h1><p>{said}</p></article></body></html>"
    from_page = read_draft(written(tmp_path, "a.html", page), outlet="Desk")
    assert "The talks in Ansoe ended" in from_page.article.text
    document = Document()
    document.add_paragraph(said)
    document.save(str(tmp_path / "a.docx"))
    from_document = read_draft(tmp_path / "a.docx", outlet="Desk")
    assert said.strip() in from_document.article.text
    assert from_page.lying is from_document.lying is None


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("gone.md", None, "gone.md cannot be read: No such file"),
        ("a.pdf", "text", "must end in .txt, .md"),
        ("a.md", "", "the text is empty"),
        ("a.md", FRONT, "the text is empty"),
        ("a.docx", "PK", "no whole Word document"),
    ],
)
def test_what_is_no_draft_is_said(
    tmp_path: Path, name: str, content: str | None, complaint: str
) -> None:
    if content is not None:
        written(tmp_path, name, content)
    with pytest.raises(SourceError, match=complaint):
        read_draft(tmp_path / name, outlet="Desk")


def piped(text: bytes) -> Draft:
    return read_piped_draft(BytesIO(text), outlet="Desk")


def test_a_draft_may_come_over_standard_input() -> None:
    plain = piped(b"Talks ended.")
    assert (plain.article.outlet, plain.article.text, plain.path) == ("Desk", "Talks ended.", PIPED)
    draft = piped(f"\ufeff{FRONT}# Truce\n\n**Talks** ended.".encode())
    assert (draft.article.outlet, draft.article.title) == ("The Gazette", "Truce")
    assert draft.lying is not None
    assert draft.lying[draft.start :].splitlines()[2] == "**Talks** ended."
    assert draft.article.text.split() == ["Truce", "Talks", "ended."]
    assert piped(b"Talks ended.").article.id == plain.article.id != piped(b"Rain.").article.id


@pytest.mark.parametrize("text", [b"", b" \n", b"a\x00b", FRONT.encode()])
def test_what_is_no_draft_on_standard_input_is_said(text: bytes) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        piped(text)
