import pytest

from consist.cues import apart, shares_counted


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("With 40 of 150 seats declared, Labour has 22.", {267}),
        ("It had 64 seats with 141 of the 150 declared.", {940}),
        ("With 1,200 out of 2,400 polling stations reporting, he leads.", {500}),
        ("She leads with 63.5 percent of the votes counted.", {635}),
        ("With about 80% of all ballots counted it stood at 51%.", {800}),
        ("With all 150 results in, it is seven short.", {1000}),
        ("With all votes counted, it is seven short; with 10 of 20 wards in it led.", {1000, 500}),
        ("He won with 63 percent of the votes.", set()),
        ("With 40 of its 150 seats it is the largest party.", set()),
        ("With 160 of 150 seats declared, something is wrong.", set()),
        ("With 3 of 0 wards counted, something is wrong.", set()),
        (f"With {'9' * 5000} of {'9' * 5000} wards counted, something is wrong.", set()),
        (f"With {'9' * 5000} percent of wards counted, something is wrong.", set()),
    ],
)
def test_reads_how_far_a_count_has_come(text: str, shares: set[int]) -> None:
    assert shares_counted(text) == shares


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ({267}, {940}, True),
        ({267, 940}, {940}, False),
        ({267}, set(), False),
        (set(), set(), False),
    ],
)
def test_two_states_of_a_count(one: set[int], other: set[int], differ: bool) -> None:
    for mine, theirs in ((one, other), (other, one)):
        assert apart(frozenset(mine), frozenset(theirs)) is differ
