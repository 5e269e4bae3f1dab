"""Checking one unpublished text against everything indexed: only its own pairs, at its own cost.

The findings are those of a run over all indexed articles and the draft, with the draft in focus,
but that what outlets repeat from story to story is not looked for. It
is put into its story by the traces of all articles, and from then on only that story is looked at.
Beyond `WHOLE` articles it is compared with the most related ones alone, as by
`consist check --index`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np

from consist import foreign, indexing, pipeline, undated
from consist.candidates import find_candidates
from consist.config import Settings
from consist.copies import copy_groups
from consist.decide.decider import Decider
from consist.decide.features import features
from consist.drafts import Prints, Rows, Trace, printed_elsewhere
from consist.index import FaissIndex, IndexRow, Manifest, index_folder, read_manifest
from consist.index.traces import traces_of
from consist.model import Article, Judgement, Kind, Note, Report, Scores, Sentence, Skipped, Story
from consist.pipeline import Prepared, Silent, Tools
from consist.ports import Encoder, Progress, Vectors
from consist.sentences import split
from consist.stories import article_vector, find_story

WHOLE = 5_000
"""Up to so many articles, some 70,000 sentences, the story is found among all."""

OTHER_STORY, NEARER = 0.6, 0.15
"""A sentence of a draft is told to be of another story from this cosine with one of its sentences
on, where that is so much nearer than the nearest of the draft's own."""

EVERY_PAIR = 100_000_000
CLASH = Scores(entailment=0.02, neutral=0.08, contradiction=0.9)

_NO_ROWS: Rows = np.empty(0, dtype=np.int64)


class Archive:
    """An index opened for drafts; one serves every version of a text."""

    def __init__(self, index: FaissIndex, manifest: Manifest, *, name: str, home: Path) -> None:
        self._index = index
        self._manifest = manifest
        self._name = name
        self._home = home
        self._less: tuple[str, Corpus] | None = None

    @classmethod
    def open(cls, name: str, *, home: Path, encoder: Encoder) -> Archive:
        """Open an index.

        Raises:
            IndexStoreError: There is no such index, it is damaged, or another encoder built it.
        """
        index = indexing.opened(name, home=home, encoder=encoder)
        manifest = read_manifest(index_folder(home / indexing.INDEXES, name))
        return cls(index, manifest, name=name, home=home)

    @property
    def is_current(self) -> bool:
        """Whether the index is still the one that was opened.

        Raises:
            IndexStoreError: There is none any more.
        """
        folder = index_folder(self._home / indexing.INDEXES, self._name)
        return read_manifest(folder) == self._manifest

    def check(
        self, draft: Article, *, tools: Tools, settings: Settings, progress: Progress | None = None
    ) -> Report:
        """Compare the draft with the indexed articles of other outlets.

        What it tells of other stories is named among what was skipped, and what is taken for its
        date where it has none among the notes (`consist.undated`).

        The first check after articles were added takes their traces. The report's articles are the
        draft, those of its story, and those that print one of their sentences.

        Raises:
            ModelError: A model cannot encode or score.
        """
        watched = Silent() if progress is None else progress
        elsewhere: tuple[Skipped, ...] = ()
        compared: dict[str, int] = {}
        if len(self._index.article_ids) > WHOLE:
            prepared = self._with_related(draft, tools.encoder, settings, watched)
        else:
            corpus = self._corpus if draft.id not in self._corpus.traces else self._others(draft.id)
            prepared = corpus.prepare(draft, tools=tools, settings=settings, progress=watched)
            elsewhere = corpus.of_other_stories(draft, prepared)
            compared = {"articles": len(corpus.articles) + 1}
        report = pipeline.report(
            prepared,
            tools=tools,
            settings=settings,
            skipped=elsewhere,
            notes=_noted(draft, prepared),
            progress=watched,
        )
        given = tuple(draft if article.id == draft.id else article for article in report.articles)
        return replace(report, articles=given, stages={**report.stages, **compared})

    def _with_related(
        self, draft: Article, encoder: Encoder, settings: Settings, progress: Progress
    ) -> Prepared:
        said = [sentence for sentence in split(draft) if sentence.comparable]
        own = pipeline.embed(said, encoder=encoder, progress=progress)
        ids = indexing.nearest_articles(self._index, own, known={draft.id})
        found = indexing.stored(self._name, home=self._home, ids=ids)
        articles = pipeline.readable([*found, draft]).articles
        prepared = pipeline.prepare(
            articles, encoder=encoder, settings=settings, focus={draft.id}, progress=progress
        )
        story = _story_of(draft, prepared)
        dated = (undated.dated_by(a, story) if a.id == draft.id else a for a in prepared.articles)
        return replace(prepared, articles=tuple(dated))

    @cached_property
    def _corpus(self) -> Corpus:
        articles = indexing.stored(self._name, home=self._home)
        folder = index_folder(self._home / indexing.INDEXES, self._name)
        table = self._index.rows
        order = np.lexsort((table.starts, table.articles))
        ends = np.flatnonzero(np.diff(table.articles[order])) + 1
        parts = np.split(order, ends) if len(order) else []
        return Corpus(
            articles=articles,
            traces=traces_of(folder, articles),
            index=self._index,
            vectors=self._index.vectors(),
            rows_of={table.names[table.articles[part[0]]]: part for part in parts},
        )

    def _others(self, article_id: str) -> Corpus:
        """Return the corpus less an earlier version of the draft; the last one is kept."""
        if self._less is None or self._less[0] != article_id:
            corpus = self._corpus
            less = replace(
                corpus,
                articles=tuple(article for article in corpus.articles if article.id != article_id),
                traces={name: trace for name, trace in corpus.traces.items() if name != article_id},
            )
            self._less = article_id, less
        return self._less[1]


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """The articles of an index, and what was computed of them before.

    `vectors` are those of the index's rows; `rows_of` says which rows are an article's, in order.
    """

    articles: tuple[Article, ...]
    traces: Mapping[str, Trace]
    index: FaissIndex
    vectors: Vectors
    rows_of: Mapping[str, Rows]

    @cached_property
    def article_vectors(self) -> Vectors:
        """A vector an article, shape (articles, dimension)."""
        rows = (self.rows_of.get(article.id, _NO_ROWS) for article in self.articles)
        found = [article_vector(self.vectors[some]) for some in rows]
        return np.stack(found) if found else np.empty((0, self.vectors.shape[1]), np.float32)

    @cached_property
    def prints(self) -> Prints:
        """The sentences by their word pairs, made once for all drafts."""
        return Prints.of(self.traces)

    def prepare(
        self, draft: Article, *, tools: Tools, settings: Settings, progress: Progress
    ) -> Prepared:
        """Put the draft into its story and choose the pairs to score, as for all articles.

        Where they are more than the budget, the most promising are taken.
        """
        said = split(draft)
        own = pipeline.embed(said, encoder=tools.encoder, progress=progress)
        trace = Trace.of(draft, said)
        story = self._placed(draft, trace, said, own, settings)
        draft = undated.dated_by(draft, (a for a in self.articles if a.id in story.article_ids))
        known = {article.id: article for article in (*self.articles, draft)}
        members = [known[name] for name in sorted(story.article_ids)]
        sentences = tuple(
            sentence
            for member in members
            for sentence in (said if member is draft else split(member))
        )
        vectors = self._vectors_of(sentences, dict(zip(said, own, strict=True)), tools.encoder)
        prints = self.prints.and_of(draft.id, trace)
        elsewhere = _elsewhere(prints, known, story, settings)
        copies = copy_groups(
            (*sentences, *elsewhere), articles=known.values(), overlap=settings.copy_overlap
        )
        candidates = find_candidates(
            sentences,
            vectors,
            stories=(story,),
            copies=copies,
            settings=replace(settings, pair_budget=EVERY_PAIR),
            focus={draft.id},
        )
        prepared = Prepared(
            articles=_shown(members, elsewhere, known),
            sentences=sentences,
            vectors=vectors,
            encoder=tools.encoder.identity,
            stories=(story,),
            copies=copies,
            candidates=candidates,
        )
        return most_promising(prepared, decider=tools.decider, budget=settings.pair_budget)

    def of_other_stories(self, draft: Article, prepared: Prepared) -> tuple[Skipped, ...]:
        """Name the draft's sentences that were compared with nothing: they are of other stories.

        Of those that are nearest to one article the first is named.
        """
        rows = self.index.rows
        outlets = {article.id: article.outlet for article in self.articles}
        members = set(prepared.stories[0].article_ids)
        inside = np.array([name in members for name in rows.names], dtype=bool)
        foreign = np.array([outlets.get(name) != draft.outlet for name in rows.names], dtype=bool)
        within, beside = inside[rows.articles], (~inside & foreign)[rows.articles]
        if not beside.any():
            return ()
        said = [
            place
            for place, sentence in enumerate(prepared.sentences)
            if sentence.article_id == draft.id and sentence.comparable
        ]
        found: dict[str, Skipped] = {}
        for place, likeness in zip(said, prepared.vectors[said] @ self.vectors.T, strict=True):
            near = np.where(beside, likeness, -1.0)
            best = int(near.argmax())
            own = float(likeness[within].max(initial=0.0))
            if near[best] >= max(OTHER_STORY, own + NEARER):
                name = rows.names[rows.articles[best]]
                sentence = prepared.sentences[place]
                found.setdefault(name, _of_other_story(draft, sentence, outlets[name]))
        return tuple(found.values())

    def _placed(
        self,
        draft: Article,
        trace: Trace,
        said: Sequence[Sentence],
        own: Vectors,
        settings: Settings,
    ) -> Story:
        traces = {**self.traces, draft.id: trace}
        rows = [row for row, sentence in enumerate(said) if sentence.comparable]
        vectors = np.concatenate([self.article_vectors, article_vector(own[rows])[None]])
        articles = (*self.articles, draft)
        return find_story(
            draft.id,
            articles,
            vectors,
            mentions=[traces[article.id].mentions for article in articles],
            settings=settings,
        )

    def _vectors_of(
        self, sentences: tuple[Sentence, ...], own: Mapping[Sentence, Vectors], encoder: Encoder
    ) -> Vectors:
        """Return a vector a sentence, zeros for boilerplate; computed where the index has none."""
        rows = {
            self.index.rows[row]: row
            for name in {sentence.article_id for sentence in sentences}
            for row in self.rows_of.get(name, _NO_ROWS).tolist()
        }
        found = np.zeros((len(sentences), self.vectors.shape[1]), dtype=np.float32)
        missing = []
        for place, sentence in enumerate(sentences):
            row = rows.get(IndexRow.of(sentence))
            if sentence in own:
                found[place] = own[sentence]
            elif row is not None:
                found[place] = self.vectors[row]
            else:
                missing.append(place)
        texts = [sentences[place] for place in missing]
        found[missing] = pipeline.embed(texts, encoder=encoder, progress=Silent())
        return found


def most_promising(prepared: Prepared, *, decider: Decider, budget: int) -> Prepared:
    """Keep the pairs that would be the surest findings if the NLI model read a contradiction.

    What the model costs is most of a check, and all other evidence is at hand without it.
    """
    candidates = prepared.candidates
    if len(candidates.pairs) <= budget:
        return prepared
    judgements = [Judgement(pair, CLASH, CLASH) for pair in candidates.pairs]
    evidence = pipeline.evidence_of(prepared, judgements)
    shares = decider.alone.probabilities([features(item) for item in evidence])
    sure = [max(share.get(kind.value, 0.0) for kind in Kind) for share in shares]
    best = sorted(range(len(sure)), key=lambda place: (-sure[place], place))[:budget]
    kept = tuple(candidates.pairs[place] for place in best)
    cut = candidates.considered - len(kept)
    return replace(prepared, candidates=replace(candidates, pairs=kept, cut_by_budget=cut))


def _noted(draft: Article, prepared: Prepared) -> tuple[Note, ...]:
    """Return the notes on a draft: of its date, and of its language."""
    return undated.noted_of(draft, _story_of(draft, prepared)) + foreign.noted_of(draft)


def _story_of(draft: Article, prepared: Prepared) -> list[Article]:
    """Return the articles of the draft's story, itself among them."""
    ids = next(story.article_ids for story in prepared.stories if draft.id in story.article_ids)
    return [article for article in prepared.articles if article.id in ids]


def _of_other_story(draft: Article, sentence: Sentence, outlet: str) -> Skipped:
    reason = (
        f"is of another story, which {outlet} tells, and was not compared with it; "
        "check that part as a draft of its own"
    )
    return Skipped(draft.id, f"“{sentence.text}”", reason)


def _elsewhere(
    prints: Prints, known: Mapping[str, Article], story: Story, settings: Settings
) -> list[Sentence]:
    """Return the sentences of other stories that are prints of those of this one."""
    spans = printed_elsewhere(prints, known, story.article_ids, overlap=settings.copy_overlap)
    return [
        sentence
        for name in sorted(spans)
        for sentence in split(known[name])
        if (sentence.start, sentence.end) in spans[name]
    ]


def _shown(
    members: Iterable[Article], elsewhere: Iterable[Sentence], known: Mapping[str, Article]
) -> tuple[Article, ...]:
    """Return the articles of the story and those that print a sentence of it."""
    names = {article.id for article in members} | {sentence.article_id for sentence in elsewhere}
    return tuple(known[name] for name in sorted(names))
