# Targets name no absolute path, so the checkout may lie under a path with spaces.

PORT ?= 8000
export PORT

PYTHON := .venv/bin/python
RUNS := .venv/requirements.installed
TESTS := .venv/requirements-dev.installed
MODELS := .venv/requirements-models.installed
CORES := $(shell getconf _NPROCESSORS_ONLN)
# Each engine's output in one piece, where make is new enough for it
IN_ONE_PIECE := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)
PYTEST := $(PYTHON) -m pytest -p no:cacheprovider
IN_BROWSER := tests/browser tests/admin/test_in_browser.py

.PHONY: help run dev test test-sqlite test-postgres test-postgres-browser lint audit bench soak

help:
	@echo "make run     the archive at http://127.0.0.1:$(PORT), with a production server (PORT= changes it)"
	@echo "make dev     the same with reload and debug pages"
	@echo "make test    all tests, on SQLite and on PostgreSQL and in a real browser"
	@echo "make lint    formatting and static checks"
	@echo "make soak    what takes minutes: random questions to both engines, edits killed in the middle (SEED=)"
	@echo "make bench   N=100000: times of every page over so many articles (DATABASE_URL picks the engine)"
	@echo "make audit   Nu HTML validator and Lighthouse over the running pages (needs Node and Java)"

# Threads that share their memory for small things, and give back what was very large, leave less unused; what
# counts take, half a megabyte at a time, is kept, since to get it anew takes 3 ms of a search.
# With the widest vectors numpy takes seven times as long to sort on AMD's Zen 4, which counts of filters do.
run: $(RUNS) $(MODELS) var/static/.collected
	@$(PYTHON) manage.py first_start
	@MALLOC_ARENA_MAX=2 MALLOC_MMAP_THRESHOLD_=1048576 MALLOC_TRIM_THRESHOLD_=8388608 \
		NPY_DISABLE_CPU_FEATURES=X86_V4 \
		exec $(PYTHON) -m granian --interface wsgi --host 127.0.0.1 --port $(PORT) --workers 2 \
		--blocking-threads 2 --no-ws newsarchive.wsgi:application

dev: export DEBUG = on
dev: $(RUNS) $(MODELS)
	@$(PYTHON) manage.py first_start
	@exec $(PYTHON) manage.py runserver $(PORT)

test: $(TESTS) $(MODELS)
	@$(PYTHON) tests/chromium.py
	@echo "Testing on SQLite and on PostgreSQL; the output follows when an engine is done."
	@$(MAKE) --no-print-directory --keep-going --jobs=$(CORES) $(IN_ONE_PIECE) test-sqlite test-postgres test-postgres-browser

test-sqlite:
	@echo "== SQLite"
	@DATABASE_URL=sqlite:// $(PYTEST)

# PostgreSQL takes longer: its browser tests go to the core that is free first.
test-postgres:
	@echo "== PostgreSQL"
	@$(PYTHON) tests/postgres.py $(PYTEST) $(addprefix --ignore=,$(IN_BROWSER))

test-postgres-browser:
	@echo "== PostgreSQL in a browser"
	@$(PYTHON) tests/postgres.py $(PYTEST) $(IN_BROWSER)

lint: $(TESTS)
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m djlint --quiet --lint templates articles/templates
	@$(PYTHON) manage.py makemigrations --check --dry-run
	@$(PYTHON) manage.py check

soak: $(TESTS) $(MODELS)
	@$(PYTHON) -m tests.soak --seed $(or $(SEED),1)

audit: $(TESTS) var/static/.collected
	@$(PYTHON) tests/audit.py

bench: $(TESTS) var/static/.collected
	@$(PYTHON) -m tests.bench $(N)

# Made once, and again when what they are made of has changed

.venv/bin/pip:
	@for python in python3 python3.14 python3.13 python3.12 python3.11; do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Making .venv with $$python …"; exec $$python -m venv .venv; \
		fi; \
	done; \
	echo "Python 3.11 or newer is needed; install it and run make again." >&2; exit 1

$(RUNS): requirements.txt | .venv/bin/pip
	@echo "Installing what the site needs …"
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(TESTS): requirements-dev.txt requirements.txt | .venv/bin/pip
	@echo "Installing what the tests need …"
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(RUNS)

# The archive serves without them, so it starts where they cannot be had, too.
$(MODELS): requirements-models.txt | $(RUNS)
	@echo "Installing the recogniser of names …"
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps -r requirements-models.txt \
		&& touch $@ || echo "It could not be installed: new names will not be suggested." >&2

var/static/.collected: $(RUNS) $(shell find static articles/static -not -name '.*' 2>/dev/null)
	@$(PYTHON) manage.py collectstatic --no-input --clear --verbosity 0
	@touch $@
