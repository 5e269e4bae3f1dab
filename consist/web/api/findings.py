"""Findings and decisions on them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query, Request, Response
from starlette.responses import StreamingResponse

from consist.decisions import FindingQuery
from consist.errors import DecisionConflictError
from consist.model import Decision
from consist.web.api.given import FINDING_ID, DecisionIn, FiltersIn, PageIn
from consist.web.api.problems import responses
from consist.web.api.schemas import (
    ArticleOut,
    ContextOut,
    Counts,
    DecisionOut,
    FindingOut,
    FindingsOut,
    HistoryOut,
)
from consist.web.desk import Desk, desk_of

router = APIRouter(tags=["findings"])

Id = Annotated[str, Path(pattern=FINDING_ID, description="The finding's id.")]
NDJSON = "application/x-ndjson"


@router.get("/findings", responses=responses(422))
def list_findings(
    request: Request,
    response: Response,
    asked: Annotated[PageIn, Query()],
) -> FindingsOut:
    """List findings, ranked, a page at a time."""
    page = desk_of(request).store.findings(asked.page())
    if page.next is not None:
        rest = [(k, v) for k, v in request.query_params.multi_items() if k != "after"]
        response.headers["Link"] = f'<?{urlencode([*rest, ("after", page.next)])}>; rel="next"'
    return FindingsOut(
        findings=[FindingOut.of(stored) for stored in page.findings],
        total=page.total,
        counts=Counts(
            open=page.counts.open,
            confirmed=page.counts.confirmed,
            dismissed=page.counts.dismissed,
            unsure=page.counts.unsure,
        ),
        next=page.next,
    )


@router.get("/findings/{finding_id}", responses=responses(404, 422))
def get_finding(request: Request, finding_id: Id) -> FindingOut:
    """Get one finding."""
    return FindingOut.of(desk_of(request).store.finding(finding_id))


@router.get("/findings/{finding_id}/context", responses=responses(404, 422))
def get_context(request: Request, finding_id: Id) -> ContextOut:
    """Get the full articles that a finding stands in."""
    context = desk_of(request).store.context(finding_id)
    return ContextOut(
        a=ArticleOut.of(context.a),
        b=ArticleOut.of(context.b),
        others=[ArticleOut.of(article) for article in context.others],
    )


@router.get("/findings/{finding_id}/decisions", responses=responses(404, 422))
def get_history(request: Request, finding_id: Id) -> HistoryOut:
    """Get everything that was said of a finding."""
    history = desk_of(request).store.history(finding_id)
    return HistoryOut(decisions=[DecisionOut.of(decision) for decision in history])


@router.post(
    "/findings/{finding_id}/decisions",
    status_code=201,
    responses={
        200: {"model": FindingOut, "description": "It was the last word already."},
        **responses(404, 409, 422),
    },
)
def post_decision(
    request: Request, response: Response, finding_id: Id, given: DecisionIn
) -> FindingOut:
    """Decide on a finding; it is durable when this answers."""
    desk = desk_of(request)
    decision = Decision(finding_id, given.verdict, given.note, given.author, desk.clock())
    if not desk.is_last_word(decision):
        try:
            return FindingOut.of(desk.store.decide(decision, expected=given.revision))
        except DecisionConflictError:
            if not desk.is_last_word(decision):
                raise
    response.status_code = 200
    return FindingOut.of(desk.store.finding(finding_id))


@router.get(
    "/export",
    response_class=StreamingResponse,
    responses={
        200: {"content": {NDJSON: {"schema": {"type": "string"}}}},
        **responses(422),
    },
)
def export(request: Request, asked: Annotated[FiltersIn, Query()]) -> StreamingResponse:
    """Stream all findings with their histories, one JSON object a line."""
    return StreamingResponse(_lines(desk_of(request), asked.query()), media_type=NDJSON)


def _lines(desk: Desk, query: FindingQuery) -> Iterator[str]:
    for stored in desk.store.every(query):
        line = FindingOut.of(stored).model_dump(mode="json")
        said = desk.store.history(stored.id) if stored.revision else ()
        line["history"] = [DecisionOut.of(decision).model_dump(mode="json") for decision in said]
        yield json.dumps(line, ensure_ascii=False) + "\n"
