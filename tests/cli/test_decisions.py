"""`consist decisions` and `consist train decider --decisions`, as a user types them."""

from __future__ import annotations

import getpass
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from consist import wiring
from consist.cli.app import app
from consist.cli.options import author_or_user
from consist.errors import InputError, OutputError, SettingsError, StoreError, UnknownFindingError
from consist.evaluation.labelled import read_pairs
from consist.model import Verdict
from consist.store.findings import SqlFindingStore
from tests.store.reports import many, moment, said


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give a folder with a store of eight open findings."""
    store = SqlFindingStore.open(tmp_path / "review.db")
    store.record(many(8, stories=2), at=moment(0))
    store.close()
    return tmp_path


def typed(home: Path, *arguments: str) -> str:
    """Return what the command prints."""
    done = CliRunner().invoke(app, arguments, env={"CONSIST_HOME": str(home)})
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.stdout


IDS = [finding.id for finding in many(8, stories=2).findings]


def test_a_decision_is_added_listed_and_taken_back(home: Path) -> None:
    added = typed(
        home, "decisions", "add", IDS[0], "dismissed", "--note", "Two\ntolls.", "--author", "Ada"
    )
    assert added.splitlines()[0].startswith(f"{IDS[0]}  dismissed  contradiction")
    assert "dismissed by Ada" in added
    assert '"Two tolls."' in added
    listed = typed(home, "decisions", "list")
    assert listed.splitlines()[0] == added.splitlines()[0]
    assert listed.splitlines()[-1] == ("1 of 1 shown; open 7, confirmed 0, dismissed 1, unsure 0")
    typed(home, "decisions", "add", IDS[0], "cleared", "--author", "Bo")
    assert typed(home, "decisions", "list").startswith("0 of 0 shown; open 8")
    history = typed(home, "decisions", "history", IDS[0])
    assert [line.split(",")[0].strip() for line in history.splitlines()[-2:]] == [
        "dismissed by Ada",
        "cleared by Bo",
    ]


def test_the_author_is_the_user_of_the_system(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "cyd")
    assert "confirmed by cyd" in typed(home, "decisions", "add", IDS[0], "confirmed")


def test_a_user_without_a_name_is_unknown_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr(getpass, "getuser", nameless)
    assert author_or_user(None) == "unknown"
    assert author_or_user("Ada") == "Ada"


def test_a_note_cannot_move_the_cursor(home: Path) -> None:
    added = typed(
        home,
        "decisions",
        "add",
        IDS[0],
        "dismissed",
        "--note",
        "no\x1b[2J\u202e",
        "--author",
        "Ada",
    )
    assert '"no\N{REPLACEMENT CHARACTER}[2J\N{REPLACEMENT CHARACTER}"' in added.splitlines()[0]


def test_lists_are_filtered_and_ordered(home: Path) -> None:
    framing = typed(home, "decisions", "list", "--status", "open", "--kind", "framing")
    assert "2 of 2 shown" in framing
    assert "framing" in framing
    assert "contradiction" not in framing
    assert "8 of 8" in typed(home, "decisions", "list", "--all")
    typed(home, "decisions", "add", IDS[0], "confirmed")
    assert "7 of 7" in typed(home, "decisions", "list", "--all", "--status", "open")
    typed(home, "decisions", "add", IDS[0], "cleared")
    assert "3 of 8" in typed(home, "decisions", "list", "--order", "teaching", "--limit", "3")
    story = typed(home, "decisions", "list", "--all", "--story", "story 1", "--outlet", "Paper 0")
    wanted = {f.id for f in many(8, stories=2).findings if f.story == "story 1"}
    assert {
        line.split()[0] for line in story.splitlines() if line[0] not in " 0123456789"
    } <= wanted


def test_an_unknown_finding_is_named(home: Path) -> None:
    with pytest.raises(UnknownFindingError, match="beef"):
        typed(home, "decisions", "add", "beef", "dismissed")


def asked(home: Path, *arguments: str, answer: str) -> Result:
    return CliRunner().invoke(app, arguments, env={"CONSIST_HOME": str(home)}, input=answer)


def test_decisions_on_a_story_are_forgotten_on_a_yes(home: Path) -> None:
    stories = [finding.story for finding in many(8, stories=2).findings]
    here, other = IDS[stories.index("story 0")], IDS[stories.index("story 1")]
    for name in (here, other):
        typed(home, "decisions", "add", name, "dismissed")
    command = ("decisions", "forget", "--story", "story 0")
    for answer, why in (("n\n", "nothing was deleted"), ("", "nobody answered")):
        done = asked(home, *command, answer=answer)
        assert why in str(done.exception)
        assert "Delete 1 decision on 1 finding?" in done.output
        assert "consist decisions export --all" in done.output
        assert "open 6, confirmed 0, dismissed 2" in typed(home, "decisions", "list")
    assert "1 decision on 1 finding deleted" in asked(home, *command, answer="y\n").output
    listed = typed(home, "decisions", "list")
    assert listed.startswith(other)
    assert "open 7, confirmed 0, dismissed 1" in listed
    assert "1 decision on 1 finding deleted" in typed(home, "decisions", "forget", "--all", "--yes")
    assert "open 8, confirmed 0, dismissed 0" in typed(home, "decisions", "list")


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ((), "say what to forget"),
        (("--all", "--story", "story 0"), "say what to forget"),
        (("--story", "nowhere"), "no finding of the story 'nowhere'"),
        (("--story", "story 0", "--story", "storey 1"), "no finding of the story 'storey 1'"),
    ],
)
def test_what_is_to_be_forgotten_has_to_be_said(
    home: Path, options: tuple[str, ...], why: str
) -> None:
    with pytest.raises(InputError, match=why):
        typed(home, "decisions", "forget", "--yes", *options)


def test_the_store_is_emptied_on_a_yes(home: Path) -> None:
    typed(home, "decisions", "add", IDS[0], "dismissed")
    done = asked(home, "decisions", "clear", answer="n\n")
    assert "Delete 8 findings, 1 decision on 1 finding, and the articles" in done.output
    assert "8 of 8 shown" in typed(home, "decisions", "list", "--all")
    told = typed(home, "decisions", "clear", "--yes")
    assert told == "8 findings and 1 decision on 1 finding deleted\n"
    assert "0 of 0 shown" in typed(home, "decisions", "list", "--all")


def test_decisions_go_from_one_desk_to_another(home: Path, tmp_path: Path) -> None:
    for number, verdict in enumerate(("confirmed", "dismissed", "unsure")):
        typed(home, "decisions", "add", IDS[number], verdict, "--author", "Ada")
    file = tmp_path / "out.jsonl"
    assert "2 decisions written" in typed(home, "decisions", "export", "--output", str(file))
    assert {pair.label for pair in read_pairs(file)} == {"contradiction", "not_contradiction"}
    every = typed(home, "decisions", "export", "--all")
    assert [json.loads(line)["verdict"] for line in every.splitlines()].count("unsure") == 1
    assert typed(home, "decisions", "export", "--all", "-o", "-") == every
    file.write_text(every + "no line\n", encoding="utf-8")
    other = str(tmp_path / "other.db")
    told = typed(home, "decisions", "import", str(file), "--store", other)
    assert told == "3 findings read, 1 skipped, 3 decisions new\n"
    again = typed(home, "decisions", "import", str(file), "--store", other)
    assert again == "3 findings read, 1 skipped, 0 decisions new\n"
    there, here = (
        typed(home, "decisions", "list", *where).splitlines() for where in (("--store", other), ())
    )
    assert there[:-1] == here[:-1]
    assert there[-1] == "3 of 3 shown; open 0, confirmed 1, dismissed 1, unsure 1"


def test_a_file_of_something_else_is_no_import(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text('{"text": "Talks ended."}\n' * 19, encoding="utf-8")
    with pytest.raises(InputError, match="no decisions that can be read, in 19 lines"):
        typed(tmp_path, "decisions", "import", str(file))
    assert not (tmp_path / "review.db").exists()
    file.write_text("")
    assert "0 findings read" in typed(tmp_path, "decisions", "import", str(file))


def test_the_decider_wants_something_to_learn_from(home: Path) -> None:
    with pytest.raises(InputError, match="nothing to learn from"):
        typed(home, "train", "decider")


def test_asking_for_decisions_makes_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        typed(tmp_path, "train", "decider", "--decisions", "--output", str(tmp_path / "desk.json"))
    assert not (tmp_path / "review.db").exists()


def test_a_decider_that_cannot_be_written_is_refused_before_anything_is_read(home: Path) -> None:
    missing = str(home / "missing.jsonl")
    with pytest.raises(OutputError, match="there is no folder"):
        typed(home, "train", "decider", "--exported", missing, "--output", str(home / "no" / "d"))
    with pytest.raises(OutputError, match="is read by this run"):
        typed(home, "train", "decider", "--exported", missing, "--output", missing)


def test_a_decider_is_a_file_and_not_printed(home: Path) -> None:
    with pytest.raises(SettingsError, match="name it with --output in place of -"):
        typed(home, "train", "decider", "--decisions", "-o", "-")


def test_a_decider_that_was_never_replaced_is_not_restored(home: Path) -> None:
    with pytest.raises(InputError, match="no file before"):
        typed(home, "train", "decider", "--restore", "--output", str(home / "desk.json"))


def test_the_database_toolkit_is_loaded_only_where_a_store_is(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from consist import reviewing\n"
        "from tests.store.reports import mine\n"
        "from pathlib import Path\n"
        "reviewing.reviewed(mine(), reviewing.Review(), home=Path(sys.argv[1]))\n"
        "import consist.cli.app\n"
        "print(sorted({'sqlalchemy', 'alembic'} & set(sys.modules)))\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=root,
        env={"PYTHONPATH": str(root), "PATH": "/usr/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"


@pytest.mark.model
def test_the_decider_is_moved_by_decisions_and_put_back(tmp_path: Path) -> None:
    store = SqlFindingStore.open(tmp_path / "review.db")
    report = many(24, stories=4)
    store.record(report, at=moment(0))
    for number, finding in enumerate(report.findings):
        store.decide(said(finding.id, Verdict.CONFIRMED if number % 3 else Verdict.DISMISSED))
    store.close()
    output = tmp_path / "desk.json"
    learn = ("train", "decider", "--no-cache", "--anyway", "--output", str(output))
    told = typed(tmp_path, *learn, "--decisions", "--name", "desk")
    assert "decisions: 24, stories: 4; not used: 0 unsure or taken back" in told
    assert "log loss" in told
    assert f"written: {output}" in told
    assert wiring.decider(str(output)).identity.name == "desk"
    first = output.read_text()
    export = str(tmp_path / "out.jsonl")
    typed(tmp_path, "decisions", "export", "--output", export)
    again = typed(tmp_path, *learn, "--exported", export, "--name", "other")
    assert "put it back with --restore" in again
    assert output.read_text() != first
    assert json.loads(output.read_text())["alone"] == json.loads(first)["alone"]
    assert typed(tmp_path, "train", "decider", "--restore", "--output", str(output)) == (
        f"restored: {output}\n"
    )
    assert output.read_text() == first


def test_too_few_decisions_are_refused_with_a_way_on(home: Path) -> None:
    typed(home, "decisions", "add", IDS[0], "unsure")
    with pytest.raises(InputError, match=r"0 confirmed and 0 dismissed.*--order teaching"):
        typed(home, "train", "decider", "--decisions", "--output", str(home / "desk.json"))
    assert not (home / "desk.json").exists()


@pytest.mark.model
def test_decisions_that_cannot_be_used_are_counted_with_the_reason(tmp_path: Path) -> None:
    whole = many(2, stories=2)
    one, other = whole.findings
    part = replace(one, a=replace(one.a, text=one.a.text[:4], end=one.a.start + 4))
    report = replace(whole, findings=(part, other))
    store = SqlFindingStore.open(tmp_path / "review.db")
    store.record(report, at=moment(0))
    for finding in report.findings:
        store.decide(said(finding.id, Verdict.DISMISSED))
    store.close()
    command = [
        "train",
        "decider",
        "--decisions",
        "--no-cache",
        "--output",
        str(tmp_path / "d.json"),
    ]
    done = CliRunner().invoke(app, command, env={"CONSIST_HOME": str(tmp_path)})
    assert "decisions: 1, stories: 1; not used: 0 unsure or taken back, 1 no longer compared" in (
        done.stdout
    )
    assert (
        f"skipped: finding {part.id}: its two passages are no longer compared: one" in done.stderr
    )
    assert "0 confirmed and 1 dismissed of 1 story (1 more cannot be used)" in str(done.exception)
