# Misaq: `make` alone lists what there is. Every target makes what it needs first.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup setup-base lock

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## make or update .venv, with all that tests and checks need
	@$(PYTHON) tools/setup.py dev

setup-base:
	@$(PYTHON) tools/setup.py base
