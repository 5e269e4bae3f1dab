"""The comparison's page on a phone, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from consist.coverage import Comparison
from consist.reports.coverage_html import to_html
from tests.reports.test_coverage import comparison
from tests.web.browsing import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["comparison"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine"),
]
OUTSIDE = """() => [...document.querySelectorAll("td, th")]
    .filter(cell => cell.checkVisibility() && !cell.closest("thead"))
    .map(cell => [cell.textContent.trim(), cell.getBoundingClientRect()])
    .filter(([, box]) => box.left < 0 || box.right > innerWidth || box.width < 5)
    .map(([text]) => text)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_sign_and_figure_is_in_sight_on_a_phone(
    browser: Browser, comparison: Comparison, scheme: Any
) -> None:
    (story,) = comparison.stories
    two = Comparison(comparison.report, (story, story))
    page = browser.new_page(viewport={"width": 390, "height": 844}, color_scheme=scheme)
    page.set_content(to_html(two))
    assert page.locator("td.square").first.is_visible()
    assert page.evaluate(OUTSIDE) == []
    label = "cell => getComputedStyle(cell, '::before').content"
    assert page.locator("td.square").first.evaluate(label).strip('" ')
    assert "Contested" in page.locator("nav td").last.evaluate(label)
    page.close()
