# Every command of the project. The build server calls only these.
#
#   make test ARGS="tests/api -k compare"    runs part of the suite
#   make run PORT=8001                       serves on another port

.DEFAULT_GOAL := help
.PHONY: help setup run test test-fuzz coverage lint format openapi client query-budget screenshots messages lock check bench bench-quick clean

PY := .venv/bin/python

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

setup: ## Make .venv with everything for development
	@bin/setup dev setup

run: ## Serve the demo on http://localhost:8000 (PORT and DATABASE_URL are honored)
	@exec bin/run

test: ## Run every test (ARGS="..." runs some)
	@exec bin/test $(ARGS)

test-fuzz: ## Ask the API 2,000 questions made up from its schema
	@FUZZ_EXAMPLES=2000 bin/test tests/contract/test_fuzz.py

query-budget: ## Measure what each answer costs, and write docs/reference/query-budget.md
	@WRITE_QUERY_BUDGET=1 bin/test tests/api/test_query_budget.py

coverage: ## Run every test and hold the floor of lines and branches covered (twice as slow)
	@exec bin/test -n $${TEST_WORKERS:-2} --cov --cov-report=term --cov-fail-under=95

lint: ## Check style, types and the import rules
	@bin/setup dev lint
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	.venv/bin/lint-imports
	$(PY) -m mypy .

format: ## Rewrite the code in the house style
	@bin/setup dev format
	$(PY) -m ruff check --fix-only --quiet .
	$(PY) -m ruff format .

openapi: ## Write api/schema/openapi.yaml from the code
	@bin/setup dev openapi
	$(PY) manage.py spectacular --validate --fail-on-warn --file api/schema/openapi.yaml
	@bin/client --if-possible

client: ## Write the types of clients/typescript from api/schema/openapi.yaml
	@bin/client

screenshots: ## Take the pictures of docs/editors from a fresh demo that `make run` serves (PORT is honored)
	@bin/setup dev screenshots
	$(PY) bin/screenshots.py

messages: ## Collect the website's texts and compile their translations (needs gettext)
	@bin/setup dev messages
	$(PY) manage.py makemessages --locale es --no-location --no-wrap --ignore .venv --ignore tests --ignore var
	$(PY) manage.py compilemessages --locale es --ignore .venv

lock: ## Pin every package again, newest versions allowed by the .in files
	@bin/setup dev lock
	$(PY) -m piptools compile --quiet --upgrade --strip-extras --allow-unsafe --no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file requirements.txt requirements.in
	$(PY) -m piptools compile --quiet --upgrade --strip-extras --allow-unsafe --no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file requirements-dev.txt requirements-dev.in

check: lint test ## Lint, then test: what a change must pass

bench: ## Measure how fast it is and write docs/benchmarks.md (about ten minutes)
	@exec bin/bench $(ARGS)

bench-quick: ## Measure the same in a minute, with less content and less certainty
	@exec bin/bench --quick $(ARGS)

clean: ## Remove the environment, the demo data and every cache
	rm -rf .venv var htmlcov .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
