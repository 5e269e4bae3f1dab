"""The tables of the review database, as SQLAlchemy sees them; `schema/` brings them about.

What articles say is kept as JSON in ASCII, which every database holds whatever the text is. The
columns beside it are what queues are filtered and ordered by.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)
from typing_extensions import override

ESCAPE = "\x1a"  # SUBSTITUTE, a control character that stands in no article
_UNSTORABLE = re.compile("[\x00\x1a\ud800-\udfff]")
_ESCAPED = re.compile(f"{ESCAPE}(.)", re.DOTALL)


class AnyText(TypeDecorator[str]):
    """Text that may hold what databases refuse: NUL and lone surrogates, kept escaped."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else _UNSTORABLE.sub(_escaped, value)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        if value is None or ESCAPE not in value:
            return value
        return _ESCAPED.sub(_unescaped, value)


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    # NUL and ESCAPE become \x01 and \x1b, surrogates the private characters from U+E000
    return ESCAPE + chr(code + 1 if code < 0x20 else code - 0xD800 + 0xE000)


def _unescaped(found: re.Match[str]) -> str:
    code = ord(found[1])
    return chr(code - 1 if code < 0x20 else code - 0xE000 + 0xD800)


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC without its zone, which SQLite would lose."""

    impl = DateTime
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


ID = String(32)
NAME = String(20)

metadata = MetaData()

run = Table(
    "review_run",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("index_name", AnyText, nullable=False),
    Column("new", Integer, nullable=False),
    Column("findings", Integer, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("payload", Text, nullable=False),
)

article = Table(
    "review_article",
    metadata,
    Column("key", ID, primary_key=True),
    Column("payload", Text, nullable=False),
)

# which articles made up a story when a run last saw it; story_key is that of index and story
member = Table(
    "review_member",
    metadata,
    Column("story_key", ID, primary_key=True),
    Column("article_key", ID, ForeignKey("review_article.key"), primary_key=True),
    Column("run_id", Integer, ForeignKey("review_run.id"), nullable=False),
)

NEVER = datetime(1970, 1, 1, tzinfo=UTC)

# story_digest is the key of the story, whose name may be longer than what an index holds; status,
# revision and decided_at repeat what the finding's last decision says, for the queue's sake;
# decided_at is NEVER where the finding is open; index_name is the last of those that reported it,
# and gone tells that all of them lost it
finding = Table(
    "review_finding",
    metadata,
    Column("id", ID, primary_key=True),
    Column("kind", NAME, nullable=False),
    Column("type", NAME),
    Column("confidence", Float(53), nullable=False),
    Column("story", AnyText),
    Column("story_digest", ID),
    Column("index_name", AnyText, nullable=False),
    Column("status", NAME, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("decided_at", Moment, nullable=False),
    Column("first_seen", Moment, nullable=False),
    Column("last_seen", Moment, nullable=False),
    Column("last_run", Integer, ForeignKey("review_run.id"), nullable=False),
    Column("gone", Boolean, nullable=False),
    Column("searched", AnyText, nullable=False),
)
_newest, _decided = finding.c.first_seen.desc(), finding.c.decided_at.desc()
_surest = finding.c.confidence.desc()
Index("review_finding_queue", finding.c.gone, finding.c.status, _surest, finding.c.id)
Index("review_finding_confidence", finding.c.gone, _surest, finding.c.id)
Index("review_finding_newest", finding.c.gone, _newest, _surest, finding.c.id)
Index("review_finding_decided", finding.c.gone, _decided, _surest, finding.c.id)
Index("review_finding_story", finding.c.story_digest)
Index(
    "review_finding_teaching",  # holds all that the order of teaching reads
    finding.c.gone,
    finding.c.status,
    finding.c.story_digest,
    finding.c.kind,
    finding.c.confidence,
    finding.c.id,
)

# story_key is the member's
passages = Table(
    "review_passages",
    metadata,
    Column("finding_id", ID, ForeignKey("review_finding.id"), primary_key=True),
    Column("story_key", ID, nullable=False),
    Column("a_key", ID, ForeignKey("review_article.key"), nullable=False),
    Column("b_key", ID, ForeignKey("review_article.key"), nullable=False),
    Column("payload", Text, nullable=False),
)

# which indexes reported a finding, and whether they have lost it since; the index "" stands for
# runs without one, where no index has the finding. A name may be longer than what an index holds,
# so its digest is the key; places are keys of outlet and article id, whatever the text was
listing = Table(
    "review_listing",
    metadata,
    Column("index_key", ID, primary_key=True),
    Column("finding_id", ID, ForeignKey("review_finding.id"), primary_key=True),
    Column("index_name", AnyText, nullable=False),
    Column("a_place", ID, nullable=False),
    Column("b_place", ID, nullable=False),
    Column("gone", Boolean, nullable=False),
)
Index("review_listing_finding", listing.c.finding_id)

# an outlet's name may be longer than what an index holds, so its digest is the key
outlet = Table(
    "review_outlet",
    metadata,
    Column("outlet_key", ID, primary_key=True),
    Column("finding_id", ID, ForeignKey("review_finding.id"), primary_key=True),
    Column("outlet", AnyText, nullable=False),
)
Index("review_outlet_finding", outlet.c.finding_id)

alias = Table(
    "review_alias",
    metadata,
    Column("alias", ID, primary_key=True),
    Column("finding_id", ID, ForeignKey("review_finding.id"), nullable=False),
)
Index("review_alias_finding", alias.c.finding_id)

decision = Table(
    "review_decision",
    metadata,
    Column("finding_id", ID, ForeignKey("review_finding.id"), primary_key=True),
    Column("revision", BigInteger, primary_key=True),
    Column("verdict", NAME, nullable=False),
    Column("note", AnyText, nullable=False),
    Column("author", AnyText, nullable=False),
    Column("at", Moment, nullable=False),
)
