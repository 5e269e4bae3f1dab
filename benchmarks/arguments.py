"""The parser of a benchmark's arguments."""

from __future__ import annotations

import argparse


def described(text: str | None) -> argparse.ArgumentParser:
    """Return a parser whose help is the benchmark's docstring, with its lines as they stand."""
    return argparse.ArgumentParser(
        description=text, formatter_class=argparse.RawDescriptionHelpFormatter
    )
