"""Where units stand that no founding verb places, and what looks like a unit and is none: lists of examples.

Every example is a short act of an institution that does not exist; Serbian ones run in both scripts.
"""

from __future__ import annotations

import pytest
from extract_factory import UnitRow, units_of
from test_extract_units import FABRICS, HANDLES, Example, assert_units, part, top

INTRO = "У Министарству се образују Сектор за дршке и Сектор за платна.\n\n"
OAK = part("Одсек за храст", "section", "Сектор за дршке")
BEECH = part("Одсек за букву", "section", "Сектор за дршке")

PLACES_OF_WORK: list[Example] = [
    # the sectors follow their number
    *((f"Послови Министарства обављају се у {count}: Сектору за дршке и Сектору за платна.", [HANDLES, FABRICS])
      for count in ("два сектора", "две јединице")),
    (f"{INTRO}Послове Сектора за дршке обављају два одсека: Одсек за храст и Одсек за букву.",
     [HANDLES, FABRICS, OAK, BEECH]),
    # a sector known only by its work; what follows is about it
    ("У Министарству се образује Сектор за платна.\n\nПослови који се односе на резање дршки обављају се у Сектору "
     "за дршке.\nУже унутрашње јединице овог сектора су Одсек за храст и Одсек за букву.",
     [FABRICS, HANDLES, OAK, BEECH]),
    # a part whose noun heads no other unit breaks no chain
    (f"{INTRO}Послови Сектора за дршке обављају се у Збирци узорака и у Лабораторији за храст.",
     [HANDLES, FABRICS, part("Лабораторија за храст", "other", "Сектор за дршке")]),
]  # fmt: skip

TREES: list[Example] = [
    # a branch with one leaf, in the middle and at the end of a tree
    ("Унутрашње јединице Министарства су:\n1) Сектор за дршке\nа) Одсек за храст\nб) Одсек за букву\n2) Сектор за "
     "платна\nа) Одељење за лан\n- Група за чвор\n3) Кабинет министра\nа) Група за вести\n\nЧлан 4.\n"
     "Кабинет обавља послове најаве.",
     [HANDLES, OAK, BEECH, FABRICS, part("Одељење за лан", "department", "Сектор за платна"),
      part("Група за чвор", "group", "Одељење за лан"), top("Кабинет министра", "cabinet"),
      part("Група за вести", "group", "Кабинет министра")]),
    # the outer list ends behind the parts of its last item
    (f"{INTRO}Сектор за дршке чине:\n1. Одсек за храст\n1.1. Група за кору\n2. Одсек за букву\n"
     "Одсек за храст мери дебла.",
     [HANDLES, FABRICS, OAK, part("Група за кору", "group", "Одсек за храст"), BEECH]),
    # a line goes on with the list of the line above
    (f"{INTRO}\nУ Сектору за дршке образују се: Одсек за храст;\nОдсек за букву.", [HANDLES, FABRICS, OAK, BEECH]),
]  # fmt: skip

SIBLINGS: list[Example] = [
    # a comma before «и» closes the clause of one part, not a list of several
    (f"{INTRO}У Сектору за дршке образују се Одсек за храст, у чијем саставу је Група за кору, и Одсек за букву.",
     [HANDLES, FABRICS, OAK, part("Група за кору", "group", "Одсек за храст"), BEECH]),
    (f"{INTRO}У Сектору за дршке је Одсек за храст, у чијем саставу су Група за кору, и Група за жир.",
     [HANDLES, FABRICS, OAK, part("Група за кору", "group", "Одсек за храст"),
      part("Група за жир", "group", "Одсек за храст")]),
    # «овај сектор» is the one that the announcement before was about
    (f"{INTRO}(1) У Сектору за платна образује се Група за правне послове.\n(2) У Сектору за дршке образује се Одсек "
     "за храст. У овом сектору образује се и Група за правне послове.",
     [HANDLES, FABRICS, part("Група за правне послове", "group", "Сектор за платна"), OAK,
      part("Група за правне послове", "group", "Сектор за дршке")]),
    # a relative clause names what the unit is in
    (f"{INTRO}У Одсеку за храст, који се образује у Секретаријату Министарства, обављају се послови мерења.",
     [HANDLES, FABRICS, top("Секретаријат Министарства", "secretariat"),
      part("Одсек за храст", "section", "Секретаријат Министарства")]),
]  # fmt: skip

HEADINGS: list[Example] = [
    # a heading in capitals goes into none that only the text names
    ("СЕКТОР ЗА ДРШКЕ\n\nУ Сектору је Одсек за храст, који обавља послове мерења.\n\nГРУПА ЗА ВЕСТИ\n\n"
     "Група обавља послове најаве.",
     [HANDLES, OAK, top("Група за вести", "group")]),
    # internal audit is no part of a part
    ("КАБИНЕТ МИНИСТРА\n\nКабинет обавља послове најаве.\n\nГРУПА ЗА ИНТЕРНУ РЕВИЗИЈУ\n\n"
     "Група обавља послове ревизије.",
     [top("Кабинет министра", "cabinet"), top("Група за интерну ревизију", "group")]),
    # … unless the text says so
    (f"{INTRO}У Сектору за дршке образује се Група за интерну ревизију.",
     [HANDLES, FABRICS, part("Група за интерну ревизију", "group", "Сектор за дршке")]),
]  # fmt: skip

SUBJECTS: list[Example] = [
    ("Испостава Дол и Испостава Брдо воде евиденцију дршки.",
     [top("Испостава Дол", "other"), top("Испостава Брдо", "other")]),
    # work follows whom the unit is tied to
    ("Група за вести непосредно је везана за државног секретара и прати штампу.",
     [top("Група за вести", "group", "attached_to")]),
]  # fmt: skip

NO_UNITS: list[Example] = [
    # rooms
    (f"{INTRO}Кабинет 14, други спрат\nКанцеларија бр. 3\nКанцеларија број 12", [HANDLES, FABRICS]),
    # everyday phrases
    (f"{INTRO}Сектор цивилног друштва – позив\nЈавни сектор", [HANDLES, FABRICS]),
]

CUSTOMS: list[Example] = [
    ("Царинарница Дол обавља послове надзора. У Царинарници Дол образују се Царинска испостава Река и Царински реферат "
     "Мост.",
     [top("Царинарница Дол", "other"), part("Царинска испостава Река", "other", "Царинарница Дол"),
      part("Царински реферат Мост", "other", "Царинарница Дол")]),
    ("У Министарству се образују Окружни затвор у Долу, Казнено-поправни завод у Брду и Пореска филијала Бор.",
     [top("Окружни затвор у Долу", "other"), top("Казнено-поправни завод у Брду", "institute"),
      top("Пореска филијала Бор", "other")]),
]  # fmt: skip


@pytest.mark.parametrize("script", ["cyrillic", "latin"])
@pytest.mark.parametrize(
    ("text", "units"), [*PLACES_OF_WORK, *TREES, *SIBLINGS, *HEADINGS, *SUBJECTS, *NO_UNITS, *CUSTOMS]
)
def test_placing(text: str, units: list[UnitRow], script: str) -> None:
    assert_units(text, units, script)


def test_direktorat_and_direkcija() -> None:
    text = (
        "Organizacione jedinice Ministarstva su:\n1) Direktorat za drvo\na) Direkcija za lipu\n2) Direktorat za kost\n"
        "a) Direkcija za rog\n- Odsjek za rogove\n\nČlan 4\nOdsjek za rogove mjeri rogove."
    )
    assert units_of(text, "cnr") == [
        ("Direktorat za drvo", "directorate", None, "part_of"),
        part("Direkcija za lipu", "directorate", "Direktorat za drvo"),
        ("Direktorat za kost", "directorate", None, "part_of"),
        part("Direkcija za rog", "directorate", "Direktorat za kost"),
        part("Odsjek za rogove", "section", "Direkcija za rog"),
    ]


def test_organ_uprave_is_the_body() -> None:
    text = (
        "PRAVILNIK\no unutrašnjoj organizaciji Jedinstvenog općinskog organa uprave Općine Suha Lipa\n\nČlan 1.\n"
        "U Jedinstvenom općinskom organu uprave osniva se Služba za šume."
    )
    body = "Jedinstveni općinski organ uprave Općine Suha Lipa"
    service = part("Služba za šume", "service", body)
    assert units_of(text, "bs") == [(body, "administration", None, "part_of"), service]


MINISTRY = ("Ministry of Handles", "ministry", None, "part_of")
BONE = part("Sector for Bone", "sector", "Ministry of Handles")
ENGLISH: list[tuple[str, list[UnitRow]]] = [
    # what the genitive names holds them, in prose and above a list
    ("The narrower internal units of the Sector for Bone are the Department for Horn and the Group for Glue.",
     [MINISTRY, BONE, part("Department for Horn", "department", "Sector for Bone"),
      part("Group for Glue", "group", "Sector for Bone")]),
    ("The following sectors are established in the Ministry: Sector for Bone; Sector for Wood.\n\n"
     "The internal units of the Sector for Bone are:\n(1) Department for Horn, which includes the Group for Rent;\n"
     "(2) Group for Glue.",
     [MINISTRY, BONE, part("Sector for Wood", "sector", "Ministry of Handles"),
      part("Department for Horn", "department", "Sector for Bone"), part("Group for Glue", "group", "Sector for Bone"),
      part("Group for Rent", "group", "Department for Horn")]),
    # both subjects are units
    ("The Regional Office in Dol and the Regional Office in Brdo take samples.",
     [MINISTRY, part("Regional Office in Dol", "office", "Ministry of Handles"),
      part("Regional Office in Brdo", "office", "Ministry of Handles")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "units"), ENGLISH)
def test_placing_english(text: str, units: list[UnitRow]) -> None:
    assert units_of(f"MINISTRY OF HANDLES\n\n{text}", "en") == units


AMENDED: list[tuple[str, str]] = [
    ("у члану 4. у Сектору за дршке после тачке 2. додаје се тачка 3, која гласи", "Сектор за дршке"),
    ("у члану 4. после тачке 2. додаје се тачка 3, која гласи", "Министарство кишобрана"),
]


@pytest.mark.parametrize(("sentence", "parent"), AMENDED)
def test_amending_sentence_names_the_container(sentence: str, parent: str) -> None:
    text = (
        "ПРАВИЛНИК\nО ИЗМЕНИ ПРАВИЛНИКА О УНУТРАШЊЕМ УРЕЂЕЊУ МИНИСТАРСТВА КИШОБРАНА\n\nЧлан 1.\nУ Правилнику о "
        f"унутрашњем уређењу Министарства кишобрана, {sentence}:\n„3) Одсек за храст”."
    )
    assert part("Одсек за храст", "section", parent) in units_of(text)
