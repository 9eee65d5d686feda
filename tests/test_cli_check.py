"""`delokrug check`: what it prints, and exit codes that keep findings apart from files that cannot be read."""

from __future__ import annotations

import json
import logging
import sys
import zipfile
from dataclasses import replace
from types import SimpleNamespace

import pytest
from conftest import TEXT, extraction
from delokrug import cli, cli_check
from delokrug.records import Document, Extraction, Finding, Place

FINDINGS = (
    Finding("note", "post_without_number", "no number", position=0),
    Finding("warning", "unit_without_remit", "no remit", unit=1, page=7),
    Finding("note", "no_units", "about all"),
)


@pytest.fixture(autouse=True)
def reading(monkeypatch):
    """Texts that begin as that of `conftest` have three findings; others have none, or «broken» ones an error."""

    def read_document(document: Document, *, language: str = "", backend: str = "") -> Extraction:
        if not document.text.startswith(TEXT):
            return Extraction()
        read = extraction()
        units = (read.units[0], replace(read.units[1], place=Place("12", 1)), *read.units[2:])
        return replace(read, units=units, findings=FINDINGS)

    monkeypatch.setattr(logging, "basicConfig", lambda **options: None)
    monkeypatch.setitem(sys.modules, "delokrug.reading", SimpleNamespace(read_document=read_document))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Члан 1.", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as opened:
        opened.writestr("one.txt", TEXT + "\n1")
        opened.writestr("two.txt", "Члан 2.")
    return tmp_path


def check(folder, *arguments: str) -> int:
    return cli.main(["check", *(one.format(folder=folder) for one in arguments)])


def test_findings_the_gravest_first(folder, capsys):
    assert check(folder, "{folder}/a.txt") == cli_check.FOUND
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{folder}/a.txt"
    assert lines[1] == "  warning  page 7, члан 12. став 1.  unit_without_remit: no remit"
    assert lines[2].startswith("  note     ")
    assert lines[2].endswith("  post_without_number: no number")
    assert lines[3] == "  note     no_units: about all"
    assert lines[4:] == ["", "1 document: 1 warning, 2 notes"]


CODES = [
    # findings as grave as --fail-on
    (["{folder}/a.txt"], cli_check.FOUND),
    (["{folder}/a.txt", "--fail-on", "note"], cli_check.FOUND),
    (["{folder}/a.txt", "--fail-on", "error"], cli_check.NOTHING_FOUND),
    (["{folder}/a.txt", "--fail-on", "never"], cli_check.NOTHING_FOUND),
    # what is printed does not change the code
    (["{folder}/a.txt", "--min-severity", "error"], cli_check.FOUND),
    (["{folder}/b.txt"], cli_check.NOTHING_FOUND),
    (["{folder}/b.txt", "{folder}/a.txt"], cli_check.FOUND),
    # a file that cannot be read is another matter, whatever the others have
    (["{folder}/empty.txt"], cli_check.UNREAD),
    (["{folder}/a.txt", "{folder}/empty.txt"], cli_check.UNREAD),
    (["{folder}/empty.txt", "--fail-on", "never"], cli_check.UNREAD),
    (["{folder}/c.zip/one.txt"], cli_check.FOUND),
    (["{folder}/c.zip/two.txt"], cli_check.NOTHING_FOUND),
    (["{folder}/c.zip"], cli_check.FOUND),
    (["{folder}"], cli_check.UNREAD),
    # the caller's mistakes
    (["{folder}/missing.txt"], cli.USAGE),
    (["{folder}/c.zip/missing.txt"], cli.USAGE),
    (["http://127.0.0.1:1/a.pdf"], cli.USAGE),
    (["{folder}/a.txt", "--language", "xx", "--fail-on", "never"], cli_check.NOTHING_FOUND),
]


@pytest.mark.parametrize(("arguments", "expected"), CODES)
def test_exit_codes(arguments, expected, folder, capsys):
    assert check(folder, *arguments) == expected


def test_a_mistake_of_the_caller_is_not_one_of_each_document(folder, monkeypatch, capsys):
    from delokrug.errors import DelokrugError

    def read_document(document: Document, *, language: str = "", backend: str = "") -> Extraction:
        raise DelokrugError("no_pack", language=language, known="sr")

    monkeypatch.setitem(sys.modules, "delokrug.reading", SimpleNamespace(read_document=read_document))
    assert check(folder, "{folder}/a.txt", "{folder}/b.txt", "--language", "xx") == cli.USAGE
    assert capsys.readouterr() == ("", "delokrug: there is no language pack 'xx'; there are sr\n")


@pytest.mark.parametrize("arguments", [[], ["a.txt", "--fail-on", "fatal"], ["a.txt", "--min-severity", "never"]])
def test_usage(arguments, capsys):
    with pytest.raises(SystemExit) as done:
        cli.main(["check", *arguments])
    assert done.value.code == cli.USAGE


def test_a_file_that_cannot_be_read_stops_nothing(folder, capsys):
    assert check(folder, "{folder}/empty.txt", "{folder}/a.txt", "--min-severity", "warning") == cli_check.UNREAD
    printed = capsys.readouterr()
    assert printed.err == f"delokrug: {folder}/empty.txt: the file is empty\n"
    assert printed.out.splitlines()[0] == f"{folder}/a.txt"
    assert printed.out.splitlines()[-1] == "2 documents: 1 warning; 1 could not be read"


def test_json(folder, capsys):
    assert check(folder, "{folder}/a.txt", "{folder}/empty.txt", "--json", "--min-severity", "warning") == 1
    shown = json.loads(capsys.readouterr().out)
    assert [one["source"] for one in shown] == [f"{folder}/a.txt", f"{folder}/empty.txt"]
    assert [one["error"] for one in shown] == [None, "the file is empty"]
    found = shown[0]["findings"]
    assert [(one["severity"], one["code"], one["page"], one["citation"]) for one in found] == [
        ("warning", "unit_without_remit", 7, "члан 12. став 1.")
    ]
    assert found[0]["unit_id"]
    assert shown[1]["findings"] == []


def test_documents_of_an_archive(folder, capsys):
    check(folder, "{folder}/c.zip", "--json")
    assert [one["source"] for one in json.loads(capsys.readouterr().out)] == [
        f"{folder}/c.zip/one.txt",
        f"{folder}/c.zip/two.txt",
    ]


def test_nothing_found(folder, capsys):
    assert check(folder, "{folder}/b.txt") == cli_check.NOTHING_FOUND
    assert capsys.readouterr().out == "1 document: no findings\n"
