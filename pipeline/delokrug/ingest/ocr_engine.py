"""Tesseract: a grey image in, words with box, baseline and confidence out.

One engine a language is loaded for the process (15 to 60 ms, 30 MB) and kept. Whether there is one at all, `missing`
says: the package and its language data come by different ways, and a machine may lack either.
"""

from __future__ import annotations

import functools
import glob
import importlib.util
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from delokrug.records import Box

# The scripts by their ISO 15924 names, and Tesseract's names of their language data.
LANGUAGES = {"Cyrl": "srp", "Latn": "srp_latn"}
INSTALL_PACKAGE = "pip install tesserocr"
INSTALL_DATA = "apt-get install -y tesseract-ocr-srp tesseract-ocr-srp-latn"
DATA_FOLDERS = (
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)

# Tesseract's page segmentation modes: find the layout; one block of text; one line; one word
PAGE, BLOCK, LINE, WORD = 3, 6, 7, 8


@dataclass(frozen=True, slots=True)
class Word:
    """A word as recognised. `box` and `baseline` in pixels of the image; `line` counts the lines of the reading."""

    text: str
    box: Box
    baseline: float
    confidence: float  # 0 to 1
    line: int
    known: bool = False  # whether it stands in the engine's own dictionary


def missing() -> str:
    """The one line to run where pages cannot be read, "" where they can.

    >>> missing() in ("", INSTALL_PACKAGE, INSTALL_DATA)
    True
    """
    if importlib.util.find_spec("tesserocr") is None:
        return INSTALL_PACKAGE
    folder = data_folder()
    return _fault(folder) if folder else INSTALL_DATA


def data_folder() -> str:
    """The first folder with the data of both languages; "" where there is none. TESSDATA_PREFIX goes before all."""
    patterns = (os.environ.get("TESSDATA_PREFIX", ""), *DATA_FOLDERS)
    for folder in (found for pattern in patterns if pattern for found in sorted(glob.glob(pattern), reverse=True)):
        if all(Path(folder, f"{language}.traineddata").is_file() for language in LANGUAGES.values()):
            return folder
    return ""


def words(image: Image.Image, script: str, *, dpi: float, mode: int = PAGE, only: str = "") -> list[Word]:
    """The words of an image (mode "L") in reading order. `only`: the characters that may come out, "" for all."""
    api = _engine(script, data_folder())
    api.SetPageSegMode(mode)
    api.SetVariable("tessedit_char_whitelist", only)
    api.SetImage(image)
    api.SetSourceResolution(round(dpi))
    try:
        return _read_words(api)
    finally:
        api.Clear()  # the page's image and results; the language stays


@functools.cache
def _fault(folder: str) -> str:
    """What to run where package or data are there but do not load."""
    try:
        for script in LANGUAGES:
            _engine(script, folder)
    except ImportError:  # built for another machine
        return INSTALL_PACKAGE
    except RuntimeError:  # data of another version, or cut short
        return INSTALL_DATA
    return ""


def _read_words(api: Any) -> list[Word]:
    import tesserocr

    api.Recognize()
    found = api.GetIterator()
    level, line_level = tesserocr.RIL.WORD, tesserocr.RIL.TEXTLINE
    words: list[Word] = []
    line = -1
    while found is not None and not found.Empty(level):
        if found.IsAtBeginningOf(line_level):
            line += 1
        text = found.GetUTF8Text(level).strip()
        box = found.BoundingBox(level)
        if text and box:
            (_x0, y0), (_x1, y1) = found.Baseline(level) or ((box[0], box[3]), (box[2], box[3]))
            confidence = max(0.0, min(1.0, found.Confidence(level) / 100))
            known = bool(found.WordIsFromDictionary())
            left, top, right, bottom = map(float, box)
            words.append(Word(text, (left, top, right, bottom), (y0 + y1) / 2, confidence, line, known))
        if not found.Next(level):
            break
    return words


@functools.cache
def _engine(script: str, folder: str) -> Any:
    # read when the library is loaded: with more threads two processes side by side take thrice as long
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    import tesserocr

    api = tesserocr.PyTessBaseAPI(path=folder, lang=LANGUAGES[script])
    api.SetVariable("debug_file", os.devnull)  # «Empty page!!» and guesses at the resolution
    return api
