# make site    sets up what it needs, checks the data and builds into site/
# make test    sets up what it needs, the browser included, and runs all tests
# make check   checks the data; make serve shows the site and rebuilds it on each change

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: setup site test check serve lint bench outdated lock clean
.DEFAULT_GOAL := site

export NO_MKDOCS_2_WARNING := 1

setup: $(READY)

# Not --quiet, with which MkDocs does not count the warnings that --strict makes errors of.
site: check
	CI=true $(BIN)/mkdocs build --strict
	@echo "The site is in site/."

# An editor takes the schemas from .cache/schema; see .vscode/settings.json.
check: $(READY)
	@$(BIN)/chronology schema --write .cache/schema
	@$(BIN)/chronology check --canonical

serve: $(READY)
	$(BIN)/mkdocs serve

test: $(READY) lint
	$(BIN)/python -m tests.browser
	$(BIN)/python -m pytest -m "not timed" --numprocesses=auto --maxprocesses=4
	$(BIN)/python -m pytest -m timed

lint: $(READY)
	$(BIN)/ruff check --quiet scripts tests
	$(BIN)/ruff format --check --quiet scripts tests
	$(BIN)/mypy --no-error-summary

# Our build beside Hugo and plain MkDocs; make bench SIZES="100 1000" for some sizes only. Our modules are
# compiled before, as pip does with all others: a Python told to keep nothing would do it at each build.
bench: $(READY)
	$(BIN)/python -m compileall -q scripts
	$(BIN)/python -m tests.bench $(SIZES)

# What is newer than the lock, as Markdown; the network is needed.
outdated: $(READY)
	@printf '## Newer dependencies\n\n```\n'
	@$(BIN)/pip list --outdated --disable-pip-version-check
	@printf '```\n\n'

# The lock holds hashes for every supported Python and platform; uv is needed only to renew it.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --all-extras \
	  --no-emit-index-url --no-header --no-annotate pyproject.toml -o requirements.txt

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed; name one with make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || \
	  { echo "Python's venv module is needed; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q scripts
	@touch $@

clean:
	rm -rf $(VENV) site .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
