"""`consist review` as a process: what it prints, refuses and does; and what outlives its end."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from http.client import HTTPException
from http.cookiejar import CookieJar
from pathlib import Path
from socket import create_connection
from threading import Thread
from time import monotonic, sleep
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

import pytest

from consist import example
from consist.store.findings import SqlFindingStore
from tests.web import desks
from tests.web.browsing import ROOT, TOKEN, Server, serving

IDS = [finding.id for finding in desks.FINDINGS]


def call(server: Server, path: str, body: object = None) -> Any:
    """Call the API and return what it gives."""
    request = Request(  # noqa: S310 (our own server)
        f"{server.address}/api/v1{path}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"},
    )
    with urlopen(request, timeout=60) as answer:  # noqa: S310
        return json.load(answer)


def refused(*options: str, home: Path, **environment: str) -> str:
    """Return what the command says when it will not start."""
    done = subprocess.run(
        [sys.executable, "-m", "consist", "review", *options],
        cwd=ROOT,
        env={"PATH": "", "HOME": str(home), "CONSIST_HOME": str(home), **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    return done.stderr


def test_other_machines_need_a_token(tmp_path: Path) -> None:
    said = refused("--host", "0.0.0.0", "--port", "0", home=tmp_path)  # noqa: S104 (refused)
    assert "needs a token" in said
    assert "Traceback" not in said


def test_a_taken_port_is_said_so(home: Path) -> None:
    with serving(home) as server:
        port = server.address.rpartition(":")[2]
        said = refused("--port", port, home=home, CONSIST_TOKEN=TOKEN)
    assert f"cannot listen on 127.0.0.1 port {port}" in said


def test_an_index_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    said = refused("--index", "wrold", "--port", "0", home=tmp_path, CONSIST_TOKEN=TOKEN)
    assert "there is no index 'wrold'" in said
    assert "consist index add wrold PATHS" in said
    assert list(tmp_path.iterdir()) == []


def test_findings_of_an_index_that_was_deleted_are_shown(tmp_path: Path) -> None:
    store = SqlFindingStore.open(tmp_path / "review.db")
    store.record(desks.report(), at=datetime.now(UTC), index="world")
    store.close()
    said = refused("--index", "wrold", "--port", "0", home=tmp_path, CONSIST_TOKEN=TOKEN)
    assert "there is no index 'wrold'" in said
    with serving(tmp_path, "--index", "world") as server:
        assert call(server, "/findings")["total"] == len(IDS)


def test_the_token_is_the_users_own_and_kept(home: Path, tmp_path: Path) -> None:
    links = []
    for _ in range(2):
        with serving(home, token=None, XDG_STATE_HOME=str(tmp_path / "state")) as server:
            links.append(server.link.partition("?")[2])
    assert links[0] == links[1]
    assert re.fullmatch("token=[0-9a-f]{32}", links[0])
    (file,) = (tmp_path / "state").rglob("review.token")
    assert file.stat().st_mode & 0o077 == 0


def test_what_was_answered_outlives_a_kill(home: Path) -> None:
    """Decisions come in one after another; the server is killed (-9) amid one of them."""
    sent: list[tuple[str, str]] = []
    answered: list[tuple[str, str]] = []

    def decide(server: Server) -> None:
        for number in range(10_000):
            finding_id, note = IDS[number % len(IDS)], f"note {number}"
            sent.append((finding_id, note))
            try:
                given = {"verdict": "unsure", "note": note}
                call(server, f"/findings/{finding_id}/decisions", given)
            except (URLError, HTTPException, OSError, ValueError):  # also amid the answer
                return
            answered.append((finding_id, note))

    with serving(home) as server:
        thread = Thread(target=decide, args=(server,))
        thread.start()
        until = monotonic() + 60
        while len(answered) < 12:
            assert monotonic() < until
            sleep(0.005)
        server.process.kill()
        thread.join()
    store = SqlFindingStore.open(home / "review.db")
    kept = {(name, word.note) for name in IDS for word in store.history(name)}
    store.close()
    assert set(answered) <= kept <= set(sent)
    with serving(home) as server:
        last = call(server, f"/findings/{answered[-1][0]}/decisions")["decisions"]
        assert answered[-1][1] in [word["note"] for word in last]
        again = {"verdict": "confirmed"}
        assert call(server, f"/findings/{IDS[0]}/decisions", again)["status"] == "confirmed"


def test_many_at_once_lose_nothing(home: Path) -> None:
    """Each of several threads decides on every finding, with and without a revision."""
    outcomes: list[int] = []

    def decide(server: Server, author: str) -> None:
        for finding_id in IDS:
            given = {"verdict": "unsure", "note": author, "author": author, "revision": 0}
            try:
                call(server, f"/findings/{finding_id}/decisions", given)
                outcomes.append(201)
            except HTTPError as error:
                outcomes.append(error.code)
                error.close()

    with serving(home) as server:
        threads = [Thread(target=decide, args=(server, f"editor {n}")) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        histories = [call(server, f"/findings/{name}/decisions")["decisions"] for name in IDS]
    assert sorted(set(outcomes)) == [201, 409]
    assert outcomes.count(201) == len(IDS)
    assert [len(history) for history in histories] == [1] * len(IDS)


@pytest.mark.model
def test_articles_to_findings_over_the_api(tmp_path: Path) -> None:
    """Submit articles, check them, follow the work, fetch what was found."""
    lines = example.articles_path().read_text("utf-8").splitlines()
    articles = [json.loads(line) for line in lines]
    with serving(tmp_path) as server:
        given = call(server, "/articles", {"index": "talks", "articles": articles})
        assert (len(given["article_ids"]), given["skipped"]) == (len(articles), [])
        check = call(server, "/checks", {"index": "talks", "min_confidence": 0.3})
        unknown = call(server, "/checks", {"index": "nothing"})
        added, checked, failed = (
            followed(server, job["id"]) for job in (given["job"], check, unknown)
        )
        assert (checked["state"], checked["error"]) == ("done", None)
        findings = call(server, "/findings?index=talks")
        assert checked["figures"]["new"] == findings["total"] > 0
        context = call(server, f"/findings/{findings['findings'][0]['id']}/context")
        coverage = compared(server, findings["findings"][0]["story"])
    assert (added["state"], added["figures"]["articles"]) == ("done", len(articles))
    assert failed["state"] == "failed"
    assert "nothing" in failed["error"]
    texts = {article["id"]: article["text"] for article in articles}
    first = findings["findings"][0]
    for side in ("a", "b"):
        passage = first[side]
        whole = texts[passage["article_id"]]
        assert whole[passage["start"] : passage["end"]] == passage["text"]
        assert context[side]["text"] == whole
    outlets = {article["outlet"] for article in articles}
    assert {outlet for outlet in outlets if outlet in coverage} == outlets


def compared(server: Server, story: str) -> str:
    """Return the coverage of a story as the page shows it once it is compared."""
    visitor = build_opener(HTTPCookieProcessor())
    visitor.open(server.link).close()
    address, until = f"{server.address}/story/coverage", monotonic() + 300
    with visitor.open(f"{address}?{urlencode({'id': story})}") as answer:
        form = desks.form_of(answer.read().decode(), "/story/coverage")
    visitor.open(address, urlencode(form).encode()).close()
    while True:
        with visitor.open(f"{address}?{urlencode({'id': story})}") as answer:
            page: str = answer.read().decode()
        if "Compare the coverage" in page or "looks again by itself" not in page:
            return page
        assert monotonic() < until
        sleep(0.2)


def followed(server: Server, job_id: str) -> Any:
    """Return a job once it has ended."""
    until = monotonic() + 300
    while (job := call(server, f"/jobs/{job_id}"))["ended"] is None:
        assert monotonic() < until, job
        sleep(0.1)
    return job


def test_a_decision_whose_form_breaks_off_is_not_taken(home: Path) -> None:
    path = f"/findings/{IDS[0]}/decision"
    with serving(home) as server:
        browser = build_opener(HTTPCookieProcessor(jar := CookieJar()))
        browser.open(server.link)
        page = browser.open(f"{server.address}/findings/{IDS[0]}").read().decode()
        fields = desks.form_of(page, path) | {"verdict": "dismissed", "note": "Not a clash."}
        body = urlencode(fields)
        host = server.address.removeprefix("http://")
        head = [
            f"POST {path} HTTP/1.1",
            f"Host: {host}",
            "Cookie: " + "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar),
            f"Content-Length: {len(body)}",
        ]
        name, _, port = host.partition(":")
        with create_connection((name, int(port))) as broken:
            broken.sendall("\r\n".join([*head, "", body[:-6]]).encode())
        sleep(0.5)
        assert call(server, f"/findings/{IDS[0]}")["decision"] is None
        browser.open(f"{server.address}{path}", body.encode())
        assert call(server, f"/findings/{IDS[0]}")["decision"]["note"] == "Not a clash."
