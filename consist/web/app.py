"""The whole site: pages, static files and the API behind one guard."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from consist.errors import ConsistError, StoreError, UnknownFindingError
from consist.ports import FindingStore
from consist.web import coverage, finding, queue, story
from consist.web.access import KEYS_COOKIE, Visit, seen, sent, sign_in, sign_out
from consist.web.api import create_api
from consist.web.coverage_pages import Coverages
from consist.web.desk import Desk, desk_of
from consist.web.guard import Bodies, Hosts
from consist.web.jobs import Done, Job, Jobs, Runner
from consist.web.news import Newsroom
from consist.web.render import Page, render
from consist.web.sessions import Seal
from consist.web.settings import WebSettings
from consist.web.titles import StoryTitles
from consist.web.webhooks import Webhooks

FORM_BYTES = 64 * 1024
YEAR = 365 * 24 * 3600


def now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


def create_app(
    store: FindingStore,
    settings: WebSettings,
    *,
    runner: Runner,
    clock: Callable[[], datetime] = now,
) -> ASGIApp:
    """Return the site as an ASGI application.

    Args:
        store: The findings and decisions.
        settings: Who may come in, and what is shown.
        runner: What adds articles and checks indexes for the API.
        clock: The time.
    """
    hooks = Webhooks(settings.webhooks, secret=settings.webhook_secret, clock=clock)
    newsroom, coverages = Newsroom(store, hooks, settings), Coverages()

    def when_done(job: Job, done: Done) -> None:
        coverages.keep(job, done)
        newsroom.tell(job, done)

    desk = Desk(
        store=store,
        settings=settings,
        seal=Seal(settings.token),
        titles=StoryTitles(store, index=settings.index),
        jobs=Jobs(runner, clock=clock, when_done=when_done),
        coverages=coverages,
        webhooks=hooks,
        clock=clock,
    )

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        desk.jobs.close()
        desk.webhooks.close()

    pages = Starlette(routes=_routes(), exception_handlers=_HANDLERS, lifespan=lifespan)
    pages.state.desk = desk
    return Hosts(_Parts(pages, create_api(desk)), names=settings.names)


def _routes() -> list[Route | Mount]:
    one = "/findings/{finding_id}"
    return [
        Route("/", seen(queue.queue)),
        Route(one, seen(finding.finding)),
        Route(f"{one}/decision", sent(finding.decide), methods=["POST"]),
        Route(f"{one}/undo", sent(finding.undo), methods=["POST"]),
        Route(f"{one}/decision", seen(finding.back)),
        Route(f"{one}/undo", seen(finding.back)),
        Route("/stories", seen(story.stories)),
        Route("/story", seen(story.story)),
        Route("/story/coverage", seen(coverage.coverage)),
        Route("/story/coverage", sent(coverage.compare), methods=["POST"]),
        Route("/sign-in", sign_in, methods=["GET", "POST"]),
        Route("/sign-out", sign_out, methods=["POST"]),
        Route("/keys", sent(_switch_keys), methods=["POST"]),
        Route("/health", _health),
        Mount("/static", _static()),
    ]


class _Parts:
    """Sends calls of the API to it and everything else to the pages, each with its own limit."""

    def __init__(self, pages: ASGIApp, api: ASGIApp) -> None:
        refusal = PlainTextResponse("What was sent is too large.\n", status_code=413)
        self._pages = Bodies(pages, limit=FORM_BYTES, refusal=refusal)
        self._api = Mount("/api/v1", api)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on to its part."""
        if scope["type"] == "http" and scope["path"].startswith("/api/v1/"):
            _, inner = self._api.matches(scope)
            scope.update(inner)
            await self._api.handle(scope, receive, send)
        else:
            await self._pages(scope, receive, send)


def _static() -> ASGIApp:
    files = StaticFiles(directory=Path(__file__).parent / "static")

    async def kept(scope: Scope, receive: Receive, send: Send) -> None:
        async def headed(message: dict[str, object]) -> None:
            if message["type"] == "http.response.start" and message["status"] == HTTPStatus.OK:
                headers = message["headers"]
                assert isinstance(headers, list)  # noqa: S101 (as ASGI has it)
                headers.append((b"cache-control", f"public, max-age={YEAR}, immutable".encode()))
            await send(message)

        await files(scope, receive, headed)  # type: ignore[arg-type]

    return kept


async def _health(request: Request) -> Response:
    """Say that the server answers; for proxies and scripts that wait for it."""
    del request
    return PlainTextResponse("ok\n")


def _switch_keys(visit: Visit) -> Response:
    response = RedirectResponse("/", status_code=303)
    value = "off" if visit.form.get("keys") == "off" else "on"
    response.set_cookie(KEYS_COOKIE, value, max_age=YEAR, httponly=True, samesite="lax")
    return response


async def _fault(request: Request, error: Exception) -> Response:
    """Show what went wrong as a page."""
    status, detail = _told(error)
    desk = desk_of(request)
    session = desk.session(request)
    token = "" if session is None else desk.seal.form_token(session)
    heading = "Not found" if status == 404 else HTTPStatus(status).phrase
    page = Page(session=session, form_token=token)
    return render("fault.html.j2", page, status_code=status, heading=heading, detail=detail)


def _told(error: Exception) -> tuple[int, str]:
    match error:
        case HTTPException(status_code=404, detail="Not Found"):
            return 404, "There is no such page."
        case HTTPException():
            return error.status_code, error.detail
        case UnknownFindingError():
            return 404, "No check has reported this finding. It may stand in another store."
        case StoreError():
            return 503, str(error)
        case ConsistError():
            return 400, str(error)
        case _:
            return 500, "An error of the program. The server's log says more."


_HANDLERS = {HTTPException: _fault, ConsistError: _fault, Exception: _fault}
