"""One unpublished text from a file, and where it stands in that file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from consist.errors import SourceError
from consist.model import Article, Skipped
from consist.sources.encoding import read_text
from consist.sources.fields import Fields, Origin, content_hash
from consist.sources.markdown import without_marks
from consist.sources.page import read_page
from consist.sources.plain import read_plain, split_front_matter
from consist.sources.word import read_word

READERS = {
    ".txt": read_plain,
    ".md": read_plain,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".docx": read_word,
}
PLAIN = frozenset({".txt", ".md"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and its file.

    `lying` is the whole file as text and `start` where the article's text begins in it; None where
    the two do not correspond, as for pages and Word documents.
    """

    article: Article
    path: Path
    lying: str | None = None
    start: int = 0


def read_draft(path: Path, *, outlet: str) -> Draft:
    """Read the draft of a file; what is in its front matter goes before `outlet`.

    A draft without an id of its own has one that stays the same when it is edited.

    Raises:
        SourceError: There is no such file, or no text can be read from it.
    """
    suffix = path.suffix.lower()
    if suffix not in READERS:
        raise SourceError(f"{path} cannot be read as a draft: it must end in {', '.join(READERS)}")
    try:
        found = next(
            iter(READERS[suffix](path, origin=Origin(str(path), ""), fields=Fields())), None
        )
    except OSError as error:
        raise SourceError(
            f"the draft {path} cannot be read: {error.strerror or error}; check the path"
        ) from error
    item = Skipped(str(path), "", "it is empty") if found is None else found.item
    if isinstance(item, Skipped):
        raise SourceError(f"the draft {path} cannot be read: {item.reason}")
    article = _named(item, path, outlet)
    if suffix not in PLAIN:
        return Draft(article, path)
    lying = read_text(path)
    _, body = split_front_matter(lying)
    if article.text not in (body, without_marks(body)):
        return Draft(article, path)
    return Draft(article, path, lying, len(lying) - len(body))


def _named(article: Article, path: Path, outlet: str) -> Article:
    made_up = content_hash(
        outlet=article.outlet, url=article.url, title=article.title, text=article.text
    )
    place = sha256(str(path.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return replace(
        article,
        id=f"draft-{place}" if article.id == made_up else article.id,
        outlet=article.outlet or outlet,
    )
