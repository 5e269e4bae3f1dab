"""What every request passes before any page sees it: host, size, and the headers of the answer.

Plain ASGI, so that nothing is buffered twice and no page can forget it.
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Hosts:
    """Refuses foreign host names, and adds the security headers to every answer.

    A page of another site can make a browser ask for its own host name at our address (DNS
    rebinding). So only known names are answered, and addresses in digits, which no name server can
    turn.
    """

    def __init__(self, app: ASGIApp, *, names: Iterable[str]) -> None:
        self._app = app
        self._names = frozenset(names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        app = self._app
        host = Headers(scope=scope).get("host", "")
        if not is_known_host(host, self._names):
            app = PlainTextResponse(
                f"This server does not answer to the host {ascii(host)[:100]}.\n"
                "Start consist review with --public-url if it stands behind another name.\n",
                status_code=421,
            )
        await app(scope, receive, _with_headers(send))


class Bodies:
    """Reads what was sent up to a limit in bytes; what is longer or breaks off goes no further."""

    def __init__(self, app: ASGIApp, *, limit: int, refusal: ASGIApp) -> None:
        self._app = app
        self._limit = limit
        self._refusal = refusal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the whole body on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        body = await _read(scope, receive, limit=self._limit)
        if body is None:
            await self._refusal(scope, receive, send)
        else:
            await self._app(scope, _replay(body, receive), send)


def is_known_host(host: str, names: frozenset[str]) -> bool:
    """Tell whether a Host header is one of the names or an address in digits, with any port.

    >>> asked = ("localhost:8765", "[::1]:80", "10.0.0.9", "evil.example")
    >>> [is_known_host(host, frozenset({"localhost"})) for host in asked]
    [True, True, True, False]
    """
    name = host.strip().lower()
    if name.startswith("["):
        name = name[1:].partition("]")[0]
    elif name.count(":") == 1:
        name = name.partition(":")[0]
    if name in names:
        return True
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


async def _read(scope: Scope, receive: Receive, *, limit: int) -> bytes | None:
    """Return the whole body, or None as soon as it is larger than it may be or breaks off."""
    stated = Headers(scope=scope).get("content-length", "0")
    if not stated.isdecimal() or int(stated[:20]) > limit:
        return None
    whole = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":  # the client has gone
            return None
        whole += message.get("body", b"")
        if len(whole) > limit:
            return None
        if not message.get("more_body", False):
            return bytes(whole)


def _replay(body: bytes, receive: Receive) -> Receive:
    pending: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def next_message() -> Message:
        return pending.pop() if pending else await receive()

    return next_message


def _with_headers(send: Send) -> Send:
    async def headed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return headed
