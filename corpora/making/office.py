"""LibreOffice: one flat OpenDocument text → a file of another format.

In: the bytes of a file and the format wanted. Out: the bytes of the new file. Raises RuntimeError where there is none.
"""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
import zipfile
from pathlib import Path

DATED = {"meta.xml", "docProps/core.xml"}
TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?")
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
        return _timeless(made.read_bytes()) if target in ("odt", "docx") else made.read_bytes()


def _timeless(archive: bytes) -> bytes:
    """The same archive with one date everywhere, so that the same source makes the same file."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = TIME.sub(b"2025-01-01T00:00:00", old.read(name)) if name in DATED else old.read(name)
            new.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), content, old.getinfo(name).compress_type)
    return out.getvalue()
