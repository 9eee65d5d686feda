"""The command `delokrug models`.

In: arguments. Out: which language models there are, which are installed and where, as a table or JSON. With
`--download` what a model lacks is fetched first.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from delokrug.language.backends import Registration

COLUMNS = ("name", "languages", "version", "where", "licence")


def add(commands: Any) -> None:
    """Adds the command to the command line."""
    command = commands.add_parser(
        "models",
        help="list the language models, and download what they lack",
        description="Lists the language models that --backend takes: their languages, the version that is installed, "
        "where it is, and its licence. What is not installed says what to do.",
        epilog="examples:\n  delokrug models\n  delokrug models --json\n  delokrug models --download classla",
    )
    command.add_argument("--json", action="store_true", help="the list as JSON, for programs")
    command.add_argument("--download", metavar="NAME", help="fetch the models of that name first (classla)")
    command.set_defaults(command=_models)


def _models(options: argparse.Namespace) -> int:
    from delokrug.language.backends import registered

    if options.download:
        _download(options.download)
    rows = [_row(one) for one in registered()]
    if options.json:
        import json

        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        print(_table(rows))
    return 0


def _download(name: str) -> None:
    from delokrug.errors import DelokrugError
    from delokrug.language.backends import registered

    downloads = {one.name: one.download for one in registered() if one.download}
    if name not in downloads:
        raise DelokrugError("no_download", name=name, known=", ".join(downloads))
    downloads[name]()


def _row(one: Registration) -> dict[str, Any]:
    found = one.describe()
    return {
        "name": one.name,
        "languages": list(one.languages),
        "version": found.version,
        "installed": found.installed,
        "where": found.where,
        "licence": found.licence,
        "missing": found.missing.reason if found.missing else "",
    }


def _table(rows: list[dict[str, Any]]) -> str:
    """The rows in columns, and a line for each model that is not installed."""
    lines = [list(COLUMNS)]
    for row in rows:
        where = row["where"] if row["installed"] else "not installed"
        lines.append([row["name"], " ".join(row["languages"]), row["version"], where, row["licence"]])
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    printed = ["  ".join(map(str.ljust, line, widths)).rstrip() for line in lines]
    notes = [f"{row['name']}: {row['missing']}" for row in rows if row["missing"]]
    return "\n".join([*printed, *([""] if notes else []), *notes])
