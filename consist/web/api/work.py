"""Articles to add, checks to run, and how far they are."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Request, Response

from consist.model import Article, Skipped
from consist.sources.fields import Fields, Origin
from consist.sources.identity import with_unique_ids
from consist.web.api.given import ArticlesIn, CheckIn
from consist.web.api.problems import responses
from consist.web.api.schemas import (
    DeliveriesOut,
    DeliveryOut,
    JobOut,
    JobsOut,
    SkippedOut,
    SubmittedOut,
)
from consist.web.desk import desk_of
from consist.web.jobs import AddArticles, CheckIndex

router = APIRouter(tags=["work"])

JobId = Annotated[str, Path(pattern="^[0-9a-f]{16}$", description="The job's id.")]


@router.post("/articles", status_code=202, responses=responses(422, 429))
def submit_articles(request: Request, response: Response, given: ArticlesIn) -> SubmittedOut:
    """Add articles to an index, in the background; they are kept when the job is done."""
    fields, origin = Fields(), Origin("submitted", "")
    rows = (item.model_dump(exclude_none=True) for item in given.articles)
    read = [
        fields.article(row, origin=origin, where=f"article {number}")
        for number, row in enumerate(rows, 1)
    ]
    articles: list[Article] = []
    skipped: list[SkippedOut] = []
    notes: list[str] = []
    for met in with_unique_ids(read):
        if isinstance(met, Article):
            articles.append(met)
        elif isinstance(met, Skipped):
            skipped.append(SkippedOut(where=met.where, reason=met.reason))
        else:
            notes.append(met.reason)
    if not articles:
        raise HTTPException(422, f"None of the articles can be used; {skipped[0].reason}.")
    job = desk_of(request).jobs.submit(AddArticles(given.index, tuple(articles)))
    response.headers["Location"] = f"/api/v1/jobs/{job.id}"
    ids = [article.id for article in articles]
    return SubmittedOut(job=JobOut.of_job(job), article_ids=ids, skipped=skipped, notes=notes)


@router.post("/checks", status_code=202, responses=responses(422, 429))
def start_check(request: Request, response: Response, given: CheckIn) -> JobOut:
    """Check an index in the background and record the findings; the webhooks hear of new ones."""
    ids = None if given.article_ids is None else tuple(given.article_ids)
    job = desk_of(request).jobs.submit(CheckIndex(given.index, ids, given.min_confidence))
    response.headers["Location"] = f"/api/v1/jobs/{job.id}"
    return JobOut.of_job(job)


@router.get("/jobs")
def list_jobs(request: Request) -> JobsOut:
    """List the jobs since the server's start, the newest first."""
    return JobsOut(jobs=[JobOut.of_job(job) for job in desk_of(request).jobs.all()])


@router.get("/jobs/{job_id}", responses=responses(404, 422))
def get_job(request: Request, job_id: JobId) -> JobOut:
    """Follow a job."""
    job = desk_of(request).jobs.job(job_id)
    if job is None:
        raise HTTPException(404, "No job of that id since the server's start.")
    return JobOut.of_job(job)


@router.get("/webhooks/deliveries")
def list_deliveries(request: Request) -> DeliveriesOut:
    """List the messages to webhooks since the server's start, the newest first."""
    deliveries = desk_of(request).webhooks.deliveries()
    return DeliveriesOut(deliveries=[DeliveryOut.of(delivery) for delivery in deliveries])
