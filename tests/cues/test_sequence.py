from __future__ import annotations

import pytest

from consist.cues import compare, read_cues
from consist.model import ClashType


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("The first stage of the rocket landed.", "The last stage of the rocket landed.", False),
        ("The first half of the match was dull.", "The last half of the match was dull.", False),
        ("In the first quarter sales rose.", "In the final quarter sales rose.", False),
        ("The profit before tax was small.", "The profit after tax was small.", False),
        ("It was the first landing of the rocket.", "It was the last landing of the rocket.", True),
        ("The sirens sounded before the train came.", "They sounded after the train came.", True),
    ],
)
def test_the_number_of_a_part_tells_no_order(one: str, other: str, clash: bool) -> None:
    found = compare(read_cues(one), read_cues(other))
    assert any(c.type is ClashType.SEQUENCE for c in found) == clash
