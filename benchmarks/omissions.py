"""Omissions found after deleting known sentences, and false ones before.

    python benchmarks/omissions.py [--scorer FOLDER] [--facts N] [--folds N]

For each held-out story and each fact that four outlets or more state, so that it stays central, the
sentences in which one outlet states it are cut out of that outlet's articles and the coverage is
computed anew. Recovered is a deletion where a claim that holds another outlet's sentence of the
fact is listed as left out by that outlet. Deletions in an outlet that published before all others
had the fact, or within an hour of them, are left out. False is an omission that the uncut articles
yield of a fact that the outlet does state. In one run every outlet loses another fact, so that no
fact loses two outlets. The baseline lists an outlet where none of its sentences reaches a cosine of
0.5 to another outlet's sentence of the fact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

import held_out
from arguments import described
from fact_tables import Fact, Place, fact_table, overlaps

from consist import wiring
from consist.comparison import cover_portion
from consist.config import Settings
from consist.coverage import Claim, StoryCoverage
from consist.decide.decider import Decider
from consist.decide.portions import decide_portion
from consist.model import Article
from consist.pipeline import Prepared, Silent, judge, portion, prepare

FEWEST = 4
COSINE = 0.5
Deletion = tuple[Fact, str]


def rounds(facts: Sequence[Fact]) -> Iterator[list[Deletion]]:
    """Yield the deletions that are made together: a fact and an outlet at most once each."""
    waiting = [(fact, outlet) for fact in facts for outlet in sorted(fact.stated)]
    while waiting:
        chosen: list[Deletion] = []
        for fact, outlet in list(waiting):
            if all(fact.id != f.id and outlet != o for f, o in chosen):
                chosen.append((fact, outlet))
                waiting.remove((fact, outlet))
        yield chosen


def cut(articles: Sequence[Article], places: Sequence[Place]) -> tuple[Article, ...]:
    """Return the articles without the words at these places."""
    texts = {article.id: article.text for article in articles}
    for article_id, start, end in sorted(places, reverse=True):
        texts[article_id] = texts[article_id][:start] + texts[article_id][end:]
    return tuple(replace(article, text=texts[article.id]) for article in articles)


class Runs:
    """Coverage of articles, with the models loaded once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._encoder = wiring.kept_encoder(settings.encoder, kept=wiring.cache())
        self._scorer = wiring.kept_scorer(settings.scorer, kept=wiring.cache())

    def of(
        self, articles: tuple[Article, ...], decider: Decider
    ) -> tuple[Prepared, tuple[StoryCoverage, ...]]:
        """Return the prepared articles, of one story, and its coverage."""
        bound = tuple(replace(article, story="story") for article in articles)
        prepared = prepare(
            bound, encoder=self._encoder, settings=self._settings, focus=None, progress=Silent()
        )
        judgements = judge(prepared, scorer=self._scorer, progress=Silent())
        whole = portion(prepared, judgements, decider=decider, settings=self._settings)
        return prepared, cover_portion(whole, decide_portion(whole))


def others(fact: Fact, outlet: str, texts: Mapping[str, str]) -> set[tuple[str, str]]:
    """Return the article and words of the other outlets' sentences of the fact."""
    return {
        (article_id, texts[article_id][start:end])
        for name, places in fact.stated.items()
        if name != outlet
        for article_id, start, end in places
    }


def found(coverage: Sequence[StoryCoverage], outlet: str, said: set[tuple[str, str]]) -> str:
    """Return what the outlet does with the central claims that hold one of these sentences.

    It is "silent" where one of them is listed as left out, else the state in the widest told one;
    "not central" where none is.
    """
    states = [
        claim.cell(outlet).state.value
        for story in coverage
        for claim in story.claims
        if claim.central and _states(claim, said)
    ]
    return "silent" if "silent" in states else states[0] if states else "not central"


def _states(claim: Claim, said: set[tuple[str, str]]) -> bool:
    return any(
        mention.member and _holds(mention.passage.article_id, mention.passage.text, said)
        for cell in claim.cells
        for mention in cell.mentions
    )


def could_know(fact: Fact, outlet: str, articles: Sequence[Article]) -> bool:
    """Return whether the outlet published more than an hour after another one had the fact."""
    dates = {article.id: article.published_at for article in articles}
    told = [
        when
        for name, places in fact.stated.items()
        for article_id, _, _ in places
        if name != outlet and (when := dates[article_id]) is not None
    ]
    own = [a.published_at for a in articles if a.outlet == outlet and a.published_at is not None]
    return not told or not own or max(own) >= min(told) + timedelta(hours=1)


def _holds(article_id: str, text: str, said: set[tuple[str, str]]) -> bool:
    return any(article_id == name and (text in words or words in text) for name, words in said)


def far(prepared: Prepared, outlet: str, said: set[tuple[str, str]]) -> bool:
    """Return whether no sentence of the outlet is near to one of these by cosine."""
    rows = [n for n, s in enumerate(prepared.sentences) if _holds(s.article_id, s.text, said)]
    mine = [n for n, s in enumerate(prepared.sentences) if s.outlet == outlet]
    near = prepared.vectors[mine] @ prepared.vectors[rows].T
    return not near.size or bool(near.max() < COSINE)


def main() -> None:
    """Print recovered and false omissions, of consist and of the baseline."""
    parser = described(__doc__)
    parser.add_argument("--scorer", default="bundled")
    parser.add_argument("--facts", type=int, default=100, help="The most facts of a story.")
    parser.add_argument("--folds", type=int, default=held_out.FOLDS)
    arguments = parser.parse_args()
    settings = Settings(scorer=arguments.scorer)
    runs = Runs(settings)
    before, after, near = Counter[str](), Counter[str](), Counter[str]()
    for story, decider in held_out.judged(settings, training=False, folds=arguments.folds):
        articles = story.prepared.articles
        texts = {article.id: article.text for article in articles}
        table = fact_table(held_out.STORIES / story.name)
        facts = [fact for fact in table if len(fact.stated) >= FEWEST][: arguments.facts]
        prepared, coverage = runs.of(articles, decider)
        for fact in facts:
            for outlet in fact.stated:
                said = others(fact, outlet, texts)
                before[found(coverage, outlet, said)] += 1
                near["false"] += far(prepared, outlet, said)
        for deletions in rounds(facts):
            places = [place for fact, outlet in deletions for place in fact.stated[outlet]]
            prepared, coverage = runs.of(cut(articles, _apart(places)), decider)
            for fact, outlet in deletions:
                said = others(fact, outlet, texts)
                known = could_know(fact, outlet, articles)
                after[found(coverage, outlet, said) if known else "published before"] += 1
                near["recovered"] += known and far(prepared, outlet, said)
        show(story.name, before, after, near)


def _apart(places: Sequence[Place]) -> list[Place]:
    """Return the places with those that overlap another one left out."""
    kept: list[Place] = []
    for place in sorted(places):
        if not any(overlaps(place, other) for other in kept):
            kept.append(place)
    return kept


def show(name: str, before: Counter[str], after: Counter[str], near: Counter[str]) -> None:
    """Print the shares over the stories up to this one."""
    deleted = after.total() - after["published before"]
    print(
        f"up to {name}: recovered {after['silent'] / deleted:.3f} of {deleted} "
        f"(by cosine {near['recovered'] / deleted:.3f}), "
        f"false {before['silent'] / before.total():.3f} of {before.total()} "
        f"(by cosine {near['false'] / before.total():.3f})",
        flush=True,
    )
    print(f"  after deletion {dict(after)}\n  before {dict(before)}", flush=True)


if __name__ == "__main__":
    main()
