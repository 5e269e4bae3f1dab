"""`consist doctor`: what it looks at, and what it says is missing."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from consist.cli import doctor
from consist.cli.app import app

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))


@pytest.fixture(autouse=True)
def no_models(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_models", lambda: iter(()))


def asked(home: Path, *options: str) -> Result:
    cache = str(home / "cache")
    return CliRunner().invoke(app, ["doctor", "--home", str(home), "--cache", cache, *options])


def test_every_package_that_the_default_run_needs_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed = PROJECT["project"]["dependencies"]
    monkeypatch.setattr(doctor, "requires", lambda _: needed)
    done = asked(tmp_path)
    assert done.exit_code == 0, done.output
    for package in needed:
        name = re.split("[<>=]", package)[0]
        assert re.search(rf"^  ok  {name} \d", done.output, re.MULTILINE), name


def test_a_package_that_is_missing_or_too_old_is_a_fault_and_one_of_an_extra_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed = ["numpy>=999", "no-such-package-of-ours>=1", "no-such-either>=1; extra == 'charts'"]
    monkeypatch.setattr(doctor, "requires", lambda _: needed)
    done = asked(tmp_path)
    assert done.exit_code == 2
    assert "pip install 'numpy>=999'" in done.output
    assert "no-such-package-of-ours is missing" in done.output
    assert "no-such-either" not in done.output
    assert "All that the default run needs" not in done.output


def test_without_metadata_nothing_is_called_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "_version", lambda _: None)
    done = asked(tmp_path)
    assert done.exit_code == 2
    assert "consist is not installed" in done.output


@pytest.mark.parametrize("url", [False, True])
def test_the_store_that_is_named_is_opened(tmp_path: Path, *, url: bool) -> None:
    damaged = tmp_path / "desk.db"
    damaged.write_text("no database")
    done = asked(tmp_path, "--store", f"sqlite:///{damaged}" if url else str(damaged))
    assert done.exit_code == 2
    assert re.search(r"BAD findings and decisions: .*desk\.db", done.output)


def test_the_store_may_be_named_by_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONSIST_STORE", f"sqlite:///{tmp_path / 'desk.db'}")
    done = asked(tmp_path)
    assert done.exit_code == 0, done.output
    assert "ok  findings and decisions: in the database of --store" in done.output
