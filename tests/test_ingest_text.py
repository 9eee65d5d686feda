"""Plain text: every encoding a Serbian text comes in, every way to end a line, and what is no text."""

from __future__ import annotations

import random
import string

import pytest
from delokrug.errors import DelokrugError
from delokrug.ingest import read_bytes
from delokrug.ingest.encodings import decoded
from delokrug.ingest.text import pages_split, text_document
from hypothesis import given
from hypothesis import strategies as st

CYRILLIC = [
    "Члан 12.",
    "ПРАВИЛНИК",
    "Сектор за људске ресурсе",
    "а) израду прописа;\nб) надзор над радом завода;",
    "У Одсеку се обављају послови који се односе на: вођење евиденција; праћење и примену прописа.",
    "I. УВОДНЕ ОДРЕДБЕ\n\nОвим правилником уређује се унутрашње уређење (у даљем тексту: Правилник).",
    # ђ, џ and ћ, which stand apart from the other letters in every encoding
    "Ђорђе Ћирић, џемпер, вођење, обућа",
    "Сарадња са EU, NATO и UNDP: ISO 9001",
    # a Latin o inside a Cyrillic word is a typist's slip, not another encoding
    "у складу са закoном и прописима",
]
LATIN = [
    "Član 12.",
    "ŠUMARSTVO",
    "Služba za računovodstvo",
    "a) izradu propisa;\nb) praćenje i tumačenje;",
    "U Odseku se obavljaju poslovi koji se odnose na: vođenje evidencija; praćenje i primenu propisa.",
    "UNUTRAŠNjE UREĐENjE",
    "Đorđe Ćirić, džemper, žalba, šef",
    "Saradnja sa kompanijom Müller, café",
]
ENGLISH = [
    "The Department is responsible for the Minister’s cabinet – planning, “other tasks”…",
    "It performs tasks related to § 5",
]
UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


@pytest.mark.parametrize("encoding", UNICODE)
@pytest.mark.parametrize("text", CYRILLIC + LATIN + ENGLISH)
def test_unicode(text: str, encoding: str) -> None:
    assert read_bytes(text.encode(encoding), source="a.txt").text == text


@pytest.mark.parametrize("encoding", ["windows-1251", "iso8859-5"])
@pytest.mark.parametrize("text", CYRILLIC)
def test_cyrillic_in_eight_bits(text: str, encoding: str) -> None:
    document = read_bytes(text.encode(encoding), source="a.txt")
    assert (document.text, document.encoding) == (text, encoding)


@pytest.mark.parametrize("encoding", ["windows-1250", "iso8859-2"])
@pytest.mark.parametrize("text", LATIN)
def test_latin_in_eight_bits(text: str, encoding: str) -> None:
    # where both encodings have the same bytes the name does not matter, the text does
    assert read_bytes(text.encode(encoding), source="a.txt").text == text


@pytest.mark.parametrize("text", ENGLISH)
def test_english_in_eight_bits(text: str) -> None:
    assert read_bytes(text.encode("windows-1250"), source="a.txt").text == text


CYRILLIC_WORDS = ["одељење", "сектор", "служба", "надзор", "праћење", "вођење", "израда", "прописа", "који", "се", "на"]
LATIN_WORDS = ["održavanje", "praćenje", "vođenje", "služba", "računovodstvo", "žalbe", "šume", "poslovi", "se", "na"]


@given(st.lists(st.sampled_from(CYRILLIC_WORDS), min_size=2), st.sampled_from(["windows-1251", "iso8859-5"]))
def test_any_cyrillic_words(words: list[str], encoding: str) -> None:
    assert read_bytes(" ".join(words).encode(encoding), source="a.txt").text == " ".join(words)


@given(st.lists(st.sampled_from(LATIN_WORDS), min_size=2), st.sampled_from(["windows-1250", "iso8859-2"]))
def test_any_latin_words(words: list[str], encoding: str) -> None:
    assert read_bytes(" ".join(words).encode(encoding), source="a.txt").text == " ".join(words)


def test_nothing_is_normalised() -> None:
    # decomposed č, two spaces, a soft hyphen, a non-breaking space, Nj as one character: the script stage's to mend
    text = "c\u030clan  1.\u00a0uprav\u00adni ǋegoš \u200b"
    assert read_bytes(text.encode(), source="a.txt").text == text


def test_old_seven_bit_code_is_ascii_text() -> None:
    assert read_bytes(b"unutra{nje ure|enje, ^lan 5.", source="a.txt").text == "unutra{nje ure|enje, ^lan 5."


BREAKS = [
    ("a\r\nb", ["a", "b"]),
    ("a\rb", ["a", "b"]),
    ("a\n\r\nb", ["a", "", "b"]),
    ("a\r\rb\n", ["a", "", "b", ""]),
    ("a\vb\u2028c\u2029d\x85e", ["a", "b", "c", "d", "e"]),
    ("a\x1cb\x1dc\x1ed" + " текст" * 200, ["a", "b", "c", "d" + " текст" * 200]),
    # a tab and an indent are part of the line
    ("\ta\n  b ", ["\ta", "  b "]),
]


@pytest.mark.parametrize(("text", "lines"), BREAKS)
def test_line_breaks(text: str, lines: list[str]) -> None:
    document = read_bytes(text.encode(), source="a.txt")
    assert [line.text for line in document.lines] == lines
    assert document.pages is None


PAGES = [
    # (text, pages, page of each line)
    ("а\nб", None, [1, 1]),
    ("а\n\fб", 2, [1, 2]),
    ("а\fб\nв\fг", 3, [1, 2, 2, 3]),
    # pdftotext ends every page with a form feed, the last one too
    ("а\n\fб\n\f", 2, [1, 2, 2]),
    ("\fа\n", None, [1, 1]),
    # an empty page counts, or the numbers of the following would be wrong
    ("а\n\f\fб", 3, [1, 3]),
]


@pytest.mark.parametrize(("text", "pages", "page_of_line"), PAGES)
def test_form_feeds_begin_pages(text: str, pages: int | None, page_of_line: list[int]) -> None:
    document = read_bytes(text.encode(), source="a.txt")
    assert "\f" not in document.text
    assert document.pages == pages
    assert [line.page for line in document.lines] == page_of_line


ANY_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"]) | st.sampled_from("\n\r\f\v\t\x85\u2028а бш;"),
    min_size=1,
).filter(str.strip)


@given(ANY_TEXT)
def test_offsets_hold(text: str) -> None:
    document = text_document(("а " + text).encode(), source="a.txt")
    assert "\n".join(line.text for line in document.lines) == document.text
    assert all(document.text[line.start : line.end] == line.text for line in document.lines)
    # every program that reads the text back sees the same lines, however it breaks them
    assert (document.text + "x").splitlines()[:-1] == [line.text for line in document.lines][:-1]
    pages = [line.page for line in document.lines]
    assert pages == sorted(pages)
    assert pages[-1] <= (document.pages or 1)


@given(ANY_TEXT)
def test_only_breaks_change(text: str) -> None:
    kept = "".join(text.split())
    assert "".join(text_document(("а" + text).encode(), source="a.txt").text.split()) == "а" + kept


@given(st.text(st.sampled_from("аб \n\f")))
def test_pages_split_is_consistent(text: str) -> None:
    whole, starts = pages_split(text)
    assert starts[0] == 0
    assert list(starts) == sorted(starts)
    assert all(start <= len(whole) and (start == 0 or whole[start - 1] == "\n") for start in starts)


EMPTY = [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xef\xbb\xbf\n\n", b"\f\f"]


@pytest.mark.parametrize("data", EMPTY)
def test_empty(data: bytes) -> None:
    assert _code(data) == "empty_file"


NO_TEXT = [
    bytes(range(256)) * 8,
    random.Random(1).randbytes(5000),
    random.Random(2).randbytes(40),
    b"\0" * 100,
    b"\x01\x02\x03abc" * 30,
    "Ово је текст.".encode() + b"\0" * 50,
]


@pytest.mark.parametrize("data", NO_TEXT)
def test_binary(data: bytes) -> None:
    assert _code(data) == "not_text"


def test_unknown_encoding() -> None:
    # Greek and Japanese in encodings of their own: better no text than a wrong one
    assert _code("Υπουργείο Εξωτερικών Υποθέσεων".encode("iso8859-7")) == "unknown_encoding"
    assert _code("組織規則と職務分掌について".encode("shift-jis")) in {"unknown_encoding", "not_text"}


def test_damaged_utf8_is_read_with_a_finding() -> None:
    text = "Сектор за контролу и надзор обавља послове инспекције. "
    document = read_bytes(text.encode() * 3 + "Одсек".encode()[:-1], source="a.txt")
    assert document.text == text * 3 + "Одсе\ufffd"
    assert [(note.severity, note.code) for note in document.notes] == [("warning", "unknown_encoding")]


def test_utf16_with_half_a_letter_at_the_end() -> None:
    document = read_bytes("Сектор за контролу".encode("utf-16-le")[:-1], source="a.txt")
    assert document.text == "Сектор за контрол"
    assert [note.code for note in document.notes] == ["unknown_encoding"]


@given(st.binary(max_size=300))
def test_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        document = read_bytes(data, source="a.txt")
    except DelokrugError as error:
        assert error.file == "a.txt"
    else:
        assert document.text.strip()
        document.text.encode("utf-8")  # it can be written


@given(st.text(string.ascii_letters + " ;,.\n", min_size=1).filter(str.strip))
def test_ascii_is_never_utf16(text: str) -> None:
    assert text_document(text.encode(), source="a.txt").text == text


def _code(data: bytes) -> str:
    with pytest.raises(DelokrugError) as caught:
        read_bytes(data, source="a.txt")
    assert caught.value.file == "a.txt"
    return caught.value.code


@pytest.mark.parametrize("charset", ["windows-1251", "windows-1250", "utf-8", "iso-8859-1", "no such", "rot13", "\0"])
def test_declared_encoding_counts_where_it_reads_like_serbian(charset: str) -> None:
    reading = decoded("Љубав и ћуд".encode("windows-1251"), charset=charset)
    assert reading.text == "Љубав и ћуд"


def test_declared_encoding_decides_between_two_plausible_ones() -> None:
    assert decoded("žena".encode("iso8859-2"), charset="iso-8859-2").encoding == "iso8859-2"
