# `make deck` builds the decks, `make test` runs every test; both start from nothing but Python.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
OLDER_ANKI := $(VENV)/anki-24.11
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: deck test lint wheel clean

deck: $(VENV)/.installed
	$(BIN)/mkdeck build lectures/

test: $(VENV)/.installed-with-tests $(OLDER_ANKI)
	MKDECK_ANKI_24=$(OLDER_ANKI) $(BIN)/python -m pytest --numprocesses 2 --dist worksteal

lint: $(VENV)/.installed-with-tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# What users install: the wheel alone, in an environment of its own, builds the lectures.
wheel: | $(VENV)/bin/python
	rm -rf $(VENV)/wheel
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir $(VENV)/wheel .
	$(PYTHON) -m venv $(VENV)/wheel/venv
	$(VENV)/wheel/venv/bin/python -m pip install --quiet --disable-pip-version-check \
		--constraint constraints.txt $(VENV)/wheel/*.whl
	$(VENV)/wheel/venv/bin/mkdeck build --dry-run --strict lectures/

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) --editable .
	touch $@

$(VENV)/.installed-with-tests: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) --editable '.[verify,cluster,test,lint]'
	touch $@ $(VENV)/.installed

# An older Anki, for the tests that import into it; it shares the other packages of the environment.
$(OLDER_ANKI): constraints.txt | $(VENV)/.installed-with-tests
	rm -rf $@
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --target $@ anki==24.11

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
