"""Takes the pictures of the guides, from the bundled example in a real browser.

python -m tests.web.screenshots [FOLDER]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from consist import api, example
from consist.config import Settings
from consist.store.findings import SqlFindingStore
from tests.web.browsing import ROOT, chromium, serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

LEAST = 0.3
"""The example has few sure findings; a queue of a day has more."""


COLOURS = 128
"""Of a picture's palette: text and edges look the same, and the file is a third of the size."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, the window, the colours, and what is done before it is taken."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"]
    steps: Callable[[Page, str], None]


def queue(page: Page, address: str) -> None:
    page.goto(f"{address}/")


def finding(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    page.locator("[data-row]").first.click()
    page.wait_for_selector(".pane")


def decided(page: Page, address: str) -> None:
    finding(page, address)
    page.fill("textarea", "Both desks asked; one will correct.")
    page.click("button:has-text('Confirm')")
    page.wait_for_selector(".outcome")
    page.click("text=Look at it again")
    page.wait_for_selector(".history time")
    page.locator(".why").scroll_into_view_if_needed()


def story(page: Page, address: str) -> None:
    page.goto(f"{address}/stories")
    page.click("table a")
    page.wait_for_selector(".rows")


SHOTS = (
    Shot("review-queue", 1200, 760, "light", queue),
    Shot("review-finding", 1200, 800, "light", finding),
    Shot("review-dark", 1200, 800, "dark", finding),
    Shot("review-phone", 390, 780, "light", finding),
    Shot("review-story", 1200, 760, "light", story),
    Shot("review-decided", 1200, 800, "light", decided),
)


def main(folder: Path) -> None:
    """Take all pictures."""
    from PIL import Image
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as home:
        store = SqlFindingStore.open(Path(home) / "review.db")
        report = api.check(
            example.articles_path(), settings=Settings(min_confidence=LEAST), cache=api.Cached()
        )
        store.record(report, at=datetime.now(UTC))
        store.close()
        with serving(Path(home), "--author", "Ada Quell") as server, sync_playwright() as player:
            browser = player.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            for shot in SHOTS:
                context = browser.new_context(
                    viewport={"width": shot.width, "height": shot.height}, color_scheme=shot.scheme
                )
                page = context.new_page()
                page.goto(server.link)
                shot.steps(page, server.address)
                page.wait_for_timeout(300)
                path = folder / f"{shot.name}.png"
                page.screenshot(path=path)
                context.close()
                Image.open(path).quantize(colors=COLOURS).save(path, optimize=True)
                sys.stdout.write(f"{path} {path.stat().st_size:,} bytes\n")
            browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images")
