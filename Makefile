# Everything runs from a fresh checkout with python3 (3.11 to 3.13) and make:
#   make demo    check a sample report with planted errors
#   make test    run the tests
#   make lint    style, types, allowed imports
#   make dist    wheel, source, and offline folders for Windows and Linux; DIST=--ocr: scans too
#   make soak    100,000 damaged files within SOAK_MINUTES, 300 filings as workbooks
#   make bench   accuracy and speed on the labelled samples

PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
READY := $(VENV)/ready
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test lint soak bench dist docs examples requirements clean

demo: $(READY)
	@$(BIN)/jixiao demo -o out/demo

test: $(READY)
	@-sh tests/system-needs.sh
	$(BIN)/python -m pytest -n auto

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

SOAK_MINUTES ?= 60
soak: $(READY)
	JIXIAO_FILINGS=300 $(BIN)/python -m pytest -n auto tests/forms/test_generated.py
	JIXIAO_OCR_BUNDLE=1 $(BIN)/python -m pytest tests/shipping/test_bundle.py
	$(BIN)/python -m tests.fuzzing --minutes $(SOAK_MINUTES)

bench: $(READY)
	$(BIN)/python -m benchmarks

dist: $(READY)
	$(BIN)/python -m shipping $(DIST)

docs: $(READY)
	$(BIN)/python -m docs.generate

# The examples as workbooks, beside their YAML.
examples: $(READY)
	for name in examples/*.yaml; do \
	  rm -f "$${name%.yaml}.xlsx"; \
	  $(BIN)/jixiao new --region "$$(sed -n 's/^region: //p' "$$name")" \
	    --year "$$(sed -n 's/^year: //p' "$$name")" --from "$$name" -o "$${name%.yaml}.xlsx" || exit 1; \
	done

# The environment is made again only when the pinned requirements change.
$(READY): requirements.txt requirements-dev.txt requirements-ocr.txt
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(0 if v >= (3, 11) else "jixiao needs Python 3.11 or later, this is %d.%d: make PYTHON=python3.12" % v[:2])'
	@echo "setting up $(VENV) (once) ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@$(PIP) install --require-hashes -r requirements-ocr.txt || echo "the extra ocr is not there: its tests are skipped"
	@$(PIP) install --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q src
	@echo ready > $(READY)

# Pins with hashes and without any index address; needs uv.
requirements:
	uv pip compile $(PINNING) -o requirements.txt requirements.in
	uv pip compile $(PINNING) -o requirements-dev.txt requirements-dev.in
	uv pip compile $(PINNING) -o requirements-ocr.txt requirements-ocr.in

PINNING := --generate-hashes --universal --python-version 3.11 --no-emit-index-url \
	--no-emit-find-links --no-header --quiet

clean:
	rm -rf $(VENV) build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis
