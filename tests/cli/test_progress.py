"""Progress where standard error is no terminal."""

import pytest

from consist.cli.progress import TerminalProgress


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr("consist.cli.progress.time.monotonic", lambda: now[0])
    return now


def test_each_stage_and_how_far_it_is_are_told_in_plain_lines(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    with TerminalProgress() as progress:
        progress.begin("embedding", 40_000)
        for _ in range(4):
            progress.advance(1_000)
            clock[0] += 12
        progress.begin("deciding", None)
        progress.advance()
        clock[0] += 31
        progress.advance()
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        "consist: embedding: 40,000",
        "consist: embedding: 4,000 of 40,000 done",
        "consist: deciding",
        "consist: deciding: 2 done",
    ]


def test_quiet_says_nothing(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    with TerminalProgress(quiet=True) as progress:
        progress.begin("embedding", 1)
        clock[0] += 99
        progress.advance()
    assert capsys.readouterr() == ("", "")
