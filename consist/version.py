"""The version of the installed package."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version


def version() -> str:
    """Return the installed version, or "unknown" for a source tree that is not installed."""
    try:
        return installed_version("consist")
    except PackageNotFoundError:
        return "unknown"
