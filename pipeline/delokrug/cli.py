"""The command `delokrug`.

In: arguments. Out: what the commands write, and an exit code: 0 all was read, 1 some documents could not be read,
2 the command was not understood or cannot be done (no document there, no place to write), 3 `check` found something.
Results go to standard output, messages to standard error. What a command needs is imported when it runs, so that
`--help` is there at once.
"""

from __future__ import annotations

import argparse
import contextlib
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from delokrug import __version__, cli_check, cli_models, cli_show
from delokrug.cli_options import USAGE_CODES, add_reading_options, positive, reading_options

if TYPE_CHECKING:
    from delokrug.batch import Progress, RunSummary

ALL_READ, SOME_FAILED, USAGE = 0, 1, 2
INTERRUPTED = 130

# A run in the background says how far it is only where it is long.
_LONG_RUN = 50

log = logging.getLogger("delokrug")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code (2 by SystemExit where the arguments make no sense)."""
    options = parser().parse_args(arguments)
    _set_up_streams(options)
    from delokrug.errors import DelokrugError

    try:
        return int(options.command(options))
    except DelokrugError as error:
        print(f"delokrug: {error}", file=sys.stderr)
        return USAGE if error.code in USAGE_CODES else SOME_FAILED
    except KeyboardInterrupt:
        print("delokrug: stopped", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ALL_READ


def parser() -> argparse.ArgumentParser:
    """The command line: every command and option with its help, every command with an example."""
    top = _Parser(
        prog="delokrug",
        description="Reads official rulebooks, laws and ministry pages, and writes tables of who does what: "
        "units, responsibilities, posts.",
        epilog="examples:\n  delokrug run rulebooks/ --out tables\n  delokrug show pravilnik.pdf\n\n"
        "exit codes:\n  0  all documents were read\n  1  some documents could not be read\n  2  usage\n"
        "  3  check: all were read, and there are findings",
    )
    top.add_argument("--version", action="version", version=f"delokrug {__version__}", help="print the version")
    commands = top.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    _add_run(commands)
    cli_show.add(commands)
    cli_check.add(commands)
    _add_transliterate(commands)
    _add_evaluate(commands)
    _add_schema(commands)
    cli_models.add(commands)
    _add_version(commands)
    return top


class _Parser(argparse.ArgumentParser):
    """A parser that keeps the line breaks of examples."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=argparse.RawDescriptionHelpFormatter, **options)


_Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"


def _add_run(commands: _Commands) -> None:
    command = commands.add_parser(
        "run",
        help="read documents and write the tables",
        description="Reads files, folders (with all below them) and globs, and writes documents, units, "
        "responsibilities, positions and findings as CSV and Parquet, with the texts and a data package. A file that "
        "cannot be read is a row in documents that says why.",
        epilog="examples:\n  delokrug run rulebooks/ 'laws/*.pdf' --out tables --jobs 4\n"
        "  delokrug run rulebooks.zip https://example.org/pravilnik.pdf --allow-net",
    )
    command.add_argument("sources", nargs="+", metavar="SOURCE", help="a file, a folder, a glob, or an http(s) address")
    command.add_argument("--out", default="outputs", metavar="DIR", help="folder for the tables (default: %(default)s)")
    command.add_argument("--jobs", type=positive, default=1, metavar="N", help="documents read at a time (default: 1)")
    command.add_argument(
        "--timeout",
        type=_seconds,
        default=120.0,
        metavar="SECONDS",
        help="longest time for one document, which is given up after it; long scans are read as far as it suffices "
        "(default: 120)",
    )
    command.add_argument(
        "--in-process",
        action="store_true",
        help="read in this process, without time-out: for debuggers; one bad file may end the run",
    )
    add_reading_options(command)
    command.add_argument("--quiet", action="store_true", help="no progress bar and no messages but errors")
    command.add_argument("--verbose", action="store_true", help="a line for every document")
    command.set_defaults(command=_run)


def _add_transliterate(commands: _Commands) -> None:
    command = commands.add_parser(
        "transliterate",
        help="turn Serbian text from one script into the other",
        description="Turns Serbian text (UTF-8) into Latin or Cyrillic script, and writes it to standard output.",
        epilog="examples:\n  delokrug transliterate --to latin zakon.txt\n"
        "  echo Njegoš | delokrug transliterate --to cyrillic",
    )
    command.add_argument("--to", required=True, choices=["latin", "cyrillic"], help="the script to write")
    command.add_argument("file", nargs="?", metavar="FILE", help="a text file (default: standard input)")
    command.set_defaults(command=_transliterate)


def _add_evaluate(commands: _Commands) -> None:
    command = commands.add_parser(
        "evaluate",
        help="score tables against gold annotations",
        description="Compares the tables of a run with gold annotations, and prints F1 of units, duties and positions, "
        "and how many parents and kinds are right.",
        epilog="examples:\n  delokrug evaluate outputs corpora/gold\n"
        "  delokrug evaluate outputs corpora/gold --verbose --json",
    )
    command.add_argument("tables", metavar="TABLES", help="folder with the tables (CSV)")
    command.add_argument("gold", metavar="GOLD", help="folder with the gold annotations (JSON, one file a document)")
    command.add_argument("--verbose", action="store_true", help="list what is missed, extra or under another parent")
    command.add_argument("--json", action="store_true", help="the figures as JSON, for programs")
    command.set_defaults(command=_evaluate)


def _add_schema(commands: _Commands) -> None:
    command = commands.add_parser(
        "schema",
        help="explain the tables and their columns",
        description="Prints what each table and column means (Markdown), or the data package (JSON).",
        epilog="examples:\n  delokrug schema\n  delokrug schema --json",
    )
    command.add_argument("--json", action="store_true", help="print datapackage.json instead")
    command.set_defaults(command=_schema)


def _add_version(commands: _Commands) -> None:
    command = commands.add_parser(
        "version",
        help="print the version",
        description="Prints the version of delokrug.",
        epilog="example:\n  delokrug version",
    )
    command.set_defaults(command=_version)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"a number of seconds, not {text!r}")
    return seconds


# the commands


def _run(options: argparse.Namespace) -> int:
    from delokrug.batch import run

    with _progress(options) as progress:
        summary = run(
            options.sources,
            out=options.out,
            jobs=options.jobs,
            timeout=options.timeout,
            **reading_options(options),
            isolate=not options.in_process,
            progress=progress,
        )
    if not options.quiet:
        print(_counts(summary))
    return summary.exit_code


def _counts(summary: RunSummary) -> str:
    """«12 documents: 11 read, 1 could not be read (see outputs/documents.csv)», after what was found in them."""
    parts = [f"{summary.ok} read"]
    if summary.partial:
        parts.append(f"{summary.partial} read in part (see {summary.out / 'findings.csv'})")
    if summary.failed:
        parts.append(f"{summary.failed} could not be read (see {summary.out / 'documents.csv'})")
    return (
        f"{summary.units} units, {summary.responsibilities} responsibilities, {summary.positions} positions "
        f"in {summary.out}\n"
        f"{summary.documents} document{'' if summary.documents == 1 else 's'}: {', '.join(parts)}"
    )


def _transliterate(options: argparse.Namespace) -> int:
    from delokrug.errors import DelokrugError
    from delokrug.script import to_cyrillic, to_latin

    try:
        if options.file:
            with open(options.file, encoding="utf-8-sig", newline="") as file:
                text = file.read()
        else:
            text = sys.stdin.buffer.read().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise DelokrugError("unreadable", file=options.file or "standard input", reason=reason) from error
    sys.stdout.write(to_latin(text) if options.to == "latin" else to_cyrillic(text))
    return ALL_READ


def _evaluate(options: argparse.Namespace) -> int:
    from delokrug.evaluate import evaluate, report

    scores = evaluate(options.tables, options.gold)
    if options.json:
        import json

        print(json.dumps(scores.to_dict(), ensure_ascii=False, indent=1))
    else:
        print(report(scores, verbose=options.verbose))
    return ALL_READ


def _schema(options: argparse.Namespace) -> int:
    from delokrug.schema import markdown
    from delokrug.tables.package import package_bytes

    sys.stdout.write(package_bytes().decode() if options.json else markdown())
    return ALL_READ


def _version(options: argparse.Namespace) -> int:
    print(f"delokrug {__version__}")
    return ALL_READ


# messages


def _set_up_streams(options: argparse.Namespace) -> None:
    """UTF-8 whatever the locale says; messages to standard error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if getattr(options, "quiet", False):
        level = logging.ERROR
    else:
        level = logging.DEBUG if getattr(options, "verbose", False) else logging.WARNING
    logging.basicConfig(format="%(message)s", level=logging.ERROR)
    log.setLevel(level)


@contextlib.contextmanager
def _progress(options: argparse.Namespace) -> Iterator[Progress | None]:
    """A progress bar in a terminal, a line from time to time in the background of a long run."""
    if options.quiet:
        yield None
        return
    from tqdm import tqdm
    from tqdm.contrib.logging import logging_redirect_tqdm

    bar: Any = None

    def step(done: int, total: int, source: str) -> None:
        nonlocal bar
        if total < 2 or (total < _LONG_RUN and not sys.stderr.isatty()):
            return
        if bar is None:
            bar = tqdm(total=total, unit="document", file=sys.stderr, mininterval=0.1 if sys.stderr.isatty() else 30)
        bar.update(done - bar.n)

    with logging_redirect_tqdm():
        try:
            yield step
        finally:
            if bar is not None:
                bar.close()
