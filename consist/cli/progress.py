"""Progress on a terminal: counts and time left; silent when piped."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID


class TerminalProgress:
    """Bars on standard error, one a stage; nothing where standard error is no terminal."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._bars: RichProgress | None = None
        self._task: TaskID | None = None
        self._wanted = not quiet and sys.stderr.isatty()

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
        """Start the bar of a stage."""
        if self._bars is not None:
            self._task = self._bars.add_task(stage, total=total)

    def advance(self, steps: int = 1) -> None:
        """Move the current bar."""
        if self._bars is not None and self._task is not None:
            self._bars.advance(self._task, steps)


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
