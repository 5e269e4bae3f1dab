"""Text and Markdown files, with front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePath

from consist.sources.encoding import DecodingError, read_text
from consist.sources.fields import Fields, Found, Origin
from consist.sources.markdown import without_marks

_FRONT = re.compile(
    r"---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)(?:[ \t]*\r?\n)*", re.DOTALL | re.MULTILINE
)
_KEY = re.compile(r"""["']?[^\W\d][\w-]*(?: [\w-]+){0,2}["']?:(?!//)""")
"""What begins a line of front matter; a sentence has seldom so few words before its colon."""

_GOES_ON = re.compile(r"[ \t]|-(?:\s|$)|[\]}]")
"""What begins a line that belongs to the key before it: a list, or a value of several lines."""

_REPORT = re.compile(
    r"\A# (?:Where the accounts differ|How the outlets cover it)\n.*\nconsist \S+\s*\Z", re.DOTALL
)
"""What `consist check` and `consist compare` write as Markdown."""


def read_plain(path: Path, *, origin: Origin, fields: Fields) -> Iterator[Found]:
    """Yield the one article of a text file; see `plain_article`.

    Raises:
        OSError: The file cannot be opened.
    """
    try:
        text = read_text(path)
    except DecodingError as error:
        yield origin.skipped("", str(error))
    else:
        yield plain_article(text, path, origin=origin, fields=fields)


def plain_article(text: str, path: PurePath, *, origin: Origin, fields: Fields) -> Found:
    """Make an article of what a file holds; a Markdown heading on top is its title.

    Of Markdown each mark becomes a space, so that every word stays where it stood.
    """
    row, body = split_front_matter(text)
    if PurePath(path.name.lower().removesuffix(".gz")).suffix == ".md":
        if _REPORT.search(body):
            return origin.skipped("", "it is a report of consist")
        row.setdefault("title", _heading(body))
        body = without_marks(body)
    return fields.article({**row, "text": body}, origin=origin, where="")


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    r"""Return the "key: value" lines between two lines of "---" on top of a text, and the rest.

    It is no YAML: a value is what follows the colon, without quotes around it; lists and what is
    indented are passed over. Blank lines after it belong to neither. Where any line is prose, the
    two are rules, and all is text.

    >>> split_front_matter("---\noutlet: The Gazette\n---\n\nTalks ended.")
    ({'outlet': 'The Gazette'}, 'Talks ended.')
    >>> split_front_matter("---\nTalks ended.\n---\nThe Gazette")
    ({}, '---\nTalks ended.\n---\nThe Gazette')
    """
    front = _FRONT.match(text)
    row = None if front is None else _row(front[1])
    if front is None or row is None:
        return {}, text
    return row, text[front.end() :]


def _row(front: str) -> dict[str, str] | None:
    """Return the values by key, or None where a line is neither a key's nor goes on with one."""
    row: dict[str, str] = {}
    for line in front.split("\n"):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if _KEY.match(line):
            key, _, value = line.partition(":")
            row[_unquoted(key.strip())] = _unquoted(value.strip())
        elif not (row and _GOES_ON.match(line)):
            return None
    return row


def _heading(text: str) -> str:
    first = text.lstrip().partition("\n")[0].strip()
    title = without_marks(first) if first.startswith("# ") else ""
    return " ".join(title.strip(" #").split())


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
