#!/usr/bin/env bash
# Writes requirements.lock: every package the project needs, also for tests and notebooks, with one version and its
# hashes, for all Pythons from 3.11 and all platforms. uv resolves for all of them at once; pip installs.
# Then requirements-classla.lock: what the backend "classla" needs besides.
set -euo pipefail
cd "$(dirname "$0")/.."

uv=$(mktemp -d)
trap 'rm -rf "$uv"' EXIT
"${PYTHON:-python3}" -m venv "$uv"
"$uv/bin/pip" install --quiet uv
"$uv/bin/uv" pip compile pyproject.toml --universal --python-version 3.11 --extra build --extra notebooks --extra test --generate-hashes \
    --no-emit-index-url --no-emit-find-links --no-header --no-annotate --output-file requirements.lock "$@" > /dev/null
sed -i '1i # Written by `make lock`; do not edit. Installed with: pip install --require-hashes -r requirements.lock' requirements.lock

# classla's own pins are stale (numpy<2, torch<=2.6), so nothing is resolved: these names and no others.
torch=torch==2.13.0
{
    cat << 'END'
# Written by `make lock`; do not edit. What the backend "classla" needs besides requirements.lock; `make classla` installs
# it, with --no-deps because classla 2.2.3 asks for numpy 1 and torch 2.6 and works with those of today. Apart from
# requirements.lock because torch alone is larger than all the rest. torch is pinned by version and has no hash: which
# wheel pip takes (with or without CUDA, built for which machine) depends on the machine; pip adds what that wheel needs.
END
    echo "$torch"
    "$uv/bin/uv" pip compile - --universal --python-version 3.11 --no-deps --constraint requirements.lock --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-header --no-annotate "$@" << 'END'
classla==2.2.3
obeliks
protobuf==4.21.2
regex
reldi-tokeniser==1.0.3
filelock
fsspec
mpmath<1.4
networkx
sympy
END
} > requirements-classla.lock
