"""What a user may name, and what a file is by its content."""

from __future__ import annotations

import io
import os
import pickle
import zipfile
from pathlib import Path

import pytest
from delokrug.errors import DelokrugError
from delokrug.ingest import open as opening
from delokrug.ingest import read_bytes, read_file, sources
from delokrug.ingest.kinds import Kind, kind_of
from tiny_docx import p, tiny_docx
from tiny_pdf import at, tiny_pdf


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            path, _, content = name.partition("=")
            archive.writestr(path, content)
    return stream.getvalue()


OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
OLD_WORD = OLD_OFFICE + "WordDocument".encode("utf-16-le")
WORD_MARK = b"\xec\xa5\xc1\0"

OFFICE = [
    (zipped("mimetype=application/vnd.oasis.opendocument.text", "content.xml"), Kind.ODT),
    (zipped("mimetype=application/vnd.oasis.opendocument.text-template"), Kind.ODT),
    # packed anew: the note of the type is not the first part, or is missing
    (zipped("META-INF/manifest.xml", "content.xml", "styles.xml"), Kind.ODT),
    (
        b'<?xml version="1.0"?>\n<office:document a="b" office:mimetype="application/vnd.oasis.opendocument.text"',
        Kind.ODT,
    ),
    (b'<office:document office:mimetype="application/vnd.oasis.opendocument.graphics">', Kind.TEXT),
    (OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), Kind.LOCKED),
    (OLD_WORD, Kind.DOC),
    # the directory is lost, the text is not; but a mark anywhere else is a picture's accident
    (OLD_OFFICE.ljust(512, b"\0") + WORD_MARK, Kind.DOC),
    (OLD_OFFICE.ljust(1024, b"\0") + b"\xdc\xa5\x68\0", Kind.DOC),
    (OLD_OFFICE.ljust(700, b"\0") + WORD_MARK, Kind.DOCUMENT),
    (rb"{\rtf1\ansi Pravilnik}", Kind.RTF),
    (b"\xef\xbb\xbf\r\n\t {\\rtf1", Kind.RTF),
    (b"{\\rt je skracenica}", Kind.TEXT),
]

FORMATS = [
    (zipped("[Content_Types].xml", "xl/workbook.xml"), "XLSX"),
    (zipped("mimetype=application/vnd.oasis.opendocument.spreadsheet", "content.xml"), "ODS"),
    (zipped("mimetype=application/epub+zip"), "EPUB"),
    (OLD_OFFICE, "older Office"),
    (OLD_OFFICE + "Workbook".encode("utf-16-le"), "XLS (older Excel)"),
    (b'<?xml version="1.0"?><akomaNtoso/>', "XML"),
    (b"From: a@b.rs\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nx", "e-mail"),
    (b"AT&TFORM\0\0\x01\x02DJVM", "DjVu"),
]

# format, text
READ = [
    (b"<!DOCTYPE html><html><body>Pravilnik</body></html>", ("html", "Pravilnik")),
    ("\ufeff <html lang=sr>Правилник</html>".encode(), ("html", "Правилник")),
    ("<html>Правилник</html>".encode("utf-16"), ("html", "Правилник")),
    (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><p>a</p></html>', ("html", "a")),
    (b"<div class='main'><p>Pravilnik</p></div>", ("html", "Pravilnik")),
    (zipped("pravilnik.txt=Pravilnik"), ("text", "Pravilnik")),
    # a folder of this name inside an archive makes no DOCX of it
    (zipped("old/word/document.xml=Pravilnik"), ("text", "Pravilnik")),
    (zipped("word/report.txt=Pravilnik"), ("text", "Pravilnik")),
    ("# Члан 1\n\n**Сектор** ради.".encode(), ("markdown", "Члан 1\n\nСектор ради.")),
]

BINARIES = [
    (b"\x1f\x8b\x08\0\0\0\0\0", "a gzip archive"),
    (b"\x7fELF\x02\x01\x01\0", "a program"),
    (b"SQLite format 3\0\x10\0", "an SQLite database"),
    (b"RIFF\x24\0\0\0WAVEfmt ", "a sound or video recording"),
    (b"\0\0\0\x18ftypmp42", "a video recording"),
    (bytes(range(256)), "binary data"),
]

TEXTS = [
    # these begin like formats, but are text
    "RIFF – Regionalni istraživački fond",
    "BZh je skraćenica",
    "PAR1 tabela",
    "%PDF je početak svake PDF datoteke, a ovo je tekst o tome"[1:],
    "Na početku datoteke stoji %PDF-1.7, a na kraju %%EOF.",
    "<1> član",
    "Правилник о <html> страницама",
    "PK 12/2020",
]


@pytest.mark.parametrize(("data", "what"), FORMATS)
def test_other_formats(data: bytes, what: str) -> None:
    with pytest.raises(DelokrugError) as caught:
        read_bytes(data, source="pravilnik.txt")
    assert caught.value.code == "unsupported_format"
    assert caught.value.reason.startswith(what + " files")


@pytest.mark.parametrize(("data", "kind"), OFFICE)
def test_office_documents(data: bytes, kind: Kind) -> None:
    assert kind_of(data)[0] is kind


@pytest.mark.parametrize(("data", "expected"), READ)
def test_formats(data: bytes, expected: tuple[str, str]) -> None:
    document = read_bytes(data, source="pravilnik.txt")
    assert (document.format, document.text) == expected


@pytest.mark.parametrize(("data", "what"), BINARIES)
def test_binaries(data: bytes, what: str) -> None:
    with pytest.raises(DelokrugError) as caught:
        read_bytes(data, source="pravilnik.pdf")
    assert caught.value.code == "not_text"
    assert what in caught.value.reason


@pytest.mark.parametrize("text", TEXTS)
def test_texts_that_begin_like_formats(text: str) -> None:
    assert read_bytes(text.encode(), source="a").text == text


def test_docx_is_recognised_by_its_parts(tmp_path: Path) -> None:
    path = tmp_path / "pravilnik.pdf"  # whatever the name says
    path.write_bytes(tiny_docx(p("Pravilnik")))
    document = read_file(path)
    assert (document.format, document.text, document.source) == ("docx", "Pravilnik", str(path))


@pytest.mark.parametrize("junk", [b"", b"\xef\xbb\xbf", b"HTTP/1.1 200 OK\r\n\r\n", b"\r\n\0"])
def test_pdf_is_recognised_behind_junk(junk: bytes, tmp_path: Path) -> None:
    path = tmp_path / "pravilnik.txt"  # whatever the name says
    path.write_bytes(junk + tiny_pdf(at(72, 700, "Pravilnik")))
    document = read_file(path)
    assert (document.format, document.text, document.source) == ("pdf", "Pravilnik", str(path))
    assert not [note for note in document.notes if note.severity == "error"]


def test_record(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc\n")
    document = read_file(path)
    assert document.sha256 == "edeaaff3f1774ad2888673770c6d64097e391bc362d7d6fb34982ddf0efd18cb"
    assert (document.format, document.encoding, document.pages, document.page_sizes) == ("text", "utf-8", None, ())


def test_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate((opening.LARGEST_FILE_MB + 1) * 1_000_000)  # takes no room on the disk
    with pytest.raises(DelokrugError) as caught:
        read_file(path)
    assert caught.value.code == "file_too_large"


def _unreadable(folder: Path) -> list[str]:
    os.mkfifo(folder / "pipe")
    return [str(folder), str(folder / "missing.pdf"), str(folder / "pipe"), "a\0b", ""]


def test_unreadable(tmp_path: Path) -> None:
    for name in _unreadable(tmp_path):
        with pytest.raises(DelokrugError) as caught:
            read_file(name)
        assert (caught.value.code, caught.value.file) == ("unreadable", name)


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    path.chmod(0)
    if os.access(path, os.R_OK):  # root reads everything

        def refuse(self: Path) -> bytes:
            raise PermissionError(13, "Permission denied", str(self))

        monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(DelokrugError, match="Permission denied") as caught:
        read_file(path)
    assert caught.value.code == "unreadable"
    # the error crosses from a child process to its parent
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [
        "b.txt",
        "a.pdf",
        "sub/c.docx",
        "sub/deep/Д.txt",
        ".hidden.txt",
        ".git/x.txt",
        "sub/~$c.docx",
        "[1].txt",
    ]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (tmp_path / "empty").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "broken").symlink_to(tmp_path / "nowhere")
    monkeypatch.chdir(tmp_path)
    return tmp_path


SOURCES = [
    (["."], ["[1].txt", "a.pdf", "b.txt", "sub/c.docx", "sub/deep/Д.txt"]),
    (["sub"], ["sub/c.docx", "sub/deep/Д.txt"]),
    (["b.txt", "a.pdf"], ["b.txt", "a.pdf"]),
    (["*.txt"], ["[1].txt", "b.txt"]),
    (["**/*.txt"], ["[1].txt", "b.txt", "sub/deep/Д.txt"]),
    (["s*"], ["sub/c.docx", "sub/deep/Д.txt"]),
    # a file that exists is no pattern
    (["[1].txt"], ["[1].txt"]),
    (["?a*", "[ab].*"], None),
    # each file once, where it was named first
    (["sub/c.docx", ".", "b.txt"], ["sub/c.docx", "[1].txt", "a.pdf", "b.txt", "sub/deep/Д.txt"]),
    # what is named itself is meant
    ([".hidden.txt"], [".hidden.txt"]),
    ([], []),
]


@pytest.mark.parametrize(("arguments", "expected"), SOURCES)
def test_sources(arguments: list[str], expected: list[str] | None, folder: Path) -> None:
    if expected is None:
        with pytest.raises(DelokrugError):
            sources(arguments)
        return
    assert sorted(map(str, sources(arguments))) == sorted(expected)
    if arguments != ["**/*.txt"]:
        assert list(map(str, sources(arguments))) == expected


@pytest.mark.parametrize(
    "argument", ["missing.pdf", "*.odt", "empty", "", "broken", "a\0b", "x" * 5000, "[", "**/*.rtf"]
)
def test_no_source(argument: str, folder: Path) -> None:
    with pytest.raises(DelokrugError) as caught:
        sources(["b.txt", argument])
    assert caught.value.code == "no_source"


def test_sources_do_not_depend_on_the_type(folder: Path) -> None:
    assert sources([folder]) == sources([str(folder)])
