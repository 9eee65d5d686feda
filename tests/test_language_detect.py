"""`language.detect` on sentences written for the test, and on the shared sample documents where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from delokrug.language.detect import language_of

SHARED = Path(__file__).resolve().parents[2] / "shared" / "documents"

CYRILLIC = dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True))
CYRILLIC |= {"љ": "lj", "њ": "nj", "џ": "dž"}
CYRILLIC |= {cyrillic.upper(): latin.capitalize() for cyrillic, latin in CYRILLIC.items()}

LATIN = [
    ("sr", "Sektor za finansije obavlja poslove koji se odnose na pripremu budžeta i praćenje primene propisa."),
    ("sr", "Odeljenje za javne nabavke"),
    ("sr", "Odsek vodi evidenciju o zaposlenima i priprema rešenja o pravima i obavezama iz radnog odnosa."),
    ("sr", "U sedištu opštine obrazuje se mesna kancelarija, koja vrši poslove matičara."),
    ("hr", "Ured ravnatelja obavlja poslove sukladno članku 12. stavku 2. ovoga Pravilnika."),
    ("hr", "Odjel za proračun i financije priprema izvješća za Ministarstvo gospodarstva Republike Hrvatske."),
    ("hr", "Općina surađuje s tijelima državne uprave i županijama u provedbi programa."),
    ("cnr", "Direktorat vrši poslove koji se odnose na saradnju sa opštinama Crne Gore i pripremu izvještaja."),
    ("cnr", "Ministarstvo turizma Crne Gore, Odsjek za registar, djelokrug i nadležnosti."),
    (
        "bs",
        "Federalno ministarstvo obavlja poslove iz nadležnosti Federacije Bosne i Hercegovine i sarađuje s kantonima.",
    ),
    ("bs", "Odjeljenje Vlade kantona priprema izvještaje za Federaciju i općine."),
    ("en", "The Department is responsible for drafting regulations and for cooperation with other ministries."),
    ("en", "Office for European Affairs of the Ministry"),
    ("de", "Die Abteilung ist für die Vorbereitung von Gesetzen und die Zusammenarbeit mit den Ländern zuständig."),
    ("de", "Das Referat koordiniert die Tätigkeit der Behörden."),
    ("fr", "Le service assure la préparation des projets de loi et le suivi des activités du ministère."),
    ("it", "L'ufficio cura gli affari della direzione e coordina le attività del ministero."),
    ("es", "La dirección es responsable de la preparación de los proyectos y de la gestión del personal."),
    ("hu", "A főosztály előkészíti a jogszabályokat, és ellátja a miniszter által meghatározott feladatokat."),
    ("ro", "Direcția este responsabilă pentru pregătirea proiectelor de lege și pentru relațiile cu publicul."),
    ("sl", "Sektor opravlja naloge, ki se nanašajo na pripravo predpisov in sodelovanje z drugimi organi."),
    ("pl", "Wydział odpowiada za przygotowanie projektów ustaw oraz współpracę z innymi urzędami."),
    ("cs", "Odbor odpovídá za přípravu zákonů a spolupráci s jinými úřady, které jsou podřízeny ministerstvu."),
    ("sq", "Drejtoria është përgjegjëse për hartimin e ligjeve dhe për bashkëpunimin me institucionet."),
    ("la", "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore."),
    ("", "12. 34/5 678 – 90 % (11)"),
    ("", ""),
    ("", "xkcd qwrtz plmnb vfgth"),
]
WRITTEN_IN_CYRILLIC = [
    ("sr", "Одељење обавља послове који се односе на праћење и примену прописа."),
    ("sr", "Група за јавне набавке"),
    ("mk", "Секторот ги врши работите поврзани со подготовка на закони и соработка со други органи."),
    ("mk", "Одделението е надлежно за следење на состојбите во областа на образованието."),
    ("bg", "Дирекцията подготвя проекти на закони и извършва дейности, свързани с управлението на средства."),
    ("bg", "Отделът осъществява контрол върху дейността на общините и на областите."),
    ("ru", "Отдел осуществляет подготовку проектов законов и обеспечивает взаимодействие с органами власти."),
    ("ru", "Департамент отвечает за ведение учёта, который установлен законом."),
    ("uk", "Відділ забезпечує підготовку проєктів законів та їх погодження з іншими органами."),
    ("cnr", "Министарство врши послове из надлежности Црне Горе, као и послове инспекцијског надзора."),
]


def in_latin(text: str) -> str:
    return text.translate(str.maketrans(CYRILLIC))


@pytest.mark.parametrize(("code", "text"), LATIN)
def test_latin(code: str, text: str) -> None:
    assert language_of(text, cyrillic=False).code == code


@pytest.mark.parametrize(("code", "text"), WRITTEN_IN_CYRILLIC)
def test_cyrillic(code: str, text: str) -> None:
    assert language_of(in_latin(text), cyrillic=True).code == code


@pytest.mark.parametrize(("code", "text"), [pair for pair in LATIN if pair[0]])
def test_capitals_change_nothing(code: str, text: str) -> None:
    assert language_of(text.upper(), cyrillic=False).code == code


def test_share_is_a_share() -> None:
    for _, text in LATIN:
        assert 0.0 <= language_of(text, cyrillic=False).share <= 1.0


DOCUMENTS = {"26_hr_kiberneticka_tijela": "hr", "21_cg_ministarstvo_turizma": "cnr", "11_en_office_civil_society": "en"}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared sample documents are not here")
def test_shared_documents() -> None:
    found, wanted = {}, {}
    for path in sorted(SHARED.glob("*/*.txt")):
        text = path.read_text(encoding="utf-8")
        cyrillic = sum("а" <= letter <= "ш" for letter in text) > len(text) / 4
        found[path.stem] = language_of(in_latin(text), cyrillic=cyrillic).code
        wanted[path.stem] = "en" if path.stem.startswith("004_") else DOCUMENTS.get(path.stem, "sr")
    assert found
    assert found == wanted
