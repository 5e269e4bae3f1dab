"""Progress: bars with counts and time left on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID


EVERY = 30.0
"""Seconds from one plain line on a stage to the next."""


class TerminalProgress:
    """A bar a stage on standard error; where that is no terminal, a plain line now and then."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._bars: RichProgress | None = None
        self._task: TaskID | None = None
        self._lines = None if quiet or sys.stderr.isatty() else _Lines()
        self._wanted = not quiet and self._lines is None

    def __enter__(self) -> Self:
        if self._wanted:
            self._bars = _bars()
            self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bars is not None:
            self._bars.stop()

    def begin(self, stage: str, total: int | None) -> None:
        """Start the bar of a stage, or say that it begins."""
        if self._bars is not None:
            self._task = self._bars.add_task(stage, total=total)
        elif self._lines is not None:
            self._lines.begin(stage, total)

    def advance(self, steps: int = 1) -> None:
        """Move the current bar."""
        if self._bars is not None and self._task is not None:
            self._bars.advance(self._task, steps)
        elif self._lines is not None:
            self._lines.advance(steps)


class _Lines:
    """A plain line on standard error for each stage, and from time to time how far it is."""

    def __init__(self) -> None:
        self._stage, self._of = "", ""
        self._done = 0
        self._told = 0.0

    def begin(self, stage: str, total: int | None) -> None:
        self._stage, self._of = stage, "" if total is None else f" of {total:,}"
        self._done = 0
        self._tell(stage if total is None else f"{stage}: {total:,}")

    def advance(self, steps: int) -> None:
        self._done += steps
        if time.monotonic() - self._told >= EVERY:
            self._tell(f"{self._stage}: {self._done:,}{self._of} done")

    def _tell(self, line: str) -> None:
        self._told = time.monotonic()
        print(f"consist: {line}", file=sys.stderr, flush=True)  # noqa: T201


def _bars() -> RichProgress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    return Progress(
        TextColumn("{task.description:<22}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )
