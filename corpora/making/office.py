"""LibreOffice: one flat OpenDocument text → a file of another format.

In: the bytes of a file and the format wanted. Out: the bytes of the new file. Raises RuntimeError where there is none.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

FILTERS = {"pdf": "pdf", "odt": "odt", "docx": "docx", "doc": "doc:MS Word 97", "rtf": "rtf"}


def converted(content: bytes, suffix: str, target: str) -> bytes:
    """`content`, a file with `suffix`, as a `target` file (a key of `FILTERS`)."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"document.{suffix}")
        source.write_bytes(content)
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
        done = subprocess.run(
            [*command, FILTERS[target], "--outdir", folder, source], capture_output=True, text=True, timeout=300
        )
        made = Path(folder, f"document.{target}")
        if not made.exists():
            raise RuntimeError(f"LibreOffice made no {target}: {done.stdout} {done.stderr}")
        return made.read_bytes()
