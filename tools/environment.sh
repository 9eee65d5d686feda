#!/usr/bin/env bash
# Makes .venv with everything in requirements.lock and the project itself; with --classla also what requirements-classla.lock
# lists, for the backend "classla". Needs Python 3.11 or newer; what is missing of
# the system is installed by apt-get where that works without asking, else the one line that installs it is printed.
set -euo pipefail
cd "$(dirname "$0")/.."

fits() { "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2> /dev/null; }

python() {
    local name
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if fits "$name"; then
            echo "$name"
            return
        fi
    done
    return 1
}

install_system_packages() {
    local line="apt-get install -y $*"
    if ! command -v apt-get > /dev/null; then
        echo "Python 3.11 or newer with venv is needed: https://www.python.org/downloads/" >&2
        exit 1
    fi
    if [ "$(id -u)" = 0 ]; then
        apt-get update -q && DEBIAN_FRONTEND=noninteractive $line
    elif sudo -n true 2> /dev/null; then
        sudo -n apt-get update -q && sudo -n DEBIAN_FRONTEND=noninteractive $line
    else
        echo "Python 3.11 or newer with venv is needed. Please run:  sudo $line" >&2
        exit 1
    fi
}

found=$(python) || {
    install_system_packages python3 python3-venv >&2
    found=$(python) || {
        echo "Python 3.11 or newer is needed; this machine has $(python3 --version 2>&1)." >&2
        exit 1
    }
}

if ! fits .venv/bin/python; then
    "$found" -m venv --clear .venv
fi
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .

if [ "${1:-}" = --classla ]; then
    # all but torch by hash; torch by version, with what it needs on this platform (see requirements-classla.lock)
    pinned=$(mktemp)
    trap 'rm -f "$pinned"' EXIT
    grep -v '^torch==' requirements-classla.lock > "$pinned"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r "$pinned"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check "$(grep '^torch==' requirements-classla.lock)"
fi
