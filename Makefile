# The short names of what CI runs. `make help` lists them.
PYTHON ?= .venv/bin/python

.PHONY: help venv check test lint types rules corpus bench format
help:            ## this list
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/\t/'
venv:            ## a virtual environment with everything for development
	python3 -m venv .venv && .venv/bin/pip install --quiet -e '.[dev]'
check: lint types rules corpus test   ## everything but the benchmarks
test:            ## the tests
	$(PYTHON) -m pytest -n auto
lint:            ## the linters
	$(PYTHON) -m ruff check . && $(PYTHON) -m ruff format --check .
types:           ## the type checker
	$(PYTHON) -m mypy
rules:           ## the rulebook's own examples and the guard check
	$(PYTHON) -m cleaner rules test && $(PYTHON) -m cleaner rules fmt --check
corpus:          ## the labelled pages, and whether the pages of the rulebook say what they say
	$(PYTHON) -m cleaner corpus test && $(PYTHON) -m cleaner rules pages --check
bench:           ## how fast it is (some minutes)
	$(PYTHON) -m benchmarks
format:          ## lay code and rules out
	$(PYTHON) -m ruff format . && $(PYTHON) -m ruff check --fix . && $(PYTHON) -m cleaner rules fmt
