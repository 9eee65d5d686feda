# make run    sets everything up and reads the sample documents in corpora/
# make test   checks style, types, tests and notebooks
# What is up to date is not done again.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
BIN := .venv/bin
SOURCES := $(shell find pipeline -type f -not -path '*/__pycache__/*' -not -path '*.egg-info/*')
SAMPLES := $(wildcard corpora/documents/*)

.PHONY: help
help:  ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

.PHONY: run
run: outputs/.read  ## set up, read corpora/, and say where the tables are
	@echo "The tables are in outputs/ (start with outputs/units.csv; outputs/README.md explains the columns)."

ifeq ($(wildcard outputs/units.csv),)
.PHONY: outputs/.read
endif
outputs/.read: .venv/.installed $(SOURCES) $(SAMPLES)
	$(BIN)/delokrug run corpora/documents --out outputs --jobs 2
	@touch $@

.PHONY: test
test: .venv/.installed  ## style, types, tests, notebooks
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest
	$(BIN)/pytest --nbmake --nbmake-timeout=300 notebooks

.PHONY: classla
classla: .venv/.classla  ## add the backend "classla" to .venv (torch: some hundred megabytes)

TREEBANKS ?= ../shared/treebanks
LAWS ?= ../shared/laws/laws.txt.xz

.PHONY: model
model: .venv/.training  ## train the Serbian model anew (TREEBANKS=FOLDER LAWS=FILE VARIANT=NAME OUT=FOLDER; 50 minutes)
	OMP_NUM_THREADS=1 PYTHONPATH=pipeline $(BIN)/python models/train_model.py --laws $(LAWS) --out $(or $(OUT),models/sr_delokrug_sm) \
	    --train $(TREEBANKS)/sr_train.conllu.xz:2 --train $(TREEBANKS)/hr_train.conllu.xz:1 --dev $(TREEBANKS)/sr_dev.conllu.xz \
	    --variant $(or $(VARIANT),model)

.PHONY: floors
floors: .venv/.installed  ## measure the scores and raise their floors
	$(BIN)/python tests/floors.py

.PHONY: docs
docs: .venv/.installed  ## write outputs/README.md, docs/licences.md and the excerpt in README.md anew
	$(BIN)/delokrug schema > outputs/README.md
	$(BIN)/python tools/licences.py > docs/licences.md
	$(BIN)/python tools/excerpt.py

.PHONY: lock
lock:  ## resolve the dependencies anew and write requirements.lock
	bash tools/lock.sh --upgrade

.PHONY: clean
clean:  ## remove the environment, caches and tables
	rm -rf .venv build .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find outputs -mindepth 1 -not -name README.md -delete

.venv/.installed: requirements.lock pyproject.toml tools/environment.sh tools/system_packages.txt
	bash tools/environment.sh
	@touch $@

.venv/.classla: .venv/.installed requirements-classla.lock
	bash tools/environment.sh --classla
	@touch $@

.venv/.training: .venv/.installed models/requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r models/requirements.lock
	@touch $@
