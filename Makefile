# Everything here needs only Python 3.11 or later, and make. `make` alone shows what there is.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCKED := $(VENV)/locked
READY := $(VENV)/ready
BENCH_READY := $(VENV)/bench-ready
CLUSTER_READY := $(VENV)/cluster-ready
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
SAMPLE := verslag-rbz-2023-03-13
DEMO := build/demo/$(SAMPLE).html
ROOM := build/demo/samples.kamerspoor
PORT ?= 8000
LOCK_TOOL := build/lock-venv
COMPILE := $(LOCK_TOOL)/bin/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options

define HELP
make setup   set up the command in .venv/bin/kamerspoor
make demo    read a sample report: a view here, and a page for the browser
make serve   open the samples in a browser: adds them to an archive, and serves it
make test    run the tests
make eval    measure how well documents are read, against the floors
make bench   measure speed, memory and growth
make lint    check style and layout (ruff)
make types   check types (mypy)
make lock    make the lock files again, with the newest versions
make clean   remove the virtual environment and everything made

Each target sets up what it needs, once, in .venv. Another Python: make PYTHON=python3.12 demo
endef

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo serve test eval bench lint types lock clean

help:
	$(info $(HELP))
	@:

setup: $(READY)

$(LOCKED): requirements.lock
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
	  echo "$(PYTHON) is not there: install Python 3.11 or later, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "$(PYTHON) is older than Python 3.11, or does not run; name another: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make virtual environments: install its venv package (Debian, Ubuntu: python3-venv)" >&2; exit 1; }
	@echo "Setting up in $(VENV), once; this takes about a minute." >&2
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) install --require-hashes -r requirements.lock
	@touch $@

$(READY): $(LOCKED) pyproject.toml
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(BENCH_READY): $(READY) requirements-bench.lock
	@echo "Adding what the benchmarks need." >&2
	@$(PIP) install --require-hashes -r requirements-bench.lock
	@touch $@

$(CLUSTER_READY): $(READY) requirements-cluster.lock
	@echo "Adding what the cluster runner needs." >&2
	@$(PIP) install --require-hashes -r requirements-cluster.lock
	@touch $@

demo: $(READY)
	@$(BIN)/kamerspoor read samples/$(SAMPLE).txt
	@mkdir -p $(dir $(DEMO))
	@$(BIN)/kamerspoor read samples/$(SAMPLE).pdf --format html -o $(DEMO)
	@echo
	@echo "The same as JSON, from the official XML: kamerspoor read samples/$(SAMPLE).xml --format json"
	@echo "As a page, made from the PDF: $(DEMO) (open it in a browser)"
	@echo "As a web site, linked: make serve, then open http://127.0.0.1:$(PORT)/"

serve: $(READY)
	@mkdir -p build/demo
	@$(BIN)/kamerspoor add samples/*.xml --archive $(ROOM)
	@$(BIN)/kamerspoor serve --archive $(ROOM) --port $(PORT)

test: $(READY) $(CLUSTER_READY)
	@$(BIN)/python -m pytest

eval: $(READY)
	@$(BIN)/python tools/evaluate_all.py --floors tools/floors.toml

bench: $(BENCH_READY) $(CLUSTER_READY)
	@$(BIN)/python tools/benchmark.py

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY)
	@$(BIN)/mypy

lock:
	@$(PYTHON) -m venv --clear $(LOCK_TOOL)
	@$(LOCK_TOOL)/bin/python -m pip --disable-pip-version-check --quiet install pip-tools==7.6.2
	@$(COMPILE) --extra dev --output-file build/requirements.txt pyproject.toml
	@$(COMPILE) --extra bench --constraint build/requirements.txt --output-file build/bench.txt pyproject.toml
	@$(COMPILE) --extra cluster --constraint build/requirements.txt --output-file build/cluster.txt pyproject.toml
	@{ echo "# Every package that kamerspoor needs, to run and to develop, at the version tested, with hashes."; \
	   echo "# Made from pyproject.toml by 'make lock'; do not edit."; grep -v '^#' build/requirements.txt; } > requirements.lock
	@{ echo "# What the benchmarks need beside kamerspoor itself, at the version tested, with hashes."; \
	   echo "# Made from pyproject.toml by 'make lock'; do not edit."; grep -v '^#' build/bench.txt; } > requirements-bench.lock
	@{ echo "# What the cluster runner needs beside kamerspoor itself, at the version tested, with hashes."; \
	   echo "# Made from pyproject.toml by 'make lock'; do not edit."; grep -v '^#' build/cluster.txt; } > requirements-cluster.lock
	@rm build/requirements.txt build/bench.txt build/cluster.txt

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
