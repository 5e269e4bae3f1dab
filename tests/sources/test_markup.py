from __future__ import annotations

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from consist.sources.markup import is_markup, plain_text

WORDS = st.lists(st.text("abé<>&\"'“ ", min_size=1).map(lambda text: " ".join(text.split())))


@given(WORDS)
def test_paragraphs_come_back(paragraphs: list[str]) -> None:
    markup = "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    assert plain_text(markup) == "\n\n".join(part for part in paragraphs if part)


def test_what_is_hidden_is_left_out_and_its_neighbours_stay() -> None:
    markup = (
        "<div>one <!-- no --><script>no</script>two <b>three</b> four<style>no</style></div>five"
    )
    assert plain_text(markup) == "one two three four\n\nfive"


def test_lists_tables_and_breaks() -> None:
    markup = "<ul><li>one</li><li>two</li></ul><table><tr><td>a</td><td>b</td></tr></table>x<br>y"
    assert plain_text(markup) == "one\n\ntwo\n\na\n\nb\n\nx\ny"


def test_no_text_is_no_text() -> None:
    assert [plain_text(markup) for markup in ("", " ", "<p>", "<!-- a -->", "\x00")] == [""] * 5


def test_depth_is_no_danger() -> None:
    assert set(plain_text("<div>" * 50_000 + "deep")) <= set("deep")
    assert plain_text("<b>" * 200 + "deep") == "deep"


@given(st.text("<>/pbri &;ax\n\"='!-"))
def test_any_text_can_be_taken_apart(text: str) -> None:
    plain_text(text).encode()
    if is_markup(text):
        assert text.count("<") >= 2
