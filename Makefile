# The commands of the project. Everything happens in .venv; a stamp in it says what it was made from.
PYTHON := .venv/bin/python
MADE_FROM := $(shell cat requirements.txt requirements-dev.txt .ci/environment | cksum | tr -d ' ')
RUNS := .venv/runs-$(MADE_FROM)
TESTS := .venv/tests-$(MADE_FROM)
# The long forms take longer than any test may that waits for nothing.
AT_LENGTH := -m pytest -o faulthandler_timeout=3600
SITE := var/site
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/*.po))

.PHONY: help run site upgrade test long fuzz faults pages lighthouse screenshots environment messages format lock clean

help:
	@echo "make run     the newsroom with demonstration content, on this machine alone (PORT=9000 for another port)"
	@echo "make site    a paper of your own, empty and kept in var/site; prints the link to set it up (PORT=9000)"
	@echo "make upgrade  a paper on a server: backs up, migrates, checks, restarts, prints the way back"
	@echo "make test    every test: SQLite, PostgreSQL, browser"
	@echo "make long    the ledger against its rules for some minutes, other verbs at other times with each run"
	@echo "make fuzz    hostile input to every address and form, with a seed of its own each time"
	@echo "make faults  mail server, disk, queue and cache failing, kill -9: acknowledged counted against stored"
	@echo "make pages   every kind of page to the HTML checker and, in four widths, light and dark, to axe"
	@echo "make lighthouse  Lighthouse on every kind of public page, the median of five"
	@echo "make screenshots  takes the pictures of docs/pictures anew"
	@echo "make messages  writes what is to be translated into locale/ (needs gettext)"
	@echo "make format  sorts imports and formats the Python code"
	@echo "make lock    writes the locked requirements anew from pyproject.toml (needs uv)"
	@echo "make clean   removes .venv, the demonstration and everything else that can be made again"

run: $(RUNS) $(CATALOGUES)
	@env -u DATABASE_URL NEWSROOM_VAR=var/demo NEWSROOM_STATIC=var/demo/static NEWSROOM_DEMO=1 \
		$(PYTHON) manage.py start --demo $(if $(PORT),--port $(PORT))

# Handed over by the environment, where no shell reads the name of a folder.
site: export NEWSROOM_VAR := $(SITE)
site: export NEWSROOM_STATIC := $(SITE)/static
site: $(RUNS) $(CATALOGUES)
	@env -u DATABASE_URL -u NEWSROOM_DEBUG -u NEWSROOM_DEMO NEWSROOM_HTTPS=0 \
		$(PYTHON) manage.py start $(if $(PORT),--port $(PORT))

upgrade: $(RUNS) $(CATALOGUES)
	@bash deploy/upgrade

test: $(TESTS) $(CATALOGUES)
	@bash .ci/test

long: $(TESTS)
	env -u DATABASE_URL NEWSROOM_LONG_TESTS=1 $(PYTHON) $(AT_LENGTH) tests/articles/test_ledger_machine.py
	NEWSROOM_LONG_TESTS=1 $(PYTHON) tests/with_postgres.py $(PYTHON) $(AT_LENGTH) tests/articles/test_ledger_machine.py

fuzz: $(TESTS)
	FUZZ_SEED=$${FUZZ_SEED:-$$(date +%s)} FUZZ_ROUNDS=1000 FUZZ_PAGES=90 $(PYTHON) $(AT_LENGTH) tests/fuzz -s

faults: export FAULTS_SEED ?= $(shell date +%s)
faults: export FAULTS_ROUNDS ?= 10
faults: $(TESTS)
	@echo "FAULTS_SEED=$(FAULTS_SEED) FAULTS_ROUNDS=$(FAULTS_ROUNDS)"
	env -u DATABASE_URL $(PYTHON) $(AT_LENGTH) tests/faults
	$(PYTHON) tests/with_postgres.py $(PYTHON) $(AT_LENGTH) tests/faults

pages: $(TESTS)
	@bash .ci/html --long

lighthouse: $(TESTS)
	@bash .ci/lighthouse --long

screenshots: $(TESTS)
	@$(PYTHON) tests/browser/chromium.py
	@$(PYTHON) .ci/screenshots.py

environment: $(TESTS) $(CATALOGUES)

messages: $(TESTS)
	@bash .ci/messages --write

format: $(TESTS)
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

lock:
	uv pip compile $(COMPILE) -o requirements.txt
	uv pip compile $(COMPILE) --group dev -c requirements.txt -o requirements-dev.txt

clean:
	rm -rf .venv var/demo staticfiles .ruff_cache .pytest_cache .hypothesis .import_linter_cache

COMPILE := pyproject.toml --python-version 3.13 --universal --generate-hashes --no-annotate --no-header --quiet

$(RUNS):
	@.ci/environment requirements.txt
	@touch $@

# Compiled where the paper runs; one call makes all that are missing or older.
$(CATALOGUES): %.mo: %.po | $(RUNS)
	@$(PYTHON) -m newsroom.catalogues

# What tests need includes what running needs.
$(TESTS):
	@.ci/environment requirements-dev.txt
	@touch $@ $(RUNS)
