"""The store of findings and decisions, in SQLite or PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from pathlib import Path
from typing import Self

from consist.decisions import (
    Context,
    Facets,
    FindingPage,
    FindingQuery,
    Held,
    Recorded,
    Run,
    StoredFinding,
    Told,
)
from consist.model import Decision, Report
from consist.store import deciding, forgetting, queue, reading
from consist.store.beside import beside
from consist.store.database import RECORDING, Database, refresh_statistics
from consist.store.keeping import in_portions
from consist.store.recording import Occasion, record


class SqlFindingStore:
    """Behaves as `consist.ports.FindingStore`: several threads, processes and people may use it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, where: str | Path) -> Self:
        """Open the store of a URL or a file, making what is missing.

        Raises:
            StoreError: It cannot be opened, is another program's, or a newer consist's.
            MissingExtraError: The URL's driver is not installed.
        """
        return cls(Database.open(where))

    @property
    def place(self) -> str:
        """Where the store is: its URL, without a password."""
        return self._database.name

    @property
    def writable(self) -> bool:
        """Whether it is more than read."""
        return self._database.writable

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def record(
        self,
        report: Report,
        *,
        at: datetime,
        index: str | None = None,
        focus: AbstractSet[str] | None = None,
    ) -> Recorded:
        """Keep a run's findings with the articles of their stories."""
        occasion = Occasion(at=at, index=index or "", focus=focus)
        with self._database.writing(turn=RECORDING) as connection:
            brought = record(connection, report, occasion)
            refresh_statistics(connection)
            return brought

    def findings(self, query: FindingQuery) -> FindingPage:
        """Return one page of the findings that match."""
        with self._database.reading() as connection:
            counts = queue.counts(connection, query)
            ids, after = queue.page_ids(connection, query)
            found = reading.stored(connection, ids)
        total = sum(getattr(counts, status.value) for status in queue.statuses(query))
        return FindingPage(tuple(found[finding_id] for finding_id in ids), total, counts, after)

    def every(self, query: FindingQuery) -> Iterator[StoredFinding]:
        """Yield the findings that match on all pages."""
        with self._database.reading() as connection:
            ids = queue.all_ids(connection, query)
        for some in in_portions(ids):
            with self._database.reading() as connection:
                found = reading.stored(connection, some)
            yield from (found[finding_id] for finding_id in some)

    def facets(self, *, index: str | None = None) -> Facets:
        """Return what the findings, or those of an index, can be filtered by."""
        with self._database.reading() as connection:
            return reading.facets(connection, index)

    def finding(self, finding_id: str) -> StoredFinding:
        """Return one finding."""
        with self._database.reading() as connection:
            known = reading.known_id(connection, finding_id)
            return reading.stored(connection, [known])[known]

    def context(self, finding_id: str) -> Context:
        """Return the articles that a finding stands in."""
        with self._database.reading() as connection:
            return reading.context(connection, reading.known_id(connection, finding_id))

    def beside(self, finding_id: str, *, index: str | None = None) -> tuple[StoredFinding, ...]:
        """Return the other findings of its story on either of a finding's articles."""
        with self._database.reading() as connection:
            return beside(connection, reading.known_id(connection, finding_id), index=index)

    def decide(self, decision: Decision, *, expected: int | None = None) -> StoredFinding:
        """Add a decision to a finding's history and return the finding as it stands then."""
        with self._database.writing() as connection:
            known = deciding.decide(connection, decision, expected=expected)
            return reading.stored(connection, [known])[known]

    def history(self, finding_id: str) -> tuple[Decision, ...]:
        """Return everything that was said of a finding, the oldest first."""
        with self._database.reading() as connection:
            return reading.history(connection, reading.known_id(connection, finding_id))

    def decisions(self) -> Mapping[str, Decision]:
        """Return the last word on each decided finding, by every id that it is known under."""
        with self._database.reading() as connection:
            return reading.last_words(connection)

    def told(self) -> Iterator[Told]:
        """Yield all that is known of every finding that was ever decided on, in order of ids."""
        with self._database.reading() as connection:
            ids = reading.decided_ids(connection)
        for some in in_portions(ids):
            with self._database.reading() as connection:
                told = reading.told(connection, some)
            yield from told

    def adopt(self, told: Sequence[Told], *, at: datetime) -> int:
        """Take over findings of another store and return how many decisions were new here."""
        with self._database.writing(turn=RECORDING) as connection:
            return deciding.adopt(connection, told, at=at)

    def held(self, *, stories: Sequence[str] | None = None) -> Held:
        """Return how much there is, of these stories or in all."""
        with self._database.reading() as connection:
            return forgetting.held(connection, stories)

    def forget(self, *, stories: Sequence[str] | None = None) -> None:
        """Delete the decisions on the findings of these stories, or all decisions."""
        with self._database.writing(turn=RECORDING) as connection:
            forgetting.forget(connection, stories)

    def clear(self) -> None:
        """Delete all findings with their decisions, articles and runs."""
        with self._database.writing(turn=RECORDING) as connection:
            forgetting.clear(connection)

    def runs(self, *, limit: int = 50) -> tuple[Run, ...]:
        """Return the last runs, the newest first."""
        with self._database.reading() as connection:
            return reading.runs(connection, limit)
