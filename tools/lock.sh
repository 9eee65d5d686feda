#!/usr/bin/env bash
# Writes requirements.lock: every package the project needs, also for tests and notebooks, with one version and its
# hashes, for all Pythons from 3.11 and all platforms. uv resolves for all of them at once; pip installs.
set -euo pipefail
cd "$(dirname "$0")/.."

uv=$(mktemp -d)
trap 'rm -rf "$uv"' EXIT
"${PYTHON:-python3}" -m venv "$uv"
"$uv/bin/pip" install --quiet uv
"$uv/bin/uv" pip compile pyproject.toml --universal --python-version 3.11 --all-extras --generate-hashes \
    --no-emit-index-url --no-emit-find-links --no-header --no-annotate --output-file requirements.lock "$@" > /dev/null
sed -i '1i # Written by `make lock`; do not edit. Installed with: pip install --require-hashes -r requirements.lock' requirements.lock
