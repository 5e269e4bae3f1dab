"""Built indexes as a user meets them: added to, checked, rebuilt, and asked for related articles.

The store holds the articles and is what counts; an index is made from it and from nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from consist.config import DRAFT_OUTLET
from consist.errors import IndexMismatchError, IndexNotFoundError, InputError
from consist.index import (
    FaissIndex,
    IndexRow,
    Manifest,
    delete_index,
    index_folder,
    list_indexes,
    locked,
    read_manifest,
    verify,
)
from consist.model import Article, outlet_key
from consist.outlets import spellings, with_one_spelling
from consist.pipeline import Silent, embed
from consist.ports import Encoder, Progress, Vectors
from consist.sentences import split
from consist.sources.folder import lasting
from consist.sources.identity import content_digest
from consist.sources.rewritten import former_texts, kept_beside
from consist.store.articles import ArticleStore

INDEXES = "indexes"
STORE = "consist.db"

NEAREST = 24
"""How many indexed sentences each new sentence calls up; those of one outlet may crowd a few."""

RELATED_AN_ARTICLE = 60
"""How many indexed articles are compared with a new one, the most related first."""


@dataclass(frozen=True, slots=True)
class Changes:
    """How many articles of those added an index knew not, otherwise, or just so.

    `replaced` are those of which it knew a former text, under another id. `beside` are known ones
    of a new one's outlet and address that stay, with it: either has an id of its own, or an
    earlier date.
    """

    new: int
    updated: int
    unchanged: int
    replaced: int = 0
    beside: tuple[tuple[Article, Article], ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """An index after an addition, and what that changed."""

    manifest: Manifest
    changes: Changes


def add(
    name: str,
    articles: Sequence[Article],
    *,
    home: Path,
    encoder: Encoder,
    progress: Progress | None = None,
) -> Added:
    """Add articles to an index, making it where there is none.

    One of a known id is replaced, and so is the former text of a page or a file (`former_texts`).
    The store is written first: if the index then fails, `rebuild` or the next addition makes it
    whole.

    Raises:
        InputError: There is no article, or the name cannot be an index's.
        IndexStoreError: The index cannot be used or written.
    """
    if not articles:
        raise InputError(f"there is no article to add to the index {name!r}")
    folder = index_folder(home / INDEXES, name)
    with locked(folder):
        index = _load(folder, encoder)
        store = ArticleStore.open(home / STORE)
        found = store.articles(name, possible_ids(articles))
        named = _placed(apart(articles, found))
        there = list(_at_their_places(store, name, named))
        former = former_texts(named, there)
        store.add(name, named, instead_of=[article.id for article in former])
        if index is None:  # never made, or its folder was deleted and the store has more
            index = _built(store.articles(name), encoder, progress)
        else:
            gone = set(index.article_ids) - store.ids(name)  # also by a run that broke off here
            index.remove(gone.union(article.id for article in named))
            index.add(*_rows(named, encoder, progress))
        index.save(folder)
    beside = kept_beside(named, there, former)
    return Added(read_manifest(folder), _changes(named, found, former, beside))


def _changes(
    named: Sequence[Article],
    found: Iterable[Article],
    former: Sequence[Article],
    beside: Iterable[tuple[Article, Article]],
) -> Changes:
    known = {article.id: article for article in found}
    again = [article for article in named if article.id in known]
    updated = sum(known[article.id] != article for article in again)
    new = len(named) - len(again) - len(former)
    return Changes(new, updated, len(again) - updated, len(former), tuple(beside))


def _placed(articles: Iterable[Article]) -> list[Article]:
    """Return the articles with the names that their files have from wherever they are read."""
    return [
        article
        if article.place is None
        else replace(article, place=replace(article.place, path=lasting(article.place.path)))
        for article in articles
    ]


def _at_their_places(
    store: ArticleStore, name: str, articles: Iterable[Article]
) -> Iterator[Article]:
    """Yield the known articles at the addresses and in the files of others."""
    places = [(article.url, article.place) for article in articles]
    yield from store.at(name, {url for url, _ in places if url})
    yield from store.lying_in(name, {place.path for _, place in places if place is not None})


def refuse_nameless(draft: Article) -> None:
    """Raise an error before a draft of no outlet is kept as if it were an outlet's article.

    Raises:
        InputError: Nobody said whose text it is.
    """
    if draft.outlet == DRAFT_OUTLET:
        raise InputError(
            "a draft is kept only under its outlet's name; say whose text it is with --outlet, or "
            "in its front matter"
        )


def known_as(name: str, articles: Sequence[Article], *, home: Path) -> list[Article]:
    """Return articles under the ids that they have in an index, or would get there."""
    return apart(articles, stored(name, home=home, ids=possible_ids(articles)))


def apart(new: Sequence[Article], known: Iterable[Article]) -> list[Article]:
    """Return the new articles, those under the id of another outlet's with an id of their own.

    One that is known word for word keeps the id it is known by, whatever it was read together with.

    Args:
        new: As they were read.
        known: The articles of an index under any of the `possible_ids` of the new ones.
    """
    stored = {article.id: article for article in known}
    return [replace(article, id=_id_in(stored, article)) for article in new]


def possible_ids(articles: Iterable[Article]) -> set[str]:
    """Return every id that an index may know one of the articles by."""
    return {name for one in articles for name in _possible_ids(one, content_digest(one))}


def _possible_ids(article: Article, digest: str) -> tuple[str, ...]:
    """Return an article's id, and those it gets where another article has its id.

    What is read together is told apart by its content, what is added later by its outlet.
    """
    plain = article.id.removesuffix(f"~{digest}")
    return article.id, plain, f"{plain}~{article.outlet}", f"{plain}~{digest}"


def _id_in(stored: Mapping[str, Article], article: Article) -> str:
    digest = content_digest(article)
    for name in _possible_ids(article, digest):
        if name in stored and content_digest(stored[name]) == digest:
            return name
    if article.id in stored and outlet_key(stored[article.id].outlet) != outlet_key(article.outlet):
        return f"{article.id}~{article.outlet}"
    return article.id


def rebuild(
    name: str, *, home: Path, encoder: Encoder, progress: Progress | None = None
) -> Manifest:
    """Make an index anew from the store's articles.

    Raises:
        IndexNotFoundError: The store has no article of that index.
    """
    _stored(name, home)  # before a folder and a lock are made for a name that is not there
    folder = index_folder(home / INDEXES, name)
    with locked(folder):
        _built(_stored(name, home), encoder, progress).save(folder)
    return read_manifest(folder)


def remove(name: str, *, home: Path, encoder: Encoder, ids: Iterable[str] | None = None) -> int:
    """Remove articles from an index and the store, or the whole index, and return their number.

    With its last article an index goes as a whole; one that the store has nothing of can be
    removed too.

    Raises:
        IndexNotFoundError: There is no such index.
        InputError: One of the articles is not in it.
    """
    if name not in names(home=home):  # before a folder and a lock are made for it
        raise no_index(name, home)
    folder = index_folder(home / INDEXES, name)
    store = ArticleStore.open(home / STORE)
    with locked(folder):
        known = {article.id for article in store.articles(name)}
        gone = known if ids is None else set(ids)
        if gone - known:
            unknown = ", ".join(map(repr, sorted(gone - known)))
            raise InputError(f"the index {name!r} has no article {unknown}")
        if gone == known:
            if name in list_indexes(home / INDEXES):
                delete_index(folder)
            return store.remove(name)
        index = _load(folder, encoder)
        removed = store.remove(name, gone)
        if index is not None:
            index.remove(gone)
            index.save(folder)
    return removed


def check(name: str, *, home: Path) -> Manifest:
    """Verify an index against its checksums and against the store.

    Raises:
        IndexStoreError: It is missing, damaged, or holds other texts than the store.
    """
    sentences = [s for article in _stored(name, home) for s in split(article) if s.comparable]
    folder = index_folder(home / INDEXES, name)
    try:
        manifest = verify(folder)
    except IndexNotFoundError as error:
        raise _not_built(name, folder) from error
    index = FaissIndex.load(folder, encoder=manifest.encoder)
    unlike = {IndexRow.of(s) for s in sentences} ^ {index.rows[n] for n in range(len(index))}
    if unlike:
        ids = sorted({row.article_id for row in unlike})
        raise IndexMismatchError(
            f"the index {name!r} differs from the store in {len(ids)} articles, the first "
            f"{ids[0]!r}; rebuild it with: consist index rebuild {name}"
        )
    return manifest


def names(*, home: Path) -> tuple[str, ...]:
    """Return the names of all indexes, built or only in the store, sorted."""
    stored = ArticleStore.open(home / STORE).names() if (home / STORE).is_file() else ()
    return tuple(sorted({*stored, *list_indexes(home / INDEXES)}))


def opened(name: str, *, home: Path, encoder: Encoder) -> FaissIndex:
    """Return an index as it was built.

    Raises:
        IndexStoreError: There is no such index, it is damaged, or another encoder built it.
    """
    folder = index_folder(home / INDEXES, name)
    index = _load(folder, encoder)
    if index is None:
        _stored(name, home)
        raise _not_built(name, folder)
    return index


def stored(name: str, *, home: Path, ids: Iterable[str] | None = None) -> tuple[Article, ...]:
    """Return the articles of an index, or those of the ids, in order of their ids.

    An outlet whose articles spell it differently has its most used name in all of them.

    Raises:
        IndexNotFoundError: The store has no article of that index.
    """
    return with_one_spelling(
        _stored(name, home) if ids is None else ArticleStore.open(home / STORE).articles(name, ids)
    )


def spelled_as(name: str, article: Article, *, home: Path) -> Article:
    """Return the article under the name that its outlet has in an index, if it is there at all."""
    known = ArticleStore.open(home / STORE).outlets(name) if (home / STORE).is_file() else {}
    return replace(article, outlet=spellings(known).get(outlet_key(article.outlet), article.outlet))


def related(
    name: str, new: Sequence[Article], *, home: Path, encoder: Encoder
) -> tuple[Article, ...]:
    """Return the indexed articles that the new ones must be compared with, or all for no new one.

    Each new sentence calls up its nearest indexed sentences of other articles; the articles with
    the greatest sum of cosines are taken, so that the cost follows what is new.

    Raises:
        IndexStoreError: There is no such index, or another encoder built it.
    """
    if not new:
        return _stored(name, home)
    index = opened(name, home=home, encoder=encoder)
    store = ArticleStore.open(home / STORE)
    wanted: set[str] = set()
    for article in new:
        _, vectors = _rows([article], encoder, None)
        wanted.update(nearest_articles(index, vectors, known={item.id for item in new}))
    return store.articles(name, wanted)


def nearest_articles(index: FaissIndex, vectors: Vectors, *, known: set[str]) -> list[str]:
    """Return the ids of the articles most related to the sentences of one, the nearest first."""
    numbers, cosines = index.search(vectors, NEAREST)
    nearness: defaultdict[str, float] = defaultdict(float)
    for row in range(len(numbers)):
        best: dict[str, float] = {}
        for number, cosine in zip(numbers[row].tolist(), cosines[row].tolist(), strict=True):
            if number >= 0:  # a graph search pads with -1 where it finds fewer
                best.setdefault(index.rows[number].article_id, cosine)
        for article_id, cosine in best.items():
            nearness[article_id] += max(0.0, cosine)
    ranked = sorted(nearness, key=lambda article_id: (-nearness[article_id], article_id))
    return [article_id for article_id in ranked if article_id not in known][:RELATED_AN_ARTICLE]


def _built(articles: Sequence[Article], encoder: Encoder, progress: Progress | None) -> FaissIndex:
    return FaissIndex.build(*_rows(articles, encoder, progress), encoder=encoder.identity)


def _rows(
    articles: Sequence[Article], encoder: Encoder, progress: Progress | None
) -> tuple[list[IndexRow], Vectors]:
    sentences = [s for article in articles for s in split(article) if s.comparable]
    vectors = embed(sentences, encoder=encoder, progress=progress or Silent())
    return [IndexRow.of(sentence) for sentence in sentences], np.ascontiguousarray(vectors)


def _load(folder: Path, encoder: Encoder) -> FaissIndex | None:
    try:
        return FaissIndex.load(folder, encoder=encoder.identity)
    except IndexNotFoundError:
        return None


def _not_built(name: str, folder: Path) -> IndexNotFoundError:
    return IndexNotFoundError(
        f"the store has the articles of the index {name!r}, but {folder} is not built; "
        f"make it with: consist index rebuild {name}"
    )


def _stored(name: str, home: Path) -> tuple[Article, ...]:
    articles = ArticleStore.open(home / STORE).articles(name) if (home / STORE).is_file() else ()
    if not articles:
        raise no_index(name, home)
    return articles


def no_index(name: str, home: Path) -> IndexNotFoundError:
    """Return the error that says which indexes there are in place of one that is not there."""
    known = names(home=home)
    if name in known:
        return IndexNotFoundError(
            f"the store in {home} has no article of the index {name!r}; add some with: consist "
            f"index add {name} PATHS, or clear it away with: consist index remove {name}"
        )
    return IndexNotFoundError(
        f"there is no index {name!r} in {home}; there are: {', '.join(known) or 'none'}; "
        f"make it with: consist index add {name} PATHS"
    )
