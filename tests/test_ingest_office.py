"""Older and protected office documents: DOC and RTF by LibreOffice and without it; what LibreOffice must not do."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import http.server
import io
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import msoffcrypto
import olefile
import pytest
from delokrug.errors import DelokrugError
from delokrug.ingest import libreoffice, office, read_bytes, read_file
from delokrug.options import Options
from delokrug.records import Document
from delokrug.workers import results
from tiny_docx import li, lvl, notes, numbering, p, run, style, styles, table, tiny_docx
from tiny_odt import flat
from tiny_odt import p as odt_p

needs_libreoffice = pytest.mark.skipif(not libreoffice.soffice(), reason="LibreOffice is not installed")
needs_catdoc = pytest.mark.skipif(not shutil.which("catdoc"), reason="catdoc is not installed")
posix = pytest.mark.skipif(not Path("/proc/1/cmdline").exists(), reason="there is no list of processes to look at")


def outcome(data: bytes, password: str = "") -> Document | DelokrugError:
    try:
        return read_bytes(data, source="a.doc", options=Options(password=password))
    except DelokrugError as error:
        assert error.file == "a.doc"
        return error


def lines(document: Document) -> list[str]:
    return [line.text for line in document.lines if line.text]


# ---- one document in every format

NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
HEADER = table(["Р. бр.", "Назив радног места", "Извршилаца"]).replace(
    "<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
)
ROWS = table(["Сектор за пловидбу"], ["1.", "Начелник", "1"], ["2.", "Саветник", "3"])
MERGED = (
    f'<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p("3.")}</w:tc><w:tc>{p("Возач")}</w:tc>'
    f"<w:tc>{p('2')}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{p()}</w:tc><w:tc>{p('Курир')}</w:tc>"
    f"<w:tc>{p('1')}</w:tc></w:tr>"
)
POSTS = HEADER.replace("</w:tbl>", "") + ROWS[ROWS.index("<w:tr>") :].replace("</w:tbl>", MERGED + "</w:tbl>")
RULEBOOK = tiny_docx(
    p(run("ПРАВИЛНИК", '<w:b/><w:sz w:val="32"/>')),
    p("о унутрашњем уређењу", "<w:r><w:br/></w:r>", "Управе за пловидбу"),
    li(""),
    p("У Управи се образују Сектор за пловидбу и Сектор за луке.", NOTE),
    li(""),
    p("Сектор за пловидбу обавља послове који се односе на:"),
    *[li(text, 2) for text in ("израду прописа;", "надзор;", "друге послове.")],
    li("Ужe јединице", 1),
    li("Одсек за сигнале", 1),
    POSTS,
    li(""),
    p("Правилник ступа на снагу осмог дана."),
    numbering=numbering({0: lvl(0, "Члан %1.") + lvl(1, "%1.%2.") + lvl(2, "%3)", "russianLower")}, {1: 0}),
    styles=styles(style("Normal", look='<w:sz w:val="24"/>')),
    footnotes=notes("footnote", {0: "-", 1: "-", 2: p("<w:r><w:footnoteRef/></w:r>", " Сл. гласник 5/20.")})
    .replace('w:id="0"', 'w:id="0" w:type="separator"').replace('w:id="1"', 'w:id="1" w:type="continuationSeparator"'),
)  # fmt: skip


def converted(folder: Path, data: bytes, *formats: str) -> None:
    (folder / "a.docx").write_bytes(data)
    for form in formats:
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form]
        subprocess.run([*command, "--outdir", str(folder), str(folder / "a.docx")], check=True, capture_output=True,
                       timeout=120)  # fmt: skip


@pytest.fixture(scope="module")
def rulebooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one rulebook as a.docx, a.odt, a.fodt, a.rtf, a.doc."""
    if not libreoffice.soffice():
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("rulebooks")
    converted(folder, RULEBOOK, "odt", "fodt", "rtf", "doc:MS Word 97")
    return folder


@pytest.mark.parametrize("form", ["odt", "fodt", "rtf", "doc"])
def test_round_trip(form: str, rulebooks: Path) -> None:
    first, found = read_file(rulebooks / "a.docx"), read_file(rulebooks / f"a.{form}")
    assert lines(first)[2:4] == ["Управе за пловидбу", "Члан 1."]
    assert len(lines(first)) == 30
    assert found.text == first.text
    assert [(line.bold, line.size) for line in found.lines] == [(line.bold, line.size) for line in first.lines]
    (before,), (after,) = first.tables, found.tables
    assert (after.rows, after.columns, after.cells) == (before.rows, before.columns, before.cells)
    # LibreOffice does not say in RTF which rows are headers
    assert (before.header_rows, after.header_rows) == (1, 0 if form == "rtf" else 1)
    data = (rulebooks / f"a.{form}").read_bytes()
    assert (found.format, found.source) == (form.removeprefix("f"), str(rulebooks / f"a.{form}"))
    assert (found.sha256, found.notes) == (hashlib.sha256(data).hexdigest(), ())


# ---- what a file is, whatever its name

RTF = r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fcharset204 Arial;}}\f0 %s\par}"
PRAVILNIK = r"\'cf\'f0\'e0\'e2\'e8\'eb\'ed\'e8\'ea"  # «Правилник» in Windows-1251
CLAN = r"\u1063\'d7\u1083\'eb\u1072\'e0\u1085\'ed "
LIST = (
    rf"{{\rtf1\ansi\ansicpg1251{{\*\listtable{{\list\listtemplateid1{{\listlevel\levelnfc0\levelstartat1\levelfollow1"
    rf"{{\leveltext\'07{CLAN}\'00.;}}{{\levelnumbers\'06;}}}}{{\listname ;}}\listid7}}}}"
    r"{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}}"
    rf"\pard\ls1\ilvl0{{\listtext {CLAN}1. }}a\par\pard b\par\pard\ls1\ilvl0{{\listtext {CLAN}2. }}c\par}}"
)
RTFS: list[tuple[bytes, str]] = [
    ((RTF % "Pravilnik").encode(), "Pravilnik"),
    (b"\r\n \t" + (RTF % "Pravilnik").encode(), "Pravilnik"),
    (b"\xef\xbb\xbf" + (RTF % "Pravilnik").encode(), "Pravilnik"),
    ((RTF % PRAVILNIK).encode(), "Правилник"),
    ((RTF % r"\u1055?\u1088?\u1072?vilnik").encode(), "Праvilnik"),
    # bytes as they are, which the standard forbids
    ((RTF % "Правилник").encode("cp1251"), "Правилник"),
    ((RTF % r"a\par b\line c").encode(), "a\n\nb\nc"),
    ((RTF % r"a{\v skriveno}b").encode(), "ab"),
    ((RTF % r"\trowd\cellx9\cellx99\intbl 1.\cell a\cell\row\trowd\cellx9\cellx99\intbl\cell b|c\cell\row\pard d")
     .encode(), "1.\n\na\n\nb|c\n\nd"),
    # automatic numbers, as Word writes them
    (LIST.encode(), "Члан 1. a\n\nb\n\nЧлан 2. c"),
    (re.sub(r"{.listtext [^}]*}", "", LIST).encode(), "Члан 1. a\n\nb\n\nЧлан 2. c"),
    # and as WordPad does
    ((RTF % (r"\pard{\pntext\f0 1.\tab}{\*\pn\pnlvlbody\pnf0\pnindent0\pnstart1\pndec{\pntxta.}}\fi-360\li720 a\par"
             r"{\pntext\f0 2.\tab}b")).encode(), "1. a\n\n2. b"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "text"), RTFS, ids=range(len(RTFS)))
@needs_libreoffice
def test_rtf(data: bytes, text: str) -> None:
    found = outcome(data)
    assert isinstance(found, Document), found
    assert (found.text, found.format, found.notes) == (text, "rtf", ())
    assert found.sha256 == hashlib.sha256(data).hexdigest()


def test_kinds(tmp_path: Path) -> None:
    word, open_document = tiny_docx(p("a")), flat(odt_p("a"))
    names = {"a.pdf": (word, "docx"), "b.doc": (word, "docx"), "c.doc": (open_document, "odt"), "d.doc": (b"a", "text")}
    for name, (data, form) in names.items():
        (tmp_path / name).write_bytes(data)
        found = read_file(tmp_path / name)
        assert (found.text, found.format) == ("a", form)


def test_a_page_named_doc_is_no_word_document() -> None:
    found = outcome(b"<html><body>a</body></html>")
    assert isinstance(found, Document) or found.code == "unsupported_format"


# ---- without LibreOffice


@pytest.fixture
def no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "soffice", lambda: None)


# striprtf knows neither line breaks nor hidden text, nor a bar from the end of a cell
LEFT_OUT = {
    r"ls1\ilvl0a": "a\n\nb\n\nc",
    r"b|c\cell": "1.\n\na\n\nb\n\nc\n\nd",
    r"a\par b\line c": "a\n\nb\n\nc",
    r"a{\v skriveno}b": "askrivenob",
}


@pytest.mark.parametrize(("data", "text"), RTFS, ids=range(len(RTFS)))
def test_rtf_without_libreoffice(data: bytes, text: str, no_libreoffice: None) -> None:
    found = outcome(data)
    assert isinstance(found, Document), found
    expected = next((other for part, other in LEFT_OUT.items() if part.encode() in data), text)
    assert (found.text, found.format) == (expected, "rtf")
    (note,) = found.notes
    assert (note.severity, note.code) == ("warning", "no_libreoffice")
    assert libreoffice.INSTALL in note.message


@needs_catdoc
def test_doc_without_libreoffice(rulebooks: Path, no_libreoffice: None) -> None:
    found = read_file(rulebooks / "a.doc")
    # no numbers, no table: the rest is there
    assert "Сектор за пловидбу обавља послове који се односе на:" in lines(found)
    assert any("Начелник" in line for line in lines(found))
    assert not found.tables
    assert (found.format, [note.code for note in found.notes]) == ("doc", ["no_libreoffice"])


OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "WordDocument".encode("utf-16-le")


def test_doc_without_anything(no_libreoffice: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office.shutil, "which", lambda name: None)
    found = outcome(OLD_WORD)
    assert isinstance(found, DelokrugError)
    assert found.code == "doc_unread"
    assert libreoffice.INSTALL in found.reason


# ---- damaged files


def noisy(data: bytes, seed: int) -> bytes:
    chance, noise = random.Random(seed), bytearray(data)
    for _ in range(4**seed):
        noise[chance.randrange(600, len(data))] = chance.randrange(256)
    return bytes(noise)


WORD_97 = b"\xec\xa5\xc1\0" + b"\0" * 100  # how the text's part begins, which Word writes before all others


def damaged_docs(data: bytes) -> list[bytes]:
    return [OLD_WORD, data[:512] + WORD_97, data[: len(data) * 9 // 10], data[: len(data) // 2]]


@needs_libreoffice
def test_damaged_doc(rulebooks: Path) -> None:
    data = (rulebooks / "a.doc").read_bytes()
    assert [getattr(outcome(one), "code", "") for one in damaged_docs(data)] == 4 * ["conversion_failed"]


@pytest.mark.parametrize("seed", [1, 3, 5])
@needs_libreoffice
def test_overwritten_bytes(seed: int, rulebooks: Path) -> None:
    found = outcome(noisy((rulebooks / "a.doc").read_bytes(), seed))
    if isinstance(found, DelokrugError):
        assert found.code in {"conversion_failed", "office_encrypted", "unsupported_format", "empty_file"}


@needs_catdoc
def test_damaged_doc_without_libreoffice(rulebooks: Path, no_libreoffice: None) -> None:
    data = (rulebooks / "a.doc").read_bytes()
    assert [getattr(outcome(one), "code", "") for one in damaged_docs(data)] == 4 * ["office_broken"]


@pytest.mark.parametrize("length", [8, 100, 512])
def test_what_is_left_of_a_doc_does_not_say_what_it_is(length: int, rulebooks: Path) -> None:
    found = outcome((rulebooks / "a.doc").read_bytes()[:length])
    assert isinstance(found, DelokrugError)
    assert (found.code, found.reason.split(" files")[0]) == ("unsupported_format", "older Office")


DAMAGED_RTF: list[tuple[bytes, str]] = [
    (b"{\\rtf", "office_broken"),
    (b"{\\rtf1}", "empty_file"),
    (b"{\\rtf1" + b"{" * 100_000, "office_broken"),
    (b"{\\rtf1\\u99999999999999999999 a}", "office_broken"),
    (b"{\\rtf1{\\fonttbl{\\f0\\fcharset99999 A;}}\\f0 \\'e8}", ""),
    (b"{\\rtf1 " + bytes(range(256)), ""),
]


@pytest.mark.parametrize("installed", [True, False], ids=["libreoffice", "striprtf"])
@pytest.mark.parametrize(("data", "code"), DAMAGED_RTF, ids=range(len(DAMAGED_RTF)))
def test_damaged_rtf(data: bytes, code: str, installed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not installed:
        monkeypatch.setattr(office, "soffice", lambda: None)
    elif not libreoffice.soffice():
        pytest.skip("LibreOffice is not installed")
    found = outcome(data)
    if code:
        assert isinstance(found, DelokrugError), found
        assert found.code in {code, "empty_file"}
    else:
        assert isinstance(found, Document) or found.code in {"office_broken", "empty_file", "garbled_text"}


def test_of_a_truncated_rtf_what_is_there_is_read(rulebooks: Path) -> None:
    data = (rulebooks / "a.rtf").read_bytes()
    cut = data[: data.rindex(b"\\par") - 20]
    found = outcome(cut)
    assert isinstance(found, Document), found
    assert "Сектор за пловидбу обавља послове који се односе на:" in lines(found)
    assert [(note.severity, note.code) for note in found.notes] == [("warning", "office_broken")]


@pytest.mark.parametrize("data", [b"", b"\0" * 3000, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"], ids=["none", "zeros", "ole"])
def test_nothing(data: bytes) -> None:
    found = outcome(data)
    assert isinstance(found, DelokrugError)
    assert found.code in {"empty_file", "not_text", "unsupported_format"}


# ---- passwords


# msoffcrypto writes files of less than 4,096 bytes wrongly
LARGE = tiny_docx(p("Правилник"), extra={"word/media/image1.png": random.Random(1).randbytes(9000)})


@functools.cache
def locked(data: bytes) -> bytes:
    stream = io.BytesIO()
    msoffcrypto.OfficeFile(io.BytesIO(data)).encrypt("лозинка", stream)
    return stream.getvalue()


def test_protected_docx() -> None:
    data = locked(LARGE)
    found = outcome(data, "лозинка")
    assert isinstance(found, Document), found
    assert (found.text, found.format, found.source) == ("Правилник", "docx", "a.doc")
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    codes = {password: getattr(outcome(data, password), "code", "") for password in ("", "друга")}
    assert codes == {"": "office_encrypted", "друга": "wrong_password"}


@pytest.mark.parametrize("cut", [700, 3000, -2000])
def test_damaged_protected_docx(cut: int) -> None:
    found = outcome(locked(LARGE)[:cut], "лозинка")
    assert isinstance(found, DelokrugError)
    assert found.code in {"office_broken", "unsupported_format", "wrong_password"}


def test_protected_doc(rulebooks: Path, tmp_path: Path) -> None:
    path = shutil.copy(rulebooks / "a.doc", tmp_path)
    with olefile.OleFileIO(path, write_mode=True) as parts:
        stream = bytearray(parts.openstream("WordDocument").read())
        stream[0x0B] |= 0x01  # fEncrypted
        parts.write_stream("WordDocument", bytes(stream))
    data = Path(path).read_bytes()
    codes = [getattr(outcome(data, password), "code", "") for password in ("", "лозинка")]
    assert codes[0] == "office_encrypted"
    assert codes[1] in {"wrong_password", "office_broken"}


# ---- what LibreOffice must not do


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """The address of a web server, and the list of what it was asked for."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}", asked
        running.shutdown()


@needs_libreoffice
def test_nothing_is_fetched(server: tuple[str, list[str]], tmp_path: Path) -> None:
    address, asked = server
    secret = tmp_path / "secret.txt"
    secret.write_text("TAJNA")
    linked = flat(
        odt_p("a", f'<draw:frame svg:width="2cm" svg:height="2cm"><draw:image xlink:href="{address}/1.png"'
                   ' xlink:type="simple"/></draw:frame>')
        + "".join(f'<text:section text:name="{text}"><text:section-source xlink:href="{source}"/>{odt_p(text)}'
                  "</text:section>" for text, source in (("b", secret.as_uri()), ("c", f"{address}/2")))
    )  # fmt: skip
    (tmp_path / "a.fodt").write_bytes(linked)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    command += ["doc:MS Word 97", "--outdir", str(tmp_path), str(tmp_path / "a.fodt")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert "/1.png" in asked  # LibreOffice does, when nobody tells it not to
    asked.clear()
    found = outcome((tmp_path / "a.doc").read_bytes())
    assert isinstance(found, Document)
    fields = rf'{{\field{{\*\fldinst INCLUDETEXT "{secret}"}}{{\fldrslt a}}}}'
    fields += rf'{{\field{{\*\fldinst INCLUDEPICTURE "{address}/3.png" \\d}}{{\fldrslt b}}}}'
    other = outcome((RTF % fields).encode())
    assert isinstance(other, Document)
    assert not asked
    assert lines(found) == ["a", "b", "c"]
    assert lines(other) == ["ab"]


@needs_libreoffice
def test_the_memory_limit_of_workers_is_enough(rulebooks: Path) -> None:
    tasks = [(str(rulebooks / name),) for name in ("a.doc", "a.rtf")]
    found = dict(results(read_file, tasks, jobs=2, timeout=100))
    assert [getattr(found[index], "format", found[index]) for index in (0, 1)] == ["doc", "rtf"]


def program(folder: Path, script: str) -> str:
    """A program that takes LibreOffice's place; «$made» is the folder for what it makes."""
    path = folder / "program"
    path.write_text(f'#!/bin/sh\nfor made; do [ "$last" = --outdir ] && break; last=$made; done\n{script}\n')
    path.chmod(0o755)
    return str(path)


def alive(command: str) -> bool:
    for listed in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):  # it has just ended
            if command.encode() in listed.read_bytes().replace(b"\0", b" "):
                return True
    return False


@posix
def test_a_hanging_program_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "SECONDS", 0.5)
    monkeypatch.setattr(libreoffice.tempfile, "tempdir", str(tmp_path))
    hanging = program(tmp_path, "sleep 4321 &\nsleep 4321")
    with pytest.raises(DelokrugError, match=r"longer than 0\.5 s") as caught:
        libreoffice.as_docx(b"x", source="a", suffix=".doc", program=hanging)
    assert caught.value.code == "conversion_failed"
    assert not alive("sleep 4321")
    assert [path.name for path in tmp_path.iterdir()] == ["program"]


@posix
def test_nothing_runs_on_when_the_caller_was_killed(tmp_path: Path) -> None:
    hanging = program(tmp_path, "sleep 5432 &\nsleep 5432")
    code = f"""
from delokrug.ingest import libreoffice
libreoffice.SECONDS, libreoffice.GRACE, libreoffice.tempfile.tempdir = 2, 0, {str(tmp_path)!r}
libreoffice.as_docx(b"x", source="a", suffix=".doc", program={hanging!r})
"""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    caller = subprocess.Popen([sys.executable, "-c", code], env=environment)
    end = time.monotonic() + 20
    while not alive("sleep 5432") and time.monotonic() < end:
        time.sleep(0.05)
    assert alive("sleep 5432")
    caller.send_signal(signal.SIGKILL)
    caller.wait()
    while (alive("sleep 5432") or len(list(tmp_path.iterdir())) > 1) and time.monotonic() < end:
        time.sleep(0.1)
    assert not alive("sleep 5432")
    assert [path.name for path in tmp_path.iterdir()] == ["program"]


@posix
@needs_catdoc
def test_what_libreoffice_does_not_read_catdoc_may(
    rulebooks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = program(tmp_path, "exit 1")
    monkeypatch.setattr(office, "soffice", lambda: failing)
    found = read_file(rulebooks / "a.doc")
    assert "Сектор за пловидбу обавља послове који се односе на:" in lines(found)
    assert [(note.severity, note.code) for note in found.notes] == [("warning", "office_broken")]
    monkeypatch.setattr(office.shutil, "which", lambda name: None)
    assert getattr(outcome((rulebooks / "a.doc").read_bytes()), "code", "") == "conversion_failed"


@posix
def test_large_results_are_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "MOST_MB", 1)
    large = program(tmp_path, 'mkdir "$made"; head -c 5000000 /dev/zero > "$made/document.docx"')
    assert len(libreoffice.as_docx(b"x", source="a", suffix=".doc", program=large)) <= 1_000_000


@posix
def test_the_program_learns_nothing_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    told = program(tmp_path, 'mkdir "$made"; (env; cat profile/user/registrymodifications.xcu) > "$made/document.docx"')
    made = libreoffice.as_docx(b"x", source="a", suffix=".doc", program=told).decode()
    assert "http_proxy" not in made
    assert f"HOME={Path.home()}\n" not in made
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true' in made
