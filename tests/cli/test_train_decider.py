"""`consist train decider` on folders of annotated stories, as a user types it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import own_stories
import pytest
from typer.testing import CliRunner

from consist.cli.app import app

STORIES = ["village-eviction", "bank-heist"]
TYPES = ["boat-people"]


@pytest.fixture(scope="module")
def stories() -> Iterator[Path]:
    with own_stories.laid_out([*STORIES, *TYPES]) as folder:
        yield folder


def fitted(stories: Path, output: Path, *options: str) -> tuple[str, dict[str, Any]]:
    """Return what the command prints and writes."""
    told = [str(stories / name) for name in STORIES]
    command = ["train", "decider", *told, "--scorer", "bundled-small", "--no-cache"]
    done = CliRunner().invoke(app, [*command, "--output", str(output), *options])
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(output.read_text())
    return done.stdout, found


@pytest.fixture(scope="module")
def of_two(stories: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, Any]]:
    return fitted(stories, tmp_path_factory.mktemp("two") / "one.json")


@pytest.mark.model
def test_a_story_for_types_alone_changes_types_alone(
    stories: Path, of_two: tuple[str, dict[str, Any]], tmp_path: Path
) -> None:
    said, without = of_two
    types = str(stories / TYPES[0])
    also_said, with_types = fitted(stories, tmp_path / "two.json", "--types", types)
    assert "of 2 folders" in said
    pairs = said.split(" pairs")[0]
    assert also_said.startswith(f"{pairs} pairs of 3 folders")
    assert with_types["types"] != without["types"]
    assert {**with_types, "types": None} == {**without, "types": None}


@pytest.mark.model
def test_an_invented_story_teaches_at_less_weight(
    stories: Path, of_two: tuple[str, dict[str, Any]], tmp_path: Path
) -> None:
    third = str(stories / TYPES[0])
    _, without = of_two
    said, invented = fitted(stories, tmp_path / "two.json", "--invented", third)
    also_said, in_full = fitted(stories, tmp_path / "three.json", third)
    assert said == also_said.replace("three.json", "two.json")
    one, other, both = (found["alone"]["coefficients"] for found in (without, in_full, invented))
    assert one != both != other
