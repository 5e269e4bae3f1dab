"""The article on a page: its paragraphs without menus, teasers, captions and the like.

The text of a news page is mostly in one element. It is found from above: from the element that
calls itself the article, or the whole page, down as long as one child holds nearly all of the
prose. Elements that are named after something else ("related", "newsletter") are left out, unless
so much of the prose is in them that the name must mean another thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

_CONTAINERS = frozenset(
    "address article body center dd details div dl dt fieldset form header hgroup html main ol "
    "section table tbody td tfoot th thead tr ul".split()
)
_LEAVES = frozenset("blockquote h1 h2 h3 h4 h5 h6 hr li p pre".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_NEVER = frozenset(
    "audio button canvas datalist dialog figcaption figure head iframe input map math menu nav "
    "noscript object optgroup option script select style svg template textarea title "
    "video".split()
)
_BESIDES = frozenset({"aside", "footer"})
_OTHER_MATTER = frozenset(
    "ad ads advert advertisement author authors banner bio biography breadcrumb breadcrumbs byline "
    "bylines caption captions carousel comment comments consent cookie cookies copyright credit "
    "credits disclaimer disqus footer gallery gdpr highlights hidden infobox legal masthead menu "
    "metadata modal mostread nav navbar navigation newsletter outbrain overlay player "
    "popular popup promo promos promotion rail recirc recirculation recommended recommendations "
    "related replies respond share sharing sidebar signup slideshow social sponsor sponsored "
    "subscribe subscription summary taboola tags teaser teasers timestamp toolbar topics "
    "trending".split()
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_VARIANT = re.compile(r"--[\w-]+")
"""In "section--with-ads" the second part says what the section is like, not what it is."""

_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_PROSE = 40
"""A paragraph of so many characters counts as prose."""

_NEARLY_ALL = 0.85
_TOO_MUCH_TO_LEAVE = 0.4


@dataclass(slots=True)
class _Block:
    """A stretch of text between two edges of blocks; `linked` counts its characters in links."""

    element: Any
    text: str
    linked: int

    def prose(self) -> int:
        """Return how many characters of prose this is: 0 where it is a menu or a label."""
        long = len(self.text) >= _PROSE and _SENTENCE_END.search(self.text) is not None
        return len(self.text) if long and self.linked <= 0.4 * len(self.text) else 0


@dataclass(slots=True)
class _Reading:
    """What is gathered while an element is walked through."""

    blocks: list[_Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    links_open: int = 0

    def add(self, text: str | None) -> None:
        """Add text as a browser shows it, without soft hyphens."""
        if text:
            shown = _SPACE.sub(" ", text.replace("\xad", ""))
            self.pieces.append(shown)
            self.linked += len(shown) if self.links_open else 0

    def close(self, element: Any) -> None:
        """End the block that is open, if there is any text in it."""
        text = _SPACE.sub(" ", "".join(self.pieces)).strip(" ")
        if text:
            self.blocks.append(_Block(element, text, self.linked))
        self.pieces.clear()
        self.linked = 0


def body_text(root: Any) -> str:
    """Return an article's paragraphs, a line each, or "" where a page holds none."""
    weights = _weights(root, _blocks(root, left_out=frozenset()))
    whole = weights[root]
    left_out = frozenset(
        element
        for element in root.iter()
        if _is_other_matter(element) and weights[element] <= _TOO_MUCH_TO_LEAVE * whole
    )
    blocks = _blocks(root, left_out=left_out)
    weights = _weights(root, blocks)
    home = _home(root, weights)
    inside = frozenset(home.iter())
    return "\n".join(_kept([block for block in blocks if block.element in inside]))


def _blocks(root: Any, *, left_out: frozenset[Any]) -> list[_Block]:
    """Walk the tree without recursion: hostile pages nest thousands of levels deep."""
    reading = _Reading()
    homes = [root]
    todo: list[tuple[Any, bool]] = [(root, False)]
    while todo:
        element, leaving = todo.pop()
        name = element.tag if isinstance(element.tag, str) else ""
        edge = name in _CONTAINERS or name in _LEAVES or element is root
        if edge or name == "br":
            reading.close(homes[-1])
        if name == "a":
            reading.links_open += -1 if leaving else 1
        if leaving:
            if edge:
                homes.pop()
            reading.add(element.tail if element is not root else None)
        elif not name or name in _NEVER or element in left_out:
            reading.links_open -= name == "a"
            reading.add(element.tail)
        else:
            if edge:
                homes.append(element)
            todo.append((element, True))
            reading.add(element.text)
            todo.extend((child, False) for child in reversed(element))
    return reading.blocks


def _weights(root: Any, blocks: Sequence[_Block]) -> Mapping[Any, int]:
    """Return how many characters of prose lie in each element."""
    weights: defaultdict[Any, int] = defaultdict(int)
    for block in blocks:
        weights[block.element] += block.prose()
    for element in reversed(list(root.iter())):
        if element is not root and element in weights:
            weights[element.getparent()] += weights[element]
    return weights


def _is_other_matter(element: Any) -> bool:
    name = element.tag
    if not isinstance(name, str) or name in {"html", "body", "main", "article"}:
        return False
    if name in _BESIDES or element.get("hidden") is not None:
        return True
    if element.get("aria-hidden") == "true" or "display:none" in _style(element):
        return True
    called = " ".join(element.get(key) or "" for key in ("class", "id", "role", "itemprop"))
    named = _WORD.findall(_VARIANT.sub("", called))
    return any(word.lower() in _OTHER_MATTER for word in named)


def _style(element: Any) -> str:
    return (element.get("style") or "").replace(" ", "").lower()


def _home(root: Any, weights: Mapping[Any, int]) -> Any:
    """Return the element that holds the article."""
    home = root
    for path in (".//*[@itemprop='articleBody']", ".//article", ".//main", ".//*[@role='main']"):
        best = max(root.iterfind(path), key=lambda one: weights.get(one, 0), default=None)
        if best is not None and weights.get(best, 0) > 0.5 * weights[root]:
            home = best
            break
    while True:
        inner = max(home, key=lambda one: weights.get(one, 0), default=None)
        enough = max(1, _NEARLY_ALL * weights.get(home, 0))
        if inner is None or inner.tag not in _CONTAINERS or weights.get(inner, 0) < enough:
            return home
        home = inner


def _kept(blocks: Sequence[_Block]) -> Iterator[str]:
    """Yield the paragraphs, and the headings that have a paragraph below them, once each."""
    seen: set[str] = set()
    heading: str | None = None
    for block in blocks:
        if block.element.tag in _HEADINGS:
            heading = block.text if block.linked <= 0.5 * len(block.text) else None
        elif block.text not in seen and _is_paragraph(block):
            seen.add(block.text)
            if heading is not None and heading not in seen:
                seen.add(heading)
                yield heading
            heading = None
            yield block.text


def _is_paragraph(block: _Block) -> bool:
    """Return whether a block says something: a label, a credit or a teaser does not."""
    if block.linked > 0.5 * len(block.text) and len(block.text) - block.linked < _PROSE:
        return False
    return _SENTENCE_END.search(block.text) is not None or len(block.text.split()) >= 12
