"""Mixed-script words, invisible characters, broken spellings; and the canonical Latin that follows from the repair."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from conftest import ROOT, SHARED
from delokrug.script import canonical, mapped, repaired, script_of

SCRIPTS = [
    ("Члан 1. Овим законом", "Cyrl"),
    ("Član 1. Ovim zakonom", "Latn"),
    ("Члан 1. стандард ISO 9001 и www.srbija.rs за сваку установу у систему државне управе", "Cyrl"),
    ("Pravilnik o uređenju, «Службени гласник»", "mixed"),
    ("Зaкoн", "mixed"),
    ("Министарство правде / Ministry of Justice", "mixed"),
    ("12. – 15. §", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), SCRIPTS)
def test_script_of(text: str, expected: str) -> None:
    assert script_of(text) == expected


# script of the document, text, expected in that script, expected in canonical Latin
REPAIRS = [
    # Latin letters inside Cyrillic words
    ("Cyrl", "законoм", "законом", "zakonom"),
    ("Cyrl", "oдређивање пocлoва", "одређивање послова", "određivanje poslova"),
    ("Cyrl", "cпpoвoђeњe", "спровођење", "sprovođenje"),
    ("Cyrl", "унyтрашње yређење", "унутрашње уређење", "unutrašnje uređenje"),
    ("Cyrl", "OДEЉEЊE ЗA HAДЗOP", "ОДЕЉЕЊЕ ЗА НАДЗОР", "ODELJENJE ZA NADZOR"),
    ("Cyrl", "ПOCЛOBИ, CEKTOP ЗА ПPABHE ПOCЛOBE", "ПОСЛОВИ, CEKTOP ЗА ПРАВНЕ ПОСЛОВЕ", None),
    ("Cyrl", "eУправа", "еУправа", "eUprava"),
    ("Cyrl", "jединицa", "јединица", "jedinica"),
    # all letters look alike: the document decides
    ("Cyrl", "caо", "сао", "sao"),
    ("Cyrl", "EУ", "ЕУ", "EU"),
    ("Latn", "EУ", "EY", "EY"),
    ("Latn", "ракo", "pako", "pako"),
    # Cyrillic letters inside Latin words
    ("Latn", "lјudi, zemlјa, nјegov", "ljudi, zemlja, njegov", "ljudi, zemlja, njegov"),
    ("Latn", "LЈUDSKA, unutrašnјe", "LJUDSKA, unutrašnje", "LJUDSKA, unutrašnje"),
    ("Latn", "zаkon о rаdu", "zakon о radu", "zakon o radu"),
    ("Latn", "zakonик", "zakonик", "zakonik"),
    # a letter without a look-alike, in a word that is otherwise of one script
    ("Cyrl", "zаконодавство", "законодавство", "zakonodavstvo"),
    ("Latn", "Мinistarstvо", "Ministarstvo", "Ministarstvo"),
    # an acronym with an ending is no mixed word
    ("Cyrl", "ISOа и PDFови", "ISOа и PDFови", "ISOa i PDFovi"),
    ("Cyrl", "PDF-а", "PDF-а", "PDF-a"),
    # Roman numerals typed in Cyrillic
    ("Cyrl", "ХIV, XIV, ІІІ, ХХІ и ХХ век", "XIV, XIV, III, XXI и XX век", "XIV, XIV, III, XXI i XX vek"),
    ("Cyrl", "савет и ХАЛА", "савет и ХАЛА", "savet i HALA"),
    # small words all of whose letters are Latin
    ("Cyrl", "рад y складу c овим", "рад у складу с овим", "rad u skladu s ovim"),
    ("Cyrl", "сарадња ca органима", "сарадња са органима", "saradnja sa organima"),
    ("Cyrl", "по c) тачки, ca per capita", "по c) тачки, ca per capita", "po c) tački, ca per capita"),
    # digits for letters and the reverse
    ("Cyrl", "0дељење за п0слове", "Одељење за послове", "Odeljenje za poslove"),
    ("Latn", "0deljenje, POSL0VI", "Odeljenje, POSLOVI", "Odeljenje, POSLOVI"),
    ("Cyrl", "члан З. и члан 1З. из 2О24.", "члан 3. и члан 13. из 2024.", "član 3. i član 13. iz 2024."),
    ("Cyrl", "З. Петровић, 10 км, А0", "З. Петровић, 10 км, А0", "Z. Petrović, 10 km, A0"),
    # invisible characters and spaces
    ("Cyrl", "\ufeffми\u00adни\u200bстар\u2060ство\u00a0рада\u202fи", "министарство рада и", "ministarstvo rada i"),
    ("Cyrl", "мини\u00ad\nстарство", "мини-\nстарство", "mini-\nstarstvo"),
    ("Cyrl", "а  б\tв", "а  б\tв", "a  b\tv"),
    # decomposed accents, digraph code points, ligatures
    ("Latn", "c\u030clan, Z\u030cENA, ko\u0301d", "član, ŽENA, kód", "član, ŽENA, kód"),
    ("Latn", "ǌegov ǈubav Ǆ", "njegov Ljubav DŽ", "njegov Ljubav DŽ"),
    ("Latn", "ﬁnansije, oﬃce", "finansije, office", "finansije, office"),
    # stress marks; Montenegrin letters
    ("Cyrl", "за\u0311мак, гра\u0302д\u0430\u0304, с\u0301утра", "замак, града, с\u0301утра", "zamak, grada, śutra"),
    # capitals of digraphs
    ("Latn", "UNUTRAŠNjE UREĐENjE", "UNUTRAŠNJE UREĐENJE", "UNUTRAŠNJE UREĐENJE"),
    ("Latn", "NjEGOŠ, Njegoš, KRALj, DžEP, Lj. i Dž.", "NJEGOŠ, Njegoš, KRALJ, DŽEP, Lj. i Dž.", None),
    # the letter that only looks like Đ
    ("Latn", "Ðorđe i UREÐENJE", "Đorđe i UREĐENJE", "Đorđe i UREĐENJE"),
    # dj for đ, where no ijekavian word is meant
    ("Latn", "uredjenje, medjunarodni, takodje", "uređenje, međunarodni, takođe", "uređenje, međunarodni, takođe"),
    ("Latn", "UTVRDJIVANJE, Gradjevinski", "UTVRĐIVANJE, Građevinski", "UTVRĐIVANJE, Građevinski"),
    ("Latn", "djelokrug, odjeljenje, sudjelovati, predvidjeti, podjela, nedjelja, savjet",
     "djelokrug, odjeljenje, sudjelovati, predvidjeti, podjela, nedjelja, savjet", None),
]  # fmt: skip


@pytest.mark.parametrize(("script", "text", "own_script", "latin"), REPAIRS)
def test_repaired(script: str, text: str, own_script: str, latin: str | None) -> None:
    assert repaired(mapped(text), script=script).text == own_script
    if latin is not None:
        assert canonical(mapped(text), script=script).text == latin


# sound text passes unchanged
SOUND = [
    "У Одељењу за нормативне послове обављају се послови који се односе на: израду прописа; надзор.",
    "Сектор за ЕУ, ISO 9001, e-mail: pisarnica@uprava.gov.rs, VII1 ниво, члан 38а, тачка 3) и став 2.",
    "U Odjeljenju za djelatnost obavljaju se poslovi: izrada propisa, nadzor nad radom; Lj. Njegoš.",
    "The Department of Justice drafts laws, 10 km, NATO, façade, Đorđe.",
    "ХАЛА, ВОКА, РОК, САТ, ТО ЈЕ",
]


@pytest.mark.parametrize("text", SOUND)
@pytest.mark.parametrize("script", ["Cyrl", "Latn", "mixed", ""])
def test_sound_text_stays(text: str, script: str) -> None:
    source = mapped(text)
    assert repaired(source, script=script) is source


@pytest.mark.parametrize("path", sorted((SHARED / "documents").glob("*/*.txt")), ids=lambda path: path.name)
def test_canonical_of_documents(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    text = canonical(mapped(source))
    assert not re.search("[Ѐ-ӿ\u00ad\u00a0\u200b\ufeff]", text.text)
    assert canonical(mapped(text.text)).text == text.text  # a second pass finds nothing


def test_canonical_is_fast() -> None:
    """150,000 characters, the length of the law on ministries, in well under half a second."""
    line = "У Сектору за међународну сарадњу обављају се послови који се односе на: израду прописa и „надзор” (II), "
    text = "\n".join(f"{line}{number}. Љубав, џеп и уређење" for number in range(1100))[:150_000]
    canonical(mapped(text[:1000]))  # the transliterate package is imported and the patterns compiled here
    began = time.process_time()
    canonical(mapped(text))
    assert time.process_time() - began < 0.5


def test_rulings_are_linear() -> None:
    text = "|" * 20_000 + "[a" * 10_000 + "-" * 20_000 + "аa" * 20_000 + "\u0301" * 20_000 + "dj" * 20_000
    began = time.process_time()
    canonical(mapped(text))
    assert time.process_time() - began < 2.0


def test_data_is_found_where_the_package_is() -> None:
    assert (ROOT / "pipeline/delokrug/script/data/repairs.toml").is_file()
