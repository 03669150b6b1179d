# make demo: set up and lint a real draft. make test: set up and pass the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCES := pyproject.toml hatch_build.py

.PHONY: demo test lint docs bench clean

demo: $(VENV)/demo
	@$(BIN)/replylint check --exit-zero tests/drafts/late-parcel.md

test: $(VENV)/test
	$(BIN)/pytest -n auto

lint: $(VENV)/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/test
	$(BIN)/python docs/generate.py

# An install as users have it: only a wheel holds the compiled rules and wordings.
bench:
	$(PYTHON) -m venv $(VENV)-bench
	$(VENV)-bench/bin/python -m pip install --quiet --upgrade "pip>=25.1"
	$(VENV)-bench/bin/python -m pip install --quiet --force-reinstall --no-deps .
	$(VENV)-bench/bin/python -m pip install --quiet . --group bench
	-npm install --silent --prefix benchmarks
	$(VENV)-bench/bin/python benchmarks/run.py

clean:
	rm -rf $(VENV) $(VENV)-bench build dist .mypy_cache .ruff_cache .pytest_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"

$(VENV)/demo: $(SOURCES) | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/test: $(VENV)/demo
	$(BIN)/python -m pip install --quiet --group test --group lint --group bench
	@touch $@
