"""Queues are read from indexes, whatever they are ordered by."""

from __future__ import annotations

from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

INDEXES = {
    "queue": "gone, status, confidence DESC, id",
    "confidence": "gone, confidence DESC, id",
    "newest": "gone, first_seen DESC, confidence DESC, id",
    "decided": "gone, decided_at DESC, confidence DESC, id",
    "story": "story_digest",
    "teaching": "gone, status, story_digest, kind, confidence, id",
}


def upgrade() -> None:
    """Give stories a key of fixed length, and each order of a queue its index."""
    op.add_column("review_finding", sa.Column("story_digest", sa.String(32)))
    _fill()
    op.drop_index("review_finding_queue", "review_finding")
    op.drop_index("review_finding_newest", "review_finding")
    for name, columns in INDEXES.items():
        op.create_index(
            f"review_finding_{name}", "review_finding", [sa.text(c) for c in columns.split(", ")]
        )


def _fill() -> None:
    finding = sa.table(
        "review_finding", sa.column("story", sa.Text), sa.column("story_digest", sa.String)
    )
    connection = op.get_bind()
    stories = connection.scalars(sa.select(finding.c.story).distinct())
    for story in [found for found in stories if found is not None]:
        connection.execute(
            sa.update(finding).where(finding.c.story == story).values(story_digest=_digest(story))
        )


def _digest(story: str) -> str:
    """Return the digest as it was when this revision was made."""
    return sha256(sha256(story.encode("utf-8", "surrogatepass")).digest()).hexdigest()[:32]
