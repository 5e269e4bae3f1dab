"""The command line's door: `consist` and `python -m consist`."""

from __future__ import annotations


def main() -> None:
    """Run the command line; an error that consist knows ends it with exit code 2."""
    from consist.cli.app import run_app

    run_app()


if __name__ == "__main__":
    main()
