"""Broken fonts: what the document proves is mended, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import SHARED
from delokrug.script import canonical, font_repairs, lists, mapped

# text, the same mended
BROKEN = [
    ("Ĉlan 2\nPoslovi iz nadleţnosti: utvrĎivanje, voĎenje knjiga, budţet.",
     "Član 2\nPoslovi iz nadležnosti: utvrđivanje, vođenje knjiga, budžet."),
    # a capital at the head of a word and among capitals stays one
    ("UREĎENJE, Ďorđe, IzraĎuje, SLUŢBA, oĉigledno naĉin", "UREĐENJE, Đorđe, Izrađuje, SLUŽBA, očigledno način"),
    ("ureñenje, takoñe, meñunarodni i UREÑENJE", "uređenje, takođe, međunarodni i UREĐENJE"),
    ("utvrðivanje i praæenje naèina plaæanja, Èlan, takoðe", "utvrđivanje i praćenje načina plaćanja, Član, takođe"),
    # one proven word is enough in a short text
    ("nadleţnost", "nadležnost"),
    # rare letters follow the proven ones of their table
    ("èlan, naèin, raèun, kljuè, pomoæ, sluèaj, ðak", "član, način, račun, ključ, pomoć, slučaj, đak"),
    # the old 7-bit code
    ("^lan 5. unutra{nja slu`ba, op{tina, izvr{ava, na~in ra~una, utvr|ivanje i me|unarodni, zna~aj",
     "Član 5. unutrašnja služba, opština, izvršava, način računa, utvrđivanje i međunarodni, značaj"),
    ("^LAN 5. SLU@BA ZA UTVR\\IVANJE, DRU[TVO I OP[TINA, UNUTRA[NJA ZA[TITA",
     "ČLAN 5. SLUŽBA ZA UTVRĐIVANJE, DRUŠTVO I OPŠTINA, UNUTRAŠNJA ZAŠTITA"),
    ("unutra[nja za[tita, slu@ba, ^lan, dru[tvo", "unutrašnja zaštita, služba, Član, društvo"),
]  # fmt: skip

# no word here may flip a letter: foreign words in sound Serbian text, and foreign texts
SOUND = [
    "saradnja sa gradovima Constanţa, Ţăndărei i Galaţi; župan Bistriţe",
    "organizaţia naţională, administraţie, instituţii, funcţionar public, judeţ, preţ, viaţa, relaţii",
    "educaţie, producţie, construcţii, soluţie, emoţie, promoţie, puţin, cuţit, soţie, lecţie",
    "ministerul justiţiei şi al administraţiei publice, direcţia generală de relaţii, înregistraţi, staţiune, condiţii",
    "Ďáblice, Maďarsko, loď, teď, odpověď, hruď, Ďurkovič; župan Naďa",
    "Molière, père, mère, première, scène, règle, pièce, dernière, crèche, système, très, après",
    "manière, lumière, È vero, calèche, fidèle, modèle, siècle, collège, problème, rivière, carrière",
    "l'État règle les affaires étrangères; la première pièce de la manière dont la règle a été posée à Genève",
    "Færøerne, være, læge, kæde, præsident, æble, Læsø, bære, træning, værktøj, Kjær, sædvanlig, nærmere, Æbelø",
    "España, año, niño, señor, mañana, pequeño, montaña, diseño, enseñanza, El Niño, Coruña, compañera, tamaño, Núñez",
    "það, við, maður, verður, með, Ðuro",
    "curriculum vitæ, Encyclopædia, Cæsar",
    "cioè, caffè, Mosè, perchè, virtù",
    "Član 5 [briše se], unutrašnja služba [1], a|b, pera@uprava.rs, x^2, ~5, {a}, `kod`, C:\\put",
    "| Naziv | Broj | \\ | tabela |služba|član| načelnik |",
    "ñandu i Ñ u zakonu o službi",
    "Estudo sobre a direção; Ĉiuj homoj estas liberaj, ĉar ili ĉiam ĝojas; ĉefo, aĉeti, riĉa, Ĉeĥio",
    "ĉambro, paĉjo, feliĉa, ĉokolado, ĉiuj, seĉu, mateno, ĉielo, reĉeesti",
    "",
    "Члан 5. надлежности службе",
]


@pytest.mark.parametrize(("text", "expected"), BROKEN)
def test_broken_font(text: str, expected: str) -> None:
    assert canonical(mapped(text)).text == expected


@pytest.mark.parametrize("text", SOUND)
def test_sound_text(text: str) -> None:
    assert font_repairs(text) == {}
    around = "\nČlan 3. Služba za međunarodnu saradnju obavlja poslove: utvrđivanje načina plaćanja.\n"
    assert font_repairs(around + text + around) == {}


def test_foreign_words_in_a_broken_document() -> None:
    text = "Ĉlan 3. nadleţnosti, utvrĎivanje, budţet; saradnja sa Țăndărei, München i Molière"
    mended = "Član 3. nadležnosti, utvrđivanje, budžet; saradnja sa Țăndărei, München i Molière"
    assert canonical(mapped(text)).text == mended


def test_written_document() -> None:
    path = SHARED / "documents/written/21_cg_ministarstvo_turizma.txt"
    if not path.is_file():
        pytest.skip("the shared documents are not on this machine")
    source = path.read_text(encoding="utf-8")
    letters = font_repairs(source)
    assert letters == {"ţ": "ž", "Ď": "Đ", "Ĉ": "Č"}
    text = canonical(mapped(source), letters=letters).text
    assert not re.search("[ţĎĈ]", text)
    for word in ["Član 2", "nadležnosti", "utvrđivanje", "unapređenje", "predlaže", "Izrađuje", "računovođa"]:
        assert word in text


# all documents but the one with a broken font
SOUND_DOCUMENTS = [path for path in sorted((SHARED / "documents").glob("*/*.txt")) if not path.name.startswith("21_cg")]


@pytest.mark.parametrize("path", SOUND_DOCUMENTS, ids=lambda path: path.name)
def test_documents_with_sound_fonts(path: Path) -> None:
    assert font_repairs(path.read_text(encoding="utf-8")) == {}


# A sound Latin document with its letters exchanged comes back whole.
EXCHANGED: dict[str, dict[str, str]] = {
    "central_european": {"ž": "ţ", "Ž": "Ţ", "đ": "ď", "Đ": "Ď", "č": "ĉ", "Č": "Ĉ"},
    "western": {"č": "è", "Č": "È", "ć": "æ", "Ć": "Æ", "đ": "ð"},
    "font_with_tilde": {"đ": "ñ", "Đ": "Ñ"},
    "seven_bit": dict(zip("ŠĆČĐšćčžđ", "[]^\\{}~`|", strict=True)),
}


@pytest.mark.parametrize("cause", EXCHANGED)
@pytest.mark.parametrize("name", ["zakon_o_ministarstvima", "10_zakon_naju", "24_zakon", "13_bosilegrad", "06_zakon"])
def test_exchanged_letters_come_back(cause: str, name: str) -> None:
    paths = sorted((SHARED / "documents").glob(f"*/{name}*.txt"))
    if not paths:
        pytest.skip("the shared documents are not on this machine")
    sound = canonical(mapped(paths[0].read_text(encoding="utf-8")), letters={}).text
    broken = sound.translate({ord(letter): other for letter, other in EXCHANGED[cause].items()})
    assert canonical(mapped(broken)).text == sound


def test_data() -> None:
    tables = lists.table("repairs")
    targets = {target.lower() for table in tables["font"].values() for target in table.values()}
    assert targets == set(tables["evidence"])
    for target, parts in tables["evidence"].items():
        assert all(target in part for part in parts)
