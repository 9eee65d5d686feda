"""The build backend: setuptools', and in every wheel beside it the metadata of the Serbian model.

spaCy finds a model by name through the metadata of an installed distribution (`spacy.util.is_package`), so the folder
`sr_delokrug_sm` alone, which the wheel of delokrug contains, would not be found by `spacy.load("sr_delokrug_sm")`. A
`sr_delokrug_sm.egg-info` in the wheel makes it a distribution like any other, without a second download. Editable
wheels get it too.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

from setuptools import build_meta
from setuptools.build_meta import (
    build_sdist,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
    get_requires_for_build_wheel,
    prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel,
)

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]

MODELS = Path(__file__).resolve().parent.parent / "models"
MODEL = "sr_delokrug_sm"


def build_wheel(wheel_directory: str, config_settings: Any = None, metadata_directory: str | None = None) -> str:
    name = build_meta.build_wheel(wheel_directory, config_settings, metadata_directory)
    add_model_metadata(Path(wheel_directory) / name)
    return name


def build_editable(wheel_directory: str, config_settings: Any = None, metadata_directory: str | None = None) -> str:
    name = build_meta.build_editable(wheel_directory, config_settings, metadata_directory)
    add_model_metadata(Path(wheel_directory) / name)
    return name


def add_model_metadata(wheel: Path) -> None:
    """Write the model's PKG-INFO into the wheel, and its line into the wheel's RECORD."""
    where = f"{MODEL}.egg-info/PKG-INFO"
    content = pkg_info(json.loads((MODELS / MODEL / "meta.json").read_text(encoding="utf-8"))).encode()
    changed = wheel.with_suffix(".new")
    with zipfile.ZipFile(wheel) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename.endswith(".dist-info/RECORD"):
                digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
                data += f"{where},sha256={digest},{len(content)}\n".encode()
            new.writestr(item, data)
        new.writestr(where, content)
    changed.replace(wheel)


def pkg_info(meta: dict[str, Any]) -> str:
    """The metadata of the model's distribution, from its meta.json."""
    lines = {
        "Metadata-Version": "2.1",
        "Name": MODEL,
        "Version": meta["version"],
        "Summary": meta["description"],
        "Author": meta["author"],
        "License": meta["license"],
        "Requires-Dist": "delokrug",
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items())
