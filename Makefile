# The daily commands. Each sets up what it needs, so a fresh clone takes `make run` or `make test` at once.
# Needed beforehand: Python 3.11 or newer and make. On Windows see README.md.
#
#   make run      process the sample kecamatan of input_templates/contoh into output/
#   make test     style, types, tests
#   make templat  write the blank templates and the filled sample again

# The Python the virtual environment is made with: make test PYTHON=python3.12
PYTHON ?= python3
BIN := .venv/bin
# Stands for "set up with the pyproject.toml of today"; touched last, so a broken set-up is done again.
READY := .venv/siap

.PHONY: run test gaya tipe uji templat

# Exit code 1 means "finished, with temuan to look at": the published reports in the sample have their share.
run: $(READY)
	@$(BIN)/lkjip proses input_templates/contoh -o output || test $$? -eq 1

# In the order in which they fail fastest; `make -k test` runs all three even when one fails.
test: gaya tipe uji

gaya: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

tipe: $(READY)
	$(BIN)/mypy

uji: $(READY)
	$(BIN)/pytest --numprocesses auto

# Both are committed; tests fail when they are not what the code writes.
templat: $(READY)
	$(BIN)/lkjip templat input_templates
	$(BIN)/python -m tests.contoh.buat

$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; try: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@
