"""What every answer carries, and what is refused before any page sees it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from consist.web.guard import HEADERS, is_known_host
from tests.web import desks

BEARER = {"Authorization": f"Bearer {desks.TOKEN}"}


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/nothing",
        "/health",
        "/static/review.css",
        "/static/nothing",
        "/api/v1/findings",
        "/sign-in",
    ],
)
def test_every_answer_carries_the_headers(client: TestClient, path: str) -> None:
    answer = client.get(path, headers=BEARER)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_pages_are_not_kept_and_files_are(client: TestClient) -> None:
    assert client.get("/").headers["cache-control"] == "no-store"
    assert "immutable" in client.get("/static/keys.js").headers["cache-control"]
    assert client.get("/static/nothing.js").headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "", "127.0.0.1.evil.example"]
)
@pytest.mark.parametrize("path", ["/", "/health", "/api/v1/findings", "/static/keys.js"])
def test_foreign_hosts_are_not_answered(client: TestClient, host: str, path: str) -> None:
    answer = client.get(path, headers={"Host": host, **BEARER})
    assert answer.status_code == 421
    assert "boats" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "[::1]:8765", "LOCALHOST", "192.168.0.7:8765"])
def test_names_of_our_own_are(client: TestClient, host: str) -> None:
    assert client.get("/health", headers={"Host": host}).text == "ok\n"


@given(st.text(max_size=40))
def test_a_host_is_a_name_we_know_or_digits(host: str) -> None:
    known = is_known_host(host, frozenset({"desk.example"}))
    if known:
        assert "desk.example" in host.lower() or any(c.isdigit() for c in host) or "::" in host


def test_large_bodies_are_refused(client: TestClient) -> None:
    assert client.post("/keys", content=b"x" * 70_000).status_code == 413
    answer = client.post("/api/v1/articles", content=b"x" * (33 * 2**20), headers=BEARER)
    assert answer.status_code == 413
    assert answer.json()["status"] == 413


def test_a_body_of_unstated_size_is_refused_as_soon_as_it_is_too_large(client: TestClient) -> None:
    sent = 0

    def parts() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(100):
            sent += 1
            yield b"x" * 10_000

    assert client.post("/keys", content=parts()).status_code == 413


def test_an_error_of_the_program_tells_nothing(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a secret of the program")

    monkeypatch.setattr("consist.store.findings.SqlFindingStore.findings", broken)
    for path in ("/", "/api/v1/findings"):
        answer = client.get(path, headers=BEARER)
        assert answer.status_code == 500
        assert "secret" not in answer.text
