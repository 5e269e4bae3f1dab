"""Stories: which articles are about the same event.

Two articles are alike by their vectors and, more, by the rare names they share. Articles are joined
by average linkage, so that a chain of half-alike articles does not run through the whole corpus,
and never over more than the days that a story may last. Like events that were joined so are told
apart again (`consist.like_events`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from math import log10
from typing import Any

import numpy as np

from consist.article_names import Mentions, name_vectors
from consist.config import Settings
from consist.like_events import told_apart
from consist.likeness import Likeness, Matrix, Rows, average_linkage, given_stories
from consist.model import Article, Story, by_date
from consist.ports import Vectors

SIXTY = 60
STRICTER_PER_TENFOLD = 0.05
"""Among more articles more are alike by chance: the likeness asked of a story is that of the
settings among sixty, so much more for each tenfold, and less among fewer."""

LARGEST_WHOLE = 4_000
"""So many articles are joined at once; a larger web of likeness is cut at its weaker links."""

BLOCK = 1_000


def article_vector(sentence_vectors: Vectors) -> Vectors:
    """Return the article's unit vector: the mean of its sentences, the earlier ones heavier.

    The sentence in place n (from one) weighs ``1 / sqrt(n)``: news says first what it is about.
    An article without sentences gets zeros.
    """
    weights = 1 / np.sqrt(np.arange(1, len(sentence_vectors) + 1))
    total = weights @ sentence_vectors.astype(np.float64)
    length = np.linalg.norm(total)
    return np.asarray(total / length if length > 0 else total, dtype=np.float32)


def find_stories(
    articles: Sequence[Article], article_vectors: Vectors, *, settings: Settings
) -> tuple[Story, ...]:
    """Group the articles into stories; each article is in one.

    Where articles name their story that stands: those of one name stay together, those of two
    never meet, and an article without a name may join either. Articles further than
    `settings.story_days` apart do not join; an undated one may join any. The order of the articles
    changes nothing.

    Args:
        articles: Articles with distinct ids.
        article_vectors: Their unit vectors, shape (len(articles), dimension).
        settings: `story_similarity` and `story_days` are used.
    """
    order = sorted(range(len(articles)), key=lambda row: by_date(articles[row]))
    ordered = [articles[row] for row in order]
    if all(article.story is not None for article in ordered):
        return _stories(ordered, [[rows] for rows in _alike(given_stories(ordered))])
    mentions = [Mentions.of(article.text) for article in ordered]
    likeness = Likeness.of(
        ordered, article_vectors[order], name_vectors(mentions), story_days=settings.story_days
    )
    grouped = _grouped(likeness, least=_least(len(ordered), settings))
    return _stories(ordered, [list(told_apart(mentions, likeness, rows)) for rows in grouped])


def find_story(
    article_id: str,
    articles: Sequence[Article],
    article_vectors: Vectors,
    *,
    mentions: Sequence[Mentions],
    settings: Settings,
) -> Story:
    """Return the story that `find_stories` puts an article into, at less cost than all stories.

    Args:
        article_id: The article whose story is wanted.
        articles: All articles, it among them.
        article_vectors: Their unit vectors, shape (len(articles), dimension).
        mentions: The words that may be names in each of them.
        settings: `story_similarity` and `story_days` are used.
    """
    order = sorted(range(len(articles)), key=lambda row: by_date(articles[row]))
    ordered = [articles[row] for row in order]
    row = next(place for place, article in enumerate(ordered) if article.id == article_id)
    given = given_stories(ordered)
    if (given >= 0).all():
        topic = [np.flatnonzero(given == given[row])]
    else:
        in_order = [mentions[place] for place in order]
        likeness = Likeness.of(
            ordered, article_vectors[order], name_vectors(in_order), story_days=settings.story_days
        )
        group = _group_of(row, likeness, least=_least(len(ordered), settings))
        topic = list(told_apart(in_order, likeness, group))
    return next(story for story in _stories(ordered, [topic]) if article_id in story.article_ids)


def _least(articles: int, settings: Settings) -> float:
    """Return the likeness that is asked of a story among so many articles."""
    tenfolds = log10(max(1, articles) / SIXTY)
    return settings.story_similarity + STRICTER_PER_TENFOLD * tenfolds


def _grouped(likeness: Likeness, *, least: float) -> Iterator[Rows]:
    """Yield the rows of each story.

    Average linkage joins nothing that no link of at least that likeness connects, so it is done in
    each connected part by itself.
    """
    links = _links(likeness, least=least)
    for part in _parts(links, least=least):
        yield from _linked(likeness, part, least=least)


def _group_of(row: int, likeness: Likeness, *, least: float) -> Rows:
    """Return the rows of one article's story; only what links connect it to is looked at."""
    part = _reachable(row, likeness, least=least)
    if len(part) > LARGEST_WHOLE:
        links = _links(likeness, least=least)
        part = next(part for part in _parts(links, least=least) if row in part)
    return next(rows for rows in _linked(likeness, part, least=least) if row in rows)


def _reachable(row: int, likeness: Likeness, *, least: float) -> Rows:
    """Return the rows of the connected part that a row is in."""
    everyone = np.arange(len(likeness))
    reached = everyone == row
    frontier = np.array([row])
    while frontier.size:
        near = np.zeros(len(everyone), dtype=np.bool_)
        for start in range(0, len(frontier), BLOCK):
            alike = likeness.between(frontier[start : start + BLOCK], everyone)
            near |= (alike >= least).any(axis=0)
        (frontier,) = np.nonzero(near & ~reached)
        reached |= near
    return np.flatnonzero(reached)


def _links(likeness: Likeness, *, least: float) -> Any:
    """Return the sparse matrix of likenesses at or above the least, block by block."""
    from scipy.sparse import csr_matrix, vstack

    everyone = np.arange(len(likeness))
    blocks = []
    for start in range(0, len(everyone), BLOCK):
        alike = likeness.between(everyone[start : start + BLOCK], everyone)
        alike[alike < least] = 0.0
        blocks.append(csr_matrix(alike))
    return vstack(blocks, format="csr")


def _parts(links: Any, *, least: float) -> Iterator[Rows]:
    """Yield the connected parts, cutting those that are too large at their weaker links."""
    from scipy.sparse.csgraph import connected_components

    waiting = [(np.arange(links.shape[0]), least)]
    while waiting:
        rows, floor = waiting.pop()
        web = links[rows][:, rows]
        web.data[web.data < floor] = 0.0
        web.eliminate_zeros()
        count, labels = connected_components(web, directed=False)
        for part in (rows[labels == label] for label in range(count)):
            if len(part) <= LARGEST_WHOLE or floor >= 1.0:
                yield part
            else:
                waiting.append((part, min(1.0, floor + STRICTER_PER_TENFOLD)))


def _linked(likeness: Likeness, rows: Rows, *, least: float) -> Iterator[Rows]:
    """Yield the rows that average linkage joins."""
    if len(rows) == 1:
        yield rows
        return
    merges = average_linkage(likeness.between(rows, rows))
    labels = _cut(merges, int((merges[:, 2] < 1.0 - least).sum()))
    yield from (rows[places] for places in _alike(labels))


def _cut(merges: Matrix, done: int) -> Rows:
    """Return a label for each leaf of the tree after so many of its merges."""
    leaves = len(merges) + 1
    label_of = np.arange(leaves + done)
    for number in reversed(range(done)):
        children = merges[number, :2].astype(np.int64)
        label_of[children] = label_of[leaves + number]
    return label_of[:leaves]


def _alike(labels: Rows) -> Iterator[Rows]:
    """Yield the places of each label."""
    for label in np.unique(labels):
        yield np.flatnonzero(labels == label)


def _stories(ordered: Sequence[Article], topics: Iterable[Sequence[Rows]]) -> tuple[Story, ...]:
    """Make the stories, the earliest first, of the rows of each event of each topic."""
    made: list[tuple[int, Story]] = []
    given = {article.story for article in ordered if article.story is not None}
    known = {article.id for article in ordered}
    for events in topics:
        earliest = ordered[min(int(rows.min()) for rows in events)].id
        for rows in map(np.sort, events):
            members = [ordered[row] for row in rows]
            named = next((a.story for a in members if a.story is not None), None)
            name = _made_up(members[0].id, given, known) if named is None else named
            ids = tuple(article.id for article in members)
            made.append((int(rows[0]), Story(name, ids, earliest if len(events) > 1 else None)))
    return tuple(story for _, story in sorted(made, key=lambda one: one[0]))


def _made_up(first: str, given: AbstractSet[str], ids: AbstractSet[str]) -> str:
    """Return a story's name, the id of its first article if no other story was given that name."""
    name = first
    while name in given or (name in ids and name != first):
        name += "~"
    return name
