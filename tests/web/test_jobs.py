"""Jobs: in order, one at a time, and one's fault is no other's."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event, Lock
from time import monotonic, sleep

import pytest

from consist.errors import InputError
from consist.model import Article
from consist.ports import Progress
from consist.web.jobs import (
    MOST_WAITING,
    AddArticles,
    CheckIndex,
    CompareStory,
    Done,
    Job,
    Jobs,
    JobState,
    Task,
    TooManyJobsError,
)
from tests.web import desks


def task(name: str) -> CheckIndex:
    return CheckIndex(name, None, 0.5)


def wait(jobs: Jobs, job: Job) -> Job:
    until = monotonic() + 20
    while True:
        now = jobs.job(job.id)
        assert now is not None
        if now.ended is not None:
            return now
        assert monotonic() < until, now
        sleep(0.005)


def test_one_at_a_time_in_the_order_they_came() -> None:
    at_work, most, order, lock = 0, 0, list[str | None](), Lock()

    def runner(given: Task, progress: Progress) -> Done:
        nonlocal at_work, most
        del progress
        with lock:
            at_work += 1
            most = max(most, at_work)
        sleep(0.01)
        order.append(given.index)
        with lock:
            at_work -= 1
        return Done({})

    jobs = Jobs(runner, clock=desks.Clock(), when_done=lambda _, __: None)
    given = [jobs.submit(task(str(number))) for number in range(8)]
    for job in given:
        wait(jobs, job)
    jobs.close()
    assert (most, order) == (1, [str(number) for number in range(8)])


def test_an_error_ends_its_job_alone() -> None:
    def runner(given: Task, progress: Progress) -> Done:
        progress.begin("reading", 3)
        progress.advance(2)
        if given.index == "known":
            raise InputError("there is no index 'known'")
        if given.index == "unknown":
            raise ZeroDivisionError("secret")
        return Done({"new": 1})

    jobs = Jobs(runner, clock=desks.Clock(), when_done=lambda _, __: None)
    known, unknown, good = (jobs.submit(task(name)) for name in ("known", "unknown", "good"))
    said = [wait(jobs, job) for job in (known, unknown, good)]
    jobs.close()
    assert [job.state for job in said] == [JobState.FAILED, JobState.FAILED, JobState.DONE]
    assert said[0].error == "there is no index 'known'"
    assert said[1].error is not None
    assert "secret" not in said[1].error
    assert (said[0].stage, said[0].steps, said[0].of) == ("reading", 2, 3)
    assert said[2].figures == {"new": 1}
    assert said[2].started is not None
    assert said[2].ended is not None
    assert said[2].created < said[2].started < said[2].ended


def test_an_error_of_who_is_told_stops_nothing() -> None:
    def told(*_: object) -> None:
        raise ZeroDivisionError

    jobs = Jobs(lambda _, __: Done({}), clock=desks.Clock(), when_done=told)
    for _ in range(2):
        assert wait(jobs, jobs.submit(task("x"))).state is JobState.DONE
    jobs.close()


def test_the_line_has_an_end() -> None:
    go = Event()

    def runner(given: Task, progress: Progress) -> Done:
        del given, progress
        go.wait(20)
        return Done({})

    jobs = Jobs(runner, clock=desks.Clock(), when_done=lambda _, __: None)
    first = jobs.submit(task("running"))
    until = monotonic() + 20
    while (now := jobs.job(first.id)) is not None and now.state is JobState.WAITING:
        assert monotonic() < until
        sleep(0.005)
    waiting = [jobs.submit(task("waiting")) for _ in range(MOST_WAITING)]
    with pytest.raises(TooManyJobsError, match="20"):
        jobs.submit(task("one too many"))
    go.set()
    wait(jobs, waiting[-1])
    assert jobs.submit(task("again")).state is JobState.WAITING
    jobs.close()


@pytest.mark.parametrize("error", [None, InputError("no"), ZeroDivisionError()])
@pytest.mark.parametrize("kind", [partial(AddArticles, "world"), partial(CompareStory, "key")])
def test_a_job_that_ended_keeps_no_articles(
    kind: Callable[[tuple[Article, ...]], Task], error: Exception | None
) -> None:
    told: list[Task] = []
    runner = desks.Runner(error=error)
    jobs = Jobs(runner, clock=desks.Clock(), when_done=lambda job, _: told.append(job.task))
    given = kind(desks.ARTICLES)
    kept = wait(jobs, jobs.submit(given)).task
    jobs.close()
    assert kept == kind(())
    assert runner.tasks == [given]
    assert told == ([given] if error is None else [])
