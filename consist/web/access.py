"""Signing in, and what a page asks before it answers: a session, and for forms its token."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from consist.web.desk import Desk, desk_of
from consist.web.render import Page, render
from consist.web.sessions import SESSION_SECONDS, Session, tidy_author

FIELDS_A_FORM = 40
KEYS_COOKIE = "consist_keys"


@dataclass(frozen=True, slots=True)
class Visit:
    """A request by somebody who is signed in; `form` are the fields of a POST."""

    request: Request
    desk: Desk
    session: Session
    form: dict[str, str] = field(default_factory=dict)

    def page(self, here: str = "") -> Page:
        """Return what every page's frame shows."""
        return Page(
            here=here,
            session=self.session,
            form_token=self.desk.seal.form_token(self.session),
            keys=self.request.cookies.get(KEYS_COOKIE) != "off",
        )


Handler = Callable[[Visit], Response]
Endpoint = Callable[[Request], Awaitable[Response]]


def seen(handler: Handler) -> Endpoint:
    """Make an endpoint for GET that lets in who is signed in, or brings the token along."""

    async def endpoint(request: Request) -> Response:
        desk = desk_of(request)
        if "token" in request.query_params:
            return _by_link(request, desk)
        session = desk.session(request)
        if session is None:
            asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(f"/sign-in?{urlencode({'next': asked})}", status_code=303)
        return await run_in_threadpool(handler, Visit(request, desk, session))

    return endpoint


def sent(handler: Handler) -> Endpoint:
    """Make an endpoint for POST that takes forms of the session's own pages alone."""

    async def endpoint(request: Request) -> Response:
        desk = desk_of(request)
        session = desk.session(request)
        if session is None:
            raise HTTPException(403, "You are not signed in, or no longer. Sign in and try again.")
        form = await _fields(request)
        if not desk.seal.is_own_form(session, form.get("form_token", "")):
            raise HTTPException(
                403, "This form was not made for you by this page. Go back, reload, try again."
            )
        return await run_in_threadpool(handler, Visit(request, desk, session, form))

    return endpoint


async def sign_in(request: Request) -> Response:
    """Show the form that asks for the token and a name, or take it."""
    desk = desk_of(request)
    session = desk.session(request)
    if request.method != "POST":
        return _ask(request, session, to=request.query_params.get("next", "/"))
    form = await _fields(request)
    to, name = form.get("next", "/"), tidy_author(form.get("author", ""))
    renamed = session is not None and desk.seal.is_own_form(session, form.get("form_token", ""))
    if not (renamed or desk.seal.admits(form.get("token", "").strip())):
        return _ask(request, session, to=to, fault="That is not the token. Ask who runs the page.")
    return _admit(desk, name or desk.settings.author, to=to)


async def sign_out(request: Request) -> Response:
    """Forget who is signed in."""
    desk = desk_of(request)
    session = desk.session(request)
    form = await _fields(request)
    if session is not None and not desk.seal.is_own_form(session, form.get("form_token", "")):
        raise HTTPException(403, "This form was not made for you by this page.")
    response = RedirectResponse("/sign-in", status_code=303)
    response.delete_cookie(desk.cookie, secure=desk.settings.secure, httponly=True)
    return response


def local(path: str) -> str:
    """Return a path of this site, the first page where it leads elsewhere.

    >>> local("/findings/1?at=2"), local("//evil.example"), local("https://evil.example")
    ('/findings/1?at=2', '/', '/')
    """
    fits = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if fits and path.isprintable() else "/"


def _by_link(request: Request, desk: Desk) -> Response:
    """Sign in by the link that the server prints, and drop the token from the address."""
    rest = [(name, value) for name, value in request.query_params.multi_items() if name != "token"]
    to = request.url.path + (f"?{urlencode(rest)}" if rest else "")
    if not desk.seal.admits(request.query_params["token"]):
        return _ask(
            request, None, to=to, fault="The token of this link is not, or no longer, valid."
        )
    session = desk.session(request)
    return _admit(desk, desk.settings.author if session is None else session.author, to=to)


def _admit(desk: Desk, author: str, *, to: str) -> Response:
    session = Session(author, secrets.token_urlsafe(12), int(desk.clock().timestamp()))
    response = RedirectResponse(local(to), status_code=303)
    response.set_cookie(
        desk.cookie,
        desk.seal.cookie(session),
        max_age=SESSION_SECONDS,
        httponly=True,
        samesite="lax",
        secure=desk.settings.secure,
    )
    return response


def _ask(request: Request, session: Session | None, *, to: str, fault: str = "") -> Response:
    token = "" if session is None else desk_of(request).seal.form_token(session)
    page = Page(here="sign-in", session=session, form_token=token, keys=False)
    return render(
        "sign_in.html.j2", page, status_code=403 if fault else 200, to=local(to), fault=fault
    )


async def _fields(request: Request) -> dict[str, str]:
    """Return the fields of a form as browsers send them by default; the last of a name counts."""
    body = (await request.body()).decode("utf-8", "replace")
    try:
        pairs = parse_qsl(body, keep_blank_values=True, max_num_fields=FIELDS_A_FORM)
    except ValueError as error:
        raise HTTPException(400, "The form has too many fields.") from error
    return {name: value.replace("\0", "") for name, value in pairs}  # no database keeps a null
