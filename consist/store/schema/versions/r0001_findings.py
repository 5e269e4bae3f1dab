"""Runs, articles, findings and decisions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.String(32)
NAME = sa.String(20)


def upgrade() -> None:
    """Make all tables."""
    _runs_and_articles()
    _findings()
    _about_findings()


def _runs_and_articles() -> None:
    op.create_table(
        "review_run",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("index_name", sa.Text, nullable=False),
        sa.Column("new", sa.Integer, nullable=False),
        sa.Column("findings", sa.Integer, nullable=False),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_table(
        "review_article",
        sa.Column("key", ID, primary_key=True),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_table(
        "review_member",
        sa.Column("story_key", ID, primary_key=True),
        sa.Column("article_key", ID, sa.ForeignKey("review_article.key"), primary_key=True),
        sa.Column("run_id", sa.Integer, sa.ForeignKey("review_run.id"), nullable=False),
    )


def _findings() -> None:
    op.create_table(
        "review_finding",
        sa.Column("id", ID, primary_key=True),
        sa.Column("kind", NAME, nullable=False),
        sa.Column("type", NAME),
        sa.Column("confidence", sa.Float(53), nullable=False),
        sa.Column("story", sa.Text),
        sa.Column("index_name", sa.Text, nullable=False),
        sa.Column("status", NAME, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("decided_at", sa.DateTime, nullable=False),
        sa.Column("first_seen", sa.DateTime, nullable=False),
        sa.Column("last_seen", sa.DateTime, nullable=False),
        sa.Column("last_run", sa.Integer, sa.ForeignKey("review_run.id"), nullable=False),
        sa.Column("gone", sa.Boolean, nullable=False),
        sa.Column("searched", sa.Text, nullable=False),
    )
    op.create_index(
        "review_finding_queue", "review_finding", ["gone", "status", "confidence", "id"]
    )
    op.create_index("review_finding_newest", "review_finding", ["first_seen"])
    op.create_table(
        "review_passages",
        sa.Column("finding_id", ID, sa.ForeignKey("review_finding.id"), primary_key=True),
        sa.Column("story_key", ID, nullable=False),
        sa.Column("a_place", ID, nullable=False),
        sa.Column("b_place", ID, nullable=False),
        sa.Column("a_key", ID, sa.ForeignKey("review_article.key"), nullable=False),
        sa.Column("b_key", ID, sa.ForeignKey("review_article.key"), nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
    )


def _about_findings() -> None:
    op.create_table(
        "review_outlet",
        sa.Column("outlet_key", ID, primary_key=True),
        sa.Column("finding_id", ID, sa.ForeignKey("review_finding.id"), primary_key=True),
        sa.Column("outlet", sa.Text, nullable=False),
    )
    op.create_index("review_outlet_finding", "review_outlet", ["finding_id"])
    op.create_table(
        "review_alias",
        sa.Column("alias", ID, primary_key=True),
        sa.Column("finding_id", ID, sa.ForeignKey("review_finding.id"), nullable=False),
    )
    op.create_index("review_alias_finding", "review_alias", ["finding_id"])
    op.create_table(
        "review_decision",
        sa.Column("finding_id", ID, sa.ForeignKey("review_finding.id"), primary_key=True),
        sa.Column("revision", sa.BigInteger, primary_key=True),
        sa.Column("verdict", NAME, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
