"""Where the pure work of a run is done: in this process, or spread over several."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from typing import TypeVar

RARE_COLLECTIONS = 100_000
"""Objects made between two garbage collections: a run keeps what it makes, so they find nothing."""

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")


class Here:
    """Do the work in this process."""

    @property
    def workers(self) -> int:
        """One."""
        return 1

    def run(self, work: Callable[[Item], Outcome], items: Sequence[Item]) -> list[Outcome]:
        """Return the outcome of each item, in order."""
        return [work(item) for item in items]


class Processes:
    """Spread the work over processes of this machine.

    They are started anew, not forked: a fork of a process whose models run threads may hang. So the
    program's main module must be importable without side effects, as that of `consist` is.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers

    @property
    def workers(self) -> int:
        """The number of processes."""
        return self._workers

    def run(self, work: Callable[[Item], Outcome], items: Sequence[Item]) -> list[Outcome]:
        """Return the outcome of each item, in order; an error of the work is raised here."""
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        if len(items) < 2:
            return [work(item) for item in items]
        with ProcessPoolExecutor(
            self._workers,
            mp_context=get_context("spawn"),
            initializer=gc.set_threshold,  # short-lived, and what they make they keep
            initargs=(RARE_COLLECTIONS,),
        ) as pool:
            return list(pool.map(work, items))
