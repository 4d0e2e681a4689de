# Everything that an analyst or a developer runs. `make` alone lists it.
# Paths are relative on purpose: the clone may stand anywhere, in a folder with spaces too.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
# A virtual environment does not survive being moved, so the folder is part of the stamp's name.
HERE := $(shell pwd -P | cksum | cut -d ' ' -f 1)
READY := $(VENV)/ready-$(HERE)
LAB := $(VENV)/lab-$(HERE)
TOOLS := $(VENV)/tools-$(HERE)
BROWSER := $(VENV)/browser-$(HERE)
CHECKER := $(VENV)/checker-$(HERE)
MUTMUT := $(VENV)/mutmut-$(HERE)
INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check
# Each lock holds what the ones before it do not.
LOCKED := $(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-header pyproject.toml
WITHOUT = $(addprefix --constraint ,$(1)) \
  $$(sed -n 's/^\([a-z0-9._-]*\)==.*/--no-emit-package \1/p' $(1) | sort -u)

CASE ?=
ARGS ?=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help report watch check quick test mutants lab new tidy lint bench lock pdf picture archive clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

report: reports/index.html ## render every case and edition to reports/
	@echo "Open reports/index.html"

# What is up to date is found by what files hold, and sooner than by their times.
.PHONY: reports/index.html
reports/index.html: $(READY)
	@$(PY) -m onrecord build $(ARGS)

watch: $(READY) ## build again at each edit, and show the pages at http://127.0.0.1:8642
	@$(PY) -m onrecord watch $(CASE) $(ARGS)

check: $(READY) ## check the tables of every case, or of CASE=my-case
	@$(PY) -m onrecord check $(CASE)

quick: $(TOOLS) ## run the tests that need no browser and no notebook, in less than a minute
	@$(PY) -m pytest -n auto --hypothesis-profile=quick \
	  -m 'not browser and not notebooks and not slow' $(ARGS)

test: $(TOOLS) $(BROWSER) $(CHECKER) ## run all tests, those in a real browser too
	@$(PY) -m pytest -n auto $(ARGS)

mutants: $(MUTMUT) ## change one thing of the code at a time: does a test notice? (takes an hour)
	@$(PY) -m tests.mutants $(ARGS)

lab: $(LAB) ## open the notebooks in JupyterLab
	@$(PY) -m jupyter lab --ServerApp.root_dir=notebooks $(ARGS)

new: $(READY) ## start a case: make new CASE=my-case
	@$(if $(CASE),,$(error Say which case to start: make new CASE=my-case))
	@$(PY) -m onrecord new "$(CASE)"

tidy: $(READY) ## sort the tables, empty the notebooks, renew the descriptors
	@$(PY) -m onrecord tidy

lint: $(TOOLS) ## lint, format, types, and the order of the imports
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports --no-cache
	@$(PY) -m onrecord tidy --check

bench: $(TOOLS) $(BROWSER) ## time building, reading and counting against what people use today
	@$(PY) -m tests.bench $(ARGS)

lock: $(TOOLS) ## renew the locks from pyproject.toml and package.json (needs a network)
	@$(LOCKED) --extra setup --output-file requirements.lock
	@$(LOCKED) --extra lab $(call WITHOUT,requirements.lock) --output-file requirements-lab.lock
	@$(LOCKED) --extra setup --extra lab --extra export --extra dev \
	  $(call WITHOUT,requirements.lock requirements-lab.lock) --output-file requirements-dev.lock
	@$(LOCKED) --all-extras \
	  $(call WITHOUT,requirements.lock requirements-lab.lock requirements-dev.lock) \
	  --output-file requirements-mutants.lock
	@$(PY) -m tests.nu --lock

pdf: reports/index.html ## print each edition as one PDF, with the Chromium of this machine
	@$(PY) -m onrecord pdf $(CASE) $(ARGS)

picture: reports/index.html $(BROWSER) ## take the picture of the report for the README
	@$(PY) -m tests.picture

archive: reports/index.html ## pack the newest edition of CASE as one file: make archive CASE=my-case
	@$(if $(CASE),,$(error Say which case to pack: make archive CASE=my-case))
	@$(PY) -m onrecord archive "$(CASE)"

clean: ## delete everything that make has made
	@git clean -fdXq reports 2>/dev/null || rm -rf reports/index.html reports/*/
	@rm -rf $(VENV) build .pytest_cache .hypothesis .mypy_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "On Record needs Python 3.11 or later; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || \
	  { echo "This Python cannot make virtual environments; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@echo "Setting up $(VENV), once; this takes a minute or less"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(INSTALL) --require-hashes -r requirements.lock
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(LAB): $(READY) requirements-lab.lock
	@echo "Adding JupyterLab, once"
	@$(INSTALL) --no-deps --require-hashes -r requirements-lab.lock
	@touch $@

$(TOOLS): $(LAB) requirements-dev.lock
	@echo "Adding the tools of the tests, once; this takes a minute or two"
	@$(INSTALL) --no-deps --require-hashes -r requirements-dev.lock
	@touch $@

$(MUTMUT): $(TOOLS) requirements-mutants.lock
	@echo "Adding what changes the code, once"
	@$(INSTALL) --no-deps --require-hashes -r requirements-mutants.lock
	@touch $@

$(BROWSER): $(TOOLS) tests/chromium.py
	@$(PY) -m tests.chromium --install
	@touch $@

$(CHECKER): $(TOOLS) tests/nu.py tests/nu/package.json tests/nu/package-lock.json
	@$(PY) -m tests.nu --install
	@touch $@
