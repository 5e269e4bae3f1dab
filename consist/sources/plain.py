"""Text and Markdown files, with front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from consist.sources.encoding import DecodingError, read_text
from consist.sources.fields import Fields, Found, Origin
from consist.sources.markdown import without_marks

_FRONT = re.compile(
    r"---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)(?:[ \t]*\r?\n)*", re.DOTALL | re.MULTILINE
)


_REPORT = re.compile(
    r"\A# (?:Where the accounts differ|How the outlets cover it)\n.*\nconsist \S+\s*\Z", re.DOTALL
)
"""What `consist check` and `consist compare` write as Markdown."""


def read_plain(path: Path, *, origin: Origin, fields: Fields) -> Iterator[Found]:
    """Yield the one article of a text file; a Markdown heading on top is its title.

    Of Markdown each mark becomes a space, so that every word stays where it stood.

    Raises:
        OSError: The file cannot be opened.
    """
    try:
        text = read_text(path)
    except DecodingError as error:
        yield origin.skipped("", str(error))
        return
    row, body = split_front_matter(text)
    if ".md" in path.name.lower():
        if _REPORT.search(body):
            yield origin.skipped("", "it is a report of consist")
            return
        row.setdefault("title", _heading(body))
        body = without_marks(body)
    yield fields.article({**row, "text": body}, origin=origin, where="")


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    r"""Return the "key: value" lines between two lines of "---" on top of a text, and the rest.

    It is no YAML: a value is what follows the colon, without quotes around it. Blank lines after it
    belong to neither.

    >>> split_front_matter("---\noutlet: The Gazette\n---\n\nTalks ended.")
    ({'outlet': 'The Gazette'}, 'Talks ended.')
    """
    front = _FRONT.match(text)
    if front is None:
        return {}, text
    row: dict[str, str] = {}
    for line in front[1].splitlines():
        key, colon, value = line.partition(":")
        if colon and not line.lstrip().startswith("#"):
            row[key.strip()] = _unquoted(value.strip())
    return row, text[front.end() :]


def _heading(text: str) -> str:
    first = text.lstrip().partition("\n")[0].strip()
    title = without_marks(first) if first.startswith("# ") else ""
    return " ".join(title.strip(" #").split())


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
