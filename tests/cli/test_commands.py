"""The commands as a user runs them: in a process of their own, on real files and real weights."""

import json
import os
import signal
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from typer.testing import CliRunner

from consist.__main__ import main
from consist.cli.app import app
from consist.cli.doctor import doctor
from consist.model import Article
from consist.reports import report_schema
from consist.store.articles import ArticleStore
from tests.cli.processes import consist, environment

pytestmark = pytest.mark.model

# a name that is no folder is asked of sentence-transformers, where that is installed
UNKNOWN_MODEL = (
    "no/such-model" if find_spec("sentence_transformers") else "consist[sentence-transformers]"
)

ARTICLES = [
    {
        "id": "gazette-1",
        "outlet": "Gazette",
        "title": "Miners killed in Halm",
        "published_at": "2024-05-03T10:00:00Z",
        "text": "Twelve miners died when the Halm pit collapsed on Friday. "
        "The mine's owner said that it had passed an inspection in April.",
    },
    {
        "id": "courier-1",
        "outlet": "Courier",
        "title": "No deaths in Halm",
        "published_at": "2024-05-03T11:00:00Z",
        "text": "No miner died when the Halm pit collapsed on Friday. "
        "All of the men were brought up alive by midnight.",
    },
]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ARTICLES), encoding="utf-8")
    return path


def test_check_writes_the_contract(articles: Path, tmp_path: Path) -> None:
    import jsonschema

    target = tmp_path / "out" / "findings.json"
    target.parent.mkdir()
    done = consist("check", str(articles), "-f", "json", "-o", str(target), home=tmp_path)
    assert done.returncode == 0, done.stderr
    report = json.loads(target.read_text(encoding="utf-8"))
    jsonschema.validate(report, report_schema())
    texts = {row["id"]: row["text"] for row in ARTICLES}
    assert {article["id"] for article in report["articles"]} == set(texts)
    for finding in report["findings"]:
        for side in (finding["a"], finding["b"]):
            text = texts[side["article_id"]]
            assert text[side["start"] : side["end"]] == side["text"]
            assert all(side["start"] <= s < e <= side["end"] for s, e in side["lit"])


def test_the_same_input_gives_the_same_bytes_cached_or_not(articles: Path, tmp_path: Path) -> None:
    runs = [
        consist("check", str(articles), "-f", "json", *extra, home=tmp_path).stdout
        for extra in (["--no-cache"], [], [])
    ]
    assert runs[0] == runs[1] == runs[2] != ""


def test_sarif_points_into_the_files_that_were_read(tmp_path: Path) -> None:
    gazette, courier = ARTICLES
    folder = tmp_path / "in"
    folder.mkdir()
    front = f"---\noutlet: Gazette\ndate: {gazette['published_at']}\n---\n\n"
    (folder / "gazette 1.md").write_text(front + gazette["text"])
    (folder / "rows.jsonl").write_text("\n" + json.dumps(courier) + "\n")
    done = consist(
        "check", "in", "-f", "sarif", "--min-confidence", "0.1", home=tmp_path, folder=tmp_path
    )
    (run,) = json.loads(done.stdout)["runs"]
    found = [
        (place["artifactLocation"]["uri"], place["region"]["startLine"])
        for result in run["results"]
        for location in (*result["locations"], *result["relatedLocations"])
        for place in [location["physicalLocation"]]
    ]
    assert set(found) == {("in/gazette%201.md", 6), ("in/rows.jsonl", 2)}


def test_a_plain_contradiction_is_found_and_stops_a_gate(articles: Path, tmp_path: Path) -> None:
    done = consist(
        "check", str(articles), "--min-confidence", "0.1", "--fail-on", "any", home=tmp_path
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Twelve miners died" in done.stdout
    assert "No miner died" in done.stdout


def test_a_bad_line_is_reported_and_loses_nothing(articles: Path, tmp_path: Path) -> None:
    with articles.open("a", encoding="utf-8") as file:
        file.write('{"id": "broken", \n')
    done = consist("check", str(articles), "-f", "json", home=tmp_path)
    report = json.loads(done.stdout)
    assert len(report["articles"]) == len(ARTICLES)
    assert len(report["skipped"]) == 1
    assert "3" in report["skipped"][0]["where"]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["check", "no/such/path"], "no/such/path"),
        (["check"], "no article"),
        (["check", "ARTICLES", "--min-confidence", "7"], "min_confidence is 7"),
        (["check", "ARTICLES", "--fail-on", "always"], "--fail-on"),
        (["check", "ARTICLES", "--budget", "0"], "--budget"),
        (["check", "ARTICLES", "--encoder", "no/such-model"], UNKNOWN_MODEL),
        (["check", "ARTICLES", "--index", "nowhere"], "nowhere"),
        (["check", "ARTICLES", "-o", "no/such/folder/report.html"], "no/such/folder"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    articles: Path, tmp_path: Path, arguments: list[str], complaint: str
) -> None:
    given = [str(articles) if word == "ARTICLES" else word for word in arguments]
    done = consist(*given, home=tmp_path)
    assert done.returncode == 2
    assert complaint in done.stderr
    assert "Traceback" not in done.stderr


def test_explain_follows_a_pair_through_every_stage(articles: Path, tmp_path: Path) -> None:
    done = consist(
        "explain", str(articles), "--left", "Twelve miners", "--right", "No miner", "--json",
        home=tmp_path,
    )  # fmt: skip
    steps = json.loads(done.stdout)
    assert [step["stage"] for step in steps] == [
        "outlets", "sentences", "story", "copies", "candidate", "reading", "cues", "voices",
        "decision",
    ]  # fmt: skip


def test_explain_refuses_a_text_that_stands_nowhere(articles: Path, tmp_path: Path) -> None:
    done = consist(
        "explain", str(articles), "--left", "Fourteen", "--right", "No miner", home=tmp_path
    )
    assert done.returncode == 2
    assert "'Fourteen' stands in 0 sentences" in done.stderr


@pytest.mark.parametrize(
    "command", ["explain --left Twelve --right No", "index add world", "check"]
)
def test_nothing_readable_is_said_with_its_reason(tmp_path: Path, command: str) -> None:
    (tmp_path / "empty.txt").write_text("")
    done = consist(*command.split(), str(tmp_path / "empty.txt"), home=tmp_path)
    assert done.returncode == 2
    assert "skipped: 1, the first:" in done.stderr
    assert "empty.txt: the text is empty" in done.stderr


def test_the_demo_shows_findings_of_three_kinds(tmp_path: Path) -> None:
    page = tmp_path / "demo.html"
    done = consist("demo", "-o", str(page), home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "1. contradiction" in done.stdout
    found = done.stdout.splitlines()[0]
    assert all(kind in found for kind in ("contradiction", "disputed", "framing"))
    assert page.read_text(encoding="utf-8").lower().startswith("<!doctype html>")


def test_a_run_leaves_nothing_but_its_own_cache(articles: Path, tmp_path: Path) -> None:
    """onnxruntime keeps what it would tell its makers in the user's cache folder."""
    user = tmp_path / "user"
    done = consist("check", str(articles), home=tmp_path, more={"XDG_CACHE_HOME": str(user)})
    assert done.returncode == 0
    assert not user.exists()


def test_what_cannot_be_printed_is_a_failure_and_no_finding(articles: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "consist", "check", str(articles), "--format", "json"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, env=environment(tmp_path), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert b"consist: what was to be printed is lost" in done.stderr
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        command, env=environment(tmp_path), stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)
    assert (done.returncode, b"Traceback" in done.stderr) == (2, False)


def test_doctor_opens_the_stores(tmp_path: Path) -> None:
    for name in ("consist.db", "review.db"):
        (tmp_path / name).write_text("no database")
        done = consist("doctor", "--home", str(tmp_path), home=tmp_path)
        assert done.returncode == 2
        assert name in "".join(line for line in done.stdout.splitlines() if "BAD" in line)
        (tmp_path / name).unlink()


def test_doctor_finds_the_default_run_whole(tmp_path: Path) -> None:
    done = consist("doctor", home=tmp_path)
    assert done.returncode == 0, done.stdout
    assert "BAD" not in done.stdout


def test_what_is_added_a_second_time_is_said_to_be_unchanged(
    articles: Path, tmp_path: Path
) -> None:
    with articles.open("a", encoding="utf-8") as file:
        file.write("{}\n" * 12)
    arguments = ("index", "add", "world", str(articles))
    first, second = (consist(*arguments, home=tmp_path) for _ in range(2))
    assert "2 new, 0 updated, 0 unchanged, 12 skipped; 2 articles" in first.stdout
    assert "0 new, 0 updated, 2 unchanged, 12 skipped; 2 articles" in second.stdout
    lines = [line for line in second.stderr.splitlines() if line.startswith("skipped")]
    assert len(lines) == 11
    assert "2 more" in lines[-1]


def test_a_date_that_cannot_be_read_is_a_note_and_skips_nothing(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text("---\noutlet: Gazette\ndate: soon\n---\nTwelve died.\n", encoding="utf-8")
    added = consist("index", "add", "world", str(path), home=tmp_path)
    assert "1 new, 0 updated, 0 unchanged, 0 skipped; 1 articles" in added.stdout
    assert "note: " in added.stderr
    assert "'soon' cannot be read" in added.stderr
    checked = consist("check", str(path), home=tmp_path).stdout
    assert "Note: " in checked
    assert "skipped" not in checked


def test_the_changed_text_of_a_page_is_told_as_replaced(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    head = "---\noutlet: Gazette\nurl: https://gazette.example/halm\n---\n"
    told = []
    for number in ("Twelve", "Fourteen"):
        path.write_text(f"{head}{number} miners died in Halm.\n", encoding="utf-8")
        told.append(consist("index", "add", "world", str(path), home=tmp_path).stdout)
    assert "1 new, 0 updated, 0 unchanged, 0 skipped; 1 articles" in told[0]
    assert "0 new, 0 updated, 1 replaced, 0 unchanged, 0 skipped; 1 articles" in told[1]


def test_a_text_beside_one_of_its_address_that_has_an_id_is_told(tmp_path: Path) -> None:
    told = []
    for number, named in enumerate(("id: g-1\n", "")):
        path = tmp_path / f"page{number}.md"
        head = f"---\noutlet: Gazette\n{named}url: https://gazette.example/halm\n---\n"
        path.write_text(f"{head}{number} miners died in Halm.\n", encoding="utf-8")
        added = consist("index", "add", "world", str(path), home=tmp_path)
        assert "1 new, 0 updated, 0 unchanged, 0 skipped" in added.stdout
        told.append(added.stderr)
    note = "note: https://gazette.example/halm: another text of this address is kept"
    assert [note in each for each in told] == [False, True]


def test_an_addition_asks_the_store_once_what_it_may_replace(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = 0
    lying_in = ArticleStore.lying_in

    def counted(store: ArticleStore, index: str, paths: set[str]) -> tuple[Article, ...]:
        nonlocal asked
        asked += 1
        return lying_in(store, index, paths)

    monkeypatch.setattr(ArticleStore, "lying_in", counted)
    told = ["index", "add", "world", str(articles), "--home", str(tmp_path)]
    for count, changed in ((1, "2 new"), (2, "2 unchanged")):
        assert changed in CliRunner().invoke(app, told, catch_exceptions=False).output
        assert asked == count


def test_an_index_is_removed_only_on_a_yes_and_anything_else_is_no_finding(
    articles: Path, tmp_path: Path
) -> None:
    consist("index", "add", "world", str(articles), home=tmp_path)
    for answer, said in (("", "nobody answered"), ("n\n", "the index 'world' stays")):
        done = consist("index", "remove", "world", home=tmp_path, answer=answer)
        assert done.returncode == 2
        assert f"consist: nothing was removed: {said}" in done.stderr
        assert "Aborted" not in done.stderr + done.stdout
        assert "world" in consist("index", "list", home=tmp_path).stdout
    done = consist("index", "remove", "world", home=tmp_path, answer="y\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "stay in the review store" in done.stdout
    assert "no index in" in consist("index", "list", home=tmp_path).stdout


def test_what_was_found_on_a_removed_article_is_no_longer_found(
    articles: Path, tmp_path: Path
) -> None:
    def listed() -> list[str]:
        shown = consist("decisions", "list", "--status", "open", home=tmp_path).stdout
        return [line for line in shown.splitlines() if ARTICLES[0]["outlet"] in line]

    third = tmp_path / "third.md"
    third.write_text("---\noutlet: Herald\n---\nA river ran dry in the south.\n", encoding="utf-8")
    consist("index", "add", "world", str(articles), str(third), home=tmp_path)
    consist("check", "--index", "world", "--save", home=tmp_path)
    assert listed()
    removed = consist("index", "remove", "world", "--article", ARTICLES[0]["id"], home=tmp_path)
    assert "1 articles removed" in removed.stdout
    assert "review store" not in removed.stdout
    consist("check", "--index", "world", "--save", home=tmp_path)
    assert listed() == []


def test_an_interruption_while_it_loads_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupting:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "consist.cli.app":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "consist.cli.app", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Interrupting(), *sys.meta_path])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 130


def test_an_interruption_at_the_very_start_is_no_traceback(articles: Path, tmp_path: Path) -> None:
    # Where the tests run in a shell's background, Ctrl-C is ignored and that is inherited.
    heeded = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    main = "from consist.__main__ import main; main()"
    started = subprocess.Popen(
        [sys.executable, "-X", "importtime", "-c", heeded + main, "check", str(articles)],
        env=environment(tmp_path),
        stderr=subprocess.PIPE,
        text=True,
    )
    with started as process:
        assert process.stderr is not None
        loaded = next(line for line in process.stderr if "| " in line and "consist.errors" in line)
        process.send_signal(signal.SIGINT)
        told = process.stderr.read()
    assert loaded
    assert "Traceback" not in told
    assert process.returncode == 130


def test_doctor_says_where_nothing_can_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "access", lambda path, _: Path(path) != tmp_path)
    doctor(home=tmp_path / "home", cache=tmp_path / "cache", store=None)
    (line,) = (one for one in capsys.readouterr().out.splitlines() if "cache:" in one)
    assert "not made yet" in line
    assert "nothing is kept between runs" in line


def test_every_command_has_help(tmp_path: Path) -> None:
    for command in ("check", "explain", "demo", "doctor", "index", "train", "evaluate"):
        done = consist(command, "--help", home=tmp_path)
        assert done.returncode == 0
        assert "Usage" in done.stdout


def test_the_folder_of_the_cache_is_made(articles: Path, tmp_path: Path) -> None:
    assert consist("check", str(articles), home=tmp_path).returncode == 0
    assert (tmp_path / "cache" / "cache.db").is_file()


def printed(*arguments: str, home: Path, encoding: str = "cp1252") -> tuple[int, bytes, str]:
    """Return the exit code and the bytes of a command whose output is usually not UTF-8."""
    done = subprocess.run(
        [sys.executable, "-m", "consist", *arguments],
        env={**environment(home), "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr.decode()


def test_reports_are_utf_8_wherever_they_are_printed(articles: Path, tmp_path: Path) -> None:
    text = articles.read_text(encoding="utf-8").replace("Halm", "Łódź")
    articles.write_text(text, encoding="utf-8")
    for arguments in (
        ("check", "-f", "json"),
        ("check", "-f", "csv", "-o", "-"),
        ("compare", "-f", "markdown"),
        ("compare", "-f", "html", "-o", "-"),
        ("stories", "-f", "json"),
    ):
        code, out, told = printed(*arguments, str(articles), "-q", home=tmp_path)
        assert (code, told) == (0, ""), told
        assert "Łódź" in out.decode("utf-8"), arguments
    assert not Path("-").exists()


def test_what_cannot_be_printed_is_replaced(articles: Path, tmp_path: Path) -> None:
    text = articles.read_text(encoding="utf-8").replace("Halm", "Łódź")
    articles.write_text(text, encoding="utf-8")
    done = printed("compare", str(articles), "-q", home=tmp_path, encoding="ascii")
    assert (done[0], done[2]) == (0, ""), done[2]
    assert b"?" in done[1]
    code, out, told = printed("check", str(articles), home=tmp_path)
    assert code == 0
    assert all(line.startswith("consist: ") for line in told.splitlines()), told
    assert "?ód?" in out.decode("cp1252")
    code, out, _ = printed(
        *("explain", "--left", "Twelve died in Łódź.", "--right", "Ten died in Łódź.", "--json"),
        home=tmp_path,
    )
    assert code == 0
    assert isinstance(json.loads(out.decode("utf-8")), list)


@pytest.mark.parametrize("error", [RuntimeError("odd"), OSError("odd"), EOFError("odd")])
def test_an_error_that_nobody_knows_is_a_failure_and_no_finding(
    error: Exception,
    articles: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("consist.api.check", fail)
    monkeypatch.setattr(sys, "argv", ["consist", "check", str(articles)])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    told = capsys.readouterr().err
    assert "Traceback" in told
    assert f"{type(error).__name__}: odd" in told
    assert "report it with the lines above" in told


def test_a_quiet_addition_prints_nothing(articles: Path, tmp_path: Path) -> None:
    with articles.open("a", encoding="utf-8") as file:
        file.write("{}\n")
    for arguments in (("add", "world", str(articles), "-q"), ("rebuild", "world", "-q")):
        done = consist("index", *arguments, home=tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_order_of_dates_may_be_said(articles: Path, tmp_path: Path) -> None:
    text = articles.read_text(encoding="utf-8")
    text = text.replace("2024-05-03T10:00:00Z", "03/05/2024").replace(
        "2024-05-03T11", "2024-05-03T10"
    )
    articles.write_text(text, encoding="utf-8")
    days = []
    for more in ((), ("--dates", "day-first"), ("--dates", "month-first")):
        done = consist("check", str(articles), "-f", "json", *more, home=tmp_path)
        report = json.loads(done.stdout)
        assert report["skipped"] == []
        assert len(report["notes"]) == (0 if more else 1)
        days.append({article["published_at"][:10] for article in report["articles"]})
    assert days == [{"2024-05-03", "2024-03-05"}, {"2024-05-03"}, {"2024-05-03", "2024-03-05"}]
