"""The version of the installed package, and what tells its code from any other."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version
from pathlib import Path


def version() -> str:
    """Return the installed version, or "unknown" for a source tree that is not installed."""
    try:
        return installed_version("consist")
    except PackageNotFoundError:
        return "unknown"


@cache
def program() -> str:
    """Return a digest of the version and of all modules, 16 hexadecimal digits.

    A change of one line is another program, so that nobody who works on it meets what an earlier
    state of it computed.
    """
    whole = sha256(version().encode())
    folder = Path(__file__).parent
    for path in sorted(folder.rglob("*.py")):
        whole.update(sha256(path.relative_to(folder).as_posix().encode()).digest())
        whole.update(sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:16]
