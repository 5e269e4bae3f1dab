import pytest

from consist.cli.gate import Gate
from consist.errors import SettingsError
from consist.model import ClashType, Finding, Kind, Passage, Report, Scores

SCORES = Scores(0.0, 0.1, 0.9)


def report(*found: tuple[Kind, float]) -> Report:
    a, b = Passage("1", "Gazette", 0, 3, "Yes"), Passage("2", "Courier", 0, 2, "No")
    findings = tuple(
        Finding(kind, ClashType.OTHER, confidence, None, a, b, SCORES, SCORES, 0.5)
        for kind, confidence in found
    )
    return Report((), (), (), findings, ())


@pytest.mark.parametrize(
    ("level", "found", "stops"),
    [
        ("never", [(Kind.CONTRADICTION, 0.99)], False),
        ("any", [(Kind.FRAMING, 0.1)], True),
        ("any", [], False),
        ("contradiction", [(Kind.CONTRADICTION, 0.1)], True),
        ("contradiction", [(Kind.DISPUTED, 0.99)], False),
        ("contradiction:0.8", [(Kind.CONTRADICTION, 0.79)], False),
        ("contradiction:0.8", [(Kind.CONTRADICTION, 0.8)], True),
        ("any:0.5", [(Kind.SUPERSEDED, 0.4), (Kind.FRAMING, 0.6)], True),
    ],
)
def test_a_gate_stops_at_its_level(
    level: str, found: list[tuple[Kind, float]], stops: bool
) -> None:
    assert Gate.parse(level).stops(report(*found)) is stops


@pytest.mark.parametrize("level", ["", "always", "any:2", "any:x", "any:-1"])
def test_a_level_that_means_nothing_is_refused(level: str) -> None:
    with pytest.raises(SettingsError, match="--fail-on"):
        Gate.parse(level)
