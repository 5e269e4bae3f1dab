"""How fast the review page answers, at 10,000 findings over 500 stories.

    python benchmarks/review_page.py [--findings 10000] [--repeat 15]

A real `consist review` process on a new SQLite store, asked over one connection on this machine.
Each figure is the median and the worst of its repetitions, and the processor's time that the server
took for one answer, which a busy machine changes less.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from review_store import START, report

from consist.decisions import FindingQuery
from consist.model import Decision, Verdict
from consist.store.findings import SqlFindingStore

PAGES = {
    "queue, first page": "/",
    "queue, page 100": "/?page=100",
    "queue, last page of all": "/?status=all&page=100000",
    "queue, one outlet and kind": "/?kind=contradiction&outlet=outlet+3",
    "queue, one story": "/?story=story+7",
    "queue, words in the text": "/?text=ceasefire+border",
    "queue, most instructive first": "/?order=teaching",
    "queue, last decided first": "/?status=all&order=decided",
    "stories": "/stories",
}
LIMIT_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Server:
    """A running server and how to talk to it."""

    process: subprocess.Popen[str]
    connection: HTTPConnection
    cookie: str

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Return the status, the place it leads to, and the page."""
        body = None if form is None else urlencode(form)
        headers = {"Cookie": self.cookie}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request("GET" if form is None else "POST", path, body, headers)
        answer = self.connection.getresponse()
        return answer.status, answer.getheader("Location", ""), answer.read().decode()

    def processor_seconds(self) -> float:
        """Return the processor's time that the server has taken."""
        fields = (
            Path(f"/proc/{self.process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        )
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def fill(home: Path, count: int) -> None:
    """Record so many findings and decide on every tenth."""
    store = SqlFindingStore.open(home / "review.db")
    store.record(report(count), at=START)
    rng = random.Random(3)
    for offset in range(0, count // 10, 1_000):
        limit = min(1_000, count // 10 - offset)
        for stored in store.findings(FindingQuery(limit=limit, offset=offset)).findings:
            verdict = rng.choice([Verdict.CONFIRMED, Verdict.DISMISSED, Verdict.UNSURE])
            store.decide(Decision(stored.id, verdict, "", "Ada", datetime.now(UTC)))
    store.close()


@contextmanager
def serving(home: Path) -> Iterator[Server]:
    """Run the server and sign in."""
    process = subprocess.Popen(
        [sys.executable, "-m", "consist", "review", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "CONSIST_HOME": str(home), "CONSIST_TOKEN": secrets.token_hex(16)},
    )
    try:
        assert process.stdout is not None
        link = urlsplit(process.stdout.readline().split()[-1])
        connection = HTTPConnection(link.hostname or "", link.port, timeout=60)
        connection.request("GET", f"/?{link.query}")
        answer = connection.getresponse()
        answer.read()
        yield Server(process, connection, answer.getheader("Set-Cookie", "").partition(";")[0])
    finally:
        process.kill()
        process.wait()


def measured(server: Server, path: str, repeat: int) -> tuple[list[float], float]:
    """Return the seconds of each answer, and the processor's seconds of one on average."""
    server.ask(path)
    before, seconds = server.processor_seconds(), []
    for _ in range(repeat):
        began = time.perf_counter()
        status, _, _ = server.ask(path)
        seconds.append(time.perf_counter() - began)
        assert status == 200, (path, status)
    return seconds, (server.processor_seconds() - before) / repeat


def decided(server: Server, repeat: int) -> tuple[list[float], float]:
    """Return the same for a decision: the form sent, and the next finding's page."""
    address = re.findall(r'href="(/findings/[^"]+)"', server.ask("/")[2])[0]
    before, seconds = server.processor_seconds(), []
    for _ in range(repeat):
        page = server.ask(address.replace("&amp;", "&"))[2]
        form = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
        path = re.findall(r'action="(/findings/\w+/decision)"', page)[0]
        began = time.perf_counter()
        status, address, _ = server.ask(path, {**form, "verdict": "confirmed", "note": "Read"})
        seconds.append(time.perf_counter() - began)
        assert status == 303, status
    return seconds, (server.processor_seconds() - before) / repeat


def show(name: str, seconds: list[float], processor: float) -> None:
    """Print a line."""
    median, worst = statistics.median(seconds) * 1e3, max(seconds) * 1e3
    print(f"{name:<34}{median:8.0f} ms {worst:8.0f} ms worst {processor * 1e3:8.0f} ms processor")


def main() -> None:
    """Measure and print; fail where the queue's first page takes longer than it may."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--findings", type=int, default=10_000)
    parser.add_argument("--repeat", type=int, default=15)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder), options.findings)
        with serving(Path(folder)) as server:
            print(f"{options.findings:,} findings, {options.repeat} answers each")
            for name, path in PAGES.items():
                show(name, *measured(server, path, options.repeat))
            page = server.ask("/")[2]
            finding = re.findall(r'href="(/findings/[^"]+)"', page)[0].replace("&amp;", "&")
            show("finding", *measured(server, finding, options.repeat))
            show("decision (form to answer)", *decided(server, options.repeat))
            seconds, processor = measured(server, "/", options.repeat)
    if min(statistics.median(seconds), processor) > LIMIT_SECONDS:
        sys.exit(f"the queue's first page takes more than {LIMIT_SECONDS * 1e3:.0f} ms")


if __name__ == "__main__":
    main()
