"""What several commands share: how documents are to be read, and which errors are the caller's.

In: arguments. Out: keywords of `delokrug.read`.
"""

from __future__ import annotations

import argparse
from typing import Any

from delokrug.options import OCR_CHOICES

# Mistakes of the caller, which no other document will mend; and a language model that is not on this machine.
USAGE_CODES = frozenset((
    "no_source", "no_page_image", "out_unwritable", "missing_table", "bad_gold", "no_pack", "net_not_allowed",
    "several_documents", "package_missing", "models_missing", "model_broken", "no_download", "download_failed",
))  # fmt: skip


def add_reading_options(command: argparse.ArgumentParser) -> None:
    """Adds what `delokrug.read` and `delokrug.run` take."""
    command.add_argument(
        "--language",
        default="",
        metavar="CODE",
        help="language of the text: sr, en, … (default: detected in each document)",
    )
    command.add_argument(
        "--backend",
        default="",
        metavar="NAME",
        help="language model to use, one that `delokrug models` lists (default: the first for the language)",
    )
    command.add_argument(
        "--ocr",
        choices=OCR_CHOICES,
        default="auto",
        help="read pages by character recognition: those without a sound text layer, none, or all (default: auto)",
    )
    command.add_argument("--password", default="", metavar="TEXT", help="the password of encrypted documents")
    command.add_argument("--allow-net", action="store_true", help="let sources be http(s) addresses, and fetch them")


def reading_options(options: argparse.Namespace) -> dict[str, Any]:
    """The keywords of `delokrug.read` and `delokrug.run` that say how a document is read."""
    return {name: getattr(options, name) for name in ("language", "backend", "ocr", "password", "allow_net")}


def positive(text: str) -> int:
    """A whole number from 1, as an argument."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"a whole number from 1, not {text!r}")
    return int(text)
