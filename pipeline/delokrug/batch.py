"""Many documents: files in, tables of all of them out.

In: files, folders, globs, archives, addresses. Out: an output folder with the five tables, the texts and the data
package. Nothing a file contains stops the run: what cannot be read is a documents row that says why. The order of the
files, the number of jobs and the clock leave no trace in the tables.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from delokrug import ingest, packs
from delokrug.errors import CODES, DelokrugError
from delokrug.listing import Listed, Location, listed
from delokrug.options import Ocr, Options
from delokrug.schema import TABLES
from delokrug.tables.files import remove_other_texts, writable_folder, write_tables, write_text
from delokrug.tables.ids import document_id
from delokrug.tables.rows import Rows, empty_rows, failed_rows, finding_row, printable

log = logging.getLogger(__name__)

_LEVELS = {"ok": logging.INFO, "partial": logging.WARNING, "failed": logging.WARNING}

Task: TypeAlias = tuple[str, Options] | tuple[str, Options, Location]

Progress = Callable[[int, int, str], None]
"""Called when a file is done: how many are, of how many, and its path."""


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did. `documents` = `ok` + `partial` + `failed`."""

    out: Path
    documents: int
    ok: int
    partial: int
    failed: int
    units: int
    responsibilities: int
    positions: int
    findings: int

    @property
    def exit_code(self) -> int:
        """0 where every document could be read, else 1."""
        return 1 if self.failed else 0


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one file; `text` is None where it could not be read."""

    rows: Rows
    text: str | None = None

    @property
    def status(self) -> str:
        return str(self.rows["documents"][0]["status"])


def run(
    sources: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    out: str | os.PathLike[str] = "outputs",
    jobs: int = 1,
    timeout: float = 120.0,
    language: str = "",
    backend: str = "",
    ocr: Ocr = "auto",
    password: str = "",
    allow_net: bool = False,
    isolate: bool = True,
    progress: Progress | None = None,
    reader: Callable[..., Reading] | None = None,
) -> RunSummary:
    """Read files, folders (with all below them), globs and http(s) addresses, and write the tables to `out`.

    Each document in a ZIP archive has rows of its own; «rulebooks.zip/b.pdf» names one. Addresses are asked only with
    `allow_net`, one after the other.

    `jobs` documents are read at a time, each in a process of its own that is killed after `timeout` seconds (pages of
    a long scan that are not read by then are findings); with `isolate=False` in this process, one after the other,
    without limits of time and memory. `language` to `allow_net` as in
    `delokrug.options.Options`. `reader` replaces what makes a `Reading` of (source, options), for what was
    fetched of (source, options, `Location`).

    Raises DelokrugError: `no_source` where an argument names no file, `net_not_allowed` for an address without
    `allow_net`, `out_unwritable`, `no_pack` for a language or backend that there is none of.

    >>> delokrug.run(["rulebooks/*.pdf"], out="tables", jobs=4).failed
    """
    if isinstance(sources, str | os.PathLike):
        sources = [sources]
    _check_choices(language, backend)
    folder = Path(out)
    options = Options(
        language=language, backend=backend, ocr=ocr, password=password, allow_net=allow_net,
        time_limit=timeout if isolate else 0.0,
    )  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="delokrug-") as downloads:
        files = listed(sources, out=folder, downloads=Path(downloads), options=options)
        writable_folder(folder)
        tasks = [_task(file, options) for file in files if not file.original and not file.error]
        work = _isolated(reader or read_file, tasks, jobs, timeout) if isolate else _in_turn(reader or read_file, tasks)
        readings = _readings(work, files, folder, progress=progress)
    return _written(folder, list(_with_the_rest(files, readings)))


def _task(file: Listed, options: Options) -> Task:
    return (file.source, options, file.location) if file.location else (file.source, options)


def _readings(
    work: Iterable[tuple[str, Reading | DelokrugError]],
    files: Sequence[Listed],
    folder: Path,
    *,
    progress: Progress | None,
) -> dict[str, Reading]:
    """What came of each document by its source; the texts are written to the folder."""
    readings: dict[str, Reading] = {}
    sha256 = {file.source: file.sha256 for file in files}
    total = sum(not file.original and not file.error for file in files)
    for source, outcome in work:
        if isinstance(outcome, DelokrugError):
            outcome = _failed(source, sha256[source], _reason(outcome))
        if outcome.text is not None:
            write_text(folder, document_id(sha256[source]), outcome.text)
        readings[source] = replace(outcome, text=None)  # written, and not needed again
        log.log(_LEVELS[outcome.status], "%s: %s", source, outcome.rows["documents"][0]["error"] or outcome.status)
        if progress:
            progress(len(readings), total, source)
    return readings


def read_file(source: str, options: Options, location: Location | None = None) -> Reading:
    """Read one document in this process; `location`: where it is if not at `source`.

    Raises `DelokrugError` for what cannot be read, with the code `internal` for a mistake of ours.
    """
    from delokrug.result import understood

    try:
        charset = location.charset if location else ""
        path = location.path if location else source
        document = ingest.read_file(path, options=options, source=source, charset=charset)
        result = understood(document, options)
    except (DelokrugError, MemoryError):
        raise
    except Exception as error:
        log.debug("%s", source, exc_info=True)
        raise DelokrugError("internal", file=source, reason=f"{type(error).__name__}: {error}") from error
    return Reading(result.rows, result.text)


def _check_choices(language: str, backend: str) -> None:
    """A language or model that does not exist is one mistake of the caller, not a failure of every document."""
    if language:
        packs.pack(language)
    if backend:
        from delokrug.language import backends

        known = [name for one in packs.languages() for name in backends.names(one)]
        if backend not in known:
            raise DelokrugError("no_pack", language=backend, known=", ".join(dict.fromkeys(known)))
        backends.require(backend)


def _isolated(
    reader: Callable[..., Reading], tasks: Sequence[Task], jobs: int, timeout: float
) -> Iterator[tuple[str, Reading | DelokrugError]]:
    from delokrug.workers import results  # loads multiprocessing and pebble

    if tasks:
        for index, outcome in results(reader, tasks, jobs=max(jobs, 1), timeout=timeout):
            yield tasks[index][0], outcome


def _in_turn(reader: Callable[..., Reading], tasks: Sequence[Task]) -> Iterator[tuple[str, Reading | DelokrugError]]:
    for task in tasks:
        try:
            yield task[0], reader(*task)
        except DelokrugError as error:
            yield task[0], error


def _reason(error: DelokrugError) -> str:
    """The error without the file, which has a column of its own."""
    return f"page {error.page}: {error.reason}" if error.page else error.reason


def _failed(source: str, sha256: str, error: str) -> Reading:
    return Reading(failed_rows(source, sha256=sha256, error=error))


def _with_the_rest(files: Iterable[Listed], readings: dict[str, Reading]) -> Iterator[Reading]:
    """The readings in the order of the files, with those of files that were not read again or could not be opened."""
    copies: Counter[str] = Counter()
    for file in files:
        if file.error:
            yield _failed(file.source, "", file.error)
        elif file.original:
            copies[file.sha256] += 1
            yield _duplicate(file, readings[file.original], number=copies[file.sha256] + 1)
        else:
            yield readings[file.source]


def _duplicate(file: Listed, original: Reading, *, number: int) -> Reading:
    """A documents row of its own for the same bytes under another path; the other rows stand with the first."""
    made = empty_rows()
    owner = f"{document_id(file.sha256)}-{number}"
    made["documents"] = [{**original.rows["documents"][0], "document_id": owner, "source": printable(file.source)}]
    message = CODES["duplicate"].format(source=file.original)
    made["findings"] = [finding_row(owner, severity="note", code="duplicate", message=message)]
    return Reading(made)


def _written(folder: Path, readings: Sequence[Reading]) -> RunSummary:
    rows = {table.name: [row for one in readings for row in one.rows[table.name]] for table in TABLES}
    write_tables(folder, rows)
    remove_other_texts(folder, {row["document_id"] for row in rows["documents"] if row["status"] != "failed"})
    statuses = Counter(reading.status for reading in readings)
    return RunSummary(
        out=folder,
        documents=len(readings),
        ok=statuses["ok"],
        partial=statuses["partial"],
        failed=statuses["failed"],
        **{table.name: len(rows[table.name]) for table in TABLES if table.name != "documents"},
    )
