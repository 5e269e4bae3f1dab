"""Where every model test must run, none may skip for want of a package; the browser of pages."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.web.browsing import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WANTED = ("onnx", "pyarrow", "sentence_transformers", "torch")


def pytest_configure() -> None:
    """Stop at once where CONSIST_REQUIRE_MODELS is set and an optional package is missing."""
    missing = [name for name in WANTED if importlib.util.find_spec(name) is None]
    if os.environ.get("CONSIST_REQUIRE_MODELS") == "1" and missing:
        raise pytest.UsageError(f"CONSIST_REQUIRE_MODELS is set, and {', '.join(missing)} missing")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give the machine's Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        yield started
        started.close()
