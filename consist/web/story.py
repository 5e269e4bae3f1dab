"""Stories: what about, who told them, and where the accounts differ."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from consist.decisions import FindingQuery
from consist.model import Article, by_date
from consist.reports.link import web_link
from consist.reports.phrases import date_in_words
from consist.web.access import Visit
from consist.web.filters import Filters, place
from consist.web.listing import listing
from consist.web.render import render

STORIES_A_PAGE = 25


def stories(visit: Visit) -> Response:
    """List the stories that have findings, those with most first."""
    counts = visit.desk.store.facets(index=visit.desk.settings.index).stories
    ranked = sorted((story for story in counts if story), key=lambda name: (-counts[name], name))
    last = max(1, -(-len(ranked) // STORIES_A_PAGE))
    number = min(place(visit.request.query_params, "page", least=1) or 1, last)
    shown = ranked[(number - 1) * STORIES_A_PAGE : number * STORIES_A_PAGE]
    return render(
        "stories.html.j2",
        visit.page("stories"),
        stories=[_line(visit, story, counts[story]) for story in shown],
        total=len(ranked),
        number=number,
        last=last,
    )


def story(visit: Visit) -> Response:
    """Show a story: its articles and its findings, a page at a time."""
    name = visit.request.query_params.get("id", "")
    if not name:
        return RedirectResponse("/stories", status_code=303)
    filters = Filters(status=None, story=name, gone=True)
    surest = visit.desk.store.findings(filters.query(index=visit.desk.settings.index, limit=1))
    if not surest.findings:
        raise HTTPException(404, "No finding belongs to that story.")
    context = visit.desk.store.context(surest.findings[0].id)
    articles = sorted((context.a, context.b, *context.others), key=by_date)
    return render(
        "story.html.j2",
        visit.page("stories"),
        id=name,
        title=visit.desk.titles.of(name),
        articles=[_article(article) for article in articles],
        found=listing(visit, filters),
        pages=f"/story?{urlencode({'id': name, 'page': ''})}",
        queue=filters.address("/"),
    )


def _line(visit: Visit, name: str, findings: int) -> dict[str, object]:
    query = FindingQuery(stories=(name,), index=visit.desk.settings.index, limit=1)
    counts = visit.desk.store.findings(query).counts
    return {
        "id": name,
        "title": visit.desk.titles.of(name),
        "findings": findings,
        "open": counts.open,
        "decided": counts.decided,
        "confirmed": counts.confirmed,
    }


def _article(article: Article) -> dict[str, str | None]:
    return {
        "outlet": article.outlet or "No name",
        "title": article.title or "No title",
        "link": web_link(article.url),
        "date": date_in_words(article.published_at),
    }
