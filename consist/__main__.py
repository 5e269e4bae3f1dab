"""The command line's door: `consist` and `python -m consist`."""

from __future__ import annotations

import sys
import traceback

FAILED = 2


def main() -> None:
    """Run the command line; an error ends it with exit code 2, as 1 says that something was found.

    One that consist does not know is a fault of its own: its traceback is for whoever mends it.
    """
    try:
        from consist.cli.app import run_app

        run_app()
    except KeyboardInterrupt:  # while it was loading
        sys.exit(130)
    except Exception as error:  # noqa: BLE001 - whatever it is, it must not end with 1
        traceback.print_exc()
        sys.stderr.write(
            f"consist: this is a fault of consist ({type(error).__name__}), and nothing was found "
            "by it; report it with the lines above\n"
        )
        sys.exit(FAILED)


if __name__ == "__main__":
    main()
