"""Who is let in, and what a page of another site cannot do."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from consist.errors import SettingsError
from consist.ports import FindingStore
from consist.web import WebSettings
from tests.web import desks

FINDING = desks.FINDINGS[0].id
PAGES = ["/", f"/findings/{FINDING}", "/stories", "/story?id=fire", "/?status=all&page=2"]
FORMS = [f"/findings/{FINDING}/decision", f"/findings/{FINDING}/undo", "/keys"]
CALLS = [
    ("GET", "/api/v1/findings"),
    ("GET", f"/api/v1/findings/{FINDING}"),
    ("GET", f"/api/v1/findings/{FINDING}/context"),
    ("GET", f"/api/v1/findings/{FINDING}/decisions"),
    ("POST", f"/api/v1/findings/{FINDING}/decisions"),
    ("GET", "/api/v1/export"),
    ("POST", "/api/v1/articles"),
    ("POST", "/api/v1/checks"),
    ("GET", "/api/v1/jobs"),
    ("GET", "/api/v1/webhooks/deliveries"),
    ("GET", "/api/v1/openapi.json"),
    ("GET", "/api/v1/nothing"),
]


@pytest.mark.parametrize("path", PAGES)
def test_a_stranger_is_asked_to_sign_in(stranger: TestClient, path: str) -> None:
    answer = stranger.get(path, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in?next=")
    assert "boats" not in stranger.get(path).text


@pytest.mark.parametrize("path", FORMS)
def test_a_strangers_form_is_refused(stranger: TestClient, store: FindingStore, path: str) -> None:
    fields = {"verdict": "confirmed", "revision": "0", "form_token": "0" * 64}
    assert stranger.post(path, data=fields).status_code == 403
    assert store.history(FINDING) == ()


@pytest.mark.parametrize("path", FORMS)
def test_a_form_of_another_session_is_refused(client: TestClient, path: str) -> None:
    with_other_name = client.get("/sign-in").text
    fields = desks.form_of(with_other_name, "/sign-in")
    old = fields["form_token"]
    client.post("/sign-in", data=fields | {"author": "Ben Orr"})
    answer = client.post(path, data={"verdict": "confirmed", "revision": "0", "form_token": old})
    assert answer.status_code == 403


@pytest.mark.parametrize(("method", "path"), CALLS)
@pytest.mark.parametrize(
    "header", [None, "Bearer", "Bearer wrong", f"Basic {desks.TOKEN}", f"Bearer {desks.TOKEN}x"]
)
def test_the_api_answers_nobody_without_the_token(
    client: TestClient, method: str, path: str, header: str | None
) -> None:
    """The client is signed in to the pages: a cookie opens no call, so no site can make one."""
    headers = {} if header is None else {"Authorization": header}
    answer = client.request(method, path, headers=headers, json={"verdict": "confirmed"})
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["www-authenticate"] == "Bearer"


def test_the_list_of_calls_above_is_whole(client: TestClient) -> None:
    described = client.get(
        "/api/v1/openapi.json", headers={"Authorization": f"Bearer {desks.TOKEN}"}
    ).json()
    paths = {
        (method.upper(), f"/api/v1{path}".replace("{finding_id}", FINDING))
        for path, methods in described["paths"].items()
        for method in methods
        if "{job_id}" not in path
    }
    assert paths <= set(CALLS)


def test_the_link_signs_in_and_hides_the_token(stranger: TestClient) -> None:
    answer = stranger.get(f"/stories?token={desks.TOKEN}&page=1", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/stories?page=1"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert desks.TOKEN not in cookie
    assert stranger.get("/stories").status_code == 200


def test_a_wrong_link_signs_nobody_in(stranger: TestClient) -> None:
    assert stranger.get("/?token=wrong").status_code == 403
    assert stranger.get("/", follow_redirects=False).status_code == 303


def test_signing_in_with_a_name(stranger: TestClient, store: FindingStore) -> None:
    asked = stranger.get(f"/findings/{FINDING}")
    fields = desks.form_of(asked.text, "/sign-in")
    wrong = stranger.post("/sign-in", data=fields | {"token": "wrong", "author": "Ben"})
    assert wrong.status_code == 403
    page = stranger.post("/sign-in", data=fields | {"token": desks.TOKEN, "author": "  Ben\nOrr  "})
    assert page.url.path == f"/findings/{FINDING}"
    action = f"/findings/{FINDING}/decision"
    stranger.post(action, data=desks.form_of(page.text, action) | {"verdict": "unsure"})
    decision = store.finding(FINDING).decision
    assert decision is not None
    assert decision.author == "Ben Orr"


@pytest.mark.parametrize(
    "target",
    ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/\n/x"],
)
def test_signing_in_leads_to_no_other_site(stranger: TestClient, target: str) -> None:
    answer = stranger.post(
        "/sign-in", data={"token": desks.TOKEN, "next": target}, follow_redirects=False
    )
    assert answer.headers["location"] == "/"


def test_signing_out(client: TestClient) -> None:
    client.post("/sign-out", data=desks.form_of(client.get("/sign-in").text, "/sign-out"))
    assert client.get("/", follow_redirects=False).status_code == 303


def test_another_token_ends_all_sessions(client: TestClient, store: FindingStore) -> None:
    cookies = dict(client.cookies)
    later = "another token, chosen later"
    with desks.visitor(store, signed_in=False, token=later) as other:
        other.cookies.update(cookies)
        assert other.get("/", follow_redirects=False).status_code == 303


def test_behind_https_the_cookie_stays_there(store: FindingStore) -> None:
    with desks.visitor(store, signed_in=False, public_url="https://desk.example") as other:
        answer = other.get(
            f"/?token={desks.TOKEN}", headers={"Host": "desk.example"}, follow_redirects=False
        )
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-")
    assert "secure" in cookie.lower()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"token": "short"}, "at least 16"),
        ({"token": "é" * 20}, "ASCII"),
        ({"port": 70_000}, "70000"),
        ({"webhooks": ("ftp://x.example",), "webhook_secret": "s" * 20}, "ftp://x.example"),
        ({"webhooks": ("https://x.example",)}, "CONSIST_WEBHOOK_SECRET"),
        ({"public_url": "desk.example"}, "desk.example"),
    ],
)
def test_settings_that_are_not_safe_are_refused(wrong: dict[str, object], said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        WebSettings(**{"token": desks.TOKEN, **wrong})  # type: ignore[arg-type]


def test_asking_for_the_heads_alone_signs_nobody_in(stranger: TestClient) -> None:
    got, asked = stranger.get("/sign-in"), stranger.head("/sign-in")
    assert (asked.status_code, asked.headers["content-type"]) == (200, got.headers["content-type"])
