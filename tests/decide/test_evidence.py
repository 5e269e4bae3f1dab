"""What surrounds a pair, against a plain reading of the definition."""

import random

from consist.decide.evidence import gather
from consist.model import Article, Judgement, Pair, Scores, Story
from consist.sentences import split

TEXTS = {
    "1": "The bridge opened on Monday. Ten people died. Rain fell.",
    "2": "The bridge is still closed. Nobody died. It was sunny.",
    "3": "The bridge opened on Tuesday. Two people died.",
}


def judged() -> tuple[list[Article], list[Judgement]]:
    draw = random.Random(3)
    articles = [Article(name, f"outlet {name}", text) for name, text in TEXTS.items()]
    sentences = [sentence for article in articles for sentence in split(article)]
    judgements = []
    for number, one in enumerate(sentences):
        for other in sentences[number + 1 :]:
            if one.outlet != other.outlet:
                pair = Pair.of(one, other, similarity=draw.random(), rank=1)
                scores = [draw.random() for _ in range(4)]
                judgements.append(
                    Judgement(
                        pair,
                        Scores(scores[0], 0.0, scores[1]),
                        Scores(scores[2], 0.0, scores[3]),
                    )
                )
    return articles, judgements


def test_surroundings_are_the_other_pairs_of_the_two_sentences_and_articles() -> None:
    articles, judgements = judged()
    sentences = [sentence for article in articles for sentence in split(article)]
    found = gather(articles, sentences, judgements, stories=[Story("s", ("1", "2", "3"))])
    assert [item.judgement for item in found] == judgements
    for item in found:
        pair = item.judgement.pair
        sides = {pair.left.article_id, pair.right.article_id}
        others = [
            j
            for j in judgements
            if {j.pair.left.article_id, j.pair.right.article_id} == sides
            and len({j.pair.left, j.pair.right} & {pair.left, pair.right}) == 1
        ]
        around = item.surroundings
        assert around.entailed_elsewhere == max(
            max(j.forward.entailment, j.backward.entailment) for j in others
        )
        assert around.contradicted_elsewhere == max(
            min(j.forward.contradiction, j.backward.contradiction) for j in others
        )
        nearest = max(j.pair.similarity for j in others)
        assert around.closest == (nearest <= pair.similarity)
        assert around.margin == pair.similarity - nearest
        assert 0.0 <= around.telling <= 1.0
        assert around.place == abs(pair.left.position - pair.right.position) / 10  # short articles


def test_words_that_few_sentences_have_tell_more() -> None:
    texts = (
        "The bridge opened. The ferry sank.",
        "The bridge closed. The ferry waited.",
        "The bridge stood.",
    )
    articles = [Article(str(n), f"outlet {n}", text) for n, text in enumerate(texts)]
    opened, sank, closed, waited, stood = (
        sentence for article in articles for sentence in split(article)
    )
    scores = Scores(0.1, 0.8, 0.1)
    pairs = [
        Pair.of(one, other, similarity=0.5, rank=1)
        for one, other in ((opened, closed), (opened, stood), (sank, waited))
    ]
    about_bridge, _, about_ferry = gather(
        articles,
        [opened, sank, closed, waited, stood],
        [Judgement(pair, scores, scores) for pair in pairs],
        stories=[Story("s", ("0", "1", "2"))],
    )
    assert 0.0 < about_bridge.surroundings.telling < about_ferry.surroundings.telling


def test_a_speaker_introduced_elsewhere_in_the_story_is_known() -> None:
    articles = [
        Article("1", "Gazette", "Foreign Minister Senna Odvar spoke. Odvar said the deal held."),
        Article("2", "Courier", "Odvar said that the deal had broken down."),
    ]
    sentences = [sentence for article in articles for sentence in split(article)]
    pair = Pair.of(sentences[1], sentences[2], similarity=0.5, rank=1)
    scores = Scores(0.1, 0.2, 0.7)
    (item,) = gather(
        articles, sentences, [Judgement(pair, scores, scores)], stories=[Story("s", ("1", "2"))]
    )
    who = item.right.attribution.who
    assert who is not None
    assert "minister" in " ".join(who.roles).lower()
