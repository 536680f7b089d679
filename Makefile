# Two commands set everything up on a machine with Python and git: `make run` and `make test`.
PYTHON ?= python3
VENV ?= .venv
KG = $(VENV)/bin/kg
# Which small faults `make mutants` puts into the code, and how many.
SEED ?= 1
COUNT ?= 70

.PHONY: run test lint docs pictures coverage mutants clean

run: $(VENV)/.installed
	$(KG) build --output outputs
	@echo
	@echo "The graph of the sample corpus is in outputs/: graph.ttl, report.md, and the pages, to open in a browser:"
	@echo "  $(CURDIR)/outputs/views/index.html"
	@echo "Try:"
	@echo "  $(KG) query most-cited"
	@echo "  $(KG) show 国发〔2021〕23号"
	@echo "  $(KG) chain 国发〔2021〕33号 --down"
	@echo "  $(KG) query --list"
	@echo "  $(KG) serve --open"
	@echo "Your own compilations: $(KG) build my-folder --output outputs/mine   (see corpus/README.md)"

test: $(VENV)/.installed-test
	$(VENV)/bin/python -m pytest -n 2 --dist loadfile -rs

lint: $(VENV)/.installed-test
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

coverage: $(VENV)/.installed-test
	$(VENV)/bin/python -m coverage run -m pytest
	$(VENV)/bin/python -m coverage combine --quiet
	$(VENV)/bin/python -m coverage report --skip-covered --show-missing

mutants: $(VENV)/.installed-test
	$(VENV)/bin/python -m tools.mutants --seed $(SEED) --count $(COUNT)

pictures: $(VENV)/.installed-test
	$(VENV)/bin/python -m tools.screenshots docs/images

docs: $(VENV)/.installed-docs
	NO_MKDOCS_2_WARNING=1 $(VENV)/bin/python -m mkdocs build --quiet
	@echo "$(CURDIR)/site/index.html"

clean:
	rm -rf $(VENV) build dist site *.egg-info

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10) and "kg needs Python 3.10 or newer: make run PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python setup.cfg pyproject.toml
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -e '.[serve]'
	@touch $@

$(VENV)/.installed-test: $(VENV)/bin/python setup.cfg pyproject.toml
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -e '.[test,dev]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-docs: $(VENV)/bin/python setup.cfg pyproject.toml
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -e '.[docs]'
	@touch $@ $(VENV)/.installed
