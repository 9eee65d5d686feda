"""List markers: what is one, its style, its place in the list."""

from __future__ import annotations

import pytest
from delokrug.layout.markers import marker, printed_marker

# line, marker as printed, style, places it can have in a list, text behind it
MARKERS = [
    ("• израда прописа", "•", "•", {0}, "израда прописа"),
    ("– израда прописа", "–", "–", {0}, "израда прописа"),
    ("-израда прописа", "-", "-", {0}, "израда прописа"),
    ("\u2011 израда прописа", "-", "-", {0}, "израда прописа"),  # no-break hyphen of Word
    ("— израда прописа", "—", "—", {0}, "израда прописа"),
    ("* израда прописа", "*", "*", {0}, "израда прописа"),
    ("✓ израда прописа", "✓", "✓", {0}, "израда прописа"),
    ("    • израда прописа", "•", "•", {0}, "израда прописа"),
    ("1. Сектор за рад", "1.", "1.", {1}, "Сектор за рад"),
    ("12) надзор", "12)", "1)", {12}, "надзор"),
    ("1)надзор", "1)", "1)", {1}, "надзор"),
    ("3 ) надзор", "3 )", "1)", {3}, "надзор"),
    ("4а) надзор", "4а)", "1)", {4}, "надзор"),
    ("(2) Сектор", "(2)", "(1)", {2}, "Сектор"),
    ("( 2 ) Сектор", "( 2 )", "(1)", {2}, "Сектор"),
    ("1.1. Одсек", "1.1.", "1.1", {1}, "Одсек"),
    ("1.1 Одсек", "1.1", "1.1", {1}, "Одсек"),
    ("2.1.13. Група", "2.1.13.", "1.1.1", {13}, "Група"),
    ("а) надзор", "а)", "a)", {1}, "надзор"),
    ("(б) надзор", "(б)", "(a)", {2}, "надзор"),
    ("ђ) надзор", "ђ)", "a)", {6}, "надзор"),
    ("џ) надзор", "џ)", "a)", {29}, "надзор"),
    # the azbuka in Latin letters, the gajica and the English alphabet count differently
    ("đ) nadzor", "đ)", "a)", {6, 8}, "nadzor"),
    ("v) nadzor", "v)", "a)", {3, 22, 28, 5}, "nadzor"),
    ("c) nadzor", "c)", "a)", {3, 27}, "nadzor"),
    ("č) nadzor", "č)", "a)", {28, 4}, "nadzor"),
    ("lj) nadzor", "lj)", "a)", {14, 17}, "nadzor"),
    ("dž) nadzor", "dž)", "a)", {29, 7}, "nadzor"),
    ("(iii) sampling", "(iii)", "(a)", {3}, "sampling"),
    ("(i) sampling", "(i)", "(a)", {9, 10, 13, 1}, "sampling"),
    ("I Опште одредбе", "I", "I.", {1}, "Опште одредбе"),
    ("IV. ПОСЕБНЕ ОДРЕДБЕ", "IV.", "I.", {4}, "ПОСЕБНЕ ОДРЕДБЕ"),
    ("ХІІ ПОСЕБНЕ ОДРЕДБЕ", "ХІІ", "I.", {12}, "ПОСЕБНЕ ОДРЕДБЕ"),  # Cyrillic letters
    # a number or letter alone on its line
    ("1.", "1.", "1.", {1}, ""),
    ("б)", "б)", "a)", {2}, ""),
]


@pytest.mark.parametrize(("line", "printed", "style", "places", "text"), MARKERS)
def test_marker(line: str, printed: str, style: str, places: set[int], text: str) -> None:
    mark = marker(line)
    assert mark is not None
    assert (mark.text, mark.style, {mark.value, *mark.others}, line[mark.end :]) == (printed, style, places, text)
    assert all(mark.counts(place) for place in places)
    assert not mark.counts(99)


NO_MARKERS = [
    "Сектор за рад",
    "",
    "   ",
    "20. маја 2020. године Влада је усвојила",
    "1. januara 2021. godine",
    "20. 5. 2020. године",
    "20.05.2020. године",
    "15.11. 2020. године",
    "5.000 динара",
    "1.500.000 динара",
    "2020. године",
    "7/11 и 12/13",
    "12 извршилаца",
    "*Службени гласник РС, број 79/05",
    "*) Службени гласник РС, број 79/05",
    "(у даљем тексту: Завод)",
    "(на) основу",
    "на) основу",
    "И сектор",
    "V овом закону",
    "-",
    "–16",
    "IVб",
]


@pytest.mark.parametrize("line", NO_MARKERS)
def test_no_marker(line: str) -> None:
    assert marker(line) is None


@pytest.mark.parametrize("text", ["1.", "1.1.", "а)", "(2)", "•", "–", "IV", "\u2011"])
def test_printed_marker(text: str) -> None:
    assert printed_marker(text) is not None


@pytest.mark.parametrize("text", ["", "1. Сектор", "1", "Сектор", "1. 2."])
def test_no_printed_marker(text: str) -> None:
    assert printed_marker(text) is None
