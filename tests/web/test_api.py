"""The API, in this process, against the store and against searches by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs

import pytest
from starlette.testclient import TestClient

from consist.decisions import FindingQuery, Order, Status
from consist.model import Decision, Verdict
from consist.ports import FindingStore
from consist.store import queue
from consist.teaching import Place, teaching_order
from consist.web.jobs import AddArticles, CheckIndex, Done
from tests.store.reports import many
from tests.web import desks

IDS = [finding.id for finding in desks.FINDINGS]
V1 = "/api/v1"


@pytest.fixture
def runner() -> desks.Runner:
    """Give what stands for the work of jobs."""
    return desks.Runner()


@pytest.fixture
def api(store: FindingStore, runner: desks.Runner) -> Iterator[TestClient]:
    """Give a program that has the token."""
    with desks.visitor(store, signed_in=False, runner=runner) as client:
        client.headers["Authorization"] = f"Bearer {desks.TOKEN}"
        yield client


def test_a_finding_says_what_the_store_says(api: TestClient) -> None:
    given = api.get(f"{V1}/findings/{IDS[0]}").json()
    finding = desks.FINDINGS[0]
    assert given["a"]["text"] == finding.a.text
    assert [desks.COURIER.text[s:e] for s, e in given["b"]["lit"]] == ["nine"]
    assert given["b"]["copies"][0]["outlet"] == "Bay Wire"
    assert given["scores"]["ab"]["contradiction"] == 0.9
    assert (given["status"], given["decision"], given["revision"]) == ("open", None, 0)
    context = api.get(f"{V1}/findings/{IDS[0]}/context").json()
    assert context["a"]["text"] == desks.HERALD.text
    assert {article["id"] for article in context["others"]} == {"post-1", "wire-1"}


@pytest.mark.parametrize("limit", [1, 2, 5, 100])
def test_pages_put_together_are_the_whole(api: TestClient, limit: int) -> None:
    met: list[str] = []
    after: dict[str, str] = {}
    while True:
        answer = api.get(f"{V1}/findings", params={"limit": str(limit), **after})
        page = answer.json()
        assert page["total"] == len(IDS)
        met += [finding["id"] for finding in page["findings"]]
        if page["next"] is None:
            assert "link" not in answer.headers
            break
        after = {"after": page["next"]}
        link = answer.headers["link"]
        assert link.endswith('rel="next"')
        query = parse_qs(link.partition(">")[0].lstrip("<?"))
        assert query == {"limit": [str(limit)], "after": [page["next"]]}
    assert met == IDS


def test_filters(api: TestClient) -> None:
    page = api.get(f"{V1}/findings?kind=framing&kind=disputed&outlet=Coast+Courier").json()
    assert [finding["id"] for finding in page["findings"]] == [IDS[3], IDS[4]]
    assert page["counts"] == {"open": 2, "confirmed": 0, "dismissed": 0, "unsure": 0}


@pytest.mark.parametrize(
    "query",
    ["kind=x", "limit=0", "limit=1001", "min_confidence=2", "after=x", "nonsense=1", "gone=x"],
)
def test_what_makes_no_sense_is_refused_with_the_place(api: TestClient, query: str) -> None:
    answer = api.get(f"{V1}/findings?{query}")
    assert answer.status_code == 422
    problem = answer.json()
    assert problem["title"] == "Unprocessable Content" or problem["status"] == 422
    assert query.partition("=")[0] in json.dumps(problem)


def test_a_decision_is_kept_and_repeating_it_changes_nothing(
    api: TestClient, store: FindingStore
) -> None:
    path = f"{V1}/findings/{IDS[0]}/decisions"
    given = {"verdict": "dismissed", "note": "Old", "author": "cms", "revision": 0}
    first = api.post(path, json=given)
    assert (first.status_code, first.json()["status"], first.json()["revision"]) == (
        201,
        "dismissed",
        1,
    )
    second = api.post(path, json=given)
    assert (second.status_code, second.json()) == (200, first.json())
    assert len(store.history(IDS[0])) == 1
    assert api.get(path).json()["decisions"][0]["author"] == "cms"


def test_a_decision_that_meets_another_is_refused(api: TestClient, store: FindingStore) -> None:
    store.decide(Decision(IDS[0], Verdict.UNSURE, "", "Ben Orr", desks.EPOCH))
    path = f"{V1}/findings/{IDS[0]}/decisions"
    answer = api.post(path, json={"verdict": "confirmed", "revision": 0})
    assert answer.status_code == 409
    assert "has been decided meanwhile" in answer.json()["detail"]
    assert "else" not in answer.json()["detail"]
    assert answer.headers["content-type"] == "application/problem+json"
    assert store.finding(IDS[0]).status is Status.UNSURE
    assert api.post(path, json={"verdict": "confirmed", "revision": 1}).status_code == 201
    assert api.post(path, json={"verdict": "cleared"}).json()["status"] == "open"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"verdict": "maybe"},
        {"verdict": "confirmed", "note": "x" * 2_001},
        {"verdict": "confirmed", "note": "\0"},
        {"verdict": "confirmed", "note": "\ud800"},
        {"verdict": "confirmed", "author": ""},
        {"verdict": "confirmed", "revision": -1},
        {"verdict": "confirmed", "revision": True},
        {"verdict": "confirmed", "extra": 1},
        [],
        "confirmed",
    ],
)
def test_decisions_that_make_no_sense_are_refused(
    api: TestClient, store: FindingStore, body: object
) -> None:
    answer = api.post(
        f"{V1}/findings/{IDS[0]}/decisions",
        content=json.dumps(body),
        headers={"Content-Type": "application/json"},
    )
    assert answer.status_code == 422
    assert store.history(IDS[0]) == ()


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_json_is_refused(api: TestClient, content: bytes) -> None:
    path = f"{V1}/findings/{IDS[0]}/decisions"
    answer = api.post(path, content=content, headers={"Content-Type": "application/json"})
    assert answer.status_code in {400, 422}
    assert answer.headers["content-type"] == "application/problem+json"


def test_json_that_is_not_called_so_is_asked_for(api: TestClient) -> None:
    path = f"{V1}/findings/{IDS[0]}/decisions"
    said = api.post(path, content=b'{"verdict": "confirmed"}').json()["detail"]
    assert "Content-Type: application/json" in said
    other = api.post(path, json={"verdict": "true"}).json()["detail"]
    assert "Content-Type" not in other


def test_unknown_things_are_not_found(api: TestClient) -> None:
    for path in ("findings/0000000000000000", "jobs/0000000000000000", "nothing"):
        answer = api.get(f"{V1}/{path}")
        assert answer.status_code == 404
        assert answer.json()["title"] == "Not Found"
    assert api.delete(f"{V1}/findings").status_code == 405


def test_the_export_holds_everything(api: TestClient, store: FindingStore) -> None:
    store.decide(Decision(IDS[1], Verdict.CONFIRMED, "Yes", "Ada", desks.EPOCH))
    answer = api.get(f"{V1}/export")
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert [line["id"] for line in lines] == IDS
    assert lines[1]["history"][0]["note"] == "Yes"
    assert lines[0]["history"] == []
    only = api.get(f"{V1}/export?status=confirmed").text.splitlines()
    assert [json.loads(line)["id"] for line in only] == [IDS[1]]


@pytest.mark.parametrize("order", list(Order))
def test_an_export_is_put_in_order_once(
    api: TestClient, store: FindingStore, monkeypatch: pytest.MonkeyPatch, order: Order
) -> None:
    store.record(many(450), at=desks.EPOCH)
    wanted = [one.id for one in store.findings(FindingQuery(order=order, limit=1000)).findings]
    sorts = 0

    def counted(*found: Any, **how: Any) -> list[Place]:
        nonlocal sorts
        sorts += 1
        return teaching_order(*found, **how)

    monkeypatch.setattr(queue, "teaching_order", counted)
    lines = api.get(f"{V1}/export?order={order.value}").text.splitlines()
    assert [json.loads(line)["id"] for line in lines] == wanted
    assert sorts == (order is Order.TEACHING)


def test_articles_are_taken_one_by_one(api: TestClient, runner: desks.Runner) -> None:
    articles = [
        {"outlet": "Quay Herald", "text": "Twelve boats burnt.", "published_at": "2031-05-01"},
        {"outlet": "Coast Courier", "text": "   "},
        {"outlet": "Island Post", "text": "<p>Nine</p><p>boats burnt.</p>", "id": "own"},
    ]
    answer = api.post(f"{V1}/articles", json={"index": "world", "articles": articles})
    assert answer.status_code == 202
    given = answer.json()
    assert given["skipped"] == [{"where": "article 2", "reason": "the text is empty"}]
    assert given["article_ids"][1] == "own"
    assert answer.headers["location"] == f"{V1}/jobs/{given['job']['id']}"
    job = desks.ended(api, given["job"]["id"])
    assert (job["state"], job["task"], job["figures"]) == ("done", "add articles", {"articles": 1})
    (task,) = runner.tasks
    assert isinstance(task, AddArticles)
    assert [article.outlet for article in task.articles] == ["Quay Herald", "Island Post"]
    assert "<p>" not in task.articles[1].text


def test_articles_that_share_an_id_are_all_taken(api: TestClient, runner: desks.Runner) -> None:
    articles = [
        {"id": "1", "outlet": "Quay Herald", "text": "Twelve boats burnt."},
        {"id": "1", "outlet": "Coast Courier", "text": "Nine boats burnt."},
        {"id": "1", "outlet": "Quay Herald", "text": "Twelve boats burnt."},
    ]
    answer = api.post(f"{V1}/articles", json={"index": "world", "articles": articles}).json()
    desks.ended(api, answer["job"]["id"])
    (task,) = runner.tasks
    assert isinstance(task, AddArticles)
    assert [article.outlet for article in task.articles] == ["Quay Herald", "Coast Courier"]
    assert answer["article_ids"] == [article.id for article in task.articles]
    assert len(set(answer["article_ids"])) == 2
    assert [item["where"] for item in answer["skipped"]] == ["article 3"]
    (note,) = answer["notes"]
    assert "the same id ('1')" in note
    assert repr(answer["article_ids"][1]) in note


def test_a_job_tells_under_which_ids_it_keeps_the_articles(
    api: TestClient, runner: desks.Runner
) -> None:
    runner.done = Done({"articles": 1}, article_ids=("1~Coast Courier",))
    article = {"id": "1", "outlet": "Coast Courier", "text": "Nine boats burnt."}
    answer = api.post(f"{V1}/articles", json={"index": "world", "articles": [article]}).json()
    assert answer["job"]["article_ids"] == []
    assert desks.ended(api, answer["job"]["id"])["article_ids"] == ["1~Coast Courier"]


def test_a_check_is_followed_to_its_end(api: TestClient, runner: desks.Runner) -> None:
    given = {"index": "world", "article_ids": ["a", "b"], "min_confidence": 0.7}
    started = api.post(f"{V1}/checks", json=given)
    assert started.status_code == 202
    job = desks.ended(api, started.json()["id"])
    assert (job["state"], job["stage"], job["steps"], job["of"]) == ("done", "reading", 2, 2)
    assert runner.tasks == [CheckIndex("world", ("a", "b"), 0.7)]
    assert [item["id"] for item in api.get(f"{V1}/jobs").json()["jobs"]] == [job["id"]]


@pytest.mark.parametrize(
    "body",
    [
        {"index": "../x"},
        {"index": ""},
        {"index": "world", "article_ids": []},
        {"index": "world", "min_confidence": float("nan")},
        {"index": "world", "min_confidence": 1.5},
    ],
)
def test_checks_that_make_no_sense_are_refused(api: TestClient, body: dict[str, object]) -> None:
    content = json.dumps(body)
    answer = api.post(f"{V1}/checks", content=content, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422


def test_the_description_has_no_loose_ends(api: TestClient) -> None:
    described = api.get(f"{V1}/openapi.json").json()
    names = set(described["components"]["schemas"])
    text = json.dumps(described)
    used = {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert used <= names
    assert described["security"] == [{"token": []}]
    assert "HTTPValidationError" not in text
