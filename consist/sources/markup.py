"""HTML: whether a text is, and what a reader of it would see."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body dd div dl dt figcaption figure footer form h1 h2 h3 "
        "h4 h5 h6 header hr html li main nav ol p pre section table td th tr ul",
    )
)
_HIDDEN = frozenset(
    re.findall(r"\w+", "head iframe noscript object script style svg template title")
)
_INLINE = frozenset(
    re.findall(r"\w+", "a abbr b br cite code em i img q s small span strong sub sup time u")
)
_TAG = re.compile(
    rf"</?({'|'.join(sorted(_BLOCKS | _HIDDEN | _INLINE))})(?:\s[^<>]*|/)?>", re.IGNORECASE
)
_CHARACTERS_A_TAG = 2000
_PAGE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_DATES = {
    "original_date": True,
    # A date found anywhere in the text is as often that of another event; none is better.
    "extensive_search": False,
    # Otherwise the day of the run decides which dates are believed.
    "max_date": "2100-01-01",
}


def is_markup(text: str) -> bool:
    """Return whether a text is HTML, not prose with a stray "<" or a tag quoted in passing.

    It is where there are two known tags and one for each 2,000 characters, and one of them sets off
    a paragraph or breaks a line.

    >>> is_markup("<p>Talks ended.</p>"), is_markup("Turnout was <50 % &amp; falling")
    (True, False)
    """
    if "<" not in text:
        return False
    names = [match[1].lower() for match in _TAG.finditer(text)]
    if len(names) < max(2, len(text) / _CHARACTERS_A_TAG):
        return False
    return any(name in _BLOCKS or name == "br" for name in names)


def readable(markup: str) -> str:
    """Return the text of a field that is HTML: of a whole page its article, else all of it."""
    if _PAGE.search(markup):
        page = extracted(markup)
        if page is not None and page.text:
            text: str = page.text
            return text
    return plain_text(markup)


def extracted(markup: str) -> Any:
    """Return trafilatura's document of a page, or None where it finds none or cannot go on."""
    found = _extracted(markup)
    if found is None and not _PAGE.search(markup):  # a lone paragraph is no tree to trafilatura
        return _extracted(f"<html><body>{markup}</body></html>")
    return found


def _extracted(markup: str) -> Any:
    import trafilatura

    for name in ("trafilatura", "htmldate"):
        # Their complaints about a page would land on the terminal, by themselves or by our log.
        logger = logging.getLogger(name)
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
    try:
        return trafilatura.bare_extraction(
            markup, with_metadata=True, include_comments=False, date_extraction_params=_DATES
        )
    except Exception:  # noqa: BLE001 - broken pages make the parsers raise almost anything
        return None


def plain_text(markup: str) -> str:
    """Return the text of some HTML: blocks become paragraphs, scripts and the like are left out.

    Returns "" where there is nothing to read.
    """
    from lxml import etree, html

    # lxml takes no string with an encoding declaration, and stops at a NUL.
    data = markup.replace("\x00", "").encode()
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return ""
    raw = "".join(_pieces(root))
    rows = [re.sub(" +", " ", row).strip(" ") for row in raw.split("\n")]
    return re.sub("\n{3,}", "\n\n", "\n".join(rows)).strip()


def _pieces(root: Any) -> Iterator[str]:
    """Walk the tree without recursion: hostile pages nest thousands of levels deep."""
    todo: list[tuple[Any, bool]] = [(root, False)]
    while todo:
        element, leaving = todo.pop()
        name = element.tag if isinstance(element.tag, str) else ""
        edge = "\n\n" if name in _BLOCKS else "\n" if name == "br" and not leaving else ""
        yield edge
        if leaving:
            yield _spaced(element.tail)
            continue
        todo.append((element, True))
        if name and name not in _HIDDEN:
            yield _spaced(element.text)
            todo.extend((child, False) for child in reversed(element))


def _spaced(text: str | None) -> str:
    """Return text with its line ends as spaces, as a browser shows it."""
    return re.sub(r"[ \t\r\n\f\v]+", " ", text or "")
