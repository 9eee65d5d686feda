"""PDFs that are damaged, encrypted, scanned or too long: an error with a code or a part with a finding, never more."""

from __future__ import annotations

import io
import random
import zlib

import pypdf
import pytest
from delokrug.errors import DelokrugError
from delokrug.ingest import pdf as pdf_reader
from delokrug.ingest import pdf_bombs, read_bytes
from delokrug.records import Document
from tiny_pdf import at, column, image, tiny_pdf

PAGES = [column(72, 700, [f"page {page} line {line}, some text" for line in range(20)]) for page in range(6)]
GOOD = tiny_pdf(*PAGES)


def outcome(data: bytes) -> Document | DelokrugError:
    try:
        return read_bytes(data, source="a.pdf")
    except DelokrugError as error:
        return error


def encrypted(*, password: str, algorithm: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(GOOD))
    writer.encrypt(user_password=password, owner_password="owner", algorithm=algorithm)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_a_good_file_has_no_finding() -> None:
    document = outcome(GOOD)
    assert isinstance(document, Document)
    assert (document.pages, document.notes) == (6, ())


@pytest.mark.parametrize("share", [step / 40 for step in range(1, 40)] + [0.98, 0.99])
def test_truncated(share: float) -> None:
    whole = read_bytes(GOOD, source="a.pdf")
    found = outcome(GOOD[: int(len(GOOD) * share)])
    if isinstance(found, Document):
        assert {"pdf_broken"} <= {note.code for note in found.notes if note.severity == "warning"}
        assert set(found.text.split("\n")) <= set(whole.text.split("\n"))
    else:
        assert found.code == "pdf_broken"


def test_what_is_left_of_a_truncated_file_is_read() -> None:
    # pdfium looks for the objects of a file whose table of contents is gone
    found = outcome(GOOD[: GOOD.rindex(b"xref\n0")])
    assert isinstance(found, DelokrugError | Document)
    cut = outcome(GOOD.replace(b"startxref", b"startxxxx"))
    assert isinstance(cut, Document)
    assert cut.pages == 6
    assert [note.code for note in cut.notes] == ["pdf_broken"]


@pytest.mark.parametrize("seed", range(30))
def test_overwritten_bytes(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(GOOD)
    for _ in range(seed + 1):
        data[chance.randrange(10, len(data))] = chance.randrange(256)
    found = outcome(bytes(data))
    assert isinstance(found, Document) or found.code in {"pdf_broken", "pdf_no_text", "pdf_encrypted"}


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF\n", b"%PDF-" + b"\0" * 5000])
def test_nothing_but_a_header(data: bytes) -> None:
    found = outcome(data)
    assert isinstance(found, DelokrugError)
    assert found.code == "pdf_broken"


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_encrypted(algorithm: str) -> None:
    found = outcome(encrypted(password="secret", algorithm=algorithm))
    assert isinstance(found, DelokrugError)
    assert found.code == "pdf_encrypted"


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_encrypted_without_a_password_is_read(algorithm: str) -> None:
    # «protected against copying»: every viewer shows it
    found = outcome(encrypted(password="", algorithm=algorithm))
    assert isinstance(found, Document)
    assert found.text == read_bytes(GOOD, source="a.pdf").text


NO_TEXT = [
    [""],
    [image(0, 0, 595, 842)] * 3,
    # a page number stamped on each scan is no text layer
    [image(0, 0, 595, 842) + at(500, 20, f"page {number}") for number in range(3)],
    ["100 100 m 300 300 l S"],
    [at(72, 700, "- 1 -")],
]


@pytest.mark.parametrize("pages", NO_TEXT)
def test_no_text(pages: list[str]) -> None:
    found = outcome(tiny_pdf(*pages))
    assert isinstance(found, DelokrugError)
    assert found.code == "pdf_no_text"


BOMB = zlib.compress(b"0 0 m 1 1 l S\n" * 200_000, 9)  # 2.8 MB
STREAMS = [
    (b"/Filter /FlateDecode", BOMB, True),
    (b"/Filter [/FlateDecode]", BOMB, True),
    (b"/Filter /Fl", BOMB, True),
    (b"/Filter [/FlateDecode /FlateDecode]", zlib.compress(BOMB), True),
    (b"/Filter /FlateDecode", BOMB[:-500], True),  # cut short
    (b"/Filter /FlateDecode", BOMB[:50], False),
    (b"/Filter /FlateDecode", b"x" * 5_000, False),  # encrypted, as good as
    (b"/Filter /DCTDecode", BOMB, False),
    (b"", BOMB, False),
    (b"/Subtype /Image /Filter /FlateDecode", BOMB, False),  # pictures may be larger
    (b"/Subtype/Image /Filter/FlateDecode", zlib.compress(b"0" * 5_000_000), True),
    (b"/Filter /FlateDecode", zlib.compress(b"0" * 900_000), False),
]


@pytest.mark.parametrize(("entries", "packed", "bomb"), STREAMS)
def test_bombs(entries: bytes, packed: bytes, bomb: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_bombs, "MOST_MB", 1)
    monkeypatch.setattr(pdf_bombs, "MOST_PICTURE_MB", 4)
    small = b"4 0 obj\n<< /Filter /FlateDecode >>\nstream\n" + zlib.compress(b"q Q") + b"\nendstream\nendobj\n"
    data = small + b"5 0 obj\n<< /Length 9 " + entries + b" >>\nstream\r\n" + packed + b"\nendstream\nendobj\n" + small
    assert bool(pdf_bombs.bomb_limit(data)) is bomb


def test_a_bomb_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_bombs, "MOST_MB", 1)
    found = outcome(tiny_pdf("0 0 m 1 1 l S\n" * 200_000))
    assert isinstance(found, DelokrugError)
    assert found.code == "pdf_bomb"


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "MOST_PAGES", 5)
    found = outcome(GOOD)
    assert isinstance(found, DelokrugError)
    assert found.code == "pdf_too_many_pages"
    assert "6 pages" in found.reason


def test_trailing_junk_is_no_damage() -> None:
    for junk in (b"\0" * 500, b"\r\n\r\n", b"<!-- served in 0.1 s -->"):
        document = outcome(GOOD + junk)
        assert isinstance(document, Document)
        assert document.notes == ()
