"""A language is a file: a pack in a folder of the user's own is read without Python (docs/adding_a_language.md)."""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import delokrug
import pytest
from delokrug import packs
from delokrug.errors import DelokrugError
from delokrug.language.detect import language_of
from delokrug.packs import folders
from extract_factory import duty_rows, read_text, unit_rows

PACK = Path(__file__).parent / "data" / "packs" / "sl.toml"

RULEBOOK = """PRAVILNIK
o notranji organizaciji in sistemizaciji delovnih mest v Agenciji za gozdne poti

V Agenciji se oblikujejo naslednje notranje organizacijske enote:
1. Sektor za načrtovanje
1.1. Oddelek za karte
2. Sektor za splošne zadeve
3. Služba za notranjo revizijo

Sektor za načrtovanje opravlja naloge, ki se nanašajo na: pripravo načrtov poti; spremljanje stanja; sodelovanje z
občinami.

Oddelek za karte izdeluje karte, vodi evidenco poti in pripravlja poročila.

V Sektorju za splošne zadeve se opravljajo naslednje naloge: vodenje evidenc; naročanje opreme.

Služba za notranjo revizijo je pristojna za izvajanje revizij.

SISTEMIZACIJA

Sektor za načrtovanje

1. Risar zemljevidov
Naziv: svetovalec
Število izvajalcev: 2
Opis nalog: izdeluje karte; vodi arhiv.
"""

BODY = "Agencija za gozdne poti"
PLANNING, GENERAL = "Sektor za načrtovanje", "Sektor za splošne zadeve"
UNITS = [
    (BODY, "agency", None, "part_of"),
    (PLANNING, "sector", BODY, "part_of"),
    ("Oddelek za karte", "department", PLANNING, "part_of"),
    (GENERAL, "sector", BODY, "part_of"),
    ("Služba za notranjo revizijo", "service", BODY, "part_of"),
]
DUTIES = [
    (PLANNING, "pripravo načrtov poti"),
    (PLANNING, "spremljanje stanja"),
    (PLANNING, "sodelovanje z občinami"),
    ("Oddelek za karte", "izdeluje karte"),
    ("Oddelek za karte", "vodi evidenco poti"),
    ("Oddelek za karte", "pripravlja poročila"),
    (GENERAL, "vodenje evidenc"),
    (GENERAL, "naročanje opreme"),
    ("Služba za notranjo revizijo", "izvajanje revizij"),
]


@pytest.fixture(params=["variable", "function"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the Slovenian pack, made known in both ways that users have."""
    shutil.copy(PACK, tmp_path)
    monkeypatch.setattr(folders, "_added", [])
    if request.param == "variable":
        monkeypatch.setenv(folders.VARIABLE, str(tmp_path) + os.pathsep)
    else:
        packs.add_folder(tmp_path)
    yield tmp_path


def test_a_language_is_a_file(folder: Path) -> None:
    assert "sl" in packs.languages()
    read = read_text(RULEBOOK, language="")
    assert read.language == "sl"
    assert unit_rows(read) == UNITS
    assert duty_rows(read) == DUTIES
    post = read.positions[0]
    assert (post.title, post.rank, post.rank_code) == ("Risar zemljevidov", "svetovalec", "svetovalec")
    assert post.executors == 2
    assert read.units[post.unit or 0].name == PLANNING


def test_workers_know_the_folder(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "pravilnik.txt").write_text(RULEBOOK, encoding="utf-8")
    (tmp_path / "again.txt").write_text(RULEBOOK + "\n", encoding="utf-8")
    documents = [tmp_path / "pravilnik.txt", tmp_path / "again.txt"]
    delokrug.run([str(path) for path in documents], out=str(tmp_path / "out"), jobs=2)
    with (tmp_path / "out" / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [(row["language"], row["status"]) for row in csv.DictReader(file)] == [("sl", "ok"), ("sl", "ok")]


def test_without_the_folder_there_is_no_pack() -> None:
    assert "sl" not in packs.languages()
    with pytest.raises(DelokrugError) as caught:
        packs.pack("sl")
    assert caught.value.code == "no_pack"


def test_words_of_a_pack_make_its_language_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Blorgi zapata mezonu, kratil zapata blorgi."
    assert language_of(text, cyrillic=False).code == ""
    detect = '[detect]\nscripts = "l"\nwords = "blorgi zapata mezonu"\nendings = ["il"]\n'
    (tmp_path / "xx.toml").write_text('[pack]\nname = "x"\nextends = "sr"\n' + detect, encoding="utf-8")
    monkeypatch.setenv(folders.VARIABLE, str(tmp_path))
    assert language_of(text, cyrillic=False).code == "xx"


def test_a_file_may_extend_the_programs_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lawyer adds a noun to the Serbian pack without touching the program."""
    added = '[pack]\nextends = "sr"\n[unit.other]\nheads = [{ lemma = "vrtlarija", gender = "f", rank = 3 }]\n'
    (tmp_path / "sr.toml").write_text(added, encoding="utf-8")
    before = packs.pack("sr")
    monkeypatch.setenv(folders.VARIABLE, str(tmp_path))
    after = packs.pack("sr")
    assert "vrtlarija" not in before.heads and after.heads["vrtlarija"].kind == "other"
    assert before.heads.keys() < after.heads.keys()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[pack\n", "Expected"),
        ('[pack]\nname = "x"\nstyle = "head-first"\n', "'readings' is missing"),
        ('[pack]\nname = "x"\nstyle = "head-first"\nreadings = "guess"\n', "none of lexicon, tagger, grammar"),
        ('[pack]\nname = "x"\nextends = "nn"\n', "no pack 'nn' to extend"),
        ('[pack]\nname = "x"\nextends = "zz"\n', "no pack 'zz' to extend"),
        ('[pack]\nextends = "sr"\n[phrases]\nleadin = ["<nothing> za"]\n', "no class <nothing>"),
        (
            '[pack]\nname = "x"\nstyle = "head-first"\nreadings = "grammar"\n[grammar]\nendings = ["a a NOUN Often"]\n',
            "'Often'",
        ),
    ],
)
def test_what_is_wrong_with_a_pack(text: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "zz.toml").write_text(text, encoding="utf-8")
    monkeypatch.setenv(folders.VARIABLE, str(tmp_path))
    with pytest.raises(DelokrugError) as caught:
        packs.pack("zz")
    assert caught.value.code == "bad_pack" and reason in str(caught.value) and "zz.toml" in str(caught.value)


def test_a_folder_that_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DelokrugError) as caught:
        packs.add_folder(tmp_path / "missing")
    assert caught.value.code == "bad_pack"
    monkeypatch.setenv(folders.VARIABLE, str(tmp_path / "missing"))
    with pytest.raises(DelokrugError) as caught:
        packs.languages()
    assert caught.value.code == "bad_pack"
