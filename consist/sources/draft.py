"""One unpublished text from a file, and where a text stands in its file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from consist.errors import SourceError
from consist.model import Article, Skipped
from consist.sources.encoding import LONGEST, DecodingError, decode, read_text
from consist.sources.fields import Fields, Found, Origin, content_hash
from consist.sources.folder import brief
from consist.sources.markdown import without_marks
from consist.sources.page import read_page
from consist.sources.plain import plain_article, split_front_matter
from consist.sources.word import read_word

READERS = {
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".docx": read_word,
}
PLAIN = (".txt", ".md")
PIPED = Path("<stdin>")
"""What stands for the file of a draft that came over standard input."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and its file.

    `lying` is the whole file as text and `start` where the article's text begins in it; None where
    the two do not correspond, as for pages and Word documents. `unread` is what its date says where
    that means no moment.
    """

    article: Article
    path: Path
    lying: str | None = None
    start: int = 0
    unread: str = ""
    guessed: str = ""


def read_draft(path: Path, *, outlet: str) -> Draft:
    """Read the draft of a file; what is in its front matter goes before `outlet`.

    A draft without an id of its own has one that stays the same when it is edited.

    Raises:
        SourceError: There is no such file, or no text can be read from it.
    """
    known = (*PLAIN, *READERS)
    if path.suffix.lower() not in known:
        raise SourceError(
            f"{brief(str(path))} cannot be read as a draft: it is to be the path of a file, which "
            f"must end in {', '.join(known)}"
        )
    try:
        found, lying = _found(path)
    except DecodingError as error:
        raise SourceError(f"the draft {path} cannot be read: {error}") from error
    except OSError as error:
        raise SourceError(
            f"the draft {brief(str(path))} cannot be read: {error.strerror or error}; "
            "check the path"
        ) from error
    return _draft(found, lying, path, outlet)


def read_piped_draft(stream: BinaryIO, *, outlet: str) -> Draft:
    """Read the draft that comes over standard input: Markdown or plain text.

    Its id, where its front matter gives none, depends on what it says: there is no file to tell one
    draft from another.

    Raises:
        SourceError: No text can be read from it.
    """
    data = stream.read(LONGEST + 1)
    if len(data) > LONGEST:
        raise SourceError(f"the draft on standard input is longer than {LONGEST >> 20} MiB")
    try:
        lying = decode(data)
    except DecodingError as error:
        raise SourceError(f"the draft on standard input cannot be read: {error}") from error
    markdown = PIPED.with_suffix(".md")
    found = plain_article(lying, markdown, origin=Origin(str(PIPED), ""), fields=Fields())
    return _draft(found, lying, PIPED, outlet)


def _draft(found: Found | None, lying: str | None, path: Path, outlet: str) -> Draft:
    item = Skipped(str(path), "", "it is empty") if found is None else found.item
    if not isinstance(item, Article):
        raise SourceError(f"the draft {path} cannot be read: {item.reason}")
    article = _named(item, path, outlet)
    plain = Draft(article, path)
    if found is not None:
        plain = replace(plain, unread=found.unread, guessed=found.guessed)
    start = None if lying is None else _start(lying, article.text)
    return plain if start is None else replace(plain, lying=lying, start=start)


def lying(path: Path, text: str) -> tuple[str, int] | None:
    """Return all of a file, and where an article's text begins in it; None where it does not."""
    if path.suffix.lower() not in PLAIN:
        return None
    try:
        whole = read_text(path)
    except (DecodingError, OSError):
        return None
    start = _start(whole, text)
    return None if start is None else (whole, start)


def _start(whole: str, text: str) -> int | None:
    _, body = split_front_matter(whole)
    return len(whole) - len(body) if text in (body, without_marks(body)) else None


def _found(path: Path) -> tuple[Found | None, str | None]:
    """Return what a file holds, and where it is plain all of it as text, from one reading."""
    origin, fields, suffix = Origin(str(path), ""), Fields(), path.suffix.lower()
    if suffix in PLAIN:  # an editor may put another file in its place between two readings
        lying = read_text(path)
        return plain_article(lying, path, origin=origin, fields=fields), lying
    return next(iter(READERS[suffix](path, origin=origin, fields=fields)), None), None


def _named(article: Article, path: Path, outlet: str) -> Article:
    if path == PIPED:
        return replace(article, outlet=article.outlet or outlet)
    made_up = content_hash(
        outlet=article.outlet, url=article.url, title=article.title, text=article.text
    )
    place = sha256(str(path.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return replace(
        article,
        id=f"draft-{place}" if article.id == made_up else article.id,
        outlet=article.outlet or outlet,
    )
