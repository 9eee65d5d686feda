"""classla's models on this machine: where they stand, whether they are whole, and how to fetch them.

In: the environment. Out: a folder, a `Description`, or the downloaded files. classla itself, which brings torch, is
imported by `download` only.
"""

from __future__ import annotations

import os
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from delokrug.errors import DelokrugError
from delokrug.language.descriptions import Description

LICENCE = "Apache-2.0; models their own"

# classla asks for numpy 1 and an old torch before Python 3.13, and works with today's, so pip must not follow its pins.
INSTALL = "pip install 'delokrug[classla]', then pip install --no-deps classla; in a checkout: make classla"

# Croatian, Bosnian and Montenegrin text is read with the Serbian models as well.
LANGUAGE = "sr"
PACKAGE = "standard"
NEEDED = ("pos", "lemma", "pretrain")
PARSER = "depparse"  # without it there are no heads


def folder() -> Path:
    """DELOKRUG_CLASSLA_DIR, else the folder that classla itself uses."""
    chosen = os.environ.get("DELOKRUG_CLASSLA_DIR") or os.environ.get("CLASSLA_RESOURCES_DIR")
    return Path(chosen).expanduser() if chosen else Path.home() / "classla_resources"


def model_file(processor: str) -> Path:
    """Where the model of a processor stands."""
    return folder() / LANGUAGE / processor / f"{PACKAGE}.pt"


def processors() -> tuple[str, ...]:
    """What can be run with the models in the folder."""
    return ("tokenize", "pos", "lemma", *([PARSER] if model_file(PARSER).is_file() else []))


def description() -> Description:
    """Whether classla and its models are there, and which."""
    if find_spec("classla") is None or find_spec("torch") is None:
        missing = DelokrugError("package_missing", package="classla", command=INSTALL)
        return Description(licence=LICENCE, missing=missing)
    version = metadata.version("classla")
    if not all(path.is_file() for path in needed_files()):
        missing = DelokrugError("models_missing", name="classla", folder=folder(), files=_wanted())
        return Description(version, licence=LICENCE, missing=missing)
    return Description(version, str(folder()), LICENCE)


def needed_files() -> list[Path]:
    """The files without which nothing works."""
    return [folder() / "resources.json", *(model_file(processor) for processor in NEEDED)]


def download() -> Path:
    """Fetches the Serbian models into the folder, with progress on standard error; returns the folder."""
    found = description()
    if found.missing and found.missing.code == "package_missing":
        raise found.missing
    import classla

    try:
        folder().mkdir(parents=True, exist_ok=True)
        wanted = ",".join(("pos", "lemma", PARSER))  # word vectors come as what these need
        classla.download(LANGUAGE, dir=str(folder()), type=PACKAGE, processors=wanted, logging_level="INFO")
    except Exception as error:  # of requests, of the file system, of classla: all mean that the files are not there
        raise DelokrugError(
            "download_failed", name="classla", reason=_reason(error), folder=folder(), files=_wanted()
        ) from error
    if missing := description().missing:
        raise missing
    return folder()


def _wanted() -> str:
    relative = [path.relative_to(folder()).as_posix() for path in (*needed_files(), model_file(PARSER))]
    return f"{', '.join(relative[:-1])} (and {relative[-1]} for syntax)"


def _reason(error: Exception) -> str:
    import requests

    if isinstance(error, (requests.ConnectionError, requests.Timeout)):
        return "no connection to the server"
    lines = str(error).splitlines()
    return lines[0] if lines else type(error).__name__
