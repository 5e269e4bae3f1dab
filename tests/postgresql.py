"""A PostgreSQL server of the tests' own: made in a temporary folder, thrown away afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import IO, Any

INSTALLED = Path("/usr/lib/postgresql")
USER = "desk"
START_SECONDS = 60.0


def missing() -> str | None:
    """Return why no server can be run here, or None where one can."""
    if _programs() is None:
        return "no PostgreSQL server is installed (apt-get install postgresql)"
    if os.geteuid() == 0 and _unprivileged() is None:
        return "PostgreSQL does not run as root, and there is no user 'postgres'"
    return None


@contextmanager
def server() -> Iterator[Path]:
    """Run a server and give the folder with its socket, the only place that it listens at."""
    # not pytest's folder: a socket's path may have no more than 107 characters
    folder = Path(mkdtemp(prefix="consist-pg-"))
    data = str(folder / "data")
    try:
        if (user := _unprivileged()) is not None:
            os.chown(folder, user.pw_uid, user.pw_gid)
        with (folder / "log").open("w+") as log:
            made = _start(folder, log, "initdb", "-D", data, "-U", USER, "-A", "trust", "--no-sync")
            if made.wait() != 0:
                raise RuntimeError(f"initdb failed: {_told(log)}")
            quick = ("-c", "listen_addresses=", "-c", "fsync=off")
            running = _start(folder, log, "postgres", "-D", data, "-k", str(folder), *quick)
            try:
                _wait(running, log, folder / "data" / "postmaster.pid")
                yield folder
            finally:
                running.send_signal(signal.SIGQUIT)
                running.wait()
    finally:
        shutil.rmtree(folder)


def url(folder: Path, database: str) -> str:
    """Return the URL of a database of the server."""
    return f"postgresql://{USER}@/{database}?host={folder}"


def _programs() -> Path | None:
    folders = [path for path in INSTALLED.glob("*/bin") if (path / "initdb").is_file()]
    if folders:
        return max(folders, key=lambda path: float(path.parent.name))
    on_path = shutil.which("initdb")
    return None if on_path is None else Path(on_path).parent


def _unprivileged() -> pwd.struct_passwd | None:
    """Return the user that Debian's package makes, where we are root; the server refuses root."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return None


def _start(folder: Path, log: IO[str], program: str, *arguments: str) -> subprocess.Popen[Any]:
    programs, user = _programs(), _unprivileged()
    assert programs is not None
    return subprocess.Popen(
        [str(programs / program), *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        user=None if user is None else user.pw_uid,
        group=None if user is None else user.pw_gid,
    )


def _wait(running: subprocess.Popen[Any], log: IO[str], pid_file: Path) -> None:
    """Wait until the server says in its pid file that it takes connections."""
    give_up = time.monotonic() + START_SECONDS
    while "ready" not in (pid_file.read_text() if pid_file.is_file() else ""):
        if running.poll() is not None or time.monotonic() > give_up:
            raise RuntimeError(f"the server did not start: {_told(log)}")
        time.sleep(0.05)


def _told(log: IO[str]) -> str:
    log.seek(0)
    return log.read()[-2000:]
