"""Cut an article into its sentences, offsets kept."""

from __future__ import annotations

from collections.abc import Iterator

from consist.model import Article, Sentence, SentenceRole, Span
from consist.sentences.blocks import blocks, stripped
from consist.sentences.boilerplate import credit_end, date_line, is_boilerplate, teaser_end
from consist.sentences.ends import ends

LONGEST = 1_000
"""A stretch without an end is cut at a space, so that nothing unreasonable reaches a model."""

# one character for one, so that offsets stay: odd spaces, and what is no letter of any word
_ODD = (0x9, 0xA0, 0xAD, *range(0x2000, 0x200E), 0x202F, 0x205F, 0x3000, 0xFEFF)
_ODD_SPACES = "".join(map(chr, _ODD))
_SHADOW = str.maketrans(_ODD_SPACES, " " * len(_ODD_SPACES))


def split(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences in order; what lies between them is white space only.

    ``article.text[sentence.start:sentence.end] == sentence.text`` holds for each.
    """
    found = []
    for position, (start, end) in enumerate(_spans(article.text)):
        text = article.text[start:end]
        role = SentenceRole.BOILERPLATE if is_boilerplate(text) else SentenceRole.BODY
        found.append(Sentence(article.id, start, end, position, article.outlet, text, role))
    return tuple(found)


def _spans(text: str) -> Iterator[Span]:
    shadow = text.translate(_SHADOW)
    for start, end in blocks(shadow):
        date = date_line(shadow, start, end)
        if date is None:
            yield from _cut(shadow, start, end)
        else:
            yield from _pieces(shadow, start, date[0])
            yield stripped(shadow, *date)
            yield from _cut(shadow, date[1], end)


def _cut(shadow: str, start: int, end: int) -> Iterator[Span]:
    last = start
    for place in (*ends(shadow, start, end), end):
        yield from _pieces(shadow, last, place)
        last = place


def _pieces(shadow: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentence, what is glued before it and overlong stretches apart, all stripped."""
    start, end = stripped(shadow, start, end)
    if start == end:
        return
    body = teaser_end(shadow, start, end) or credit_end(shadow, start, end)
    if body is not None:
        yield stripped(shadow, start, body)
        start = body
    while end - start > LONGEST:
        cut = shadow.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = start + LONGEST if cut < 0 else cut
        yield stripped(shadow, start, cut)
        start = stripped(shadow, cut, end)[0]
    yield start, end
