"""Readers that stand in for the real one in tests of the batch: what the file says is what happens."""

from __future__ import annotations

import hashlib
import os
import signal
import time
from pathlib import Path

from conftest import document
from delokrug.batch import Reading
from delokrug.errors import DelokrugError
from delokrug.options import Options
from delokrug.records import Extraction, Finding, Unit
from delokrug.tables import rows


def obedient(source: str, options: Options) -> Reading:
    """Reads a file whose first word may say how it goes wrong; otherwise its first line is a unit."""
    data = Path(source).read_bytes()
    text = data.decode()
    match text.split()[0]:
        case "hang":
            Path(source).with_suffix(".started").touch()  # for a test that waits for it
            time.sleep(600)
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "leave":
            os._exit(3)
        case "raise":
            raise ValueError("of the reader")
        case "refuse":
            raise DelokrugError("pdf_encrypted", file=source)
        case "eat":
            bytearray(8 * 1024**3)
        case "slow":
            time.sleep(0.3)
    lost = (Finding("warning", "page_without_text", "page 1 has no text layer", page=1),) if "lost" in text else ()
    unit = Unit(text.splitlines()[0], "other", 0, len(text.splitlines()[0]))
    found = Extraction(language=options.language or "sr", script="Cyrl", units=(unit,), findings=lost)
    read = document(text, source=source, sha256=hashlib.sha256(data).hexdigest())
    return Reading(rows(read, found), text)
