"""LibreOffice as a converter: the bytes of a DOC or RTF in, those of a DOCX out.

A stranger's file must not make LibreOffice do more than that. Each call has a folder of its own, with a profile that
runs no macros, updates no links and reaches no network. It has `SECONDS`, after which all its processes are killed,
even if this process is dead by then. It writes no file larger than `MOST_MB`; the caller's memory limit is its own.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from delokrug.errors import DelokrugError

INSTALL = "sudo apt-get install --no-install-recommends libreoffice-writer-nogui"
# A rulebook of 300 pages takes 5 s. The limit is below that of a document (120 s), which would end the caller only.
SECONDS = 60.0
MOST_MB = 200
# How long after `SECONDS` the watchdog strikes; it does only where the caller was killed.
GRACE = 5

_PLACES = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
# In a group of processes of its own ($$): the watchdog ends the group and removes the folder, LibreOffice takes the
# place of the shell. `ulimit -f` counts 512 bytes.
_WATCHED = """\
ulimit -f "$1"
( trap "" TERM; sleep "$2"; kill -TERM -$$; sleep 1; rm -rf -- "$3"; kill -KILL -$$ ) > /dev/null 2>&1 &
shift 3
exec "$@"
"""
# Link: 0 = never. Proxy: 2 = by hand, where nobody listens, and no address is excepted.
_SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Load", "UpdateDocMode", "0"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Writer/Content/Update", "Field", "false"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetNoProxy", ""),
    *(
        ("Inet/Settings", f"ooInet{scheme}Proxy{what}", value)
        for scheme in ("HTTP", "HTTPS", "FTP")
        for what, value in (("Name", "127.0.0.1"), ("Port", "9"))
    ),
)


def soffice() -> str | None:
    """Where LibreOffice is on this machine."""
    return next((found for place in _PLACES if (found := shutil.which(place))), None)


def as_docx(data: bytes, *, source: str, suffix: str, program: str, reader: str = "") -> bytes:
    """The document as a DOCX. `suffix`: «.doc», «.rtf»; `reader`: LibreOffice's name of the filter, "" for any.

    Raises `DelokrugError` conversion_failed.
    """
    folder = Path(tempfile.mkdtemp(prefix="delokrug-"))
    try:
        written, made = folder / f"document{suffix}", folder / "made"
        written.write_bytes(data)
        _write_profile(folder / "profile" / "user")
        profile = (folder / "profile").as_uri()
        command = [
            program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck",
            *([f"--infilter={reader}"] if reader else []),
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(made), str(written),
        ]  # fmt: skip
        if not _ran(command, folder):
            raise DelokrugError("conversion_failed", file=source, reason=f"it took longer than {SECONDS:g} s")
        result = made / "document.docx"
        if not result.is_file():
            raise DelokrugError("conversion_failed", file=source, reason="it gave no result; the file may be damaged")
        return result.read_bytes()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _ran(command: list[str], folder: Path) -> bool:
    """Whether the command came to its end in time, with whatever result."""
    if os.name == "posix":
        limits = [str(MOST_MB * 1_000_000 // 512), str(round(SECONDS) + GRACE), str(folder)]
        command = ["sh", "-c", _WATCHED, "sh", *limits, *command]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=_environment(folder),
        start_new_session=True,
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        return False
    finally:
        if os.name == "posix":
            with contextlib.suppress(ProcessLookupError):  # the watchdog is gone with all others
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()
    return True


def _environment(folder: Path) -> dict[str, str]:
    """Nothing of the user's but what finds programs: LibreOffice would take proxies and start-up files from it."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    return {**kept, "HOME": str(folder), "TMPDIR": str(folder), "TEMP": str(folder), "LANG": "C.UTF-8"}


def _write_profile(folder: Path) -> None:
    folder.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>'
        "</item>"
        for path, name, value in _SETTINGS
    )
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>"
    )
