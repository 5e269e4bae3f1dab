"""What editors decided, brought into a run's report; and the run's findings, into the store."""

from __future__ import annotations

import logging
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from consist import wiring
from consist.decisions import with_decisions
from consist.model import Report
from consist.ports import FindingStore

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """How a run and the store of findings and decisions meet.

    Attributes:
        store: A file or a URL; None for the file in the home folder.
        save: Whether the findings are recorded. None records a run over a whole index, if there is
            a store already; True makes the store where there is none.
        include_dismissed: Whether the report holds what editors dismissed.
    """

    store: str | None = None
    save: bool | None = None
    include_dismissed: bool = False


def reviewed(
    report: Report,
    review: Review,
    *,
    home: Path,
    index: str | None = None,
    focus: AbstractSet[str] | None = None,
) -> Report:
    """Record the run where that is wanted, and return its report with the decisions in it.

    Where there is no store and none is asked for, the report is returned as it is.

    Raises:
        MissingExtraError: There is a store, but not the packages that it needs.
        StoreError: The store cannot be used; no report is given then, since it might hold what
            was dismissed.
    """
    known = wiring.finding_store if review.save else wiring.finding_store_if_any
    store = known(review.store, home=home)
    if store is None:
        return report
    try:
        whole_index = index is not None and focus is None
        if review.save or (review.save is None and whole_index and _can_record(store)):
            store.record(report, at=datetime.now(UTC), index=index, focus=focus)
        decisions = store.decisions()
    finally:
        store.close()
    return with_decisions(report, decisions, keep_dismissed=review.include_dismissed)


def _can_record(store: FindingStore) -> bool:
    if not store.writable:
        logger.warning("%s can only be read: the run is not recorded for review", store.place)
    return store.writable
