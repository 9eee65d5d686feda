"""The licences of what is installed with delokrug.

In: the environment, and requirements-classla.lock. Out, on standard output: docs/licences.md, one row a package that
the program itself needs, directly or through another, and below what the optional backend "classla" needs besides.
Packages for tests and notebooks are not passed on with it and are left out.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

HEAD = """\
# Licences of dependencies

Written by `make docs`; do not edit. Everything `delokrug` needs at run time, as the packages themselves state it (a
package that names no licence in its metadata is listed with that of its classifiers). None is under the AGPL.
LGPL and MPL packages (pebble, transliterate, tqdm, certifi, the C++ part of lemmagen3) are used as they are, as
libraries, and can be replaced by the user. `delokrug` loads the Serbian model of lemmagen3 only: its Farsi, Macedonian,
Polish and Russian models are for non-commercial use.

| package | version | licence |
| --- | --- | --- |"""

OPTIONAL_HEAD = """
The optional backend "classla" (`make classla`) needs besides (torch's wheels with CUDA bring NVIDIA's libraries under
their own terms; the CPU wheels do not):

| package | version | licence |
| --- | --- | --- |"""

# Read in the packages, which are not installed everywhere.
OPTIONAL = {
    "classla": "Apache-2.0; its models have licences of their own",
    "filelock": "MIT",
    "fsspec": "BSD-3-Clause",
    "mpmath": "BSD",
    "networkx": "BSD-3-Clause",
    "obeliks": "MIT",
    "protobuf": "BSD-3-Clause",
    "regex": "Apache-2.0 AND CNRI-Python",
    "reldi-tokeniser": "Apache-2.0",
    "sympy": "BSD",
    "torch": "BSD-3-Clause AND Apache-2.0 AND MIT (and others for parts of it)",
}

# What a package says in its licence file and not in its metadata.
READ = {
    "lemmagen3": "MIT; C++ part LGPL; models CC BY-SA 4.0 (fa, mk, pl, ru: non-commercial)",
    "transliterate": "GPL 2.0 or LGPL 2.1 (taken as LGPL 2.1)",
}


def main() -> int:
    found = {}
    waiting = ["delokrug"]
    while waiting:
        name = waiting.pop()
        try:
            package = distribution(name)
        except PackageNotFoundError:  # for another platform
            continue
        key = package.metadata["Name"].lower()
        if key not in found:
            found[key] = package
            waiting += required(package)
    print(HEAD)
    for key in sorted(set(found) - {"delokrug"}):
        package = found[key]
        print(f"| {package.metadata['Name']} | {package.version} | {READ.get(key) or licence(package)} |")
    print(OPTIONAL_HEAD)
    for name, version in optional():
        print(f"| {name} | {version} | {OPTIONAL[name]} |")
    return 0


def optional() -> list[tuple[str, str]]:
    """Names and versions in requirements-classla.lock; where Pythons differ, the first."""
    lock = Path(__file__).resolve().parent.parent / "requirements-classla.lock"
    found = re.findall(r"^([a-z0-9._-]+)==([^\s;\\]+)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    return sorted(dict(reversed(found)).items())


def required(package: Distribution) -> list[str]:
    """Names of what the package needs, without extras."""
    lines = [line for line in package.requires or [] if "extra ==" not in line]
    return [re.match(r"[\w.-]+", line).group() for line in lines]  # type: ignore[union-attr]


def licence(package: Distribution) -> str:
    metadata = package.metadata
    stated = metadata.get("License-Expression") or ""
    classifiers = [line.split(" :: ")[-1] for line in metadata.get_all("Classifier") or [] if "License ::" in line]
    free_text = (metadata.get("License") or "").strip().splitlines()
    # some packages paste the whole licence into the field
    short = free_text[0] if len(free_text) == 1 and len(free_text[0]) < 60 else ""
    return stated or short or ", ".join(classifiers) or "see the package"


if __name__ == "__main__":
    sys.exit(main())
