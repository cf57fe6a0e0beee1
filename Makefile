# `make deck` builds the decks, `make test` runs every test; both start from nothing but Python.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
ACROSS_VERSIONS := tests/cli/test_commands.py tests/cli/test_build.py tests/cli/test_report.py tests/cli/test_terminal.py \
	tests/cli/test_verify.py tests/deck/test_in_anki.py tests/deck/test_package.py tests/read/test_styles.py \
	tests/read/test_lecture_06.py tests/report tests/lab/test_judge.py tests/lab/test_plot.py
OLDER_ANKI := $(VENV)/anki-24.11
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: deck test lint wheel versions growth clean

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

# The bounds of pyproject.toml, run: the lowest versions of everything, then the newest ones. Torch stays at the
# version of constraints.txt in both. What is run is what speaks to a library: commands, packages, pages, checks.
versions: $(VENV)/lowest/.installed $(VENV)/newest/.installed
	$(VENV)/lowest/bin/python -m pytest -q --numprocesses 2 $(ACROSS_VERSIONS)
	$(VENV)/newest/bin/python -m pytest -q --numprocesses 2 $(ACROSS_VERSIONS)

$(VENV)/lowest/.installed: pyproject.toml constraints.txt .ci/bounds.py
	$(PYTHON) -m venv $(VENV)/lowest
	$(PYTHON) .ci/bounds.py > $(VENV)/lowest/constraints.txt
	$(VENV)/lowest/bin/python -m pip install --quiet --disable-pip-version-check \
		--constraint $(VENV)/lowest/constraints.txt --editable '.[verify,cluster,test]'
	touch $@

$(VENV)/newest/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)/newest
	grep '^torch==' constraints.txt > $(VENV)/newest/constraints.txt
	$(VENV)/newest/bin/python -m pip install --quiet --disable-pip-version-check --upgrade \
		--constraint $(VENV)/newest/constraints.txt --editable '.[verify,cluster,test]'
	touch $@

# Whether the time to read grows with the text and no faster: every pattern, and hostile texts by the hundred.
growth: $(VENV)/.installed-with-tests
	$(BIN)/python benchmarks/patterns.py
	$(BIN)/python benchmarks/growth.py --size 20

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
