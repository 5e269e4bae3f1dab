"""The API as an application of its own, mounted beside the pages."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from consist.version import version
from consist.web.api import findings, work
from consist.web.api.problems import Fault, Problem, handle_problems, problem, responses
from consist.web.desk import Desk
from consist.web.guard import Bodies
from consist.web.sessions import Seal

PREFIX = "/api/v1"
BODY_BYTES = 32 * 1024 * 1024

ABOUT = (
    "Submit articles, start checks and follow them, fetch findings, decide on them. Every call "
    "carries the token of `consist review` as a bearer token. Errors are problems as in RFC 9457."
)


def create_api(desk: Desk) -> ASGIApp:
    """Return the API; nothing of a request is read before its token was found right."""
    app = FastAPI(
        title="consist",
        version=version(),
        description=ABOUT,
        docs_url=None,  # their pages load scripts from elsewhere
        redoc_url=None,
        responses=responses(400, 401, 413),
    )
    app.state.desk = desk
    app.include_router(findings.router)
    app.include_router(work.router)
    handle_problems(app)
    app.openapi = lambda: _described(app)  # type: ignore[method-assign]
    too_large = problem(
        413, f"The body is larger than {BODY_BYTES // 2**20} MiB; send less at once."
    )
    return BearerGate(Bodies(app, limit=BODY_BYTES, refusal=too_large), seal=desk.seal)


class BearerGate:
    """Lets in what carries the token, whatever it asks for."""

    def __init__(self, app: ASGIApp, *, seal: Seal) -> None:
        self._app = app
        self._seal = seal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 401."""
        scheme, _, token = Headers(scope=scope).get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self._seal.admits(token.strip()):
            await self._app(scope, receive, send)
            return
        refusal = problem(
            401,
            "Send the token of the server as: Authorization: Bearer TOKEN.",
            headers={"WWW-Authenticate": "Bearer"},
        )
        await refusal(scope, receive, send)


def _described(app: FastAPI) -> dict[str, Any]:
    if app.openapi_schema is None:
        schema = get_openapi(
            title=app.title, version=app.version, description=ABOUT, routes=app.routes
        )
        schema["servers"] = [{"url": PREFIX}]
        parts = schema.setdefault("components", {})
        parts["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        parts["schemas"]["Problem"] = Problem.model_json_schema(
            ref_template="#/components/schemas/{model}"
        )
        parts["schemas"]["Problem"].pop("$defs", None)
        parts["schemas"]["Fault"] = Fault.model_json_schema()
        schema["security"] = [{"token": []}]
        app.openapi_schema = schema
    return app.openapi_schema
