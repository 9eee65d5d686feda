#!/usr/bin/env bash
# Makes .venv with everything in requirements.lock and the project itself; with --classla also what requirements-classla.lock
# lists, for the backend "classla". Needs Python 3.11 or newer. What is missing of the system, and of system_packages.txt
# for scans and older Word files, is installed by apt-get where that works without asking, else the one line that installs
# it is printed.
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

# apt-get as root; fails where that would ask for a password
apt() {
    local sudo=""
    command -v apt-get > /dev/null || return 1
    if [ "$(id -u)" != 0 ]; then
        sudo -n true 2> /dev/null || return 1
        sudo="sudo -n"
    fi
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::Retries=1 -o Acquire::http::Timeout=30 "$@"
}

install_python() {
    apt update && apt install -y python3 python3-venv || {
        echo "Python 3.11 or newer with venv is needed: sudo apt-get install python3 python3-venv," \
            "or https://www.python.org/downloads/" >&2
        exit 1
    }
}

missing_packages() {
    local package sign
    while read -r package sign; do
        case $package in "" | "#"*) continue ;; esac
        # shellcheck disable=SC2086 # the file is a pattern
        command -v "$sign" > /dev/null || ls $sign > /dev/null 2>&1 || echo "$package"
    done < tools/system_packages.txt
}

install_missing_packages() {
    local missing
    missing=$(missing_packages | paste -sd " " -)
    [ -n "$missing" ] || return 0
    # the lists may be older than the packages, or missing; an update that fails (one source of many) need not matter
    # shellcheck disable=SC2086 # several words
    apt update > /dev/null 2>&1 || true
    if ! apt install -y --no-install-recommends $missing > /dev/null; then
        echo "Scans and older Word files will be read better with:  sudo apt-get install --no-install-recommends $missing" >&2
    fi
}

install_missing_packages

found=$(python) || {
    install_python >&2
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
