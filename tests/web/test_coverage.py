"""A story's coverage: offered, compared once, shown; and its page can run no script."""

from __future__ import annotations

from urllib.parse import quote

from consist.model import Decision, Verdict
from consist.ports import FindingStore
from consist.web.jobs import CompareStory, Done
from tests.web import desks

STORY = "/story/coverage?id=fire"


def test_a_story_is_compared_once_and_then_shown(store: FindingStore) -> None:
    runner = desks.Runner(done=Done({"claims": 3}, page="<p>the page that was made</p>"))
    with desks.visitor(store, runner=runner) as client:
        offered = client.get(STORY)
        assert "Comparing 4 outlets takes" in offered.text
        fields = desks.form_of(offered.text, "/story/coverage")
        shown = client.post("/story/coverage", data=fields)
        until = desks.deadline()
        while "the page that was made" not in shown.text:
            until()
            shown = client.get(STORY)
        again = client.post("/story/coverage", data=fields)
    assert again.text == "<p>the page that was made</p>"
    policy = again.headers["content-security-policy"]
    assert "script-src" not in policy
    assert policy.startswith("default-src 'none'")
    (task,) = runner.tasks
    assert isinstance(task, CompareStory)
    assert [article.id for article in task.articles] == [
        "courier-1",
        "herald-1",
        "post-1",
        "wire-1",
    ]
    assert {article.story for article in task.articles} == {"fire"}


def test_a_story_is_offered_anew_once_a_finding_is_dismissed(store: FindingStore) -> None:
    runner = desks.Runner(done=Done({}, page="<p>made</p>"))
    with desks.visitor(store, runner=runner) as client:
        fields = desks.form_of(client.get(STORY).text, "/story/coverage")
        client.post("/story/coverage", data=fields)
        until = desks.deadline()
        while client.get(STORY).text != "<p>made</p>":
            until()
        elsewhere, of_the_story = desks.FINDINGS[5], desks.FINDINGS[0]
        for finding, shown in ((elsewhere, True), (of_the_story, False)):
            decision = Decision(finding.id, Verdict.DISMISSED, "", "Ada", desks.EPOCH)
            store.decide(decision)
            assert (client.get(STORY).text == "<p>made</p>") is shown
        client.post("/story/coverage", data=fields)
        while client.get(STORY).text != "<p>made</p>":
            until()
    assert len({task.key for task in runner.tasks if isinstance(task, CompareStory)}) == 2


def test_a_comparison_that_fails_says_why_and_can_be_tried_again(store: FindingStore) -> None:
    runner = desks.Runner(error=ValueError("secret"))
    with desks.visitor(store, runner=runner) as client:
        fields = desks.form_of(client.get(STORY).text, "/story/coverage")
        shown = client.post("/story/coverage", data=fields)
        until = desks.deadline()
        while "The comparison failed" not in shown.text:
            until()
            shown = client.get(STORY)
        assert "secret" not in shown.text
        runner.error, runner.done = None, Done({}, page="<p>done</p>")
        client.post("/story/coverage", data=fields)
        while client.get(STORY).text != "<p>done</p>":
            until()


def test_an_unknown_story_has_no_coverage(store: FindingStore) -> None:
    with desks.visitor(store) as client:
        assert client.get("/story/coverage?id=none").status_code == 404
        assert client.get("/story/coverage").status_code == 404
        hostile = quote(desks.FINDINGS[5].story or "")
        assert client.get(f"/story/coverage?id={hostile}").status_code == 200


def test_a_story_of_another_index_has_none_here(store: FindingStore) -> None:
    store.record(desks.report(), at=desks.EPOCH, index="world")
    for index, status in (("world", 200), ("other", 404)):
        with desks.visitor(store, index=index) as client:
            assert client.get(STORY).status_code == status
