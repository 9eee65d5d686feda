"""The wheel: it holds the Serbian model, and spaCy finds the model by its name."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import delokrug
import pytest
from conftest import ROOT

MODEL = "sr_delokrug_sm"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The project's wheel, built from a copy so that the checkout stays as it is."""
    if not (ROOT / ".git").exists():
        pytest.skip("which files belong to the project is asked of git, and this is no checkout")
    source = tmp_path_factory.mktemp("source")
    command: list[str | Path] = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if name.startswith(("pipeline/", f"models/{MODEL}/", "tools/")) or "/" not in name:
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--quiet", "-w", out, source]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    (built,) = out.glob("*.whl")
    return built


def test_everything_in_it_is_recorded(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        (record,) = [name for name in names if name.endswith(".dist-info/RECORD")]
        recorded = {row[0] for row in csv.reader(io.StringIO(archive.read(record).decode()))}
    assert recorded == names
    data = f"{MODEL}/{MODEL}-{delokrug.__version__}"
    assert {f"{MODEL}/__init__.py", f"{MODEL}/README.md", f"{data}/config.cfg", f"{data}/vocab/vectors"} <= names
    assert f"{MODEL}.egg-info/PKG-INFO" in names
    package = ROOT / "pipeline" / "delokrug"
    wanted = [path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert {str(path.relative_to(package.parent)) for path in wanted} <= names


def test_the_model_in_it_is_found_by_name(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = (
        f"import spacy, {MODEL}; nlp = spacy.load('{MODEL}'); doc = nlp('Завод води регистар.');"
        f"print({MODEL}.__file__); print(spacy.util.is_package('{MODEL}'), *[token.lemma_ for token in doc])"
    )
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, cwd=tmp_path, capture_output=True, text=True)
    wanted = [str(tmp_path / MODEL / "__init__.py"), "True zavod voditi registar ."]
    assert done.stdout.splitlines() == wanted, done.stderr
