"""What the API takes. A body or a query that says more than is described is refused."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from consist.config import REPORTED
from consist.decisions import MAX_LIMIT, MAX_TEXT, FindingQuery, Order, Status
from consist.model import ClashType, Kind, Verdict

FINDING_ID = "^[0-9a-f]{16}$"
PLAIN = r"^[^\u0000]*$"
"""Text without the null character, which no database keeps."""

INDEX_NAME = r"^[A-Za-z0-9_][A-Za-z0-9_.\-]{0,99}$"
SETTABLE_INDEX = Field(pattern=INDEX_NAME, description="The name of the index.")
MOST_ARTICLES = 1_000
MOST_TEXT = 5_000_000

Text = Annotated[str, Field(pattern=PLAIN)]


def _number(value: object) -> object:
    """Refuse what Python would take for a number and JSON does not: truth values and text."""
    if isinstance(value, bool | str):
        raise ValueError("it must be a number")  # noqa: TRY004 (pydantic takes no other error)
    return value


def _moment(value: object) -> datetime:
    """Return a moment in UTC; a day alone is its midnight, and what names no zone is in UTC."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
        if moment is not None:
            aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
            return aware.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise ValueError("it must be a date or a moment as in RFC 3339") from error
    raise ValueError("it must be a date or a moment as in RFC 3339")


A_NUMBER = BeforeValidator(_number)
MOMENT = BeforeValidator(_moment)


class Given(BaseModel):
    """What comes in: nothing beyond what is described."""

    model_config = ConfigDict(extra="forbid")


class FiltersIn(Given):
    """Which findings; a filter that is not given leaves nothing out."""

    kind: Annotated[list[Kind], Field(max_length=len(Kind))] = []
    type: Annotated[list[ClashType], Field(max_length=len(ClashType))] = []
    outlet: Annotated[list[Text], Field(max_length=50)] = []
    story: Annotated[list[Text], Field(max_length=50)] = []
    status: Annotated[list[Status], Field(max_length=len(Status))] = []
    min_confidence: Annotated[float, Field(ge=0, le=1)] = 0.0
    max_confidence: Annotated[float, Field(ge=0, le=1)] = 1.0
    text: Annotated[
        str,
        Field(max_length=MAX_TEXT, pattern=PLAIN, description="Words that must all stand in it."),
    ] = ""
    index: Annotated[str | None, Field(max_length=100, pattern=PLAIN)] = None
    gone: Annotated[bool, Field(description="Also those that a later check no longer found.")] = (
        False
    )
    order: Order = Order.CONFIDENCE

    def query(self, *, limit: int = 50, after: str | None = None) -> FindingQuery:
        """Return what to ask the store."""
        return FindingQuery(
            kinds=tuple(self.kind),
            types=tuple(self.type),
            outlets=tuple(self.outlet),
            stories=tuple(self.story),
            statuses=tuple(self.status),
            min_confidence=self.min_confidence,
            max_confidence=self.max_confidence,
            text=self.text,
            index=self.index,
            gone=None if self.gone else False,
            order=self.order,
            limit=limit,
            after=after,
        )


class PageIn(FiltersIn):
    """Which findings, and which page of them."""

    limit: Annotated[int, Field(ge=1, le=MAX_LIMIT)] = 50
    after: Annotated[
        str | None, Field(max_length=500, pattern=PLAIN, description="The last page's `next`.")
    ] = None

    def page(self) -> FindingQuery:
        """Return what to ask the store."""
        return self.query(limit=self.limit, after=self.after)


class DecisionIn(Given):
    """A decision on a finding.

    With `revision` it is refused (409) where the finding has been decided since; without, it always
    counts. The same verdict, note and author as the last word change nothing: sending it twice is
    safe.
    """

    verdict: Verdict
    note: Annotated[str, Field(max_length=2_000, pattern=PLAIN)] = ""
    author: Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\u0000-\u001f]+$")] = (
        "api"
    )
    revision: Annotated[int, Field(ge=0, le=2**31 - 1), A_NUMBER] | None = None


class ArticleIn(Given):
    """An article; without an id it gets one that depends on its content."""

    outlet: Annotated[str, Field(min_length=1, max_length=200, pattern=PLAIN)]
    text: Annotated[str, Field(min_length=1, max_length=MOST_TEXT, pattern=PLAIN)]
    id: Annotated[str | None, Field(min_length=1, max_length=200, pattern=PLAIN)] = None
    title: Annotated[str, Field(max_length=1_000, pattern=PLAIN)] = ""
    url: Annotated[str | None, Field(max_length=2_000, pattern=PLAIN)] = None
    published_at: Annotated[datetime, MOMENT] | None = None
    language: Annotated[str | None, Field(max_length=35, pattern=PLAIN)] = None
    story: Annotated[str | None, Field(max_length=200, pattern=PLAIN)] = None


class ArticlesIn(Given):
    """Articles to add to an index."""

    index: Annotated[str, SETTABLE_INDEX]
    articles: Annotated[list[ArticleIn], Field(min_length=1, max_length=MOST_ARTICLES)]


class CheckIn(Given):
    """A check of an index; with `article_ids` only of what these have to do with the others."""

    index: Annotated[str, SETTABLE_INDEX]
    article_ids: Annotated[list[Text] | None, Field(min_length=1, max_length=MOST_ARTICLES)] = None
    min_confidence: Annotated[float, Field(ge=0, le=1), A_NUMBER] = REPORTED
