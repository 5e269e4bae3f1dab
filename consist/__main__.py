"""The command line's door: `consist` and `python -m consist`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; an error that consist knows ends it with exit code 2."""
    try:
        from consist.cli.app import run_app

        run_app()
    except KeyboardInterrupt:  # while it was loading
        sys.exit(130)


if __name__ == "__main__":
    main()
