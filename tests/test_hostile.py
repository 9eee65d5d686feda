"""Bad input of every format: each file costs one row that says why, and nothing else.

One run reads all files of `FILES`, side by side with a good one. What takes long is small here; by hand, at full size:
5,000 pages of text 13 s, 5,000 scanned pages 92 s (then recognition stops), 3 million characters 55 s and 0.9 GB,
100,000 marks of Markdown 30 to 60 s. Forms that draw each other twice, 40 deep, take 13 s and all of the 4 GB, and the
process dies of it («crashed»); everything else stays below 10 s and 0.6 GB.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import hostile
import pytest
from delokrug import schema
from delokrug.batch import run
from delokrug.errors import DelokrugError
from delokrug.ingest import open as reader
from delokrug.ingest import read_bytes
from delokrug.options import Options
from delokrug.result import read
from delokrug.tables.csvs import csv_rows
from delokrug.tables.rows import Row, Rows

Make = Callable[[], bytes]

# name, bytes, what the error says; "" where the file is read, a code where it is read with that finding
FILES: list[tuple[str, Make, str]] = [
    # PDF
    ("aes256.pdf", lambda: hostile.encrypted_pdf("AES-256"), r"the PDF is encrypted and asks for a password"),
    ("rc4.pdf", lambda: hostile.encrypted_pdf("RC4-128"), r"the PDF is encrypted and asks for a password"),
    ("huge-page.pdf", hostile.huge_page, ""),
    ("huge-scan.pdf", hostile.huge_scan, r"no text layer .* too large a sheet|recognition is not installed"),
    ("50000-pages.pdf", hostile.many_pages, r"the PDF has 50000 pages, more than the limit of 5000"),
    ("200-pages.pdf", lambda: hostile.many_pages(200), ""),
    ("claimed-pages.pdf", hostile.claimed_pages, ""),
    ("page-cycle.pdf", hostile.page_cycle, "pdf_broken"),
    ("form-cycle.pdf", hostile.form_cycle, ""),
    ("font-cycle.pdf", hostile.font_cycle, ""),
    ("form-doubling.pdf", lambda: hostile.form_doubling(12), ""),
    ("picture-bomb.pdf", hostile.picture_bomb, r"no text was recognised|recognition is not installed"),
    ("fax-bomb.pdf", hostile.fax_bomb, r"no text was recognised|recognition is not installed"),
    ("flate-bomb.pdf", lambda: hostile.flate_bomb(120), r"unpacks to more than 100 MB"),
    ("flate-bomb-twice.pdf", lambda: hostile.flate_bomb_twice(120), r"unpacks to more than 100 MB"),
    ("400000-texts.pdf", hostile.many_texts, r"not in a language"),
    ("100000-segments.pdf", hostile.many_segments, ""),
    ("cells.pdf", hostile.many_cells, ""),
    ("deep-arrays.pdf", hostile.deep_arrays, ""),
    ("deep-graphics.pdf", hostile.deep_graphics, ""),
    ("renamed.pdf", lambda: hostile.samples()["docx"] + b"\0", ""),  # a DOCX; and the reverse:
    ("renamed.docx", lambda: hostile.samples()["pdf"] + b"\n", ""),
    # XML
    ("bomb.docx", lambda: hostile.docx_with(hostile.BOMB), r"word/document\.xml declares entities"),
    ("bomb.odt", lambda: hostile.odt_with(hostile.BOMB), r"content\.xml declares entities"),
    ("bomb.fodt", lambda: hostile.fodt_with(hostile.BOMB), r"declares entities"),
    ("bomb.xhtml", lambda: hostile.xhtml_with(hostile.BOMB), ""),
    ("outside.docx", lambda: hostile.docx_with(hostile.OUTSIDE), r"declares entities"),
    ("outside.odt", lambda: hostile.odt_with(hostile.OUTSIDE), r"declares entities"),
    ("outside.fodt", lambda: hostile.fodt_with(hostile.OUTSIDE), r"declares entities"),
    ("outside.xhtml", lambda: hostile.xhtml_with(hostile.OUTSIDE), ""),
    ("deep.docx", hostile.deep_docx, "office_broken"),
    ("deep.odt", hostile.deep_odt, "office_broken"),
    ("style-cycle.docx", hostile.style_cycle, ""),
    ("style-cycle.odt", hostile.odt_style_cycle, ""),
    ("repeats.odt", hostile.odt_repeats, ""),
    ("spans.docx", hostile.docx_spans, ""),
    ("numbers.docx", hostile.docx_numbers, ""),
    ("locked.docx", hostile.locked_docx, r"protected with a password \(--password\)"),
    # archives
    ("bomb-inside.docx", lambda: hostile.docx_bomb(120), r"unpacks to 120 MB, more than the limit of 100 MB"),
    ("bomb-inside.odt", lambda: hostile.odt_bomb(120), r"unpacks to 120 MB, more than the limit of 100 MB"),
    ("bomb.zip", lambda: hostile.zip_bomb(megabytes=120), r"unpacks to more than 400 times its size"),
    ("lying.zip", hostile.lying_zip, r"the archive is damaged: the file cannot be unpacked"),
    ("overlapping.zip", hostile.overlapping_zip, r"unpacks to 8000 MB, more than the limit of 1000 MB"),
    ("nul.zip", hostile.zip_with_nul, ""),
    ("links.zip", hostile.zip_with_links, ""),
    ("inside.zip", lambda: hostile.zipped({"a.zip": hostile.samples()["zip"]}), r"an archive inside an archive"),
    ("nothing.zip", lambda: hostile.zipped({}), r"the archive holds no document"),
    # pictures
    ("30000.png", hostile.png_bomb, r"more than 80 million pixels|recognition is not installed"),
    ("comment.png", hostile.png_text_bomb, r"the picture is damaged|recognition is not installed"),
    ("pages.tiff", hostile.tiff_pages, r"more pages than the limit of 1000|recognition is not installed"),
    ("cycle.tiff", hostile.tiff_cycle, r"no text was recognised|recognition is not installed"),
    ("noise.png", hostile.noisy_picture, r"no text was recognised|not in a language|recognition is not installed"),
    ("squared.png", hostile.squared_paper, r"no text was recognised|not in a language|recognition is not installed"),
    # text and markup
    ("braces.rtf", hostile.rtf_braces, ""),
    ("deep.html", hostile.deep_html, ""),
    ("deep-span.html", lambda: hostile.deep_html(tag="span"), ""),
    ("deep-table.html", lambda: hostile.deep_html(20_000, "table"), ""),
    ("scripts.html", hostile.script_html, ""),
    ("spans.html", hostile.html_spans, ""),
    ("nested.mhtml", lambda: hostile.nested_mhtml(1_000), r"the saved page holds no HTML"),
    ("line.txt", hostile.one_line, r"the text has 27\.7 million characters, more than the limit of 6"),
    ("word.txt", lambda: b"a" * 50_000_000, r"the text has 50\.0 million characters"),
    ("short-line.txt", lambda: f"{hostile.CYRILLIC} ".encode() * 700, ""),
    ("marks.md", lambda: hostile.markdown_marks(2_000), r""),
]  # fmt: skip
BY_NAME = {name: (make, expected) for name, make, expected in FILES}
ODD_FILES = ("nov\nred.txt", "-rf.txt", "=1+1.txt", "правилник „нацрт“ [1].txt", "a" * 240 + ".txt", "\x1b[31m.txt")
NOT_A_REASON = re.compile(r"an error in delokrug|the process that read|took longer")


def without_reason(row: Row) -> bool:
    return row["status"] == "failed" and (not row["error"] or bool(NOT_A_REASON.search(row["error"])))


def written(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(parents=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def tables(out: Path) -> Rows:
    return {table.name: csv_rows(table, out) for table in schema.TABLES}


def listing(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if "out" not in path.relative_to(folder).parts}


class Ran:
    """The batch: what it wrote, and what stood around it before and after."""

    def __init__(self, root: Path) -> None:
        files = {name: make() for name, (make, _) in BY_NAME.items()}
        files |= {f"cut-{kind}-{share}": data for kind, whole in hostile.samples().items()
                  for share, data in hostile.cut(whole).items()}  # fmt: skip
        files |= {f"noise-{kind}": hostile.noise(magic) for kind, magic in hostile.MAGIC.items()}
        files |= {f"empty.{kind}": b"" for kind in ("pdf", "docx", "png", "txt")}
        self.good = written(root / "good", {"good.txt": f"{hostile.CYRILLIC}\n".encode()})
        self.source = written(root / "deep" / "er" / "in", files)
        written(
            self.source / "odd",
            {name: f"{hostile.CYRILLIC} {number}".encode() for number, name in enumerate(ODD_FILES)},
        )
        written(self.source / "zip", {"names.zip": hostile.odd_names()})
        (self.source / "link.txt").symlink_to("/etc/passwd-")
        (self.source / "loop").symlink_to(self.source)
        os.mkfifo(self.source / "pipe.txt")
        before = listing(root)
        self.summary = run([self.source, self.good], out=root / "out", jobs=2)
        self.left_behind = listing(root) - before
        self.alone = run(self.good, out=root / "alone" / "out").documents
        self.tables, self.tables_alone = tables(root / "out"), tables(root / "alone" / "out")
        self.texts = {path.name: path.read_text(encoding="utf-8") for path in (root / "out" / "texts").iterdir()}
        self.files = files

    def rows(self, name: str) -> list[Row]:
        start = str(self.source / name)
        return [
            row for row in self.tables["documents"] if row["source"] == start or row["source"].startswith(f"{start}/")
        ]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    return Ran(tmp_path_factory.mktemp("hostile"))


@pytest.mark.parametrize("name", BY_NAME)
def test_one_row_with_a_reason(name: str, ran: Ran) -> None:
    expected = BY_NAME[name][1]
    (row,) = ran.rows(name)
    codes = {one["code"] for one in ran.tables["findings"] if one["document_id"] == row["document_id"]}
    if not expected:
        assert (row["status"], row["error"]) == ("ok", None)
    elif re.fullmatch(r"[a-z_]+", expected):
        assert row["status"] == "partial"
        assert expected in codes
    else:
        assert row["status"] == "failed"
        assert re.search(expected, row["error"] or "")


def test_every_other_file_has_one_row_with_a_reason(ran: Ran) -> None:
    others = [name for name in ran.files if name not in BY_NAME and not name.startswith("cut-zip")]
    assert len(others) > 90
    for name in others:
        (row,) = ran.rows(name)
        assert not without_reason(row), (name, row["error"])


@pytest.mark.parametrize("name", ["cut-txt-50%", "cut-html-90%", "cut-fodt-90%", "cut-rtf-99%", "cut-md-99%"])
def test_of_what_is_cut_short_the_rest_is_read(name: str, ran: Ran) -> None:
    (row,) = ran.rows(name)
    assert row["status"] in ("ok", "partial")


def test_no_row_without_a_reason(ran: Ran) -> None:
    assert [row["source"] for row in ran.tables["documents"] if without_reason(row)] == []
    assert ran.summary.documents == len(ran.tables["documents"])


def test_odd_names(ran: Ran) -> None:
    assert [row["status"] for row in ran.rows("odd")] == ["ok"] * len(ODD_FILES)
    assert [row["status"] for row in ran.rows("zip/names.zip")] == ["ok"] * len(hostile.ODD_NAMES)


def test_nothing_is_written_outside(ran: Ran) -> None:
    assert ran.left_behind == set()
    assert not Path("/etc/delokrug-izlaz.txt").exists()


def test_nothing_from_outside_is_read(ran: Ran) -> None:
    assert len(ran.texts) > 50
    assert [name for name, text in ran.texts.items() if "root:" in text] == []


def test_a_good_file_is_as_alone(ran: Ran) -> None:
    (alone,) = ran.tables_alone["documents"]
    assert ran.alone == 1
    assert ran.tables_alone["responsibilities"]
    for name, rows in ran.tables_alone.items():
        assert [row for row in ran.tables[name] if row["document_id"] == alone["document_id"]] == rows


# ---- in this process

SLOW = {"line.txt", "word.txt", "squared.png", "noise.png", "picture-bomb.pdf", "fax-bomb.pdf"}


@pytest.mark.parametrize("name", [name for name, _, expected in FILES if " " in expected and name not in SLOW])
def test_the_same_error_in_this_process(name: str) -> None:
    make, expected = BY_NAME[name]
    with pytest.raises(DelokrugError) as caught:
        read(make())
    assert re.search(expected, str(caught.value)) or caught.value.code == "archive_nested"


PASSWORDS = [
    (hostile.encrypted_pdf, "", "pdf_encrypted"),
    (hostile.encrypted_pdf, "druga", "wrong_password"),
    (hostile.encrypted_pdf, hostile.PASSWORD, ""),
    (lambda: hostile.encrypted_pdf("RC4-40"), hostile.PASSWORD, ""),
    (hostile.locked_docx, "", "office_encrypted"),
    (hostile.locked_docx, "druga", "wrong_password"),
    (hostile.locked_docx, hostile.PASSWORD, ""),
]


@pytest.mark.parametrize(("make", "password", "code"), PASSWORDS)
def test_passwords(make: Make, password: str, code: str, tmp_path: Path) -> None:
    source = written(tmp_path / "in", {"a": make()})
    run(source, out=tmp_path / "out", password=password, isolate=False)
    (row,) = tables(tmp_path / "out")["documents"]
    try:
        read_bytes(make(), source="a", options=Options(password=password))
        found = ""
    except DelokrugError as error:
        found = error.code
    assert (found, row["status"]) == (code, "failed" if code else "ok")


@pytest.mark.parametrize("kind", ["pdf", "docx", "odt", "fodt", "rtf", "html", "mhtml", "md", "txt"])
def test_too_long_a_text(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_CHARACTERS", 70)
    with pytest.raises(DelokrugError) as caught:
        read_bytes(hostile.samples()[kind], source="a")
    assert caught.value.code == "text_too_long"
