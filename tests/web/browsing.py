"""A real server process, and a real browser where the machine has one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TOKEN = "a-token-that-only-the-desk-knows"  # noqa: S105 (a test's)
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its process, its address, and the link that signs in."""

    process: subprocess.Popen[str]
    address: str
    link: str


@contextmanager
def serving(
    home: Path, *options: str, port: int = 0, token: str | None = TOKEN, **environment: str
) -> Iterator[Server]:
    """Run `consist review` on a home folder until the block ends."""
    command = [sys.executable, "-m", "consist", "review", "--port", str(port), *options]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
        env={
            **os.environ,
            "CONSIST_HOME": str(home),
            "CONSIST_CACHE": str(home / "cache"),
            **({} if token is None else {"CONSIST_TOKEN": token}),
            **environment,
        },
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("consist review: "), line
        link = line.removeprefix("consist review: ").strip()
        yield Server(process, link.partition("/?")[0], link)
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def chromium() -> str | None:
    """Return the path of a Chromium, None where there is none."""
    return os.environ.get("CONSIST_CHROMIUM") or next(
        (
            path
            for name in ("chromium", "chromium-browser", "google-chrome")
            if (path := shutil.which(name)) is not None
        ),
        None,
    )
