from hypothesis import given
from hypothesis import strategies as st

from consist.reports import Lines


@given(st.text(st.sampled_from("a\n\r🌧é\u2028"), max_size=30), st.data())
def test_a_place_is_where_an_editor_puts_it(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    line, column = Lines(text).place(offset)
    # universal newlines, on the text up to the offset; a cut "\r\n" counts once it is whole
    before = text[:offset]
    if before.endswith("\r") and text[offset : offset + 1] == "\n":
        before = before[:-1] + "x"
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert (line, column) == (len(lines), len(lines[-1]) + 1)


def test_the_end_of_a_text_has_a_place() -> None:
    assert Lines("").place(0) == (1, 1)
    assert Lines("a\n").place(2) == (2, 1)
