# Two commands matter: `make run` and `make test`. Both set up what they need.
SHELL := /bin/bash
PYTHON ?= python3.11
PORT ?= 8000
DEMO ?= 1
VENV := .venv
BIN := $(VENV)/bin
export UV_PROJECT_ENVIRONMENT := $(VENV)

.PHONY: help run setup test lint types services services-stop bench assets clean-data

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(VENV)/.ready: pyproject.toml uv.lock
	@command -v $(PYTHON) >/dev/null || { echo "Cần Python 3.11 / Python 3.11 is needed (see README.md)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv==0.13.8"
	@$(BIN)/uv sync --frozen --quiet $(UV_GROUPS)
	@touch $@

setup: $(VENV)/.ready ## make the Python environment

run: UV_GROUPS := --no-dev
run: setup ## set up everything and serve the portal on http://127.0.0.1:8000 (DEMO=0: an empty office)
	@DEMO=$(DEMO) PORT=$(PORT) $(BIN)/python -m portal.operations.start

test: setup lint types ## set up and run all checks and tests
	@$(BIN)/uv sync --frozen --quiet
	@.ci/tests

lint: setup ## style of Python and templates
	@$(BIN)/uv sync --frozen --quiet
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/djlint --quiet --lint themes

types: setup ## types of the pure modules
	@$(BIN)/mypy

services: ## install and start what browser and server tests need (Chromium, PostgreSQL, Redis, Elasticsearch)
	@.ci/services

services-stop: ## end the servers that `make services` started
	@.ci/services-stop

bench: setup ## measure pages and searches, print one table
	@$(BIN)/uv sync --frozen --quiet
	@$(BIN)/python -m tests.benchmarks

assets: ## rebuild the committed CSS, JavaScript and fonts (needs Node 20)
	@npm ci --no-audit --no-fund && npm run build

clean-data: ## throw away the local data folder (demo database, index, mail)
	@rm -rf var
