"""The command in a process of its own, with a home folder that the test owns."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

NOTHING: Mapping[str, str] = MappingProxyType({})


def consist(
    *arguments: str,
    home: Path,
    folder: Path | None = None,
    more: Mapping[str, str] = NOTHING,
    answer: str = "",
) -> subprocess.CompletedProcess[str]:
    """Run the command to its end, in the folder and with more variables if they are given.

    What it asks is answered so, and by nobody where the answer is empty.
    """
    return subprocess.run(
        [sys.executable, "-m", "consist", *arguments],
        env={**environment(home), **more},
        cwd=folder,
        capture_output=True,
        input=answer,
        text=True,
        check=False,
    )


def environment(home: Path) -> dict[str, str]:
    """Return the variables of such a process; it finds the package from any folder."""
    kept = {"CONSIST_HOME": str(home), "CONSIST_CACHE": str(home / "cache")}
    return {**os.environ, **kept, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
