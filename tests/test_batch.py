"""Many documents: a bad one costs only itself, and order, jobs and clock leave no trace."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT
from delokrug import schema
from delokrug.batch import RunSummary, run
from delokrug.errors import CODES, DelokrugError
from delokrug.tables.csvs import csv_rows
from delokrug.tables.rows import Rows
from fake_readers import obedient


def written(folder: Path, **texts: str) -> Path:
    """A folder with the texts as files NAME.txt."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def tables(out: Path) -> Rows:
    return {table.name: csv_rows(table, out) for table in schema.TABLES}


def statuses(out: Path) -> dict[str, tuple[str, str | None]]:
    return {Path(row["source"]).stem: (row["status"], row["error"]) for row in tables(out)["documents"]}


def go(sources, out: Path, **options) -> RunSummary:
    return run(sources, out=out, reader=obedient, **options)


def test_bad_files_cost_only_themselves(tmp_path):
    source = written(
        tmp_path / "in", a="Сектор А", b="hang", c="die", d="leave", e="raise", f="refuse", g="eat", h="lost Г", i="Б"
    )
    summary = go(source, tmp_path / "out", jobs=2, timeout=3)
    assert statuses(tmp_path / "out") == {
        "a": ("ok", None),
        "b": ("failed", "reading took longer than 3 s and was stopped (--timeout gives it more time)"),
        "c": ("failed", "the process that read the file died: signal 9, SIGKILL"),
        "d": ("failed", "the process that read the file died: exit status 3"),
        "e": ("failed", "an error in delokrug, please report it: ValueError: of the reader"),
        "f": ("failed", "the PDF is encrypted and asks for a password (--password)"),
        "g": ("failed", "the process that read the file died: it needed more than 4 GB of memory"),
        "h": ("partial", None),
        "i": ("ok", None),
    }
    assert (summary.documents, summary.ok, summary.partial, summary.failed, summary.units) == (9, 2, 1, 6, 3)
    assert summary.exit_code == 1
    assert all(row["sha256"] and row["extractor_version"] for row in tables(tmp_path / "out")["documents"])


def test_one_job_is_isolated_too(tmp_path):
    source = written(tmp_path / "in", a="die", b="Сектор")
    assert go(source, tmp_path / "out", jobs=1).failed == 1


def test_in_this_process(tmp_path):
    source = written(tmp_path / "in", a="Сектор А", b="Сектор Б")
    pids = set()

    def reader(*arguments):
        pids.add(os.getpid())
        return obedient(*arguments)

    assert run(source, out=tmp_path / "out", isolate=False, reader=reader).ok == 2
    assert pids == {os.getpid()}


def contents(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def test_order_and_jobs_change_nothing(tmp_path):
    source = written(tmp_path / "in", a="slow А", b="Сектор Б", c="hang", d="Сектор В")
    files = sorted(source.iterdir())
    go(files, tmp_path / "one", jobs=1, timeout=2)
    go(files[::-1], tmp_path / "two", jobs=3, timeout=2)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert len(contents(tmp_path / "one")) == 5 * 2 + 1 + 3


def test_duplicates_have_a_row_and_a_note(tmp_path):
    source = written(tmp_path / "in", a="Сектор", b="Сектор", c="Сектор", d="Други")
    summary = go(source, tmp_path / "out")
    found = tables(tmp_path / "out")
    first = found["documents"][0]["document_id"]
    assert [row["document_id"] for row in found["documents"][:3]] == [first, f"{first}-2", f"{first}-3"]
    assert [row["status"] for row in found["documents"]] == ["ok"] * 4
    assert len(found["units"]) == 2
    assert [(row["document_id"], row["code"]) for row in found["findings"]] == [
        (f"{first}-2", "duplicate"),
        (f"{first}-3", "duplicate"),
    ]
    assert str(source / "a.txt") in found["findings"][0]["message"]
    assert summary.documents == 4


def test_a_duplicate_of_a_failed_file_failed(tmp_path):
    source = written(tmp_path / "in", a="refuse", b="refuse")
    assert go(source, tmp_path / "out").failed == 2


def test_one_file_named_twice_is_read_once(tmp_path):
    source = written(tmp_path / "in", a="Сектор")
    assert go([source, source / "a.txt", str(source / "*.txt")], tmp_path / "out").documents == 1


def test_output_is_not_input(tmp_path):
    source = written(tmp_path / "in", a="Сектор")
    go(source, source / "out")
    assert go(source, source / "out").documents == 1


def test_file_that_cannot_be_opened(tmp_path, monkeypatch):
    source = written(tmp_path / "in", a="Сектор", b="Други")
    opened = open

    def refused(path, *arguments, **options):
        if str(path).endswith("a.txt"):
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **options)

    monkeypatch.setattr("builtins.open", refused)
    assert go(source, tmp_path / "out").failed == 1
    assert statuses(tmp_path / "out")["a"] == ("failed", "the file could not be read: Permission denied")


def archived(path: Path, **texts: str) -> Path:
    """An archive with the texts as files in/NAME.txt."""
    with zipfile.ZipFile(path, "w") as opened:
        for name, text in texts.items():
            opened.writestr(f"in/{name}.txt", text)
    return path


LONG = "Сектор за {} обавља послове који се односе на: израду прописа; надзор."


def test_documents_in_archives(tmp_path):
    """Each is a document like those in folders: rows of its own, copies found, the same with any number of jobs."""
    source = written(tmp_path / "in", a=LONG.format("рад"), b=LONG.format("лов"))
    archived(source / "c.zip", a=LONG.format("лов"), d=LONG.format("риболов"), e="")
    with zipfile.ZipFile(source / "c.zip", "a") as opened:
        opened.writestr("in/f.zip", (source / "c.zip").read_bytes())
        opened.writestr("../../x.txt", LONG.format("воде"))
    archived(source / "empty.zip")
    (source / "broken.zip").write_bytes(b"PK\3\4 no archive")
    one = run([source], out=tmp_path / "one")
    # the same documents named one by one, backwards
    names = [row["source"] for row in tables(tmp_path / "one")["documents"]]
    run([*reversed(names), source / "c.zip"], out=tmp_path / "two", jobs=2)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    found = {row["source"].removeprefix(f"{source}/"): (row["status"], row["error"])
             for row in tables(tmp_path / "one")["documents"]}  # fmt: skip
    assert found == {
        "a.txt": ("ok", None),
        "b.txt": ("ok", None),
        "broken.zip": ("failed", CODES["archive_broken"].format(reason="its list of files cannot be read")),
        "c.zip/../../x.txt": ("ok", None),
        "c.zip/in/a.txt": ("ok", None),
        "c.zip/in/d.txt": ("ok", None),
        "c.zip/in/e.txt": ("failed", CODES["empty_file"]),
        "c.zip/in/f.zip": ("failed", CODES["archive_nested"]),
        "empty.zip": ("failed", CODES["archive_no_document"]),
    }
    assert (one.documents, one.failed, one.units) == (9, 4, 4)
    notes = [row["message"] for row in tables(tmp_path / "one")["findings"] if row["code"] == "duplicate"]
    assert notes == [CODES["duplicate"].format(source=source / "b.txt")]


def test_one_document_of_an_archive(tmp_path):
    path = archived(tmp_path / "c.zip", a=LONG.format("лов"), b=LONG.format("рад"))
    assert run([f"{path}/in/b.txt"], out=tmp_path / "out").documents == 1
    assert run([f"{path}/in/b.txt", path], out=tmp_path / "out").documents == 2
    with pytest.raises(DelokrugError) as caught:
        run([f"{path}/in/c.txt"], out=tmp_path / "out")
    assert caught.value.code == "no_source"
    with pytest.raises(DelokrugError):
        run([path, f"{path}/in/c.txt"], out=tmp_path / "out")


MISTAKES = [
    (["missing.txt"], "out", "no_source"),
    (["empty"], "out", "no_source"),
    (["in", "empty"], "out", "no_source"),
    ([], "out", "no_source"),
    (["in"], "in/a.txt/out", "out_unwritable"),
    (["in"], "in/a.txt", "out_unwritable"),
]


@pytest.mark.parametrize(("sources", "out", "code"), MISTAKES)
def test_mistakes_of_the_caller(tmp_path, sources, out, code):
    written(tmp_path / "in", a="Сектор")
    (tmp_path / "empty").mkdir()
    with pytest.raises(DelokrugError) as caught:
        go([tmp_path / source for source in sources], tmp_path / out)
    assert caught.value.code == code


def test_progress_is_told(tmp_path):
    source = written(tmp_path / "in", a="А", b="Б", c="Б")
    told = []
    go(source, tmp_path / "out", progress=lambda *step: told.append(step))
    assert [step[:2] for step in told] == [(1, 2), (2, 2)]
    assert {Path(step[2]).stem for step in told} == {"a", "b"}


def test_options_reach_the_reader(tmp_path):
    source = written(tmp_path / "in", a="А")
    go(source, tmp_path / "out", language="hr")
    assert tables(tmp_path / "out")["documents"][0]["language"] == "hr"


def test_a_later_run_replaces_an_earlier_one(tmp_path):
    go(written(tmp_path / "one", a="А", b="Б"), tmp_path / "out")
    go(written(tmp_path / "two", c="В"), tmp_path / "out")
    owner = tables(tmp_path / "out")["documents"][0]["document_id"]
    assert [path.stem for path in (tmp_path / "out" / "texts").iterdir()] == [owner]


def test_names_that_are_not_utf8(tmp_path):
    (tmp_path / "in").mkdir()
    for name in (b"\xe8.txt", b"\xe8-2.txt"):
        Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), b"in", name))).write_text("Сектор", encoding="utf-8")
    assert go(tmp_path / "in", tmp_path / "out").ok == 2
    assert {Path(row["source"]).stem for row in tables(tmp_path / "out")["documents"]} == {"\ufffd", "\ufffd-2"}


def test_interrupted_run_leaves_no_processes(tmp_path):
    source = written(tmp_path / "in", a="hang", b="hang")
    script = tmp_path / "script.py"
    script.write_text(
        # a job in the background of a shell script inherits that Ctrl-C is ignored
        "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from delokrug.batch import run\nfrom fake_readers import obedient\n"
        f"run({str(source)!r}, out={str(tmp_path / 'out')!r}, reader=obedient, jobs=2)\n",
        encoding="utf-8",
    )
    path = os.pathsep.join([str(ROOT / "pipeline"), str(ROOT / "tests")])
    env = {**os.environ, "PYTHONPATH": path}
    process = subprocess.Popen([sys.executable, script], env=env, stderr=subprocess.PIPE, start_new_session=True)
    deadline = time.monotonic() + 60
    while not list((tmp_path / "in").glob("*.started")):  # until a worker runs, however slow the machine is
        assert time.monotonic() < deadline
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGINT)  # what Ctrl-C does
    _, errors = process.communicate(timeout=20)  # returns when no child holds the pipe any more
    assert errors.decode().strip().endswith("KeyboardInterrupt")
    assert not (tmp_path / "out" / "units.csv").exists()


def test_script_without_main_guard(tmp_path):
    """Workers must not run the caller's script again: it would call `run` again and again."""
    source = written(tmp_path / "in", a="Сектор", b="die")
    script = tmp_path / "script.py"
    script.write_text(
        "from pathlib import Path\n"
        "print('started')\n"
        "from delokrug.batch import run\nfrom fake_readers import obedient\n"
        f"print(run({str(source)!r}, out={str(tmp_path / 'out')!r}, reader=obedient).failed)\n",
        encoding="utf-8",
    )
    path = os.pathsep.join([str(ROOT / "pipeline"), str(ROOT / "tests")])
    done = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, timeout=60, env={**os.environ, "PYTHONPATH": path}
    )
    assert done.stdout.split() == ["started", "1"], done.stderr


def test_many_documents_with_some_that_hang(tmp_path):
    texts = {f"n{number:03}": f"Сектор {number}" for number in range(60)}
    source = written(tmp_path / "in", **texts, x="hang", y="die")
    started = time.monotonic()
    summary = go(source, tmp_path / "out", jobs=2, timeout=2)
    assert (summary.ok, summary.failed) == (60, 2)
    assert time.monotonic() - started < 30
