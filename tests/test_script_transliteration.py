"""Cyrillic ↔ Latin for people: capitals, separate letters, what stays, and that there and back is the identity."""

from __future__ import annotations

import lzma
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from delokrug.script import latin, lists, mapped, to_cyrillic, to_latin, transliterated
from delokrug.script.transliteration import is_numeral
from hypothesis import given, settings
from hypothesis import strategies as st

ALPHABET = "абвгдђежзијклљмнњопрстћуфхцчџш"

TO_LATIN = [
    ("Народна скупштина Републике Србије", "Narodna skupština Republike Srbije"),
    ("ђак, ћуп, чаша, џеп, жаба, шума", "đak, ćup, čaša, džep, žaba, šuma"),
    # both letters of a digraph are capitals among capitals
    ("ЉУБАВ", "LJUBAV"),
    ("Љубав", "Ljubav"),
    ("ЊЕГОШ и Његош", "NJEGOŠ i Njegoš"),
    ("ЏЕП, Џеп", "DŽEP, Džep"),
    ("КРАЉ", "KRALJ"),
    ("УНУТРАШЊЕ УРЕЂЕЊЕ", "UNUTRAŠNJE UREĐENJE"),
    ("ЊУЈОРК – ЊУ-ЏЕРСИ", "NJUJORK – NJU-DŽERSI"),
    # a capital alone is an initial
    ("Љ. Петровић, Џ. Њ. Шо", "Lj. Petrović, Dž. Nj. Šo"),
    ("ПАЊ. Њега", "PANJ. Njega"),
    # … but not in a letter-spaced title
    ("П Р А В И Љ Е Њ Е", "P R A V I LJ E NJ E"),
    # what is Latin stays
    ("стандард ISO 9001, PDF-ом и II степен", "standard ISO 9001, PDF-om i II stepen"),
    ("XIV век, члан 38а", "XIV vek, član 38a"),
    # addresses stay, Cyrillic ones as well
    ("на пошта@управа.срб или https://управа.срб/њива, хвала",
     "na пошта@управа.срб ili https://управа.срб/њива, hvala"),
    # Macedonian and Montenegrin letters
    ("ѓевѓелија, ќерка, ѕвезда, Ѕид, ЅИД", "ǵevǵelija, ḱerka, dzvezda, Dzid, DZID"),
    ("с\u0301утра, З\u0301еница", "śutra, Źenica"),
    ("", ""),
    ("12. 3) § €", "12. 3) § €"),
]

TO_CYRILLIC = [
    ("Narodna skupština Republike Srbije", "Народна скупштина Републике Србије"),
    # every spelling of a digraph
    ("Ljubav LJUBAV ljubav", "Љубав ЉУБАВ љубав"),
    ("ǉubav ǈubav ǇUBAV", "љубав Љубав ЉУБАВ"),
    ("ǌega ǋega ǊEGA, ǆep ǅep ǄEP", "њега Њега ЊЕГА, џеп Џеп ЏЕП"),
    ("UNUTRAŠNjE UREĐENjE I KRALj", "УНУТРАШЊЕ УРЕЂЕЊЕ И КРАЉ"),
    ("DžEP, Dž. Petrović", "ЏЕП, Џ. Петровић"),
    # decomposed accents
    ("c\u030clan, z\u030cena, dz\u030cep, S\u030cuma, c\u0301up", "члан, жена, џеп, Шума, ћуп"),
    # Đ and the letter that only looks like it
    ("Đorđe, Ðorđe, Ɖorđe", "Ђорђе, Ђорђе, Ђорђе"),
    # dj is two letters
    ("djelokrug, odjeljenje, DJELATNOST", "дјелокруг, одјељење, ДЈЕЛАТНОСТ"),
    # separate n+j, l+j, d+ž
    ("injekcija, INJEKCIJOM, Injektirati", "инјекција, ИНЈЕКЦИЈОМ, Инјектирати"),
    ("konjunktura, konjugacija, konjunktivitis", "конјунктура, конјугација, конјунктивитис"),
    ("Tanjug, TANJUGA, tanjugov", "Танјуг, ТАНЈУГА, танјугов"),
    ("vanjezički, panjugoslovenski, anjon", "ванјезички, панјугословенски, анјон"),
    ("nadživeti, nadživljavanje, NADŽUPAN, nadžnjevati", "надживети, надживљавање, НАДЖУПАН, наджњевати"),
    ("odžaliti, odživeti, podžanr, podžupan, predživot", "оджалити, одживети, поджанр, поджупан, предживот"),
    ("neinjektiran, nenadživljen, superinjekcija", "неинјектиран, ненадживљен, суперинјекција"),
    ("In\u00adjekcija", "Ин\u00adјекција"),
    # … and words that only look like them
    ("konj, konjički, konjušar, tanjir, vanjski, izvanjski", "коњ, коњички, коњушар, тањир, вањски, извањски"),
    ("nadžak-baba, Odžaci, odžak, budžet, menadžer, podžep", "наџак-баба, Оџаци, оџак, буџет, менаџер, поџеп"),
    ("inje, Benjamin, panj, manjak, reljef, bolje, milje", "иње, Бењамин, пањ, мањак, рељеф, боље, миље"),
    # Roman numerals
    ("II stepen, XIV vek, glava III, MCMXCV", "II степен, XIV век, глава III, MCMXCV"),
    ("I. UVODNE ODREDBE\nV. ZAVRŠNE ODREDBE", "I. УВОДНЕ ОДРЕДБЕ\nV. ЗАВРШНЕ ОДРЕДБЕ"),
    ("savjetnik I za razvoj, savjetnik I, nivo VII1", "савјетник I за развој, савјетник I, ниво VII1"),
    ("I pored toga, I DRUGI, MI, LI, DIV", "И поред тога, И ДРУГИ, МИ, ЛИ, ДИВ"),
    ("Ministar V. Petrović, po glavi V. Zakona", "Министар В. Петровић, по глави V. Закона"),
    # the keep-list, with endings
    ("u EU i NATO, EU-om, PDF-a, CSIRT, ISO 9001", "у EU и NATO, EU-ом, PDF-а, CSIRT, ISO 9001"),
    ("MUP, JMBG, PIB, BIA, GMO", "МУП, ЈМБГ, ПИБ, БИА, ГМО"),
    ("e-mail i on-line", "e-mail и on-line"),
    # addresses and file names
    ("vidi https://www.mfa.gov.rs/sr/nj?x=lj, molim", "види https://www.mfa.gov.rs/sr/nj?x=lj, молим"),
    ("(pisarnica@uprava.gov.rs), www.srbija.gov.rs.", "(pisarnica@uprava.gov.rs), www.srbija.gov.rs."),
    ("na paragraf.rs, obrazac.pdf i obrazac", "на paragraf.rs, obrazac.pdf и образац"),
    # letters that Serbian has not: a foreign word
    ("Windows, New York, Quo vadis, café, München", "Windows, New York, Quo вадис, café, München"),
    # units of measure behind a number, codes
    ("5 km, 10 kg, 3 m, 5 dana, 2024 g., nivo B2, CO2, A4", "5 km, 10 kg, 3 m, 5 дана, 2024 г., ниво B2, CO2, A4"),
    # Latin left in Cyrillic text
    ("законoм o раду", "законом о раду"),
    ("śutra, Źenica", "с\u0301утра, З\u0301еница"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), TO_LATIN)
def test_to_latin(text: str, expected: str) -> None:
    assert to_latin(text) == expected
    assert latin(mapped(text)).text == expected


@pytest.mark.parametrize(("text", "expected"), TO_CYRILLIC)
def test_to_cyrillic(text: str, expected: str) -> None:
    assert to_cyrillic(text) == expected
    assert transliterated(mapped(text), to="cyrillic").text == expected


@pytest.mark.parametrize("entry", lists.words("serbian", "separate"))
@pytest.mark.parametrize("prefix", ["", "ne", "najne"])
@pytest.mark.parametrize("case", [str.lower, str.upper, str.capitalize])
def test_separate_letters_of_the_list(entry: str, prefix: str, case: Callable[[str], str]) -> None:
    first, second = entry.split("|")
    word = case(prefix + first + second + "om")
    inner = to_cyrillic(word).lower()
    assert re.search("нј|лј|дж", inner)
    assert to_latin(to_cyrillic(word)) == word


NUMERALS = [
    ("II", True), ("IV", True), ("XX", True), ("XIV", True), ("LVII", True), ("MCMXCV", True), ("XL", True),
    ("I", False), ("V", False), ("MI", False), ("LI", False), ("DIV", False), ("CIV", False), ("CD", False),
    ("IIII", False), ("VX", False), ("", False), ("ii", False), ("DILI", False),
]  # fmt: skip


@pytest.mark.parametrize(("word", "expected"), NUMERALS)
def test_is_numeral(word: str, expected: bool) -> None:
    assert is_numeral(word) is expected


def test_unknown_script_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="neither"):
        transliterated(mapped("текст"), to="greek")


# ---- there and back

# Where Latin cannot tell, the identity does not hold, by nature: words in capitals that are a Roman numeral («ВИ») or
# an acronym of the keep-list («ЕУ»), and the numbers «И.» and «В.».
def is_ambiguous(word: str) -> bool:
    written = to_latin(word)
    return is_numeral(written) or written in lists.words("serbian", "keep")


@pytest.fixture(scope="module")
def cyrillic_forms(shared: Path) -> list[str]:
    """Every word form of the Serbian treebank in Cyrillic; what is not written in Serbian letters only is left out."""
    forms: set[str] = set()
    for path in sorted((shared / "treebanks").glob("sr_*.conllu.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            forms.update(columns[1] for line in lines if len(columns := line.split("\t")) > 3)
    cyrillic = {to_cyrillic(form) for form in forms}
    return sorted(form for form in cyrillic if form and set(form.lower()) <= set(ALPHABET))


@pytest.mark.parametrize("case", [str, str.lower, str.upper, str.capitalize])
def test_treebank_forms_return(cyrillic_forms: list[str], case: Callable[[str], str]) -> None:
    words = [case(form) for form in cyrillic_forms]
    assert len(words) > 15_000
    changed = [word for word in words if to_cyrillic(to_latin(word)) != word]
    assert [word for word in changed if not is_ambiguous(word)] == []
    assert set(changed) <= {"ВИ"}  # the only form whose capitals are a numeral


def test_treebank_forms_return_as_one_text(cyrillic_forms: list[str]) -> None:
    text = " ".join(cyrillic_forms)
    assert to_cyrillic(to_latin(text)) == text


# Generated words have no н+ј, л+ј, д+ж of chance: Latin writes them like њ, љ, џ. Those that Serbian does have come
# from the list, with generated endings.
def _without_chance_digraphs(word: str) -> bool:
    written = to_latin(word).lower()
    listed = any(entry.replace("|", "") in written for entry in lists.words("serbian", "separate"))
    return not listed and not re.search("нј|лј|дж", word)


PLAIN_WORDS = st.text(ALPHABET, min_size=2, max_size=12).filter(_without_chance_digraphs)
SEPARATE_WORDS = st.builds(
    lambda entry, ending: to_cyrillic(entry.replace("|", "")) + ending,
    st.sampled_from(lists.words("serbian", "separate")),
    st.sampled_from(["", "а", "ом", "ање", "ивање", "ски", "ости"]),
)
WORDS = st.builds(
    lambda word, case: case(word),
    st.one_of(PLAIN_WORDS, SEPARATE_WORDS),
    st.sampled_from([str.lower, str.upper, str.capitalize]),
).filter(lambda word: not is_ambiguous(word))
GAPS = st.sampled_from([" ", ", ", ". ", "\n", " – ", " (", ") ", "; ", " 12 ", "/", "-", " „", "” ", "\u00a0", ": "])
TEXTS = st.lists(st.tuples(WORDS, GAPS), max_size=20).map(lambda pairs: "".join(word + gap for word, gap in pairs))


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_generated_text_returns(text: str) -> None:
    assert to_cyrillic(to_latin(text)) == text


@given(TEXTS)
@settings(deadline=None)
def test_latin_has_no_cyrillic_left(text: str) -> None:
    assert not re.search("[Ѐ-ӿ]", to_latin(text))


@given(st.text())
@settings(deadline=None)
def test_any_text_is_taken(text: str) -> None:
    assert to_latin(text) == latin(mapped(text)).text
    assert to_cyrillic(text) == transliterated(mapped(text), to="cyrillic").text


# ---- cost


def test_import_is_cheap() -> None:
    code = "import sys, delokrug.script; print([m for m in ('transliterate', 'tomllib', 'numpy') if m in sys.modules])"
    environment = {"PYTHONPATH": str(ROOT / "pipeline")}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_many_addresses_are_linear() -> None:
    text = "@" * 20_000 + " " + "a.b@" * 20_000 + " " + "1.1." * 20_000 + "_" * 20_000
    began = time.process_time()
    to_cyrillic(text)
    assert time.process_time() - began < 2.0
