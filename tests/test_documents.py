"""The guides name commands and options that there are."""

from __future__ import annotations

import re
import shlex
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from consist.cli.app import app

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])

_CODE = re.compile(r"^(?: {4}|\t).*$|`[^`\n]+`", re.MULTILINE)
_COMMAND = re.compile(r"(?:^|[\s(;|&/\"])consist ((?:\\\n|[^\n`|;&])+)")


@cache
def commands() -> Any:
    """Return the whole command line as click has it."""
    return get_command(app)


def named(text: str) -> list[list[str]]:
    """Return the words after each `consist` in the code of a document."""
    code = "\n".join(match.group().strip("` ") for match in _CODE.finditer(text))
    found = []
    for match in _COMMAND.finditer(code.replace("\\\n", " ")):
        line = match.group(1).partition(" #")[0].strip()
        try:
            found.append(shlex.split(line))
        except ValueError:  # a quotation mark of the sentence around it
            found.append(line.split())
    asked = re.compile(r"-{0,2}[a-z][\w-]*")
    return [w for w in found if w and asked.fullmatch(w[0]) and w[0] != "import"]


def faults(words: list[str]) -> list[str]:
    """Return what of a command line there is not."""
    command, path, rest = commands(), ["consist"], list(words)
    while rest and hasattr(command, "commands") and not rest[0].startswith("-"):
        if rest[0] not in command.commands:
            return [f"{' '.join(path)} has no command {rest[0]!r}"]
        path.append(rest.pop(0))
        command = command.commands[path[-1]]
    options = {name for item in command.params for name in (*item.opts, *item.secondary_opts)}
    asked = {word.partition("=")[0] for word in rest if re.match(r"--?[a-z]", word)}
    return [
        f"{' '.join(path)} has no option {option}"
        for option in sorted(asked - options - {"--help"})
    ]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_and_option_is_there(document: Path) -> None:
    met = named(document.read_text("utf-8"))
    assert met, "a document without a command?"
    assert [fault for words in met for fault in faults(words)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_option_named_alone_is_some_commands(document: Path) -> None:
    known = {"--help", *options(commands())}
    code = re.findall(r"`(--[a-z][\w-]*)[^`]*`", document.read_text("utf-8"))
    assert sorted(set(code) - known) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", document.read_text("utf-8"))
    here = [link for link in links if not link.startswith(("http:", "https:"))]
    assert [link for link in here if not (document.parent / link).exists()] == []


def options(command: Any) -> set[str]:
    """Return the options of a command and of all below it."""
    own = {name for item in command.params for name in (*item.opts, *item.secondary_opts)}
    below = getattr(command, "commands", {}).values()
    return own.union(*(options(each) for each in below))


def test_a_wrong_name_would_be_found() -> None:
    assert faults(["check", "x/", "--nonsense"]) == ["consist check has no option --nonsense"]
    assert faults(["chekc", "x/"]) == ["consist has no command 'chekc'"]
    assert faults(["train", "deciders"]) == ["consist train has no command 'deciders'"]
    assert named("Run `consist check x/ --nonsense`.") == [["check", "x/", "--nonsense"]]
