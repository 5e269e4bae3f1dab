.PHONY: check format lint types imports tests

check: lint types imports tests

format:
	ruff format .
	ruff check --fix .

lint:
	ruff format --check .
	ruff check .

types:
	mypy

imports:
	lint-imports

tests:
	python -m pytest
