# `make demo` and `make test` need nothing but Python 3.11 to 3.13, make and git.
#
#   PYTHON=python3.12                  use this Python (default: the first of 3.11, 3.12, 3.13 that is there)
#   PIP_ARGS='--index-url URL'         passed to pip, for example for a smaller build of torch for the CPU
#   PYTEST_ARGS='-k wire'              passed to pytest

BIN := .venv/bin
SLOW_TESTS := tests/audit tests/hostile tests/isolation tests/nbgrader_plugin \
	tests/authoring/test_nbgrader_release.py tests/grading/test_engine.py
# On every core, but not with dozens of processes that each hold torch in memory.
PYTEST := $(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal
export PYTHON PIP_ARGS

.PHONY: help venv demo test test-fast lint audit-all

help:
	@echo "make demo       grade a bundled class and show the results"
	@echo "make test       everything that has to pass: lint, types, generated files, tests, the gate of every lab"
	@echo "make test-fast  the same without what takes long (under two minutes)"
	@echo "make lint       format, lint and types only"
	@echo "make audit-all  measure every grader anew, all mutants included"
	@echo "make venv       .venv with the pinned packages"

venv:
	@sh tools/setup.sh

demo: venv
	@$(BIN)/autograder demo

lint: venv
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

test: lint
	$(BIN)/autograder build --check
	$(PYTEST) $(PYTEST_ARGS)
	$(BIN)/autograder audit --all --ci

test-fast: lint
	$(BIN)/autograder build --check
	$(PYTEST) -m "not slow" $(SLOW_TESTS:%=--ignore=%) $(PYTEST_ARGS)

audit-all: venv
	$(BIN)/autograder audit --all --mutants always
