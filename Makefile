# What a person types. Each target installs what it lacks; the second time that takes a moment.

PYTHON := .venv/bin/python
READY := .venv/.installed
# Tests run side by side, at most four at a time.
WORKERS ?= $(shell cores=$$(nproc); echo $$((cores > 4 ? 4 : cores)))
PYTEST := $(PYTHON) -m pytest
SIDE_BY_SIDE := --numprocesses=$(WORKERS) --dist=loadfile --no-loadscope-reorder
SHOW := config/on_a_screen.sh

# Whoever told Python not to keep what it compiled did not mean it for hundreds of processes of one program.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test check small style types imports bench faults coverage shots lock audit clean

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*##/make \1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16

run: $(READY)  ## the demo; ARGS=--headless for the service alone
	@config/setup.sh qt window
	@$(SHOW) $(PYTHON) -m kiosk demo $(ARGS)

test: $(READY)  ## the tests, on SQLite and on a throw-away PostgreSQL
	@config/setup.sh qt window tests
	$(PYTEST) --ignore=tests/faults $(SIDE_BY_SIDE) $(ARGS)

check: $(READY)  ## all that must hold before a change goes in: style, types, imports, tests, the faults small
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target style types imports
	@$(MAKE) --no-print-directory test
	@$(MAKE) --no-print-directory small

small: $(READY)
	@config/setup.sh qt window tests
	$(PYTEST) tests/faults $(SIDE_BY_SIDE) $(ARGS)

style: $(READY)
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m ruff check

types: $(READY)
	$(PYTHON) -m mypy

imports: $(READY)
	.venv/bin/lint-imports

bench: $(READY)  ## every figure beside its limit, as a table and in build/bench.json; ARGS=names for some
	@config/setup.sh qt window tests
	@$(SHOW) $(PYTHON) tests/bench/run.py $(ARGS)

faults: $(READY)  ## the faults at full size: kill, cut, fill, freeze
	@config/setup.sh qt window tests
	KIOSK_FAULT_SCALE=1 $(PYTEST) tests/faults -o faulthandler_timeout=0 $(ARGS)

coverage: $(READY)  ## which lines the tests never reach
	@config/setup.sh qt window tests
	$(PYTHON) -m coverage run -m pytest $(ARGS)
	$(PYTHON) -m coverage combine --quiet
	$(PYTHON) -m coverage report

shots: $(READY)  ## a picture of every screen, into assets/screenshots
	@config/setup.sh qt tests browser
	$(PYTEST) tests/shots $(ARGS)

lock: $(READY)  ## the newest dependencies that fit pyproject.toml, with their hashes, for every system
	$(PYTHON) -m pip install --quiet uv
	$(PYTHON) -m uv pip compile --quiet --universal --python-version=3.11 --upgrade --extra=dev \
	    --generate-hashes --no-annotate --no-header --output-file=requirements.lock pyproject.toml

audit: $(READY)  ## known weaknesses of the locked dependencies (asks the network)
	$(PYTHON) -m pip_audit --requirement=requirements.lock --disable-pip --require-hashes

clean:  ## back to a fresh clone
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What is needed beside the dependencies, and installed with them the first time.
run: BESIDES := qt window
test check: BESIDES := qt window tests

$(READY): requirements.lock pyproject.toml config/setup.sh
	@config/setup.sh python $(BESIDES)
	@touch $@
