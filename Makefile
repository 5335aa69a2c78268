# Misaq: `make` alone lists what there is. Every target makes what it needs first.
#
#   make demo SERVE=0    make the demo's data and papers, start no server
#   make demo PORT=9000  on another port
#   make setup EXTRAS=postgres
#   make lock UPGRADE=1  take newer versions; without it, keep the ones that still fit
#   make adr title="Two people for every decision"

PYTHON ?= python3
PORT ?= 8000
SERVE ?= 1
EXTRAS ?=
PYTEST_ARGS ?=
WORKERS ?= $(shell nproc 2>/dev/null || echo 2)
title ?=

BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup demo serve test quick check fix bench docs words adr lock clean base dev python

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  %-7s %s\n", $$1, $$2}' Makefile

base: python
	@$(PYTHON) tools/setup.py base

dev: python
	@$(PYTHON) tools/setup.py dev $(EXTRAS)

python:
	@command -v $(PYTHON) >/dev/null || { echo "setup: needs Python 3.11 or newer:" \
	"install it (Debian: apt-get install python3 python3-venv)."; exit 1; }

setup: dev ## make .venv or bring it up to date; the others do so themselves

demo: base ## load, check, write the paper, open the site (SERVE=0: no site)
	@$(BIN)/misaq demo --port $(PORT) $(if $(filter 0,$(SERVE)),--no-serve)

serve: base ## the site, on the data that is there
	@$(BIN)/misaq serve --port $(PORT)

test: dev ## every test; fails on a skip that is not listed
	@$(BIN)/coverage erase
	@$(BIN)/python -m pytest -n $(WORKERS) --cov --cov-report= $(PYTEST_ARGS)
	@$(BIN)/python tools/covered.py

quick: dev ## unit and spec tests only, in seconds
	@$(BIN)/python -m pytest tests/unit tests/spec $(PYTEST_ARGS)

check: dev ## lint, types, imports, migrations, generated pages; changes nothing
	@$(BIN)/python tools/check.py

fix: dev ## mend what a tool can mend: format, sort imports, rewrite old forms
	@$(BIN)/ruff check --fix --quiet --exit-zero .
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check .

bench: dev ## measure, and say on what machine
	@$(BIN)/python -m benchmarks

docs: base ## write the generated pages anew
	@$(BIN)/misaq docs

words: dev ## collect the words to translate, and compile what is translated
	@$(BIN)/python -m tools.words

adr: ## start a decision record: make adr title="..."
	@$(PYTHON) tools/adr.py "$(title)"

lock: dev ## compile the hashed requirements anew (needs the network)
	@$(BIN)/python tools/lock.py $(if $(UPGRADE),--upgrade)
	@$(PYTHON) tools/setup.py dev

clean: ## remove .venv and caches; keeps your data
	@$(PYTHON) tools/clean.py
