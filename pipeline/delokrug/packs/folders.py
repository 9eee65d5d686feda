"""Where packs lie: those of the program, and those of folders that a user adds.

In: folders, by `add_folder` or the environment variable DELOKRUG_PACKS. Out: the file of a language. A file of an added
folder goes before one of the program with the same name, which it may extend (`extends = "sr"` in a `sr.toml`).
"""

from __future__ import annotations

import functools
import os
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from delokrug.errors import DelokrugError

VARIABLE = "DELOKRUG_PACKS"  # folders, separated as in PATH
OWN = Path(__file__).parent / "data"
_added: list[Path] = []


def add_folder(folder: str | Path) -> None:
    """Makes the packs in a folder (`CODE.toml`, one a language) known to this process and to the workers it starts.

    Raises:
        DelokrugError: `bad_pack` where there is no such folder.
    """
    path = _folder(folder)
    if path not in _added:
        _added.append(path)


def added() -> tuple[str, ...]:
    """The folders that were added, in the order in which they are looked through.

    Raises:
        DelokrugError: `bad_pack` where the environment variable names a folder that is none.
    """
    return _all(tuple(_added), os.environ.get(VARIABLE, ""))


@functools.lru_cache(maxsize=8)
def _all(own: tuple[Path, ...], variable: str) -> tuple[str, ...]:
    named = (str(_folder(one)) for one in variable.split(os.pathsep) if one)
    return tuple(dict.fromkeys((*map(str, own), *named)))


def _folder(name: str | Path) -> Path:
    path = Path(name).resolve()
    if not path.is_dir():
        raise DelokrugError("bad_pack", file=str(name), reason="it is not a folder")
    return path


def add_folders(folders: Iterable[str]) -> None:
    """`add_folder` for each: what a worker is told when it starts."""
    for folder in folders:
        add_folder(folder)


def files(language: str, folders: Iterable[str]) -> list[Path]:
    """The files of a language, the one that counts first."""
    paths = [Path(folder) / f"{language}.toml" for folder in (*folders, str(OWN))]
    return [path for path in paths if path.is_file()]


def codes(folders: Iterable[str]) -> list[str]:
    """The languages that have a file, sorted."""
    return sorted({path.stem for folder in (*folders, str(OWN)) for path in Path(folder).glob("*.toml")})


def table(language: str, folders: tuple[str, ...]) -> dict[str, Any]:
    """The tables of a language's file over those of the pack that it extends.

    Raises:
        DelokrugError: `no_pack` where there is none, `bad_pack` where a file is not TOML or extends in a circle.
    """
    return _table(language, folders, ())


def _table(language: str, folders: tuple[str, ...], above: tuple[Path, ...]) -> dict[str, Any]:
    # a file that extends its own language means the one behind it
    path = next((path for path in files(language, folders) if path not in above), None)
    if path is None:
        if above:
            raise DelokrugError("bad_pack", file=str(above[-1]), reason=f"there is no pack {language!r} to extend")
        raise DelokrugError("no_pack", language=language, known=", ".join(codes(folders)))
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DelokrugError("bad_pack", file=str(path), reason=str(error)) from error
    base = read.get("pack", {}).get("extends")
    return merged(_table(base, folders, (*above, path)), read) if base else read


def merged(base: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """`more` laid over `base`: tables merge, lists append, anything else replaces."""
    out = dict(base)
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(out.get(key), dict):
            out[key] = merged(out[key], value)
        elif isinstance(value, list) and isinstance(out.get(key), list):
            out[key] = out[key] + value
        else:
            out[key] = value
    return out
