"""A sentence about something long before its article, and what that does to a clash."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from consist.cues import Verdict, compare, read_cues

TODAY = datetime(2025, 6, 3, 9, tzinfo=UTC)
NOW = "The plan hangs on a truce of 60 days along the whole front."


@pytest.mark.parametrize(
    "text",
    [
        "In 2019 a truce of 45 days broke down after a week.",
        "An earlier truce, of 45 days, broke down after a week.",
        "The previous truce of 45 days broke down after a week.",
        "A truce of 45 days was agreed on 14 March 1998.",
        "In January 2025 a truce of 45 days broke down.",
    ],
)
def test_an_earlier_happening_hardly_clashes(text: str) -> None:
    back = read_cues(text, published_at=TODAY)
    assert back.looks_back
    strengths = {
        side: max(
            (
                found.strength
                for found in compare(read_cues(NOW, published_at=TODAY), side)
                if found.verdict is Verdict.CLASH
            ),
            default=0.0,
        )
        for side in (back, read_cues("The plan hangs on a truce of 45 days.", published_at=TODAY))
    }
    told_back, told_now = strengths.values()
    assert told_back < told_now / 2


@pytest.mark.parametrize(
    "text",
    [
        "The talks of last week go on.",
        "Earlier on Tuesday a truce of 45 days was agreed.",
        "The vote is to be held on 21 September.",
        "It was agreed on 8 May.",
        "The truce ends in 2026.",
        "A truce has held since 2019, and on Monday it broke.",
    ],
)
def test_what_is_of_the_day_does_not_look_back(text: str) -> None:
    assert not read_cues(text, published_at=TODAY).looks_back


def test_without_a_date_of_publication_only_words_tell() -> None:
    assert not read_cues("In 2019 a truce broke down.").looks_back
    assert read_cues("A previous truce broke down.").looks_back


def test_two_sentences_about_the_past_may_clash() -> None:
    one = read_cues("In 2019 a truce of 45 days broke down.", published_at=TODAY)
    other = read_cues("In 2019 a truce of 60 days broke down.", published_at=TODAY)
    (found,) = [item for item in compare(one, other) if item.verdict is Verdict.CLASH]
    assert dict(found.signs)["past"] == 0.0
