"""A story's coverage: who says what, who is silent. Compared when somebody asks for it, then kept.

Comparing takes the models some seconds, so it is a job like any other; its outcome is the page that
`consist compare` writes, which holds styles and drawings of its own and no script.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from consist.decisions import FindingQuery, Status
from consist.model import Article
from consist.web.access import Visit
from consist.web.coverage_pages import key_of
from consist.web.jobs import CompareStory
from consist.web.render import render

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'"
"""Of the kept page: it has styles in it, and since its policy allows no script, none can run."""


def coverage(visit: Visit) -> Response:
    """Show a story's coverage, how far its comparison is, or the offer to make it."""
    name = visit.request.query_params.get("id", "")
    articles, key = _story(visit, name)
    page = visit.desk.coverages.page(key)
    if page is not None:
        html = page.encode("utf-8", "replace")
        return HTMLResponse(html, headers={"Content-Security-Policy": POLICY})
    job_id = visit.desk.coverages.job(key)
    job = None if job_id is None else visit.desk.jobs.job(job_id)
    running = job is not None and job.error is None  # one that is done is about to be kept
    response = render(
        "coverage.html.j2",
        visit.page("stories"),
        name=name,
        title=visit.desk.titles.of(name),
        outlets=len({article.outlet for article in articles}),
        job=job,
        running=running,
    )
    if running:
        response.headers["Refresh"] = "2"
    return response


def compare(visit: Visit) -> Response:
    """Start the comparison, unless it is under way or done."""
    name = visit.form.get("id", "")
    articles, key = _story(visit, name)
    desk = visit.desk
    job_id = desk.coverages.job(key)
    job = None if job_id is None else desk.jobs.job(job_id)
    if desk.coverages.page(key) is None and (job is None or job.error is not None):
        desk.coverages.begun(key, desk.jobs.submit(CompareStory(key, articles)))
    return RedirectResponse(f"/story/coverage?{urlencode({'id': name})}", status_code=303)


def _story(visit: Visit, name: str) -> tuple[tuple[Article, ...], str]:
    """Return a story's articles, each bound to it, and the key of its page."""
    store = visit.desk.store
    query = FindingQuery(stories=(name,), gone=None, index=visit.desk.settings.index, limit=1)
    found = store.findings(query).findings if name else ()
    if not found:
        raise HTTPException(404, "No finding belongs to that story.")
    context = store.context(found[0].id)
    of_id = {item.id: item for item in (context.a, context.b, *context.others)}
    articles = tuple(replace(of_id[article_id], story=name) for article_id in sorted(of_id))
    dismissed = store.every(replace(query, statuses=(Status.DISMISSED,)))
    return articles, key_of(articles, [finding.id for finding in dismissed])
