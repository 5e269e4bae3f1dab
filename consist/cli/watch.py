"""Wait until a file is saved, however an editor does that: in place, or by renaming over it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TypeAlias

PAUSE = 0.2
"""Seconds between two looks at one file: cheaper than any watcher and the same on every system."""

State: TypeAlias = tuple[int, int, int] | None


class Saves:
    """The saves of one file; a file that is gone for a moment is waited for."""

    def __init__(self, path: Path, *, pause: float = PAUSE) -> None:
        self._path = path
        self._pause = pause
        self._seen = self._state()

    def mark(self) -> None:
        """Take the file as it is now for seen; do so before it is read, to lose no save."""
        self._seen = self._state()

    def wait(self) -> None:
        """Return when the file is another than was seen, and has stopped changing."""
        before = self._seen
        while True:
            now = self._state()
            if now is not None and now != self._seen and now == before:
                return
            before = now
            time.sleep(self._pause)

    def _state(self) -> State:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino
