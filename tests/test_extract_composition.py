"""What a unit is composed of, and which units of one announcement hold others: lists of examples.

Every example is a short act of an institution that does not exist; Serbian ones run in both scripts.
"""

from __future__ import annotations

import pytest
from extract_factory import UnitRow, units_of
from test_extract_units import FABRICS, HANDLES, Example, assert_units, part, top

INTRO = "У Министарству се образују Сектор за дршке и Сектор за платна.\n\n"

COMPOSITION: list[Example] = [
    # a class and a copula, a colon or nothing else; units in one announcement are siblings, whatever their kinds
    *((f"{INTRO}{text}", [HANDLES, FABRICS, part("Одељење за дрво", "department", "Сектор за дршке"),
                          part("Одсек за кост", "section", "Сектор за дршке"),
                          part("Група за лепак", "group", "Сектор за дршке")])
      for text in (
          "Уже унутрашње јединице у Сектору за дршке су Одељење за дрво, Одсек за кост и Група за лепак.",
          "Уже унутрашње јединице Сектора за дршке јесу: Одељење за дрво, Одсек за кост те Група за лепак.",
          "Унутрашње јединице Сектора за дршке: Одељење за дрво, Одсек за кост и Група за лепак.",
          "Организациони делови Сектора за дршке су Одељење за дрво, Одсек за кост и Група за лепак.",
          "Сектор за дршке обавља послове израде дршки.\n"
          "Унутрашње јединице Сектора: Одељење за дрво, Одсек за кост и Група за лепак.",
          "СЕКТОР ЗА ДРШКЕ\n\nСектор обавља послове израде дршки.\n"
          "Унутрашње јединице су Одељење за дрво, Одсек за кост и Група за лепак.",
          # what the sector has, includes, is divided into
          "Сектор за дршке у свом саставу има Одељење за дрво, Одсек за кост и Групу за лепак.",
          "Сектор за дршке обухвата Одељење за дрво, Одсек за кост и Групу за лепак.",
          "Сектор за дршке дели се на Одељење за дрво, Одсек за кост и Групу за лепак.",
          "Сектор за дршке подељен је на Одељење за дрво, Одсек за кост и Групу за лепак.",
          "Сектор за дршке организован је кроз Одељење за дрво, Одсек за кост и Групу за лепак.",
          "Сектор за дршке састоји се од Одељења за дрво, Одсека за кост и Групе за лепак.",
          "Сектор за дршке чине Одељење за дрво, Одсек за кост, као и Група за лепак.",
          # verbs of being in a place
          "У саставу Сектора за дршке налазе се Одељење за дрво, Одсек за кост и Група за лепак.",
          "У састав Сектора за дршке улазе Одељење за дрво, Одсек за кост и Група за лепак.",
          # the parts first
          "Одељење за дрво, Одсек за кост и Група за лепак образују се у Сектору за дршке.",
          "Одељење за дрво, Одсек за кост и Група за лепак су у саставу Сектора за дршке.",
          "Одељење за дрво, Одсек за кост и Група за лепак су уже унутрашње јединице Сектора за дршке.",
          # who does the work of the sector
          "Послове Сектора за дршке обављају Одељење за дрво, Одсек за кост и Група за лепак.",
          "Послови Сектора за дршке обављају се у Одељењу за дрво, Одсеку за кост и Групи за лепак.",
          # a relative clause and parentheses between them nest nothing
          "У Сектору за дршке образују се Одељење за дрво, које води регистар стабала, Одсек за кост и Група за лепак.",
          "У Сектору за дршке су Одељење за дрво (три извршиоца), Одсек за кост (два извршиоца) и Група за лепак.",
      )),
    # a bare noun beside names is a name
    (f"{INTRO}Сектор за дршке има Одсек за кост и Писарницу.",
     [HANDLES, FABRICS, part("Одсек за кост", "section", "Сектор за дршке"),
      part("Писарница", "office", "Сектор за дршке")]),
    # bodies of a council; administrations inside a ministry
    ("У Министарству делује Савет за дршке. Стална радна тела Савета за дршке су Комисија за облик и "
     "Комисија за жалбе.",
     [top("Савет за дршке", "council"), part("Комисија за облик", "commission", "Савет за дршке"),
      part("Комисија за жалбе", "commission", "Савет за дршке")]),
    ("Органи управе у саставу Министарства кишобрана су Управа за сунцобране и Агенција за опруге.",
     [top("Управа за сунцобране", "administration"), top("Агенција за опруге", "agency")]),
]  # fmt: skip

SPOKEN_OF: list[Example] = [
    # the unit the paragraph has just spoken of holds what works in it
    *((f"{INTRO}У Сектору за дршке образују се Одељење за дрво и Одељење за кост.\n\n"
       f"Одељење за дрво обавља послове набавке дрвета.{text}\n\nОдељење за кост обавља послове глачања кости.",
       [HANDLES, FABRICS, part("Одељење за дрво", "department", "Сектор за дршке"),
        part("Одељење за кост", "department", "Сектор за дршке"), part(name, kind, "Одељење за дрво")])
      for text, name, kind in (
          ("\n\nУ овом одељењу ради Канцеларија за орах, која води евиденцију ораха.", "Канцеларија за орах",
           "office"),
          (" Ван седишта Министарства послове одељења обавља Испостава Брдо.", "Испостава Брдо", "other"),
          (" Ради сушења дрвета у Одељењу се образује Група за пећи.", "Група за пећи", "group"),
      )),
    # a short name means the last unit spoken of
    ("У Министарству се образују Сектор за дршке и Сектор за платна.\n\nСектор за дршке обавља послове израде дршки. "
     "Уже јединице у Сектору су Одсек за дрво и Група за лепак.\n\nСектор за платна обавља послове ткања. "
     "Уже јединице у Сектору су Одсек за лан и Група за јуту.",
     [HANDLES, FABRICS, part("Одсек за дрво", "section", "Сектор за дршке"),
      part("Група за лепак", "group", "Сектор за дршке"), part("Одсек за лан", "section", "Сектор за платна"),
      part("Група за јуту", "group", "Сектор за платна")]),
    # … also the one the sentence has just named; the seat of the ministry is only a place
    (f"{INTRO}У Сектору за дршке образује се Служба за дрво, а у Служби, изван седишта Министарства, Група за орах.",
     [HANDLES, FABRICS, part("Служба за дрво", "service", "Сектор за дршке"),
      part("Група за орах", "group", "Служба за дрво")]),
    ("У Министарству се образује Сектор за дршке. Изван седишта Министарства је Испостава у Долову.",
     [HANDLES, top("Испостава у Долову", "other")]),
]  # fmt: skip

NESTED_SIBLINGS: list[Example] = [
    # an inner list ends with its «и», its parenthesis, its case
    *((f"{INTRO}У Сектору за дршке образују се {text}.",
       [HANDLES, FABRICS, part("Одељење за дрво", "department", "Сектор за дршке"),
        part("Одсек за јасен", "section", "Одељење за дрво"), part("Група за орах", "group", "Одељење за дрво"),
        part("Одељење за кост", "department", "Сектор за дршке"), part("Група за лепак", "group", "Сектор за дршке")])
      for text in (
          "Одељење за дрво, у чијем су саставу Одсек за јасен и Група за орах, Одељење за кост и Група за лепак",
          "Одељење за дрво са Одсеком за јасен и Групом за орах, Одељење за кост и Група за лепак",
          "Одељење за дрво, које има Одсек за јасен и Групу за орах, Одељење за кост и Група за лепак",
          "Одељење за дрво, чије су јединице Одсек за јасен и Група за орах, Одељење за кост и Група за лепак",
          "Одељење за дрво (у коме су Одсек за јасен и Група за орах), Одељење за кост и Група за лепак",
          "Одељење за дрво, у оквиру којег су Одсек за јасен и Група за орах; Одељење за кост и Група за лепак",
      )),
    (f"{INTRO}У Сектору за дршке образују се Одељење за дрво и Група за лепак, а у Сектору за платна Одсек за свилу и "
     "Група за памук.",
     [HANDLES, FABRICS, part("Одељење за дрво", "department", "Сектор за дршке"),
      part("Група за лепак", "group", "Сектор за дршке"), part("Одсек за свилу", "section", "Сектор за платна"),
      part("Група за памук", "group", "Сектор за платна")]),
    # outside of sectors stands only what is named behind it
    (f"{INTRO}У Сектору за дршке образују се Одељење за дрво и Група за лепак, а изван сектора Кабинет министра.",
     [HANDLES, FABRICS, part("Одељење за дрво", "department", "Сектор за дршке"),
      part("Група за лепак", "group", "Сектор за дршке"), top("Кабинет министра", "cabinet")]),
    # a list of the parts of the unit just founded
    (f"{INTRO}У Сектору за дршке образује се Секретаријат Сектора, у чијем су саставу:\n1) Служба за спорове;\n"
     "2) Служба за плате.",
     [HANDLES, FABRICS, part("Секретаријат Сектора", "secretariat", "Сектор за дршке"),
      part("Служба за спорове", "service", "Секретаријат Сектора"),
      part("Служба за плате", "service", "Секретаријат Сектора")]),
    # numbers hold a tree together where its last line stands like a heading
    (f"{INTRO}У Сектору за дршке образују се:\n3.1. Одељење за дрво\n3.1.1. Одељење за јасен\n3.1.2. Одељење за орах\n"
     "3.2. Одељење за кост\n3.2.1. Служба за рог\n\nЧлан 9.\nСлужба за рог обавља послове глачања рогова.",
     [HANDLES, FABRICS, part("Одељење за дрво", "department", "Сектор за дршке"),
      part("Одељење за јасен", "department", "Одељење за дрво"),
      part("Одељење за орах", "department", "Одељење за дрво"),
      part("Одељење за кост", "department", "Сектор за дршке"), part("Служба за рог", "service", "Одељење за кост")]),
]  # fmt: skip

FAMILIES: list[Example] = [
    # nouns of the army, of schools, of culture; names in quotation marks; what is counted
    (f"{INTRO}У Сектору за дршке образују се Прва чета, Друга чета и Ронилачки одред.",
     [HANDLES, FABRICS, *(part(name, "other", "Сектор за дршке") for name in ("Прва чета", "Друга чета",
                                                                          "Ронилачки одред"))]),
    (f"{INTRO}У Сектору за дршке образују се Дом ученика, Расадник и Школска економија.",
     [HANDLES, FABRICS, *(part(name, "other", "Сектор за дршке") for name in ("Дом ученика", "Расадник",
                                                                          "Школска економија"))]),
    (f"{INTRO}У Сектору за дршке образује се Галерија „Кишна соба”.",
     [HANDLES, FABRICS, part("Галерија „Кишна соба”", "other", "Сектор за дршке")]),
    (f"{INTRO}Сектор за дршке има Одсек за сушаре и две испоставе: Испостава „Север” и Испостава „Југ”.",
     [HANDLES, FABRICS, part("Одсек за сушаре", "section", "Сектор за дршке"),
      part("Испостава „Север”", "other", "Сектор за дршке"), part("Испостава „Југ”", "other", "Сектор за дршке")]),
    (f"{INTRO}У Сектору за дршке образује се Група управљања складиштем.",
     [HANDLES, FABRICS, part("Група управљања складиштем", "group", "Сектор за дршке")]),
    # a purpose is no part of the name
    (f"{INTRO}У Сектору за дршке за обављање сродних послова образује се Група за лепак.",
     [HANDLES, FABRICS, part("Група за лепак", "group", "Сектор за дршке")]),
    # in everyday use they are no units
    ("Министарство обавља послове који се односе на рад галерија, сваке чете и одреда, расадник и возни парк.", []),
]  # fmt: skip

MAY_BE: list[Example] = [
    # what may be founded is not there yet
    ("Посебно одељење за пластику може се образовати ако се обим посла повећа.", []),
    ("Издвојена група за лепак може се основати уз сагласност Владе.", []),
    ("За поједине послове министар може решењем образовати пројектни тим.", []),
    ("По потреби се може формирати Одсек за пластику.", []),
    ("Министар може да образује Одсек за пластику.", []),
    ("У Министарству, које може имати саветнике, образује се Кабинет министра.", [top("Кабинет министра", "cabinet")]),
    # … nor what is said to be elsewhere
    ("Инспекција кишобрана није у саставу Управе за сунцобране.", []),
]


@pytest.mark.parametrize("script", ["cyrillic", "latin"])
@pytest.mark.parametrize(("text", "units"), [*COMPOSITION, *SPOKEN_OF, *NESTED_SIBLINGS, *FAMILIES, *MAY_BE])
def test_composition(text: str, units: list[UnitRow], script: str) -> None:
    assert_units(text, units, script)


NAMED_IN_FULL: list[tuple[str, str]] = [
    # the institution above the title, with its full name in the title; or the other way round
    ("Министарство кишобрана", "Министарства кишобрана Брђанског краја"),
    ("Министарство кишобрана Брђанског краја", "Министарства кишобрана"),
]


@pytest.mark.parametrize(("above", "title"), NAMED_IN_FULL)
def test_body_named_in_full(above: str, title: str) -> None:
    text = f"{above}\n\nПРАВИЛНИК\nо унутрашњем уређењу {title}\n\nУ Министарству се образује Сектор за дршке."
    body = "Министарство кишобрана Брђанског краја"
    assert units_of(text) == [(body, "ministry", None, "part_of"), part("Сектор за дршке", "sector", body)]


# language, sentence, names and kinds of the parts of Uprava za drške
OTHERS: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("hr", "Unutarnje ustrojstvene jedinice Uprave za drške su Sektor za drvo, Služba za kost te Odjel za ljepilo.",
     [("Sektor za drvo", "sector"), ("Služba za kost", "service"), ("Odjel za ljepilo", "department")]),
    ("hr", "Uprava za drške ima Sektor za drvo, Službu za kost i Odjel za ljepilo.",
     [("Sektor za drvo", "sector"), ("Služba za kost", "service"), ("Odjel za ljepilo", "department")]),
    ("hr", "Uprava za drške dijeli se na Sektor za drvo i Odjel za ljepilo.",
     [("Sektor za drvo", "sector"), ("Odjel za ljepilo", "department")]),
    ("bs", "Organizacioni dijelovi Uprave za drške su: Odjeljenje za drvo, Odsjek za kost i Grupa za ljepilo.",
     [("Odjeljenje za drvo", "department"), ("Odsjek za kost", "section"), ("Grupa za ljepilo", "group")]),
    ("bs", "Uprava za drške podijeljena je na Odjeljenje za drvo i Grupu za ljepilo.",
     [("Odjeljenje za drvo", "department"), ("Grupa za ljepilo", "group")]),
    ("cnr", "U Upravi za drške vrše se poslovi izrade drški. U ovoj upravi djeluje Biro za ljepilo, koji čuva ljepilo.",
     [("Biro za ljepilo", "office")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "parts"), OTHERS)
def test_composition_in_related_languages(language: str, text: str, parts: list[tuple[str, str]]) -> None:
    opening = "PRAVILNIK O UNUTARNJEM REDU MINISTARSTVA KIŠOBRANA\n\nU Ministarstvu kišobrana je Uprava za drške.\n\n"
    rows = [(name, kind, "Uprava za drške", "part_of") for name, kind in parts]
    assert [row for row in units_of(opening + text, language) if row[1] not in ("ministry", "administration")] == rows


LAMPS = ("Sector for Lamps", "sector", "Administration for Lighthouses", "part_of")
ENGLISH: list[tuple[str, list[UnitRow]]] = [
    ("The internal units of the Administration are the Sector for Lamps and the Group for Oil.",
     [LAMPS, ("Group for Oil", "group", "Administration for Lighthouses", "part_of")]),
    ("The Administration is divided into the Sector for Lamps and the Group for Oil.",
     [LAMPS, ("Group for Oil", "group", "Administration for Lighthouses", "part_of")]),
    ("In the Administration there shall be established the Sector for Lamps, with the Group for Oil and the Section "
     "for Glass, and the Department for Towers.",
     [LAMPS, part("Group for Oil", "group", "Sector for Lamps"),
      part("Section for Glass", "section", "Sector for Lamps"),
      ("Department for Towers", "department", "Administration for Lighthouses", "part_of")]),
    # places named behind «with» hold nothing
    ("The Administration has a Sector for Lamps, with stations in Dol and Brdo, and a Training Section.",
     [LAMPS, ("Training Section", "section", "Administration for Lighthouses", "part_of")]),
    ("The Sector for Lamps shall be established in the Administration. A Group for Boats may be established.", [LAMPS]),
    # a person, no unit
    ("The Administration has a Sector for Lamps.\n\n1. Director of the Administration\nRank: position", [LAMPS]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "units"), ENGLISH)
def test_composition_english(text: str, units: list[UnitRow]) -> None:
    title = "RULEBOOK\nON INTERNAL ORGANISATION OF THE ADMINISTRATION FOR LIGHTHOUSES\n\nArticle 1\n"
    opening = "This Rulebook governs the Administration for Lighthouses (hereinafter: the Administration).\n\n"
    body = ("Administration for Lighthouses", "administration", None, "part_of")
    assert units_of(title + opening + text, "en") == [body, *units]


def test_body_inside_a_ministry_english() -> None:
    text = (
        "RULEBOOK\nON INTERNAL ORGANISATION OF THE ADMINISTRATION FOR LIGHTHOUSES\n\nArticle 1\nThe Administration for "
        "Lighthouses, as an administrative body within the Ministry of Seas, shall perform tasks related to: repair of "
        "lamps; painting of towers."
    )
    assert ("Administration for Lighthouses", "administration", "Ministry of Seas", "part_of") in units_of(text, "en")
