import pytest

from consist.decide.evidence import Evidence, gather
from consist.decide.features import features
from consist.model import Article, Judgement, Pair, Scores, Story
from consist.sentences import split

SCORES = Scores(0.1, 0.1, 0.8)


def evidence(one: str, other: str) -> Evidence:
    articles = [Article("1", "Gazette", one), Article("2", "Courier", other)]
    sentences = [sentence for article in articles for sentence in split(article)]
    pair = Pair.of(sentences[0], sentences[1], similarity=0.8, rank=1)
    stories = [Story("s", ("1", "2"))]
    return gather(articles, sentences, [Judgement(pair, SCORES, SCORES)], stories=stories)[0]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Senna Odvar said the vote would be held.", "Odvar ruled out a vote on Monday.", True),
        ("Senna Odvar said the vote would be held.", "The vote was ruled out on Monday.", False),
        ("Senna Odvar said the vote would be held.", "Odvardians fear a vote.", False),
        ("Senna Odvar said the vote would be held.", "Odvar denied that he wanted one.", False),
        ("Officials said the vote would be held.", "Odvar ruled out a vote on Monday.", False),
        ("Odvar opened the hall on Monday.", "Odvar ruled out a vote on Monday.", False),
    ],
)
def test_the_outlet_tells_of_the_very_person_whom_the_other_quotes(
    one: str, other: str, told: bool
) -> None:
    assert features(evidence(one, other))["told_of_speaker"] == told
    assert features(evidence(other, one))["told_of_speaker"] == told
