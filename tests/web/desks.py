"""A small desk for tests of the page: two stories by hand, one of them hostile, and its site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from time import monotonic, sleep
from typing import Any

from starlette.testclient import TestClient
from starlette.types import ASGIApp

from consist.model import (
    Article,
    ClashType,
    Copy,
    Finding,
    Kind,
    Passage,
    Reason,
    Report,
    Scores,
    Story,
)
from consist.ports import FindingStore, Progress
from consist.web import WebSettings, create_app
from consist.web.jobs import Done, Task

TOKEN = "a token that only the desk knows"  # noqa: S105 (a test's)
EPOCH = datetime(2031, 5, 1, 12, tzinfo=UTC)

SCRIPT = "<script>document.title='owned'</script>"
IMAGE = "<img src=x onerror=\"document.title='owned'\">"

HERALD = Article(
    "herald-1",
    "Quay Herald",
    "Flames were seen over the east pier before dawn.\n\nThe fire destroyed twelve boats. It broke "
    "out at 4 a.m. on Monday. “Nobody was on board,” the harbour master said.\n\n"
    + "Crews from three towns came to help. "
    * 40,
    title="Fire at the east pier",
    url="https://quayherald.example/fire",
    published_at=EPOCH,
)
COURIER = Article(
    "courier-1",
    "Coast Courier",
    "The market stayed shut. "
    * 60
    + "The fire destroyed nine boats. It broke out at 2 a.m. on Monday. Two sleepers were pulled "
    "from a cabin.",
    title="Nine boats lost",
    url="javascript:alert(1)",
    published_at=EPOCH + timedelta(hours=2),
)
POST = Article(
    "post-1",
    "Island Post",
    "Fifteen boats were destroyed by the fire. Insurers called it a freak accident.",
    title="Fifteen boats burn",
    published_at=EPOCH + timedelta(hours=3),
)
WIRE = Article(
    "wire-1",
    "Bay Wire",
    "The fire destroyed nine boats. More follows.",
    title="Boats burn",
    url="https://baywire.example/1",
    published_at=EPOCH + timedelta(hours=4),
)
MALLORY = Article(
    "mallory-1",
    f"Evil & Sons {IMAGE}",
    f"The bridge was closed. {SCRIPT} The bridge {IMAGE} has four lanes. \u202e{{{{ 7 * 7 }}}}",
    title=f"Bridge {SCRIPT}",
    url='https://evil.example/"><script>alert(1)</script>',
    published_at=EPOCH,
)
GAZETTE = Article(
    "gazette-1",
    "Gazette",
    "The bridge stayed open. The bridge has six lanes.",
    title="Bridge open",
    published_at=EPOCH,
)


def passage(of: Article, text: str, lit: str, *, copies: tuple[Copy, ...] = ()) -> Passage:
    start = of.text.index(text)
    begin = of.text.index(lit, start)
    spans = ((begin, begin + len(lit)),)
    return Passage(of.id, of.outlet, start, start + len(text), text, lit=spans, copies=copies)


def finding(a: Passage, b: Passage, **how: object) -> Finding:
    plain = {
        "kind": Kind.CONTRADICTION,
        "type": ClashType.NUMBER,
        "confidence": 0.9,
        "story": "fire",
        "forward": Scores(0.02, 0.08, 0.9),
        "backward": Scores(0.1, 0.7, 0.2),
        "similarity": 0.8,
        "reasons": (Reason("clash.number", "Twelve against nine."),),
    }
    return Finding(a=a, b=b, **{**plain, **how})  # type: ignore[arg-type]


TWELVE = passage(HERALD, "The fire destroyed twelve boats.", "twelve")
NINE = passage(
    COURIER, "The fire destroyed nine boats.", "nine", copies=(Copy("wire-1", "Bay Wire", 0, 30),)
)
FIFTEEN = passage(POST, "Fifteen boats were destroyed by the fire.", "Fifteen")

FINDINGS = (
    finding(TWELVE, NINE, confidence=0.95),
    finding(TWELVE, FIFTEEN, confidence=0.85),
    finding(
        passage(HERALD, "It broke out at 4 a.m. on Monday.", "4 a.m."),
        passage(COURIER, "It broke out at 2 a.m. on Monday.", "2 a.m."),
        type=ClashType.DATE_TIME,
        confidence=0.75,
    ),
    finding(
        passage(HERALD, "“Nobody was on board,” the harbour master said.", "Nobody"),
        passage(COURIER, "Two sleepers were pulled from a cabin.", "Two sleepers"),
        kind=Kind.DISPUTED,
        type=None,
        confidence=0.65,
    ),
    finding(
        passage(COURIER, "Two sleepers were pulled from a cabin.", "pulled"),
        passage(POST, "Insurers called it a freak accident.", "freak accident"),
        kind=Kind.FRAMING,
        type=None,
        confidence=0.55,
    ),
    finding(
        passage(MALLORY, f"The bridge was closed. {SCRIPT}", "closed"),
        passage(GAZETTE, "The bridge stayed open.", "open"),
        story=f"bridge {IMAGE}",
        confidence=0.5,
        reasons=(Reason("clash.x", f"Closed {SCRIPT} against open."),),
    ),
)
ARTICLES = (HERALD, COURIER, POST, WIRE, MALLORY, GAZETTE)


def report(findings: Sequence[Finding] = FINDINGS) -> Report:
    """Return a run that found these."""
    return Report(
        articles=ARTICLES,
        sentences=(),
        stories=(
            Story("fire", ("courier-1", "herald-1", "post-1", "wire-1")),
            Story(f"bridge {IMAGE}", ("gazette-1", "mallory-1")),
        ),
        findings=tuple(findings),
        skipped=(),
    )


def fill(store: FindingStore) -> None:
    """Record the findings by hand."""
    store.record(report(), at=EPOCH)


@dataclass
class Clock:
    """A clock that goes on by a second whenever it is read."""

    at: datetime = EPOCH + timedelta(days=1)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@dataclass
class Runner:
    """Does no task, but remembers each and fails when told to."""

    tasks: list[Task] = field(default_factory=list)
    error: Exception | None = None
    done: Done = field(default_factory=lambda: Done({"articles": 1}))

    def __call__(self, task: Task, progress: Progress) -> Done:
        self.tasks.append(task)
        progress.begin("reading", 2)
        progress.advance(2)
        if self.error is not None:
            raise self.error
        return self.done


def site(store: FindingStore, *, runner: Runner | None = None, **settings: object) -> ASGIApp:
    """Return a site over the store."""
    chosen = WebSettings(**{"token": TOKEN, "author": "Ada Quell", **settings})  # type: ignore[arg-type]
    return create_app(store, chosen, runner=runner or Runner(), clock=Clock())


@contextmanager
def visitor(
    store: FindingStore, *, signed_in: bool = True, runner: Runner | None = None, **settings: object
) -> Iterator[TestClient]:
    """Give a browser of sorts on a site over the store."""
    app = site(store, runner=runner, **settings)
    address = "http://localhost:8765"
    with TestClient(app, base_url=address, raise_server_exceptions=False) as client:
        if signed_in:
            client.get("/", params={"token": TOKEN})
        yield client


def deadline(*, seconds: float = 60) -> Callable[[], None]:
    """Return what waits a moment, and fails once that took too long altogether."""
    until = monotonic() + seconds

    def wait() -> None:
        assert monotonic() < until
        sleep(0.02)

    return wait


def ended(api: TestClient, job_id: str, *, seconds: float = 60) -> dict[str, Any]:
    """Return a job once it has ended."""
    wait = deadline(seconds=seconds)
    while True:
        job: dict[str, Any] = api.get(f"/api/v1/jobs/{job_id}").json()
        if job["ended"] is not None:
            return job
        wait()


def form_of(page: str, action: str) -> dict[str, str]:
    """Return the hidden fields of the form of that action, as a browser would send them."""
    from lxml import html

    tree = html.fromstring(page)
    (form,) = (form for form in tree.forms if form.action == action)
    return {name: str(value or "") for name, value in form.form_values()}
