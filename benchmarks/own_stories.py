"""Our own annotated stories: one marked-up text a story, read into articles and gold pairs.

    python benchmarks/own_stories.py check          what is wrong with them, and what they hold
    python benchmarks/own_stories.py write FOLDER   the layout of annotated stories, by folders

A file begins with `story: NAME` and a line for each fact, `fact ID TYPE KIND: what it is about`.
An article begins with `== Outlet | published at | title`; then comes a sentence a line, an empty
line between paragraphs. A sentence that tells a fact begins with its tags, `[f1=A f4=B>]`: the
version of each fact it tells. Two sentences of different outlets

- that tell the same version agree;
- that tell different ones stand in the fact's KIND (contradiction, superseded, framing,
  disputed_by_speakers), or, where a tag ends in
  `"` (told through a speaker whom the other outlet does not quote), are disputed_by_speakers;
  `>` (true later: the newer account), are superseded;
  `~` (too vague to clash), are no pair;
- of which one tells version X (looks alike, is about something else) are a decoy.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import splits

from consist.model import Article
from consist.sentences import split

STORIES = Path(__file__).parent / "stories"
KINDS = ("agreement", "contradiction", "superseded", "disputed_by_speakers", "framing")
TYPES = (
    "number",
    "date_time",
    "entity",
    "place",
    "cause",
    "attribution",
    "negation",
    "modality",
    "quote",
    "sequence",
)
STRONGEST = ("contradiction", "framing", "superseded", "disputed_by_speakers", "decoy", "agreement")
"""Which label a pair keeps that two facts label differently."""

FACT = re.compile(r"fact (?P<id>\w+) (?P<type>\w+) (?P<kind>\w+): (?P<about>.+)")
TAGGED = re.compile(r"\[(?P<tags>[^\]]*=[^\]]*)\] (?P<text>.+)")
TAG = re.compile(r'(?P<fact>\w+)=(?P<version>[A-Z])(?P<mark>[">~]?)')


class StoryError(ValueError):
    """A marked-up story cannot be read: the message says where and why."""


@dataclass(frozen=True, slots=True)
class Told:
    """One version of a fact, told by a sentence."""

    fact: str
    version: str
    mark: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of an article, with what it tells."""

    text: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """One outlet's article."""

    id: str
    outlet: str
    published_at: str
    title: str
    paragraphs: tuple[tuple[Line, ...], ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All sentences in their order."""
        return tuple(line for paragraph in self.paragraphs for line in paragraph)

    @property
    def text(self) -> str:
        """The article as published."""
        return "\n\n".join(" ".join(line.text for line in part) for part in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Fact:
    """What several outlets tell: its type, and how different versions of it stand."""

    id: str
    type: str
    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class Story:
    """One event, told by several outlets."""

    name: str
    facts: dict[str, Fact]
    accounts: tuple[Account, ...]


def read_story(path: Path) -> Story:
    """Read a marked-up story.

    Raises:
        StoryError: Something in it is not as the format wants it.
    """
    head, *articles = _blocks(path)
    name, facts = "", {}
    for where, line in head:
        if line.startswith("story:"):
            name = line.removeprefix("story:").strip()
        elif line:
            fact = _fact(line, where)
            facts[fact.id] = fact
    if name != path.stem:
        raise StoryError(f"{path.name}: the story is called {name!r}, not like its file")
    accounts = [_account(f"{name}-{row}", lines, facts) for row, lines in enumerate(articles, 1)]
    return Story(name, facts, tuple(accounts))


def _blocks(path: Path) -> list[list[tuple[str, str]]]:
    """Return the head's lines and each article's, with the place of each."""
    blocks: list[list[tuple[str, str]]] = [[]]
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.strip()
        if line.startswith("== "):
            blocks.append([])
        blocks[-1].append((f"{path.name}:{number}", line))
    return blocks


def _account(name: str, lines: Sequence[tuple[str, str]], facts: dict[str, Fact]) -> Account:
    (where, first), *rest = lines
    parts = [part.strip() for part in first.removeprefix("== ").split("|", 2)]
    if len(parts) != 3:
        raise StoryError(f"{where}: wanted '== Outlet | published at | title'")
    outlet, at, title = parts
    if not _is_moment(at):
        raise StoryError(f"{where}: {at!r} is no date with time and zone")
    paragraphs: list[list[Line]] = [[]]
    for where, line in rest:
        if line:
            paragraphs[-1].append(_line(line, facts, where))
        else:
            paragraphs.append([])
    return Account(name, outlet, at, title, tuple(tuple(part) for part in paragraphs if part))


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _fact(line: str, where: str) -> Fact:
    found = FACT.fullmatch(line)
    if not found or found["type"] not in TYPES or found["kind"] not in KINDS:
        raise StoryError(f"{where}: wanted 'fact ID TYPE KIND: what it is about', not {line!r}")
    return Fact(found["id"], found["type"], found["kind"], found["about"])


def _line(line: str, facts: dict[str, Fact], where: str) -> Line:
    found = TAGGED.fullmatch(line)
    if not found:
        if line.startswith("["):
            raise StoryError(f"{where}: tags that cannot be read")
        return Line(line, ())
    told = []
    for tag in found["tags"].split():
        parsed = TAG.fullmatch(tag)
        if not parsed or parsed["fact"] not in facts:
            raise StoryError(f"{where}: tag {tag!r} cannot be read or names no fact")
        told.append(Told(parsed["fact"], parsed["version"], parsed["mark"]))
    return Line(found["text"], tuple(told))


def label(one: Told, other: Told, fact: Fact) -> str | None:
    """Return how two tellings of a fact stand; `None` where they make no pair."""
    if one.version == other.version:
        return "agreement" if one.version != "X" else None
    if "X" in (one.version, other.version):
        return "decoy"
    marks = {one.mark, other.mark}
    if "~" in marks:
        return None
    if '"' in marks:
        return "disputed_by_speakers"
    return "superseded" if ">" in marks else fact.kind


def gold(story: Story) -> list[dict[str, Any]]:
    """Return the gold pairs of a story, a row each, as annotated stories have them."""
    rows = {}
    for one, other in combinations(story.accounts, 2):
        if one.outlet == other.outlet:
            continue
        for left in one.lines:
            for right in other.lines:
                best = min(_labels(left, right, story), default=None)
                if best is not None:
                    rows[(one.id, left.text, other.id, right.text)] = (best, story.facts[best[1]])
    return [
        {
            "story": story.name,
            "fact": fact.id,
            "type": fact.type,
            "label": STRONGEST[rank],
            "a": {"article_id": one, "sentence": left},
            "b": {"article_id": other, "sentence": right},
            "why": fact.about,
        }
        for (one, left, other, right), ((rank, _), fact) in rows.items()
    ]


def _labels(left: Line, right: Line, story: Story) -> Iterator[tuple[int, str]]:
    for one in left.told:
        for other in right.told:
            if one.fact == other.fact:
                found = label(one, other, story.facts[one.fact])
                if found:
                    yield STRONGEST.index(found), one.fact


def paths() -> list[Path]:
    """Return the files of all our stories, by name."""
    return sorted(STORIES.glob("*.txt"))


def names(*, unseen: bool) -> list[str]:
    """Return the stories that teach no NLI model, or those that may (splits.py)."""
    return [path.stem for path in paths() if splits.is_unseen(path.stem) is unseen]


def teaching_decider() -> list[str]:
    """Return the half of the unseen stories that the decider learns from; the others measure it."""
    return sorted(names(unseen=True))[1::2]


@contextmanager
def laid_out(names: Iterable[str]) -> Iterator[Path]:
    """Lay out stories by their names in a folder that goes when the context ends."""
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            write(name, Path(folder))
        yield Path(folder)


def write(name: str, into: Path) -> Path:
    """Write a story as annotated stories are laid out: a folder with the articles and the gold."""
    story = read_story(STORIES / f"{name}.txt")
    folder = into / name
    folder.mkdir(parents=True, exist_ok=True)
    rows = [
        {
            "id": one.id,
            "outlet": one.outlet,
            "title": one.title,
            "url": "",
            "published_at": one.published_at,
            "text": one.text,
        }
        for one in story.accounts
    ]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "articles.jsonl").write_text(lines, encoding="utf-8")
    (folder / "gold.json").write_text(json.dumps(gold(story), indent=1), encoding="utf-8")
    return folder


def problems(story: Story) -> Iterator[str]:
    """Yield what is wrong with a story: sentences that consist cuts otherwise, lone facts."""
    telling: defaultdict[str, set[str]] = defaultdict(set)
    for account in story.accounts:
        cut = _sentences(account)
        for line in account.lines:
            if line.told and line.text not in cut:
                yield f"{account.outlet}: not one sentence as consist splits: {line.text!r}"
            for told in line.told:
                telling[told.fact].add(account.outlet)
    for fact in story.facts:
        if len(telling[fact]) < 2:
            yield f"{fact} is told by {len(telling[fact])} outlet; at least two must tell it"


def _sentences(account: Account) -> set[str]:
    article = Article(
        id=account.id,
        outlet=account.outlet,
        title=account.title,
        url="",
        text=account.text,
        published_at=datetime.fromisoformat(account.published_at),
    )
    return {one.text for one in split(article)}


def main() -> None:
    """Check all stories, or write them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("step", choices=("check", "write"))
    parser.add_argument("folder", type=Path, nargs="?", default=Path("stories"))
    arguments = parser.parse_args()
    for path in paths():
        if arguments.step == "write":
            write(path.stem, arguments.folder)
        else:
            _show(path)


def _show(path: Path) -> None:
    try:
        story = read_story(path)
    except StoryError as error:
        print(error)
        return
    counts = Counter(row["label"] for row in gold(story))
    words = sum(len(one.text.split()) for one in story.accounts)
    shown = ", ".join(f"{name} {counts[name]}" for name in STRONGEST)
    print(f"{story.name}: {len(story.accounts)} articles, {words} words; {shown}")
    for problem in problems(story):
        print(f"  {problem}")


if __name__ == "__main__":
    main()
