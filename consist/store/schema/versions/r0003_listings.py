"""Findings are listed under every index that reported them, not under the last one alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from alembic import op

from consist.typography import plainly_set

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.String(32)
AT_A_TIME = 500


def upgrade() -> None:
    """Make the listings, each finding under the index that it was known by."""
    op.create_table(
        "review_listing",
        sa.Column("index_key", ID, primary_key=True),
        sa.Column("finding_id", ID, sa.ForeignKey("review_finding.id"), primary_key=True),
        sa.Column("index_name", sa.Text, nullable=False),
        sa.Column("a_place", ID, nullable=False),
        sa.Column("b_place", ID, nullable=False),
        sa.Column("gone", sa.Boolean, nullable=False),
    )
    _fill()
    op.create_index("review_listing_finding", "review_listing", ["finding_id"])
    op.drop_column("review_passages", "a_place")
    op.drop_column("review_passages", "b_place")


def _fill() -> None:
    connection = op.get_bind()
    listing = sa.table(
        "review_listing",
        sa.column("index_key", sa.String),
        sa.column("finding_id", sa.String),
        sa.column("index_name", sa.Text),
        sa.column("a_place", sa.String),
        sa.column("b_place", sa.String),
        sa.column("gone", sa.Boolean),
    )
    rows = list(_rows(connection))
    for start in range(0, len(rows), AT_A_TIME):
        connection.execute(sa.insert(listing), rows[start : start + AT_A_TIME])


def _rows(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    finding = sa.table(
        "review_finding",
        sa.column("id", sa.String),
        sa.column("index_name", sa.Text),
        sa.column("gone", sa.Boolean),
    )
    passages = sa.table(
        "review_passages", sa.column("finding_id", sa.String), sa.column("payload", sa.Text)
    )
    known = connection.execute(
        sa.select(finding.c.id, finding.c.index_name, finding.c.gone, passages.c.payload)
        .join(passages, passages.c.finding_id == finding.c.id)
        .order_by(finding.c.id)
    )
    for finding_id, name, gone, payload in known:
        said = json.loads(payload)
        yield {
            "index_key": _digest(name),
            "finding_id": finding_id,
            "index_name": name,
            "a_place": _place(said["a"]),
            "b_place": _place(said["b"]),
            "gone": gone,
        }


def _place(side: dict[str, Any]) -> str:
    return _digest(side["article_id"], _outlet_key(side["outlet"]))


def _outlet_key(name: str) -> str:
    """Return what an outlet was known by when this revision was made."""
    return plainly_set(name).casefold().removeprefix("the ")


def _digest(*parts: str) -> str:
    """Return the digest as it was when this revision was made."""
    whole = sha256()
    for part in parts:
        whole.update(sha256(part.encode("utf-8", "surrogatepass")).digest())
    return whole.hexdigest()[:32]
