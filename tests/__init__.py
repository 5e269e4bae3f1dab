"""Tests; `tests.fakes` and its like are imported by name."""
