# Desktop Invite. `make run` and `make test` are each the only command needed on a fresh machine.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
# The lock files name everything that is installed, so nothing is resolved again: pip would look for
# the newest release of what is asked for with an extra, and refuse it because it is not pinned.
LOCKED := install --require-hashes --no-deps -r
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
ARGS   ?=

.DEFAULT_GOAL := help
.PHONY: help run test lint types imports pytest format gallery soak fuzz bench freeze wheel lock clean

help:  ## Say what each target does
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

$(VENV)/ready-to-run: requirements.lock pyproject.toml
	@scripts/debian-packages.sh run
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) $(LOCKED) requirements.lock
	@touch $@

$(VENV)/ready-to-test: requirements-dev.lock $(VENV)/ready-to-run
	@scripts/debian-packages.sh test
	$(PIP) $(LOCKED) requirements-dev.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@$(PIP) check
	@touch $@

run: $(VENV)/ready-to-run  ## Start the app; with no display, check that it works here and say so
	@scripts/run-or-check.sh $(BIN)/python $(ARGS)

test: lint types imports pytest  ## Everything that continuous integration checks

lint: $(VENV)/ready-to-test  ## Style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/ready-to-test  ## Types of the package and of the tests
	$(BIN)/mypy

imports: $(VENV)/ready-to-test  ## Which room may import which
	$(BIN)/lint-imports

pytest: $(VENV)/ready-to-test  ## The tests, in parallel and in random order
	$(BIN)/python -m pytest -n 4 --cov --cov-report= $(ARGS)
	@$(BIN)/python scripts/coverage_by_room.py

format: $(VENV)/ready-to-test  ## Put the code into the project's format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

gallery: $(VENV)/ready-to-test  ## Render every screen to gallery/*.png
	@scripts/debian-packages.sh gallery
	$(BIN)/python -m tests.gallery gallery $(ARGS)

soak: $(VENV)/ready-to-test  ## Kill the app a thousand times and count what was lost (long)
	$(BIN)/python -m tests.soak $(ARGS)

fuzz: $(VENV)/ready-to-test  ## Read 20,000 generated and damaged spreadsheets (minutes)
	$(BIN)/python -m tests.fuzz $(ARGS)

bench: $(VENV)/ready-to-test  ## Measure speed, as ratios to a baseline in the same run
	$(BIN)/python -m benchmarks $(ARGS)

freeze: $(VENV)/ready-to-test  ## Build dist/desktop-invite, a folder that runs without Python
	$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec
	dist/desktop-invite/desktop-invite --check

wheel: $(VENV)/ready-to-test  ## Build the wheel
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .

lock: $(VENV)/ready-to-test  ## Pin the newest versions that the ranges in pyproject.toml allow
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade --no-header \
		pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade --no-header \
		--group dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean:  ## Remove what was built
	rm -rf $(VENV) build dist gallery .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
