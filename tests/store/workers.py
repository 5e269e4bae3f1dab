"""Processes that use a store at once, each started by its name: python -m tests.store.workers."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime

from consist.errors import DecisionConflictError
from consist.model import Decision, Verdict
from consist.store.findings import SqlFindingStore
from tests.store import reports


def tell(*words: object) -> None:
    """Answer with a line, at once."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def decide(where: str, author: str, times: str) -> None:
    """Decide on every finding so many times, and say what was answered."""
    store = SqlFindingStore.open(where)
    ids = [finding.id for finding in reports.many(5).findings]
    for number in range(int(times)):
        for finding_id in ids:
            word = Decision(finding_id, Verdict.UNSURE, str(number), author, datetime.now(UTC))
            store.decide(word)
            tell(finding_id, number)


def take_turns(where: str, author: str, times: str) -> None:
    """Decide as the review page does: only on what was seen, and look again after a conflict."""
    store = SqlFindingStore.open(where)
    (finding_id,) = (finding.id for finding in reports.mine().findings)
    for number in range(int(times)):
        while True:
            seen = store.finding(finding_id).revision
            word = Decision(finding_id, Verdict.UNSURE, str(number), author, datetime.now(UTC))
            try:
                store.decide(word, expected=seen)
            except DecisionConflictError:
                tell("conflict")
            else:
                tell("decided")
                break


def record(where: str, times: str) -> None:
    """Record the same report so many times."""
    store = SqlFindingStore.open(where)
    for minutes in range(int(times)):
        store.record(reports.many(5), at=reports.moment(minutes))
        tell("recorded")


def adopt(where: str, source: str, times: str) -> None:
    """Decide in another store, so many times, and take its decisions over each time."""
    store, other = SqlFindingStore.open(where), SqlFindingStore.open(source)
    other.record(reports.mine(), at=reports.moment(0))
    (finding_id,) = (finding.id for finding in reports.mine().findings)
    for number in range(int(times)):
        other.decide(Decision(finding_id, Verdict.UNSURE, str(number), "Bo", datetime.now(UTC)))
        store.adopt(list(other.told()), at=datetime.now(UTC))
        tell("adopted")


def open_only(where: str) -> None:
    """Open the store, migrating it if need be."""
    SqlFindingStore.open(where).close()
    tell("opened")


WORK: dict[str, Callable[..., None]] = {
    "decide": decide,
    "take_turns": take_turns,
    "record": record,
    "adopt": adopt,
    "open_only": open_only,
}

if __name__ == "__main__":
    WORK[sys.argv[1]](*sys.argv[2:])
