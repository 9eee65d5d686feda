"""How a document is to be read: what the caller chooses, the same for one document and for many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Ocr = Literal["auto", "never", "always"]
OCR_CHOICES: tuple[Ocr, ...] = get_args(Ocr)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """`language` and `backend` as in `delokrug.reading`.

    `ocr`: whether pages are read by character recognition: those without a (sound) text layer, none, or all.
    `password` opens encrypted documents. `allow_net`: whether sources may be http(s) addresses. `time_limit`: the
    seconds that a document has, 0 for as long as it takes; recognition of pages stops in time for the rest.
    """

    language: str = ""
    backend: str = ""
    ocr: Ocr = "auto"
    password: str = ""
    allow_net: bool = False
    time_limit: float = 0.0
