"""Where every model test must run, none may skip for want of a package."""

import importlib.util
import os

import pytest

WANTED = ("onnx", "pyarrow", "sentence_transformers", "torch")


def pytest_configure() -> None:
    """Stop at once where CONSIST_REQUIRE_MODELS is set and an optional package is missing."""
    missing = [name for name in WANTED if importlib.util.find_spec(name) is None]
    if os.environ.get("CONSIST_REQUIRE_MODELS") == "1" and missing:
        raise pytest.UsageError(f"CONSIST_REQUIRE_MODELS is set, and {', '.join(missing)} missing")
