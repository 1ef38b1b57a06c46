# make run: set up and process the sample into output/.  make test: set up and check everything.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/siap

.PHONY: run test templat

run: $(READY)
	@$(BIN)/lkjip proses input_templates/contoh -o output; code=$$?; test $$code -le 1

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto

$(READY): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet -e '.[dev]'
	touch $@
