"""Wire copies: passages that several outlets print word for word are one voice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil

from consist.model import NEVER, Article, Sentence
from consist.wire_text import Shingle, Wording, same_text


@dataclass(frozen=True, slots=True)
class CopyGroups:
    """Which sentences are the same text.

    `groups` holds the groups of two and more, each with its earliest print first; a sentence that
    is in none of them stands for itself.
    """

    groups: tuple[tuple[Sentence, ...], ...] = ()
    _group_of: dict[Sentence, tuple[Sentence, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make the groups findable by their members."""
        by_member = {member: group for group in self.groups for member in group}
        object.__setattr__(self, "_group_of", by_member)

    def group(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """Return all prints of the sentence's text, the earliest first, itself among them."""
        return self._group_of.get(sentence, (sentence,))

    def representative(self, sentence: Sentence) -> Sentence:
        """Return the earliest print of the sentence's text."""
        return self.group(sentence)[0]

    def others(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """Return the other prints of the sentence's text, the earliest first."""
        return tuple(other for other in self.group(sentence) if other != sentence)


def copy_groups(
    sentences: Sequence[Sentence], *, articles: Iterable[Article], overlap: float
) -> CopyGroups:
    """Group the sentences that are copies of each other; boilerplate takes no part.

    Any two members of a group are copies of one another: chains that drift from the first text to
    a quite different one do not form. The answer does not depend on the order of the sentences.

    Args:
        sentences: The sentences of all articles.
        articles: Their articles, for the dates; a text without a date counts as the latest.
        overlap: The least share of common word pairs of two copies, in (0, 1].
    """
    dates = {article.id: article.published_at or NEVER for article in articles}
    ordered = sorted(
        (sentence for sentence in sentences if sentence.comparable),
        key=lambda sentence: (dates.get(sentence.article_id, NEVER), sentence),
    )
    prints: defaultdict[tuple[str, ...], list[Sentence]] = defaultdict(list)
    wordings: dict[tuple[str, ...], Wording] = {}
    for sentence in ordered:
        wording = Wording.of(sentence.text)
        key = wording.words or (sentence.text,)
        prints[key].append(sentence)
        wordings.setdefault(key, wording)
    texts = list(prints.values())
    found = _groups(list(wordings.values()), overlap=overlap)
    groups = ([sentence for text in group for sentence in texts[text]] for group in found)
    place = {sentence: number for number, sentence in enumerate(ordered)}
    return CopyGroups(
        tuple(tuple(sorted(group, key=place.__getitem__)) for group in groups if len(group) > 1)
    )


def _groups(wordings: Sequence[Wording], *, overlap: float) -> list[list[int]]:
    """Put each wording into the first group all of whose members it copies, or into a new one."""
    groups: list[list[int]] = []
    group_of: dict[int, int] = {}
    for row, near in enumerate(_near(wordings, overlap=overlap)):
        copied = {
            other for other in near if same_text(wordings[row], wordings[other], overlap=overlap)
        }
        homes = sorted({group_of[other] for other in copied})
        home = next((home for home in homes if copied.issuperset(groups[home])), len(groups))
        if home == len(groups):
            groups.append([])
        groups[home].append(row)
        group_of[row] = home
    return groups


def _near(wordings: Sequence[Wording], *, overlap: float) -> Iterator[list[int]]:
    """Yield, for each wording, the earlier ones that can reach the overlap with it.

    Prefix filtering (Chaudhuri, Ganti and Kaushik 2006): with the shingles in one order, two texts
    that share `overlap` of the longer one's shingles have one in common among the first few of
    each, so that an index of those few, the rarest, loses nothing.
    """
    counts: Counter[Shingle] = Counter()
    for wording in wordings:
        counts.update(wording.shingles.keys())
    index: defaultdict[tuple[Shingle, tuple[str, ...]], list[int]] = defaultdict(list)
    for row, wording in enumerate(wordings):
        prefix = _prefix(wording, counts, overlap=overlap)
        figures = tuple(sorted(word for word in wording.words if word[0].isdigit()))
        yield sorted({other for shingle in prefix for other in index[shingle, figures]})
        for shingle in prefix:
            index[shingle, figures].append(row)


def _prefix(wording: Wording, counts: Counter[Shingle], *, overlap: float) -> list[Shingle]:
    """Return the rarest shingles, enough that every text that reaches the overlap shares one."""
    shingles = sorted(wording.shingles, key=lambda shingle: (counts[shingle], shingle))
    total = wording.shingles.total()
    spare = total - ceil(overlap * total - 1e-9)  # 0.8 of 5 is 4, not a hair more
    for length, shingle in enumerate(shingles):
        spare -= wording.shingles[shingle]
        if spare < 0:
            return shingles[: length + 1]
    return shingles
