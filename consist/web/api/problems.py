"""Errors as RFC 9457 has them: one shape for whatever went wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from consist.errors import (
    ConsistError,
    DecisionConflictError,
    InputError,
    StoreError,
    UnknownFindingError,
)
from consist.web.jobs import TooManyJobsError

_JSON = re.compile(r"application/(?:[\w.-]+\+)?json\b", re.IGNORECASE)
MEDIA_TYPE = "application/problem+json"


class Fault(BaseModel):
    """One thing that is wrong with a request."""

    where: str
    what: str


class Problem(BaseModel):
    """An error (RFC 9457): what kind, and in `detail` what to do about it."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    faults: list[Fault] = []


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the description of the errors that a call can answer with."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        status: {"description": HTTPStatus(status).phrase, "content": content}
        for status in statuses
    }


def problem(
    status: int,
    detail: str,
    *,
    faults: Sequence[Fault] = (),
    headers: dict[str, str] | None = None,
) -> Response:
    """Return an error as an answer."""
    said = Problem(
        title=HTTPStatus(status).phrase, status=status, detail=detail, faults=list(faults)
    )
    body = json.dumps(said.model_dump(), ensure_ascii=True)
    return Response(body, status_code=status, media_type=MEDIA_TYPE, headers=headers)


def handle_problems(app: FastAPI) -> None:
    """Have the application answer every error as a problem."""
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(ConsistError, _known)
    app.add_exception_handler(Exception, _unknown)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 (what it is registered for)
    faults = [
        Fault(where=".".join(str(part) for part in item["loc"]), what=str(item["msg"]))
        for item in error.errors()
    ]
    detail = "The request does not fit the API's description."
    body = any(item["loc"][:1] == ("body",) for item in error.errors())
    if body and not _JSON.match(request.headers.get("content-type", "")):
        detail += " Send JSON, with the header Content-Type: application/json."
    return problem(422, detail, faults=faults)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 (what it is registered for)
    headers = dict(error.headers or {})
    if error.status_code == 404 and error.detail == "Not Found":
        return problem(404, f"There is nothing at {request.url.path}.", headers=headers)
    return problem(error.status_code, error.detail, headers=headers)


async def _known(request: Request, error: Exception) -> Response:
    del request
    match error:
        case UnknownFindingError():
            return problem(404, str(error))
        case DecisionConflictError():
            return problem(409, str(error))
        case TooManyJobsError():
            return problem(429, str(error), headers={"Retry-After": "30"})
        case InputError():
            return problem(422, str(error))
        case StoreError():
            return problem(503, str(error), headers={"Retry-After": "5"})
        case _:
            return problem(500, str(error))


async def _unknown(request: Request, error: Exception) -> Response:
    del request, error  # the server logs it
    return problem(500, "An error of the program; the server's log says more.")
