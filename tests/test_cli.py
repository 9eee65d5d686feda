"""The command: help, exit codes, what goes to which stream."""

from __future__ import annotations

import argparse
import io
import json
import logging
import re
import shlex
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import ROOT, TEXT, extraction
from delokrug import __version__, cli, packs, schema
from delokrug.language.backends import names
from delokrug.records import Document, Extraction
from delokrug.tables.csvs import csv_rows

COMMANDS = ["run", "show", "check", "transliterate", "evaluate", "schema", "models", "version"]


@pytest.fixture(autouse=True)
def _streams(monkeypatch):
    """Leaves pytest's streams and handlers as they are."""
    monkeypatch.setattr(logging, "basicConfig", lambda **options: None)


@pytest.fixture
def reading(monkeypatch):
    """The stages before the tables, made short: every text is the one of `conftest`."""

    def read_document(document: Document, *, language: str = "", backend: str = "") -> Extraction:
        if "broken" in document.text:
            raise RuntimeError("of the extractor")
        return extraction() if document.text.startswith(TEXT) else Extraction()

    monkeypatch.setitem(sys.modules, "delokrug.reading", SimpleNamespace(read_document=read_document))


def parsers() -> dict[str, argparse.ArgumentParser]:
    top = cli.parser()
    subparsers = next(action for action in top._actions if isinstance(action, argparse._SubParsersAction))
    return {"": top, **subparsers.choices}


def examples(parser: argparse.ArgumentParser) -> list[list[str]]:
    """The arguments of each example in the help of a command."""
    lines = re.findall(r"delokrug (.*)", parser.epilog or "")
    return [shlex.split(line) for line in lines]


def test_commands():
    assert [name for name in parsers() if name] == COMMANDS


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_and_option_has_help(command, capsys):
    with pytest.raises(SystemExit) as done:
        cli.main([*command.split(), "--help"])
    assert done.value.code == 0
    printed = " ".join(capsys.readouterr().out.split())
    parser = parsers()[command]
    assert parser.description
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            assert all(choice.help and choice.help in printed for choice in action._choices_actions)
        else:
            assert action.help, action.dest
            assert (action.option_strings or [action.metavar])[-1] in printed


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_has_an_example_that_parses(command):
    found = examples(parsers()[command])
    assert found
    for arguments in found:
        options = cli.parser().parse_args(arguments)
        assert callable(options.command)
        assert not command or arguments[0] == command


@pytest.mark.parametrize("option", [f"{name} {flag}" for name, parser in parsers().items() if name
                                    for action in parser._actions for flag in action.option_strings[-1:]
                                    if flag != "--help"])  # fmt: skip
def test_every_option_is_explained_in_the_readme(option):
    # a command that nobody can read about might as well not be there
    assert option.split()[1] in (ROOT / "README.md").read_text(encoding="utf-8")


def test_help_is_quick():
    command = [sys.executable, "-m", "delokrug", "--help"]
    times = []
    for _ in range(3):
        started = time.perf_counter()
        subprocess.run(command, cwd=ROOT / "pipeline", check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    assert min(times) < 0.5


def test_help_imports_nothing_heavy():
    script = "import sys, delokrug.cli as cli; cli.parser().format_help(); print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT / "pipeline", capture_output=True, text=True)
    assert {"spacy", "pandas", "pyarrow", "numpy", "rich", "pebble"} & set(done.stdout.split()) == set()


USAGE = [
    [],
    ["fly"],
    ["run"],
    ["run", "a", "--jobs", "0"],
    ["run", "a", "--jobs", "many"],
    ["run", "a", "--timeout", "-1"],
    ["run", "a", "--timeout", "nan"],
    ["show"],
    ["transliterate"],
    ["transliterate", "--to", "greek"],
    ["evaluate", "a"],
]


@pytest.mark.parametrize("arguments", USAGE)
def test_usage(arguments, capsys):
    with pytest.raises(SystemExit) as done:
        cli.main(arguments)
    assert done.value.code == cli.USAGE
    assert capsys.readouterr().out == ""


IMPOSSIBLE = [
    (["run", "{tmp}/empty"], "delokrug: no document found in {tmp}/empty\n"),
    (["run", "{tmp}/missing.pdf"], "delokrug: no document found in {tmp}/missing.pdf\n"),
    (["run", "{tmp}/*.pdf"], "delokrug: no document found in {tmp}/*.pdf\n"),
    (["run", "{tmp}/a.txt", "--out", "{tmp}/a.txt"], "delokrug: cannot write to {tmp}/a.txt: Not a directory\n"),
    (["run", "{tmp}/a.txt", "--out", "{tmp}/a.txt/b"], "delokrug: cannot write to {tmp}/a.txt/b: Not a directory\n"),
    (["show", "{tmp}/missing.pdf"], "delokrug: no document found in {tmp}/missing.pdf\n"),
    (["run", "{tmp}/a.txt", "--language", "xx"], "delokrug: there is no language pack 'xx'; there are {packs}\n"),
    (["run", "{tmp}/a.txt", "--backend", "xx"], "delokrug: there is no language pack 'xx'; there are {backends}\n"),
    (["evaluate", "{tmp}", "{tmp}"], "delokrug: documents.csv is missing in {tmp}\n"),
]


@pytest.mark.parametrize(("arguments", "message"), IMPOSSIBLE)
def test_what_cannot_be_done_is_one_line(arguments, message, tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text("а", encoding="utf-8")
    assert cli.main([part.format(tmp=tmp_path) for part in arguments]) == cli.USAGE
    known = {"packs": ", ".join(packs.languages()), "backends": ", ".join(backends())}
    assert capsys.readouterr() == ("", message.format(tmp=tmp_path, **known))


def backends() -> list[str]:
    found = [name for language in packs.languages() for name in names(language)]
    return list(dict.fromkeys(found))


def test_run(reading, tmp_path, capsys):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT + "\nИ још.", encoding="utf-8")
    out = tmp_path / "out"
    assert cli.main(["run", str(tmp_path), "--out", str(out), "--in-process"]) == cli.ALL_READ
    assert capsys.readouterr().out == (
        f"6 units, 6 responsibilities, 2 positions in {out}\n"
        f"2 documents: 0 read, 2 read in part (see {out}/findings.csv)\n"
    )
    for row in csv_rows(schema.RESPONSIBILITIES, out):
        text = (out / "texts" / f"{row['document_id']}.txt").read_text(encoding="utf-8")
        assert text[row["start"] : row["end"]] == row["quote"]
    assert csv_rows(schema.UNITS, out)[1]["citation"] == "члан 12. став 1."


def test_run_with_files_that_cannot_be_read(reading, tmp_path, capsys):
    contents = {"a.txt": TEXT.encode(), "b.txt": b"", "c.bin": bytes(range(256)) * 40, "d.txt": b"broken"}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    out = tmp_path / "out"
    assert cli.main(["run", str(tmp_path), "--out", str(out), "--in-process"]) == cli.SOME_FAILED
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.endswith(f", 3 could not be read (see {out}/documents.csv)")
    assert last.startswith("4 documents: ")
    errors = {Path(row["source"]).name: row["error"] for row in csv_rows(schema.DOCUMENTS, out)}
    assert errors["a.txt"] is None
    assert errors["b.txt"] == "the file is empty"
    assert errors["c.bin"].startswith("the file is neither text,")
    assert errors["d.txt"] == "an error in delokrug, please report it: RuntimeError: of the extractor"


def test_quiet(reading, tmp_path, capsys):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert cli.main(["run", str(tmp_path), "--out", str(tmp_path / "out"), "--in-process", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_show(reading, tmp_path, capsys):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert cli.main(["show", str(tmp_path / "a.txt")]) == cli.ALL_READ
    assert capsys.readouterr().out.startswith("Министарство рада [ministry]\n    Сектор за рад [sector]\n")


def test_show_in_a_terminal(reading, tmp_path, capsys, monkeypatch):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert cli.main(["show", str(tmp_path / "a.txt")]) == cli.ALL_READ
    printed = capsys.readouterr().out
    assert "Сектор за рад [sector]" in printed  # not taken for rich's markup
    assert "надзор над радом завода" in printed


def test_show_json(reading, tmp_path, capsys):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert cli.main(["show", str(tmp_path / "a.txt"), "--json"]) == cli.ALL_READ
    shown = json.loads(capsys.readouterr().out)
    assert list(shown) == ["document", "units", "responsibilities", "positions", "findings"]
    assert shown["document"]["published"] == "2024-02-29"
    assert [row["level"] for row in shown["units"]] == [0, 1, 2]


def test_show_a_document_in_an_archive(reading, tmp_path, capsys):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as opened:
        opened.writestr("in/a.txt", TEXT)
        opened.writestr("b.txt", TEXT)
    assert cli.main(["show", f"{path}/in/a.txt"]) == cli.ALL_READ
    assert capsys.readouterr().out.startswith("Министарство рада [ministry]")
    assert cli.main(["show", str(path)]) == cli.USAGE
    message = f"the archive holds 2 documents: name one ({path}/b.txt), or read all with `delokrug run`"
    assert capsys.readouterr() == ("", f"delokrug: {path}: {message}\n")
    assert cli.main(["show", f"{path}/c.txt"]) == cli.USAGE


@pytest.mark.parametrize("command", ["show", "run"])
def test_the_network_is_not_asked_unasked(command, tmp_path, capsys):
    assert cli.main([command, "http://127.0.0.1:1/a.pdf"]) == cli.USAGE
    assert "unless it is allowed (--allow-net)" in capsys.readouterr().err


UNREADABLE = [
    ("empty.txt", b"", "the file is empty"),
    (".", None, "the file could not be read: it is a folder"),
    ("blob", bytes(range(256)) * 40, "the file is neither text,"),
]


@pytest.mark.parametrize(("name", "content", "message"), UNREADABLE)
def test_show_of_what_cannot_be_read(name, content, message, tmp_path, capsys):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert cli.main(["show", str(path)]) == cli.SOME_FAILED
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"delokrug: {path}: {message}")
    assert printed.err.count("\n") == 1


TRANSLITERATIONS = [
    ("latin", "Љубав и ЊЕГОШ\r\nЂак", "Ljubav i NJEGOŠ\r\nĐak"),
    ("cyrillic", "Ljubav i injekcija", "Љубав и инјекција"),
]


@pytest.mark.parametrize(("to", "text", "expected"), TRANSLITERATIONS)
def test_transliterate(to, text, expected, tmp_path, capsys, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode("utf-8-sig"))
    assert cli.main(["transliterate", "--to", to, str(path)]) == cli.ALL_READ
    assert capsys.readouterr().out == expected
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert cli.main(["transliterate", "--to", to]) == cli.ALL_READ
    assert capsys.readouterr().out == expected


def test_transliterate_what_is_not_utf8(tmp_path, capsys):
    (tmp_path / "a.txt").write_bytes("čaj".encode("cp1250"))
    assert cli.main(["transliterate", "--to", "latin", str(tmp_path / "a.txt")]) == cli.SOME_FAILED
    assert "it is not UTF-8" in capsys.readouterr().err


def test_evaluate(reading, tmp_path, capsys):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    cli.main(["run", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), "--in-process", "--quiet"])
    units = [{"name": "Сектор за рад", "kind": "sector", "parent": "Министарство рада"},
             {"name": "Одсек", "kind": "section", "parent": "Сектор за рад"}]  # fmt: skip
    gold = {"document": "a.txt", "body": "Министарство рада", "units": units, "duties": []}
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    arguments = ["evaluate", str(tmp_path / "out"), str(tmp_path / "gold")]
    assert cli.main(arguments) == 0
    assert "units F1 0.500, parents 1.000, kinds 1.000" in capsys.readouterr().out
    assert cli.main([*arguments, "--verbose"]) == 0
    assert "unit missed: 'Одсек'" in capsys.readouterr().out
    assert cli.main([*arguments, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["total"]["units"] == 0.5


def test_schema(capsys):
    assert cli.main(["schema"]) == 0
    assert capsys.readouterr().out == schema.markdown()
    assert cli.main(["schema", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["name"] == "delokrug"


def test_version(capsys):
    assert cli.main(["version"]) == 0
    assert capsys.readouterr().out == f"delokrug {__version__}\n"


def test_reader_that_has_seen_enough():
    command = f"{shlex.quote(sys.executable)} -m delokrug schema | head -1"
    done = subprocess.run(command, shell=True, cwd=ROOT / "pipeline", capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("# The tables\n", "")


def test_progress_of_a_long_run_in_the_background(capsys):
    options = argparse.Namespace(quiet=False)
    with cli._progress(options) as short:
        short(1, 2, "a")
    assert capsys.readouterr().err == ""
    with cli._progress(options) as long:
        long(1, 100, "a")
    assert "/100" in capsys.readouterr().err
