"""Messages to webhooks, to a real receiver: signed, tried again, sent nowhere else."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from time import monotonic, sleep
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from consist.ports import FindingStore
from consist.web.jobs import Done
from consist.web.webhooks import Webhooks, is_genuine, signature
from tests.web import desks

SECRET = "a secret of the receiver"  # noqa: S105 (a test's)


@dataclass
class Receiver:
    """A CMS of sorts: answers with the given statuses in turn, the last for good."""

    statuses: list[int]
    received: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    address: str = ""


def quietly(*_: object) -> None:
    """Log nothing."""


@contextmanager
def receiving(*statuses: int) -> Iterator[Receiver]:
    """Run a receiver until the block ends."""
    receiver = Receiver(list(statuses))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.received.append((self.path, dict(self.headers), body))
            statuses = receiver.statuses
            status = statuses.pop(0) if len(statuses) > 1 else statuses[0]
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", f"{receiver.address}/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        log_message: Any = quietly

    server = HTTPServer(("127.0.0.1", 0), Handler)
    receiver.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def sending(*urls: str, pauses: tuple[float, ...] = (0.01, 0.02)) -> Iterator[Webhooks]:
    """Give webhooks until the block ends."""
    hooks = Webhooks(urls, secret=SECRET, clock=desks.Clock(), pauses=pauses)
    try:
        yield hooks
    finally:
        hooks.close()


def settled(hooks: Webhooks) -> list[tuple[str, int, str | None]]:
    """Return what became of the messages once none is pending."""
    until = monotonic() + 30
    while any(item.state == "pending" for item in hooks.deliveries()):
        assert monotonic() < until, hooks.deliveries()
        sleep(0.01)
    return [(item.state, item.tries, item.error) for item in hooks.deliveries()]


def test_a_message_is_signed_over_time_and_body() -> None:
    with receiving(204) as cms, sending(f"{cms.address}/hook") as hooks:
        hooks.announce("findings.new", {"total": 1, "headline": "Größe"})
        assert settled(hooks) == [("delivered", 1, None)]
    ((path, headers, body),) = cms.received
    assert path == "/hook"
    assert headers["Content-Type"] == "application/json"
    assert headers["Consist-Event"] == "findings.new"
    assert json.loads(body)["headline"] == "Größe"
    at, mark = (part.partition("=")[2] for part in headers["Consist-Signature"].split(","))
    whole = at.encode() + b"." + body
    assert mark == hmac.new(SECRET.encode(), whole, sha256).hexdigest()


def test_what_fails_is_tried_again_with_the_same_name_and_a_new_time() -> None:
    with receiving(500, 503, 200) as cms, sending(cms.address) as hooks:
        hooks.announce("findings.new", {})
        assert settled(hooks) == [("delivered", 3, None)]
    names = {headers["Consist-Delivery"] for _, headers, _ in cms.received}
    times = [headers["Consist-Signature"].partition(",")[0] for _, headers, _ in cms.received]
    assert len(names) == 1
    assert len(set(times)) == 3


def test_it_ends_some_time() -> None:
    with receiving(500) as cms, sending(cms.address) as hooks:
        hooks.announce("findings.new", {})
        assert settled(hooks) == [("failed", 3, "the receiver answered 500")]
    assert len(cms.received) == 3


def test_who_says_gone_is_asked_no_more() -> None:
    with receiving(410) as cms, sending(cms.address) as hooks:
        hooks.announce("findings.new", {})
        assert settled(hooks) == [("failed", 1, "the receiver answered 410")]
    assert len(cms.received) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(status: int) -> None:
    with receiving(status) as cms, sending(cms.address, pauses=()) as hooks:
        hooks.announce("findings.new", {})
        assert settled(hooks) == [("failed", 1, f"the receiver answered {status}")]
    assert [path for path, _, _ in cms.received] == ["/"] or len(cms.received) == 1


def test_one_dead_receiver_keeps_no_other_from_hearing() -> None:
    with receiving(200) as cms, sending("http://127.0.0.1:9/", cms.address) as hooks:
        hooks.announce("findings.new", {})
        states = sorted(state for state, _, _ in settled(hooks))
    assert states == ["delivered", "failed"]


@pytest.mark.parametrize(
    "bad", ["http://127.0.0.1:9/ü", "http://.example/", f"http://127.0.0.1:{10**20}/"]
)
def test_an_address_that_is_none_keeps_no_other_from_hearing(bad: str) -> None:
    with receiving(200) as cms, sending(bad, cms.address, pauses=()) as hooks:
        hooks.announce("findings.new", {})
        states = sorted(state for state, _, _ in settled(hooks))
    assert states == ["delivered", "failed"]


@given(st.binary(max_size=50), st.integers(0, 2**33), st.integers(-1000, 1000))
def test_a_receiver_takes_what_is_fresh_and_whole(body: bytes, at: int, later: int) -> None:
    header = signature(SECRET, body, at=at)
    assert is_genuine(SECRET, body, header, now=at + later) is (abs(later) <= 300)
    assert not is_genuine(SECRET, body + b"x", header, now=at)
    assert not is_genuine("another secret of another", body, header, now=at)


@given(st.text(max_size=100))
def test_no_text_is_a_signature(header: str) -> None:
    assert not is_genuine(SECRET, b"{}", header, now=0)


def test_new_findings_of_a_check_are_announced_with_their_links(store: FindingStore) -> None:
    ids = tuple(finding.id for finding in desks.FINDINGS[:2])
    runner = desks.Runner(done=Done({"new": 2}, ids))
    with (
        receiving(200) as cms,
        desks.visitor(
            store,
            signed_in=False,
            runner=runner,
            webhooks=(f"{cms.address}/desk",),
            webhook_secret=SECRET,
            public_url="https://desk.example/",
        ) as api,
    ):
        api.headers["Authorization"] = f"Bearer {desks.TOKEN}"
        job = api.post("/api/v1/checks", json={"index": "world"}).json()
        desks.ended(api, job["id"])
        delivered(api)
    ((_, headers, body),) = cms.received
    message = json.loads(body)
    assert (message["event"], message["job"], message["index"]) == (
        "findings.new",
        job["id"],
        "world",
    )
    assert message["delivery"] == headers["Consist-Delivery"]
    assert message["total"] == 2
    assert [item["id"] for item in message["findings"]] == list(ids)
    assert message["findings"][0]["link"] == f"https://desk.example/findings/{ids[0]}"
    assert message["findings"][0]["a"] == {
        "outlet": "Quay Herald",
        "text": "The fire destroyed twelve boats.",
    }


def test_where_nobody_listens_nothing_is_looked_up(
    store: FindingStore, caplog: pytest.LogCaptureFixture
) -> None:
    runner = desks.Runner(done=Done({"new": 1}, ("a finding that no store knows",)))
    with desks.visitor(store, signed_in=False, runner=runner) as api:
        api.headers["Authorization"] = f"Bearer {desks.TOKEN}"
        job = api.post("/api/v1/checks", json={"index": "world"}).json()
        assert desks.ended(api, job["id"])["error"] is None
    assert "nobody was told" not in caplog.text


def delivered(api: TestClient) -> None:
    """Wait until the API says that everything was delivered."""
    until = monotonic() + 30
    while True:
        sent = api.get("/api/v1/webhooks/deliveries").json()["deliveries"]
        if sent and all(item["state"] == "delivered" for item in sent):
            return
        assert monotonic() < until, sent
        sleep(0.02)
