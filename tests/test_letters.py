"""Letters that stand for others: mended to the letter, or not read; sound text of any language stays."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from conftest import ROOT
from delokrug.letters import mended, misreadings
from delokrug.script import to_latin
from garbling import (
    LATIN,
    MENDABLE,
    MENDABLE_LATIN,
    STRANGE,
    TEXT,
    UNREADABLE,
    UNREADABLE_LATIN,
)

SOUND = [
    TEXT,
    LATIN,
    TEXT.upper(),
    LATIN.upper(),
    # Montenegrin, Croatian, Macedonian, English, and what lives among them
    "Direkcija za vodovode vrši poslove koji se odnose na: obezbjeđivanje ispravne vode, śedenje u odborima i nadzor.",
    "Ured za zaštitu pčela obavlja stručne i upravne poslove te izrađuje izvješća, a pročelnik odgovara općini.",
    "Секторот за рибници ги врши работите поврзани со: изработка на прописи, ѓубрење, нега на ќерките и ѕидовите.",
    "The Sector for Ferries is responsible for the upkeep of quays, for tariffs, and the training of young boatmen.",
    "Die Abteilung für Brücken prüft jährlich alle Übergänge, führt Akten über Schäden und berät kleinere Gemeinden.",
    "A hidak osztálya évente ellenőrzi az összes átkelőt, jegyzéket vezet a károkról, és segíti a kisebb községeket.",
    "Drejtoria e urave kontrollon çdo vit të gjitha kalimet, mban shënime për dëmet dhe këshillon komunat më të vogla.",
    "Direcția de poduri verifică în fiecare an toate trecerile, ține evidența pagubelor și îndrumă comunele mai mici.",
    "Дирекция мостов ежегодно проверяет все переправы, ведёт учёт повреждений и помогает небольшим посёлкам советами.",
    "Дирекцията по мостовете проверява всяка година всички преминавания и съветва по-малките общини за щетите.",
    "Urad za mostove vsako leto pregleda vse prehode, vodi zapisnike o škodi in svetuje manjšim občinam pri obnovi.",
    "La Direzione dei ponti controlla ogni anno tutti i passaggi, e consiglia i comuni più piccoli perché li riparino.",
    "Η Διεύθυνση Γεφυρών ελέγχει κάθε χρόνο όλα τα περάσματα και συμβουλεύει τους μικρότερους δήμους.",
    # lists of names and places, abbreviations, tables of numbers
    "Љубица Ђурђев\nЏемаил Шћекић\nЊегослав Жућко\nСтрахиња Крџалић\nЂорђе Чворовић\nЗагорка Шљукић\nХатиџа Ћемаловић",
    "Hódmező Ödön\nSzücs Győző\nKovács Tünde\nÁbrahám Zsófia\nNagy-Kövér Éva\nŠkoda Anežka\nBüyükçelik Gülşen",
    "JMBG 0101990710006, PIB 100000049, EUR 1.250,00; RSD 146.300,00\nIBAN RS35 2600 0560 1001 6113 79 (NBSRRSBG)",
    "411 1.673.073,58 12,4%\n412 298.001,10 2,2%\n421 77.400,00 0,6%\nI+II–III 2.048.474,68 100%",
    "П Р А В И Л Н И К\nо  у н у т р а ш њ е м  у р е ђ е њ у",
    "е-пошта: pisarnica@uprava.primer.rs, www.primer.rs/dokumenta?id=12&jezik=sr; тел. 011/123-456 лок. 7",
    # typists' habits, which the script stage mends: look-alikes, the 7-bit code, one foreign letter for another
    "Сектoр зa вoднe путeвe oбaвљa пoслoвe кojи сe oднoсe нa oдржaвaњe oбaлa и нaдзoр нaд брoдoгрaдилиштимa.",
    "Sektor za unutra{nje ure|enje i ra~unovodstvo obavlja stru~ne poslove koji se odnose na slu`bu i pla}anje.",
    "Sektor za meðunarodne odnose obavlja struène poslove koji se tièu plaæanja i voðenja raèuna u inostranstvu.",
    "Sektor za drzavne sluzbe obavlja strucne poslove koji se ticu placanja i vodjenja racuna u medjunarodnom prometu.",
    "c\u030clan 5. Služba za nadležnosti c\u030cuva pec\u030cate i vodi rac\u030cuna o vas\u030cim z\u030celjama.",
    "組織規則と職務分掌について",
    "",
    "Члан 1.",
    "EURIBOR + 3 %",
]


@pytest.mark.parametrize("text", SOUND)
def test_sound(text: str) -> None:
    assert mended(text).verdict == "sound"


@pytest.mark.parametrize("way", MENDABLE)
def test_mended(way: str) -> None:
    garbled = MENDABLE[way](TEXT)
    assert garbled != TEXT
    assert mended(garbled).of(garbled) == TEXT


@pytest.mark.parametrize("way", MENDABLE_LATIN)
def test_mended_latin(way: str) -> None:
    garbled = MENDABLE_LATIN[way](LATIN)
    assert garbled != LATIN
    assert mended(garbled).of(garbled) == LATIN


@pytest.mark.parametrize("way", [*UNREADABLE, *UNREADABLE_LATIN])
def test_garbled(way: str) -> None:
    text = UNREADABLE[way](TEXT) if way in UNREADABLE else UNREADABLE_LATIN[way](LATIN)
    assert mended(text).verdict == "garbled"


@pytest.mark.parametrize("way", STRANGE)
def test_strange(way: str) -> None:
    assert mended(STRANGE[way](LATIN)).verdict == "strange"


@pytest.mark.parametrize("path", sorted((ROOT / "corpora/documents").glob("*.txt")), ids=lambda path: path.stem)
def test_documents_of_the_corpus_are_sound(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for one in (text, to_latin(text)):
        assert mended(one).verdict == "sound"
        assert all(mended(one[at : at + 500]).verdict == "sound" for at in range(0, len(one), 500))


@pytest.mark.parametrize("seed", range(20))
def test_starts_of_an_alphabet(seed: int) -> None:
    """As counting the codes behind each start one by one says."""
    chance = random.Random(seed)
    counts = Counter(chance.randrange(1_000, 1_000 + 40 * (seed + 1)) for _ in range(200))
    length = chance.choice([10, 64, 400])
    expected = [
        start
        for start in range(min(counts) - length, max(counts) + 1)
        if sum(count for code, count in counts.items() if start <= code < start + length) >= 0.95 * counts.total()
    ]
    assert misreadings._starts(counts, length) == expected
