"""Work that takes longer than an answer may: one job at a time, in the order they came.

Jobs live as long as the server. What a finished one did, the store keeps.
"""

from __future__ import annotations

import logging
import secrets
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import TypeAlias

from consist.errors import ConsistError
from consist.model import Article
from consist.ports import Progress

logger = logging.getLogger(__name__)

MOST_WAITING = 20
MOST_REMEMBERED = 200


@dataclass(frozen=True, slots=True)
class AddArticles:
    """Articles to add to an index; one of a known id is replaced."""

    index: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class CheckIndex:
    """A check of an index whose findings are recorded.

    Attributes:
        index: The index.
        article_ids: Only what these articles have to do with the others; None compares all.
        min_confidence: Findings below it are left out, in [0, 1].
    """

    index: str
    article_ids: tuple[str, ...] | None
    min_confidence: float


@dataclass(frozen=True, slots=True)
class CompareStory:
    """A comparison of how the outlets of one story cover it.

    Attributes:
        key: What the page that it makes is kept under.
        articles: The story's articles; each names the story.
    """

    key: str
    articles: tuple[Article, ...]

    @property
    def index(self) -> None:
        """A comparison belongs to no index."""
        return


Task: TypeAlias = AddArticles | CheckIndex | CompareStory


@dataclass(frozen=True, slots=True)
class Done:
    """What a task did.

    Attributes:
        figures: Numbers by name.
        new: The ids of new findings.
        article_ids: The ids under which articles were added.
        page: The page that was made.
    """

    figures: Mapping[str, int]
    new: tuple[str, ...] = ()
    article_ids: tuple[str, ...] = ()
    page: str = ""


Runner = Callable[[Task, Progress], Done]


class JobState(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A task and how far it is; `steps` of `of` count within the stage, whose name says what."""

    id: str
    task: Task
    created: datetime
    state: JobState = JobState.WAITING
    stage: str = ""
    steps: int = 0
    of: int | None = None
    started: datetime | None = None
    ended: datetime | None = None
    figures: Mapping[str, int] = field(default_factory=dict)
    article_ids: tuple[str, ...] = ()
    error: str | None = None


class TooManyJobsError(ConsistError):
    """So many jobs wait that no more are taken."""


class Jobs:
    """Runs tasks in a thread of its own; an error ends its job and nothing else.

    Args:
        runner: What does a task.
        clock: The time.
        when_done: Called with a job and what it did, in the thread of the jobs.
    """

    def __init__(
        self,
        runner: Runner,
        *,
        clock: Callable[[], datetime],
        when_done: Callable[[Job, Done], None],
    ) -> None:
        self._runner = runner
        self._clock = clock
        self._when_done = when_done
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._waiting: SimpleQueue[str | None] = SimpleQueue()  # None ends the thread
        self._lock = Lock()
        self._closed = Event()
        self._thread = Thread(target=self._work, name="consist-jobs", daemon=True)
        self._thread.start()

    def submit(self, task: Task) -> Job:
        """Put a task in line.

        Raises:
            TooManyJobsError: The line is too long.
        """
        job = Job(id=secrets.token_hex(8), task=task, created=self._clock())
        with self._lock:
            waiting = sum(job.state is JobState.WAITING for job in self._jobs.values())
            if waiting >= MOST_WAITING:
                raise TooManyJobsError(
                    f"{waiting} jobs are waiting already; try again when some are done"
                )
            self._jobs[job.id] = job
            ended = [known.id for known in self._jobs.values() if known.ended is not None]
            for old in ended[: max(0, len(self._jobs) - MOST_REMEMBERED)]:
                del self._jobs[old]
        self._waiting.put(job.id)
        return job

    def job(self, job_id: str) -> Job | None:
        """Return a job as it stands, None where there is none of that id."""
        with self._lock:
            return self._jobs.get(job_id)

    def all(self) -> tuple[Job, ...]:
        """Return the jobs that are remembered, the newest first."""
        with self._lock:
            return tuple(reversed(self._jobs.values()))

    def close(self) -> None:
        """Take no more from the line; a job that is running is not waited for."""
        self._closed.set()
        self._waiting.put(None)
        self._thread.join(timeout=1.0)

    def _work(self) -> None:
        while (job_id := self._waiting.get()) is not None and not self._closed.is_set():
            self._run(job_id)

    def _run(self, job_id: str) -> None:
        job = self._change(job_id, state=JobState.RUNNING, started=self._clock())
        try:
            done = self._runner(job.task, _Watcher(self, job_id))
        except ConsistError as error:
            self._end(job_id, state=JobState.FAILED, error=str(error))
            return
        except Exception as error:
            logger.exception("job %s failed", job_id)
            said = f"an error of the program, {type(error).__name__}; the server's log has more"
            self._end(job_id, state=JobState.FAILED, error=said)
            return
        ended = self._end(
            job_id,
            state=JobState.DONE,
            figures=dict(done.figures),
            article_ids=done.article_ids,
        )
        try:
            self._when_done(replace(ended, task=job.task), done)
        except Exception:
            logger.exception("nobody was told what job %s did", job_id)

    def _change(self, job_id: str, **changes: object) -> Job:
        with self._lock:
            job = replace(self._jobs[job_id], **changes)  # type: ignore[arg-type]
            self._jobs[job_id] = job
            return job

    def _end(self, job_id: str, **changes: object) -> Job:
        """Note the end, and let go of the articles; jobs are remembered by the hundred."""
        task = self._jobs[job_id].task
        if not isinstance(task, CheckIndex):
            task = replace(task, articles=())
        return self._change(job_id, task=task, ended=self._clock(), **changes)

    def _advanced(self, job_id: str, steps: int) -> None:
        with self._lock:
            job = self._jobs[job_id]
            self._jobs[job_id] = replace(job, steps=job.steps + steps)


class _Watcher:
    """The progress of one job."""

    def __init__(self, jobs: Jobs, job_id: str) -> None:
        self._jobs = jobs
        self._id = job_id

    def begin(self, stage: str, total: int | None) -> None:
        """Note the stage."""
        self._jobs._change(self._id, stage=stage, steps=0, of=total)  # noqa: SLF001 (its own part)

    def advance(self, steps: int = 1) -> None:
        """Note the steps."""
        self._jobs._advanced(self._id, steps)  # noqa: SLF001 (its own part)
