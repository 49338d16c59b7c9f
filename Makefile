# Written for GNU make 3.81 and a plain sh. `make help` lists what there is.

# The interpreter to build .venv with; empty means the first that serves.
PYTHON ?=
UVFLAGS ?=

VENV = .venv
BIN  = $(VENV)/bin
PIP  = $(BIN)/python -m pip install -qq --disable-pip-version-check

# The tests that reach every branch of core; they run once, with coverage, and the others without.
OF_CORE = tests/core tests/journeys/test_journeys.py tests/journeys/test_branches.py tests/journeys/test_safety.py \
          tests/bot/test_pairing.py tests/bot/test_linking.py

# A stamp is worth nothing once its interpreter has gone.
GONE := $(shell test -x $(BIN)/python || echo gone)

LOCK = --universal --python-version 3.11 --generate-hashes --no-header \
       --no-emit-index-url --no-emit-find-links --quiet

.PHONY: help run test check test-long draw coverage mutation bench lock clean gone

help:
	@echo 'make run        start the companion (installs what it needs the first time)'
	@echo 'make test       lint, types, import rules, all tests but the long ones, and the coverage of core'
	@echo 'make check      lint, types and import rules only'
	@echo 'make test-long  the long tests'
	@echo 'make coverage   the tests of core, and that they reach all of its branches (a minute on two cores)'
	@echo 'make mutation   how many altered copies of gates, records, life, view and shared the tests'
	@echo '                notice (about half an hour on two cores)'
	@echo 'make bench      figures beside those of peers (five minutes; wants a quiet machine)'
	@echo 'make draw       write the story as a picture and a page: deploy/story.md'
	@echo 'make lock       write the four requirements files anew'
	@echo '                (UVFLAGS=--upgrade to move to newer versions)'
	@echo 'make clean      remove .venv, builds and caches; data/ stays'
	@echo 'PYTHON=path     the interpreter to build .venv with, 3.11 or newer'

run: $(VENV)/run.stamp
	@exec $(BIN)/python -m bot

test: check coverage
	@$(BIN)/python -m pytest $(addprefix --ignore=,$(OF_CORE))

check: $(VENV)/dev.stamp
	@$(BIN)/ruff check .
	@$(BIN)/mypy core adapters bot
	@$(BIN)/lint-imports --no-logo

test-long: $(VENV)/dev.stamp
	@$(BIN)/python -m pytest -m long

draw: $(VENV)/dev.stamp
	@$(BIN)/python -m bot draw > deploy/story.md.new && mv deploy/story.md.new deploy/story.md

# The settings are in pyproject.toml: core alone, branch by branch, 100 %.
coverage: $(VENV)/dev.stamp
	@$(BIN)/python -m coverage erase
	@$(BIN)/python -m coverage run -m pytest $(OF_CORE)
	@$(BIN)/python -m coverage combine -q
	@$(BIN)/python -m coverage report

# Works on a copy, in mutants/, and begins anew each time: what is left of an earlier run knows nothing of new tests.
mutation: $(VENV)/mutation.stamp
	@rm -rf mutants
	@PATH="$(CURDIR)/$(BIN):$$PATH" mutmut run
	@PATH="$(CURDIR)/$(BIN):$$PATH" python tests/mutation.py

# WHAT=answers, reminders or history measures one part alone.
bench: $(VENV)/bench.stamp
	@$(VENV)/bench/bin/python -m tests.bench $(WHAT)

# pyproject.toml says what is wanted, the files what is installed. uv has a place of its own,
# so that it is not part of what it resolves.
lock:
	@$(find_python); test -x $(VENV)/lock/bin/uv || { \
	  "$$python" -m venv $(VENV)/lock && \
	  $(VENV)/lock/bin/python -m pip install -qq --disable-pip-version-check uv; }
	@$(VENV)/lock/bin/uv pip compile $(LOCK) $(UVFLAGS) pyproject.toml -o requirements.txt
	@$(VENV)/lock/bin/uv pip compile $(LOCK) $(UVFLAGS) --extra dev -c requirements.txt \
	  pyproject.toml -o requirements-dev.txt
	@$(VENV)/lock/bin/uv pip compile $(LOCK) $(UVFLAGS) --extra dev --extra mutation -c requirements-dev.txt \
	  pyproject.toml -o requirements-mutation.txt
	@$(VENV)/lock/bin/uv pip compile $(LOCK) $(UVFLAGS) --extra bench pyproject.toml -o requirements-bench.txt

clean:
	@rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis \
	  .import_linter_cache .coverage .coverage.* mutants
	@find core adapters bot tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/run.stamp: requirements.txt $(GONE)
	@$(make_venv)
	@echo 'Installing what the companion needs, once.'
	@$(PIP) --require-hashes -r requirements.txt
	@touch $@

# The second list holds the first at the same versions, so `make run` has nothing left to install.
$(VENV)/dev.stamp: requirements.txt requirements-dev.txt pyproject.toml $(GONE)
	@$(make_venv)
	@echo 'Installing what the tests need, once.'
	@$(PIP) --require-hashes -r requirements-dev.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $(VENV)/run.stamp $@

$(VENV)/mutation.stamp: requirements-mutation.txt $(VENV)/dev.stamp
	@echo 'Installing what mutation testing needs, once.'
	@$(PIP) --require-hashes -r requirements-mutation.txt
	@touch $@

# An environment of its own: aiogram wants an older pydantic than the companion has.
$(VENV)/bench.stamp: requirements-bench.txt $(VENV)/run.stamp
	@echo 'Installing what the comparison needs, once.'
	@$(BIN)/python -m venv $(VENV)/bench
	@$(VENV)/bench/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-bench.txt
	@touch $@

gone: ;

# Sets $python to an interpreter that can make a venv, or says in one line what is missing.
define find_python
python=; for each in $(if $(PYTHON),"$(PYTHON)",python3.11 python3.12 python3.13 python3.14 python3); do \
  if "$$each" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; \
  then python=$$each; break; fi; done; \
if test -z "$$python"; then \
  echo 'Python 3.11 or newer with venv is needed: install it, or name it with make PYTHON=path.' >&2; \
  exit 1; fi
endef

# A half-made .venv, left by an interrupted start, has no pip: it is made again.
define make_venv
$(BIN)/python -m pip --version >/dev/null 2>&1 || { \
  $(find_python); "$$python" -m venv --clear $(VENV); }
endef
