"""Start-up, the demo, and a real corpus: time, memory and what a re-run costs.

    python benchmarks/limits.py            # all of it, about ten minutes on two cores
    python benchmarks/limits.py --no-corpus

Each command runs in its own process, as a user runs it. Times are wall-clock seconds; memory is the
peak resident set of the process. The corpus (804 articles) is looked for in ../shared/data/articles
or in $CONSIST_SHARED.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(os.environ.get("CONSIST_SHARED", Path(__file__).parents[2] / "shared"))
CORPUS = SHARED / "data" / "articles" / "fa_kes.jsonl.gz"
REPEATS = 7


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command took."""

    seconds: float
    megabytes: float


def cost(*arguments: str, home: Path) -> Cost:
    """Run `consist` with the arguments and return what it took; it must not fail."""
    command = [sys.executable, "-m", "consist", *arguments]
    environment = {**os.environ, "CONSIST_CACHE": str(home / "cache"), "CONSIST_HOME": str(home)}
    began = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - our own command
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    complaint = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}: {complaint}")
    return Cost(time.perf_counter() - began, usage.ru_maxrss / 1024)


def repeated(name: str, *arguments: str, home: Path) -> None:
    """Print the median and the spread of several runs."""
    times = sorted(cost(*arguments, home=home).seconds for _ in range(REPEATS))
    print(
        f"{name:<44} median {statistics.median(times):6.2f} s, "
        f"{times[0]:.2f} to {times[-1]:.2f}, n={REPEATS}"
    )


def corpus(home: Path) -> None:
    """Print the first run, the re-run, and the run with one more article."""
    if not CORPUS.is_file():
        print(f"{CORPUS} is not here; the corpus is left out")
        return
    report = home / "report.json"
    common = ("--format", "json", "--output", str(report), "--quiet")
    for name in ("first run", "re-run, nothing new"):
        taken = cost("check", str(CORPUS), *common, home=home)
        _print(f"804 articles, {name}", taken)
    print(f"  stages: {json.loads(report.read_text())['stages']}")
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        new = json.loads(next(lines))
    new |= {"id": "new", "outlet": "another", "text": new["text"].replace("70", "90")}
    extra = home / "new.jsonl"
    extra.write_text(json.dumps(new) + "\n", encoding="utf-8")
    _print("804 articles and a new one", cost("check", str(CORPUS), str(extra), *common, home=home))


def _print(name: str, taken: Cost) -> None:
    print(f"{name:<44} {taken.seconds:6.1f} s, peak {taken.megabytes:.0f} MB")


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--no-corpus", action="store_true")
    arguments = parser.parse_args()
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        repeated("consist --help", "--help", home=home)
        repeated("consist demo, models loaded anew", "demo", home=home)
        if not arguments.no_corpus:
            corpus(home)


if __name__ == "__main__":
    main()
