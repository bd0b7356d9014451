# What a person can do here. Needs Python 3.11 or later with venv, and make; nothing else.
#
#   make demo    a due-diligence dossier from the example list of suppliers
#   make test    every test that this machine can run
#   make lint    style, types, direction of imports, licences, sizes
#   make docs    write docs/reference/ again from the code and the declarations
#   make bench   a million rows against the floor, what came back, the duties of 100,000 participants, funds inside funds
#   make lock    write requirements/*.txt again from pyproject.toml (needs a network)
#   make clean   remove what these targets made

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help demo test lint docs bench lock clean core dev python

# The first Python that is new enough; `make PYTHON=/path/to/python3.12 demo` chooses another.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c '$(NEW_ENOUGH)' 2>/dev/null && echo $$p && break; done)
IN_VENV := .venv/bin/python

help:
	@sed -n 's/^#   //p' Makefile

python:
	@if [ -z "$(PYTHON)" ] || ! $(PYTHON) -c '$(NEW_ENOUGH)'; then \
		echo "imvo needs Python 3.11 or later; none was found. Name one: make PYTHON=/path/to/python3.11 ..." >&2; exit 2; fi

# Quick when nothing changed: the script compares what it installed with what the locks say.
core: python
	@$(PYTHON) scripts/setup_env.py core

dev: python
	@$(PYTHON) scripts/setup_env.py dev

demo: core
	@rm -rf demo
	.venv/bin/imvo assess examples/suppliers.xlsx --agreement textile --signed 2016-07-04 --as-of 2019-07-04 -o demo
	@for page in demo/*.html; do echo "Open this file in a browser: $(CURDIR)/$$page"; done

test: dev
	@$(IN_VENV) scripts/run_tests.py $(TESTS)

lint: dev
	$(IN_VENV) -m ruff check
	$(IN_VENV) -m ruff format --check
	$(IN_VENV) -m mypy
	.venv/bin/lint-imports
	$(IN_VENV) scripts/check_licences.py
	$(IN_VENV) scripts/check_files.py

docs: dev
	$(IN_VENV) scripts/make_reference.py

bench: dev
	$(IN_VENV) bench/duties.py
	$(IN_VENV) bench/run.py
	$(IN_VENV) -m bench.returned
	$(IN_VENV) -m bench.lookthrough

# No address of an index, no comment and no machine's path stands in a lock: it installs the same files from anywhere.
LOCK := .venv/bin/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate --quiet
lock: dev
	$(LOCK) --extra build -o requirements/core.txt
	$(LOCK) --extra build --extra dev -o requirements/dev.txt

clean:
	rm -rf .venv demo demo-* dist build bench/out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests scripts bench -name __pycache__ -type d -prune -exec rm -rf {} +
