"""The readings of real pairs: places and letters, and how they become annotations."""

from __future__ import annotations

import pytest
import readings

from consist.training.gold import CLASSES


@pytest.mark.parametrize("corpus", readings.CORPORA)
def test_every_reading_joins_two_articles_and_has_a_known_letter(corpus: str) -> None:
    found = readings.letters(corpus)
    lines = (readings.FOLDER / f"{corpus}.tsv").read_text(encoding="utf-8").splitlines()
    assert len(found) == len(lines)  # no pair was read twice
    assert set(found.values()) <= {*readings.LABELS, "?"}
    for sides in found:
        assert len({article for article, _, _ in sides}) == 2
        assert all(0 <= start < end for _, start, end in sides)


def test_letters_become_labels_that_the_trainer_knows() -> None:
    assert set(readings.LABELS.values()) <= set(CLASSES)


@pytest.mark.skipif(not readings.SHARED.exists(), reason="needs ../shared")
@pytest.mark.parametrize("corpus", readings.CORPORA)
def test_what_was_read_stands_in_the_articles(corpus: str) -> None:
    texts = {article.id: article.text for article in readings.articles(corpus)}
    for sides in readings.letters(corpus):
        for article, start, end in sides:
            said = texts[article][start:end]
            assert said == said.strip() != ""
