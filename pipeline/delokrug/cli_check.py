"""The command `delokrug check`.

In: documents. Out: their findings, the gravest first, with page and citation; and an exit code for pipelines that keeps
a document with findings apart from one that cannot be read. Documents are read in this process, without limits of time
and memory.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from delokrug.cli_options import USAGE_CODES, add_reading_options, reading_options

if TYPE_CHECKING:
    from delokrug.schema import Row
    from delokrug.tables.rows import Rows

NOTHING_FOUND, UNREAD, FOUND = 0, 1, 3
"""Exit codes; 2 is usage, as everywhere."""

_SEVERITIES = ("error", "warning", "note")  # as in the table findings, the gravest first


def add(commands: Any) -> None:
    """Adds the command to the command line."""
    command = commands.add_parser(
        "check",
        help="check documents against themselves and against the law",
        description="Reads documents and prints their findings: what was lost or doubtful in reading, what a rulebook "
        "says in two ways (numbers of posts, names of units, remits), and what the law does not allow, with the "
        "article. docs/checks.md lists the checks.",
        epilog="examples:\n  delokrug check pravilnik.pdf\n"
        "  delokrug check rulebooks.zip/pravilnik.pdf odluka.docx --json\n"
        "  delokrug check rulebooks/ --min-severity warning --fail-on never\n\n"
        "exit codes:\n  0  no finding as grave as --fail-on\n  1  a document could not be read\n  2  usage\n"
        "  3  all were read, and there are findings as grave as --fail-on",
    )
    command.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a document: a file, one in a ZIP archive, an http(s) address; or a folder, glob or archive of documents",
    )
    command.add_argument("--json", action="store_true", help="the findings as JSON, for programs")
    command.add_argument(
        "--min-severity", choices=_SEVERITIES, default="note", help="the least grave findings to print (default: note)"
    )
    command.add_argument(
        "--fail-on",
        choices=(*_SEVERITIES, "never"),
        default="warning",
        help="the least grave findings that make the exit code 3 (default: warning)",
    )
    add_reading_options(command)
    command.set_defaults(command=_check)


def _check(options: argparse.Namespace) -> int:
    from delokrug.errors import DelokrugError
    from delokrug.result import read

    read_options = reading_options(options)
    checked: list[dict[str, Any]] = []
    for source in list(_sources(options.files, allow_net=options.allow_net)):
        try:
            found = located(read(source, **read_options).rows)
        except DelokrugError as error:
            if error.code in USAGE_CODES:
                raise
            print(f"delokrug: {error}", file=sys.stderr)
            checked.append({"source": source, "error": error.reason, "findings": []})
        else:
            checked.append({"source": source, "error": None, "findings": found})
    if options.json:
        import json

        shown = [one | {"findings": _as_grave(one["findings"], options.min_severity)} for one in checked]
        print(json.dumps(shown, ensure_ascii=False, indent=1))
    else:
        print(report(checked, least=options.min_severity))
    return _exit_code(checked, options.fail_on)


def _sources(files: Sequence[str], *, allow_net: bool) -> Iterator[str]:
    """The documents that the arguments name, in their order. Raises `DelokrugError` where one names none, or an address
    may not be asked."""
    from delokrug.errors import DelokrugError
    from delokrug.ingest import is_url, sources

    for file in files:
        if is_url(file):
            if not allow_net:
                raise DelokrugError("net_not_allowed", source=file)
            yield file
        else:
            for path in sources([file]):
                yield from _documents(os.fspath(path))


def _documents(path: str) -> Iterator[str]:
    """The file, or each document in it where it is an archive."""
    from delokrug.errors import DelokrugError
    from delokrug.ingest.archive import archive, is_archive

    if not is_archive(path):
        yield path
        return
    try:
        with archive(path, source=path) as opened:
            yield from [f"{path}/{member.name}" for member in opened.members]
    except DelokrugError:
        yield path  # reading it says why it cannot be opened


def located(rows: Rows) -> list[Row]:
    """The findings of a document, the gravest first, each with citation and page of the unit or post it is about."""
    places = {row["unit_id"]: row for row in rows["units"]} | {row["position_id"]: row for row in rows["positions"]}
    found = []
    for row in rows["findings"]:
        place = places.get(row["position_id"] or row["unit_id"], {})
        citation, page = place.get("citation"), row["page"] or place.get("page")
        about = {name: row[name] for name in ("severity", "code", "message", "unit_id", "position_id")}
        found.append({**about, "page": page, "citation": citation})
    return sorted(found, key=lambda row: _SEVERITIES.index(row["severity"]))


def report(checked: Sequence[dict[str, Any]], *, least: str) -> str:
    """The findings of each document under its name, and a line that counts them all."""
    lines: list[str] = []
    for one in checked:
        shown = _as_grave(one["findings"], least)
        if shown:
            lines += [one["source"], *(f"  {_line(row)}" for row in shown), ""]
    return "\n".join([*lines, _summary(checked, least)])


def _line(row: Row) -> str:
    """«warning  page 12, члан 4.  number_repeated: two posts have the number 3: …»"""
    page = f"page {row['page']}" if row["page"] else ""
    where = ", ".join(filter(None, (page, row["citation"])))
    return "  ".join(filter(None, (f"{row['severity']:<7}", where, f"{row['code']}: {row['message']}")))


def _summary(checked: Sequence[dict[str, Any]], least: str) -> str:
    counts = Counter(row["severity"] for one in checked for row in _as_grave(one["findings"], least))
    said = [f"{counts[one]} {one}{'' if counts[one] == 1 else 's'}" for one in _SEVERITIES if counts[one]]
    unread = sum(one["error"] is not None for one in checked)
    documents = f"{len(checked)} document{'' if len(checked) == 1 else 's'}"
    return f"{documents}: {', '.join(said) or 'no findings'}" + (f"; {unread} could not be read" if unread else "")


def _as_grave(found: Sequence[Row], least: str) -> list[Row]:
    return [row for row in found if _SEVERITIES.index(row["severity"]) <= _SEVERITIES.index(least)]


def _exit_code(checked: Sequence[dict[str, Any]], fail_on: str) -> int:
    if any(one["error"] is not None for one in checked):
        return UNREAD
    grave = fail_on != "never" and any(_as_grave(one["findings"], fail_on) for one in checked)
    return FOUND if grave else NOTHING_FOUND
