"""What Alembic runs: the revisions that are missing, in the transaction of the caller."""

from __future__ import annotations

from alembic import context

from consist.store.tables import metadata

VERSION_TABLE = "review_version"

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=True,
)
context.run_migrations()
