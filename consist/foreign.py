"""Articles that seem not to be in English, which is all that the models read.

A text is taken for foreign where the commonest words of other languages are more of it than those
of English, or most of its letters are not Latin. That English ones are few says nothing by itself:
lists, tables and headlines have hardly any.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from consist.model import Article, Note

LEAST_WORDS, LEAST_SMALL = 40, 20
"""Words, and such as do not begin with a capital; with fewer, chance and names decide."""

LEAST_SHARE = 0.1
"""The share of the small ones that are the commonest words of other languages, at the least;
English news has a few in a thousand."""

LEAST_LETTERS = 100
"""Letters of another script, at the least."""

READ = 6_000
"""So many characters of a text tell its language."""

ENGLISH = frozenset(
    """
    the of and to in a that for is on was with as it by at from be are this have has not but his an
    they were had who which will or we you their its been would there more after her she up out
    """.split()
)
FOREIGN = (
    frozenset(
        """
    der und das von mit sich für ist dem nicht ein eine einen auch werden dass sie nach wird im zu
    auf zum bei
    le les et des du un une dans est que qui pas avec il sont ce cette aux ont
    los las del de la en por para una su como más se ha sus fue
    di che della è gli nel alla dei delle sono da al è ha
    os um uma em não dos das ao na pelo foi são
    het een dat te voor niet zijn aan er om ook naar bij werd
    og det som til af av på har ikke med et att och är inte ett för om han ble ved
    w z się nie że jest po przez od oraz który ze są jak
    je na ve byl že ktorý aj pri su za koji kako nije što
    și în cu pe nu să este sau fost pentru
    ja että ei se oli hän myös mutta kun joka ovat sekä
    az és hogy nem is egy meg volt abban ki el csak szerint
    ve bir bu da de için ile olarak çok daha ama olan gibi
    yang dan dengan untuk pada ini itu dari dalam tidak akan kepada telah oleh
    của và là có được trong cho những
    """.split()
    )
    - ENGLISH
    - {"al", "om"}
)  # "al" begins Arabic names in English

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff]")


def is_foreign(text: str) -> bool:
    """Whether a text seems not to be in English; a short one never does.

    >>> is_foreign("Nach dem Brand ist die Ursache noch nicht bekannt, teilt die Polizei mit. " * 6)
    True
    """
    words = _WORD.findall(text[:READ])
    letters = "".join(words)
    latin = len(_LATIN.findall(letters))
    if len(letters) - latin >= max(LEAST_LETTERS, latin):
        return True
    small = [word for word in words if word[0].islower()]
    if len(words) < LEAST_WORDS or len(small) < LEAST_SMALL:
        return False
    foreign, english = (sum(word in known for word in small) for known in (FOREIGN, ENGLISH))
    return foreign > english and foreign >= LEAST_SHARE * len(small)


def noted(articles: Sequence[Article]) -> tuple[Note, ...]:
    """Return a note that some of the articles seem not to be in English, nothing where all are."""
    found = [article for article in articles if is_foreign(article.text)]
    if not found:
        return ()
    first, count = found[0], len(found)
    reason = (
        f"{count} of {len(articles)} articles seem{'s' if count == 1 else ''} not to be in English "
        f"(such as {first.id!r} of {first.outlet}); the models read English only, and what they "
        "find in others means little"
    )
    return (Note("the language", "", reason),)


def noted_of(draft: Article) -> tuple[Note, ...]:
    """Return a note that a draft seems not to be in English, nothing where it is."""
    if not is_foreign(draft.text):
        return ()
    reason = "it seems not to be in English; the models read English only"
    return (Note("the draft", "", reason),)
