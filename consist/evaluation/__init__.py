"""Measure NLI models on labelled pairs."""
