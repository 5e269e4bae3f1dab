"""How well articles are grouped into stories, in B-cubed precision, recall and F1.

    python benchmarks/stories.py

Three corpora mixed together: the annotated stories, ECB+ (982 texts, 43 topics of two deliberately
confusable events each) and 804 articles on the Syrian war, which have no gold grouping and only
tempt. Settings were tuned on the odd stories and topics; the even ones are held out. Besides, each
annotated story is grouped by itself, and must stay in one piece.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

import corpora
from arguments import described
from corpora import Corpus

from consist.config import Settings
from consist.model import Story
from consist.stories import find_stories


def stories_of(corpus: Corpus, settings: Settings) -> tuple[Story, ...]:
    """Return the stories that are found."""
    return find_stories(corpus.articles, corpus.article_vectors(), settings=settings)


def grouping(corpus: Corpus, settings: Settings) -> dict[str, str]:
    """Return each article's story."""
    return by_article({story: story.id for story in stories_of(corpus, settings)})


def by_article(names: Mapping[Story, str]) -> dict[str, str]:
    """Return the name of each article's story."""
    return {article_id: name for story, name in names.items() for article_id in story.article_ids}


def b_cubed(found: Mapping[str, str], gold: Mapping[str, str]) -> tuple[float, float, float]:
    """Return precision, recall and F1 over the articles with gold (Bagga and Baldwin 1998).

    An article without gold in a group counts against the precision of the others.
    """
    groups, events = _inverted(found), _inverted(gold)
    precision = recall = 0.0
    for article_id, event in gold.items():
        common = len(groups[found[article_id]] & events[event])
        precision += common / len(groups[found[article_id]])
        recall += common / len(events[event])
    precision, recall = precision / len(gold), recall / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _inverted(labels: Mapping[str, str]) -> dict[str, set[str]]:
    members: defaultdict[str, set[str]] = defaultdict(set)
    for article_id, label in labels.items():
        members[label].add(article_id)
    return members


def half(corpus: Corpus, *, odd: bool) -> Corpus:
    """Return the articles of the odd or the even events; both events of a topic stay together."""
    names = sorted({_topic(event) for event in corpus.events.values()})
    kept = {name for place, name in enumerate(names) if _number(name, place) % 2 == odd}
    return corpus.only({a for a, event in corpus.events.items() if _topic(event) in kept})


def _topic(event: str) -> str:
    return event.removesuffix("+")


def _number(name: str, place: int) -> int:
    """Return the number of a topic of ECB+, or the place of a story in the alphabet."""
    return int(name.removeprefix("ecb-")) if name.startswith("ecb-") else place


def show(name: str, corpus: Corpus, settings: Settings) -> None:
    """Print one line of figures."""
    began = time.perf_counter()
    found = stories_of(corpus, settings)
    seconds = time.perf_counter() - began
    events = by_article({story: story.id for story in found})
    topics = by_article({story: story.topic_or_id for story in found})
    gold = {article_id: _topic(event) for article_id, event in corpus.events.items()}
    figures = (*b_cubed(events, corpus.events), *b_cubed(topics, gold))
    row = "  ".join(f"{figure:.3f}" for figure in figures)
    print(f"{name:34} {len(corpus.articles):5} {len(found):5}  {row}  {seconds:6.2f}")


def titles(corpus: Corpus, settings: Settings) -> None:
    """Print the dates, outlets and titles of each story of several outlets, for the eye."""
    groups = _inverted(grouping(corpus, settings))
    articles = {article.id: article for article in corpus.articles}
    for name, members in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        found = sorted(articles[m].title for m in members)
        if len({articles[m].outlet for m in members}) > 1:
            days = sorted(str(articles[m].published_at)[:10] for m in members)
            print(f"\n{name}: {len(members)} articles, {days[0]} to {days[-1]}")
            print("\n".join(f"    {title[:110]}" for title in found))


def main() -> None:
    """Print the table."""
    parser = described(__doc__)
    parser.add_argument("--similarity", type=float, default=Settings().story_similarity)
    parser.add_argument("--titles", action="store_true", help="Print the war's stories to read.")
    arguments = parser.parse_args()
    settings = Settings(story_similarity=arguments.similarity)
    stories, texts, war = corpora.annotated(), corpora.ecbplus(), corpora.fa_kes()
    print(
        f"{'':34} {'articles':>5} {'found':>5}  {'events P R F1':19}  {'topics P R F1':19}  seconds"
    )
    for odd in (True, False):
        side = "odd (tuned on)" if odd else "even (held out)"
        some, others = half(stories, odd=odd), half(texts, odd=odd)
        show(f"{side}: stories", some, settings)
        show(f"{side}: ECB+", others, settings)
        show(f"{side}: both", some.joined(others), settings)
        show(f"{side}: both and the war", some.joined(others).joined(war), settings)
    mixed = stories.joined(texts).joined(war)
    show("all three", mixed, settings)
    show("all three: annotated ones judged", replace(mixed, events=stories.events), settings)
    alone = [
        len(set(grouping(stories.only(ids), settings).values()))
        for ids in _inverted(stories.events).values()
    ]
    whole = sum(count == 1 for count in alone)
    print(f"annotated stories alone: {whole} of {len(alone)} in one piece, at most {max(alone)}")
    print(f"the war alone: {len(set(grouping(war, settings).values()))} stories")
    if arguments.titles:
        titles(war, settings)


if __name__ == "__main__":
    main()
