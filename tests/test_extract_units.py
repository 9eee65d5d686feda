"""Which units a text has, of what kind, under which parent: DESIGN.md, "What a unit is", as lists of examples.

Every example is a short act of an institution that does not exist; Serbian ones run in both scripts.
"""

from __future__ import annotations

import pytest
from delokrug.script import to_latin
from extract_factory import UnitRow, units_of

Example = tuple[str, list[UnitRow]]

BODY = "Министарство кишобрана"
HEAD = f"ПРАВИЛНИК\nо унутрашњем уређењу {BODY.replace('Министарство', 'Министарства')}\n\n"
"""The title every example begins with: it names the issuing body."""


def top(name: str, kind: str, relation: str = "part_of") -> UnitRow:
    return name, kind, BODY, relation


def part(name: str, kind: str, parent: str) -> UnitRow:
    return name, kind, parent, "part_of"


HANDLES = top("Сектор за дршке", "sector")
FABRICS = top("Сектор за платна", "sector")

# Every row but the first, which is the body's.

PROSE: list[Example] = [
    ("У Министарству се образују Сектор за дршке и Сектор за платна.", [HANDLES, FABRICS]),
    ("У Министарству кишобрана образује се Одељење за опште послове.", [top("Одељење за опште послове", "department")]),
    ("Министарство у свом саставу има: Сектор за дршке, Сектор за платна и Кабинет министра.",
     [HANDLES, FABRICS, top("Кабинет министра", "cabinet")]),
    # a name with «и» and a comma inside
    ("У Министарству се образује Сектор за пругасте, једнобојне и дечје кишобране.",
     [top("Сектор за пругасте, једнобојне и дечје кишобране", "sector")]),
    # two announcements, the second for a unit of the first
    ("У Министарству се образује Сектор за платна.\n\nУ Сектору за платна образују се Одсек за памук и Одсек за свилу.",
     [FABRICS, part("Одсек за памук", "section", "Сектор за платна"),
      part("Одсек за свилу", "section", "Сектор за платна")]),
    # the announcement is for the unit that the genitive names
    ("У Министарству се образује Сектор за платна.\n\nУ оквиру Сектора за платна формира се Група за боје.",
     [FABRICS, part("Група за боје", "group", "Сектор за платна")]),
    # the units before the verb
    ("Сектор за дршке и Сектор за платна образују се као основне унутрашње јединице.", [HANDLES, FABRICS]),
    # the other verbs: јесу, чине, постоје, је у саставу
    ("Основне унутрашње јединице у Министарству су: Сектор за дршке, Сектор за платна и Секретаријат Министарства.",
     [HANDLES, FABRICS, top("Секретаријат Министарства", "secretariat")]),
    ("Министарство чине Сектор за дршке и Сектор за платна.", [HANDLES, FABRICS]),
    ("Министарство има седиште у Новом Брду. У Министарству постоје Сектор за дршке и Сектор за платна.",
     [HANDLES, FABRICS]),
    ("У саставу Министарства је Управа за сунцобране.", [top("Управа за сунцобране", "administration")]),
    ("За обављање послова из делокруга Министарства образују се: Сектор за дршке и Сектор за платна.",
     [HANDLES, FABRICS]),
    # a relative clause about the unit just named
    ("У Министарству се образује Сектор за дршке, у чијем саставу су Одсек за дрво и Одсек за кост.",
     [HANDLES, part("Одсек за дрво", "section", "Сектор за дршке"),
      part("Одсек за кост", "section", "Сектор за дршке")]),
    # article after article
    ("Члан 5.\nУ Министарству се образују: Сектор за дршке и Сектор за платна.\n\nЧлан 6.\n"
     "У Сектору за дршке образују се: Одсек за дрво и Одсек за кост.\n\nЧлан 7.\n"
     "У Сектору за платна образује се Одсек за свилу.",
     [HANDLES, FABRICS, part("Одсек за дрво", "section", "Сектор за дршке"),
      part("Одсек за кост", "section", "Сектор за дршке"), part("Одсек за свилу", "section", "Сектор за платна")]),
    ("Кабинет министра је посебна унутрашња јединица која обавља послове протокола.",
     [top("Кабинет министра", "cabinet")]),
]  # fmt: skip

LISTS: list[Example] = [
    ("У Министарству се образују следеће основне унутрашње јединице:\n1. Сектор за дршке;\n2. Сектор за платна;\n"
     "3. Сектор за опруге.",
     [HANDLES, FABRICS, top("Сектор за опруге", "sector")]),
    ("У Министарству се образују:\n– Сектор за дршке;\n– Сектор за платна;", [HANDLES, FABRICS]),
    ("У Министарству се образују:\n• Сектор за дршке\n• Сектор за платна", [HANDLES, FABRICS]),
    ("У Министарству се образују:\nа) Сектор за дршке;\nб) Сектор за платна;\nв) Секретаријат Министарства.",
     [HANDLES, FABRICS,
      top("Секретаријат Министарства", "secretariat")]),
    # the list on one line
    ("У Министарству се образују: 1) Сектор за дршке; 2) Сектор за платна.", [HANDLES, FABRICS]),
    # «и» before the last member
    ("У Министарству се образују:\n1) Сектор за дршке;\n2) Сектор за платна и\n3) Интерна ревизија.",
     [HANDLES, FABRICS, top("Интерна ревизија", "other")]),
]  # fmt: skip

TREES: list[Example] = [
    # numbers tell the depth
    ("У Министарству се образују:\n1. Сектор за дршке\n1.1. Одсек за дрво\n1.2. Одсек за пластику\n"
     "2. Сектор за платна\n2.1. Одељење за свилу\n2.1.1. Група за увоз свиле",
     [HANDLES, part("Одсек за дрво", "section", "Сектор за дршке"),
      part("Одсек за пластику", "section", "Сектор за дршке"), FABRICS,
      part("Одељење за свилу", "department", "Сектор за платна"),
      part("Група за увоз свиле", "group", "Одељење за свилу")]),
    # the same name under two parents is two units
    ("У Министарству се образују:\n1. Сектор за дршке\n1.1. Одсек за правне послове\n2. Сектор за платна\n"
     "2.1. Одсек за правне послове",
     [HANDLES, part("Одсек за правне послове", "section", "Сектор за дршке"),
      FABRICS, part("Одсек за правне послове", "section", "Сектор за платна")]),
    # dashes below numbers
    ("У Министарству се образују:\n1) Сектор за дршке:\n– Одсек за дрво,\n– Одсек за кост;\n2) Сектор за платна:\n"
     "– Одсек за свилу.",
     [HANDLES, part("Одсек за дрво", "section", "Сектор за дршке"), part("Одсек за кост", "section", "Сектор за дршке"),
      FABRICS, part("Одсек за свилу", "section", "Сектор за платна")]),
    # Arabic numbers below Roman ones
    ("У Министарству се образују:\nI. Сектор за дршке\n1. Одсек за дрво\n2. Одсек за кост\nII. Сектор за платна\n"
     "1. Одсек за свилу",
     [HANDLES, part("Одсек за дрво", "section", "Сектор за дршке"), part("Одсек за кост", "section", "Сектор за дршке"),
      FABRICS, part("Одсек за свилу", "section", "Сектор за платна")]),
    # the announcement of the inner units inside an item
    ("У Министарству се образују:\n1) Сектор за дршке, са ужим унутрашњим јединицама:\n– Одсек за дрво;\n"
     "– Одсек за кост;\n2) Сектор за платна.",
     [HANDLES, part("Одсек за дрво", "section", "Сектор за дршке"), part("Одсек за кост", "section", "Сектор за дршке"),
      FABRICS]),
    # headings alone: a section below the sector's heading is the sector's
    ("СЕКТОР ЗА ДРШКЕ\n\nСектор обавља послове који се односе на израду дршки.\n\nОДСЕК ЗА ДРВО\n\n"
     "Одсек обавља послове који се односе на сушење дрвета.",
     [HANDLES, part("Одсек за дрво", "section", "Сектор за дршке")]),
    # levels are announced one by one
    ("У Министарству се образује Сектор за платна.\n\nУ Сектору за платна образује се Одељење за свилу.\n\n"
     "У Одељењу за свилу образује се Група за увоз свиле.",
     [FABRICS, part("Одељење за свилу", "department", "Сектор за платна"),
      part("Група за увоз свиле", "group", "Одељење за свилу")]),
]  # fmt: skip

NESTING: list[Example] = [
    # «A, B, а у B – C и D»
    ("У Министарству се образују Сектор за дршке и Сектор за платна, а у Сектору за платна – Одсек за памук и Одсек за "
     "свилу.",
     [HANDLES, FABRICS,
      part("Одсек за памук", "section", "Сектор за платна"), part("Одсек за свилу", "section", "Сектор за платна")]),
    # outside of sectors: the parent is the institution
    ("У Министарству се образује Сектор за дршке.\n\nУ Сектору за дршке образује се Одсек за дрво.\n\n"
     "Изван сектора образују се Група за интерну ревизију и Одељење за медије.",
     [HANDLES, part("Одсек за дрво", "section", "Сектор за дршке"),
      top("Група за интерну ревизију", "group"), top("Одељење за медије", "department")]),
    ("Као посебна унутрашња јединица образује се Кабинет министра.", [top("Кабинет министра", "cabinet")]),
    # an administration inside the ministry
    ("Управа за сунцобране, као орган управе у саставу Министарства кишобрана, обавља послове који се односе на израду "
     "сунцобрана.",
     [top("Управа за сунцобране", "administration")]),
]  # fmt: skip

MENTIONS: list[Example] = [
    # the same unit mentioned again, inflected or shortened, is the same row
    ("У Министарству се образује Сектор за дршке.\n\n"
     "Сектором за дршке руководи помоћник министра. О раду Сектора за дршке извештај се доставља Сектору.", [HANDLES]),
    ("У Министарству се образује Сектор за дршке.\n\nСЕКТОР ЗА ДРШКЕ\n\n"
     "Сектор обавља послове који се односе на израду дршки.",
     [HANDLES]),
    ("У Министарству се образује Сектор за дршке (у даљем тексту: Сектор).\n\nУ Сектору се образује Одсек за дрво.",
     [HANDLES, part("Одсек за дрво", "section", "Сектор за дршке")]),
    ("У Министарству се образује Одељење за опште послове.\n\nОдељење за опште послове\n\n"
     "У Одељењу се образују Група за возила и Група за пошту.",
     [top("Одељење за опште послове", "department"), part("Група за возила", "group", "Одељење за опште послове"),
      part("Група за пошту", "group", "Одељење за опште послове")]),
    ("У Министарству се образују: Сектор за дршке (у даљем тексту: Сектор дршки) и Сектор за платна.\n\n"
     "У Сектору дршки образује се Одсек за дрво.",
     [HANDLES, FABRICS, part("Одсек за дрво", "section", "Сектор за дршке")]),
    # capitals throughout
    ("У МИНИСТАРСТВУ СЕ ОБРАЗУЈУ: СЕКТОР ЗА ДРШКЕ И СЕКТОР ЗА ПЛАТНА.", [HANDLES, FABRICS]),
    # a name that runs over two lines
    ("У Министарству се образује Сектор за међународну сарадњу и европске\nинтеграције.",
     [top("Сектор за међународну сарадњу и европске интеграције", "sector")]),
    # the head of a unit is a post, no unit
    ("У Министарству се образује Сектор за дршке.\n\n"
     "За рад Сектора за дршке одговоран је помоћник министра, а за рад одсека начелник.",
     [HANDLES]),
]  # fmt: skip

NAMES: list[Example] = [
    # a name stands in the nominative, in the document's letters
    ("Сектору за старе заставе поверавају се послови чувања застава.", [top("Сектор за старе заставе", "sector")]),
    ("У Служби за заједничке послове обављају се послови који се односе на пријем поште.",
     [top("Служба за заједничке послове", "service")]),
    # only the head and what agrees with it change
    ("У Одсеку за набавку дршки, платна и опруга врше се послови израде планова.",
     [top("Одсек за набавку дршки, платна и опруга", "section")]),
    # without quotation marks and number
    ("У Министарству се образују:\n1) „Сектор за дршке”;\n2) „Сектор за платна”.", [HANDLES, FABRICS]),
    # with a dash inside
    ("У Министарству се образује:\n1. Одељење за надзор – канцеларија у Новом Брду;\n2. Сектор за платна.",
     [top("Одељење за надзор – канцеларија у Новом Брду", "department"), FABRICS]),
]  # fmt: skip

NO_UNITS: list[Example] = [
    # classes
    ("У Министарству се образују сектори, а у секторима одељења, одсеци и групе као уже унутрашње јединице.", []),
    # what is said not to be formed
    ("У Министарству се не образује Сектор за сунцобране.", []),
    # abolitions
    ("Даном ступања на снагу овог правилника укида се Сектор за сунцобране.", []),
    # general rules
    ("Сектор се образује за обављање послова који представљају заокружену област рада.", []),
    ("Радом одељења руководи начелник, радом одсека шеф, а радом групе руководилац групе.", []),
    # units of another institution, with which one works
    ("Министарство сарађује са другим органима, а нарочито са надлежним одељењима општинских управа.", []),
    ("Министарство сарађује са Агенцијом за воде и Заводом за старе заставе.", []),
    ("Министар може образовати радне групе и комисије за поједине послове.", []),
    # what ceases to be
    ("Сектор за сунцобране престаје са радом, а његове послове преузимају запослени у Министарству.", []),
    # a post outside of all units
    ("Самостални извршилац за интерну контролу ради изван сектора.", []),
    # so many of a kind, none of them named
    ("Део послова обавља се кроз рад два Саветовалишта.", []),
    # an official on whose proposal something is done
    ("Министар доноси одлуку на предлог Градоначелника.", []),
    # persons
    ("Помоћник министра за свој рад одговара министру, а начелник помоћнику министра.", []),
]

KINDS: list[tuple[str, str]] = [
    ("Агенција за воде", "agency"), ("Управа за шуме", "administration"), ("Дирекција за имовину", "directorate"),
    ("Инспекторат за ваздух", "inspectorate"), ("Секретаријат за културу", "secretariat"),
    ("Завод за старе заставе", "institute"), ("Центар за обуку", "centre"), ("Канцеларија за младе", "office"),
    ("Кабинет министра", "cabinet"), ("Сектор за платна", "sector"), ("Одељење за дршке", "department"),
    ("Одсек за боје", "section"), ("Група за возила", "group"), ("Служба за протокол", "service"),
    ("Јединица за управљање пројектима", "unit"), ("Комесаријат за куле", "commissariat"),
    ("Савет за игре", "council"), ("Комисија за жалбе", "commission"), ("Тим за кризе", "team"), ("Фонд за таленте",
     "fund"),
]  # fmt: skip


@pytest.mark.parametrize("script", ["cyrillic", "latin"])
@pytest.mark.parametrize(
    ("text", "units"), [*PROSE, *LISTS, *TREES, *NESTING, *MENTIONS, *NAMES, *NO_UNITS]
)
def test_units(text: str, units: list[UnitRow], script: str) -> None:
    assert_units(text, units, script)


def assert_units(text: str, units: list[UnitRow], script: str) -> None:
    body: UnitRow = (BODY, "ministry", None, "part_of")
    if script == "cyrillic":
        assert units_of(HEAD + text) == [body, *units]
    else:
        assert units_of(to_latin(HEAD + text)) == [latin_row(row) for row in (body, *units)]


def latin_row(row: UnitRow) -> UnitRow:
    name, kind, parent, relation = row
    return to_latin(name), kind, to_latin(parent) if parent else None, relation


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_kind(name: str, kind: str) -> None:
    text = f"{HEAD}У Министарству се образују:\n1) {name};\n2) Сектор за ветар."
    assert units_of(text)[1:] == [top(name, kind), top("Сектор за ветар", "sector")]


ATTACHED: list[Example] = [
    ("За министра је непосредно везана Канцеларија за жалбе.", [top("Канцеларија за жалбе", "office", "attached_to")]),
]

ENGLISH: list[tuple[str, list[UnitRow]]] = [
    ("The Ministry of Umbrellas comprises the following units:\n1. Sector for Handles\n2. Sector for Fabrics",
     [("Ministry of Umbrellas", "ministry", None, "part_of"),
      part("Sector for Handles", "sector", "Ministry of Umbrellas"),
      part("Sector for Fabrics", "sector", "Ministry of Umbrellas")]),
    ("The Ministry of Umbrellas has a Sector for Fabrics.\n\n"
     "The Sector for Fabrics consists of two subunits: the Department for Cotton and the Department for Silk.",
     [("Ministry of Umbrellas", "ministry", None, "part_of"),
      part("Sector for Fabrics", "sector", "Ministry of Umbrellas"),
      part("Department for Cotton", "department", "Sector for Fabrics"),
      part("Department for Silk", "department", "Sector for Fabrics")]),
    ("The Office for Bridges consists of:\n(a) the Legal Department;\n(b) the Department for Inspection; and\n"
     "(c) the Secretariat.",
     [("Office for Bridges", "office", None, "part_of"), part("Legal Department", "department", "Office for Bridges"),
      part("Department for Inspection", "department", "Office for Bridges"),
      part("Secretariat", "secretariat", "Office for Bridges")]),
    ("The Agency for Bridges is responsible for inspection of bridges. Within the Agency there shall be established a "
     "Department for Inspection and a Department for Finance.",
     [("Agency for Bridges", "agency", None, "part_of"),
      part("Department for Inspection", "department", "Agency for Bridges"),
      part("Department for Finance", "department", "Agency for Bridges")]),
    # a class of units is none
    ("The Agency for Bridges is responsible for inspection of bridges. Departments are divided into sections and "
     "groups.",
     [("Agency for Bridges", "agency", None, "part_of")]),
]  # fmt: skip


@pytest.mark.parametrize("script", ["cyrillic", "latin"])
@pytest.mark.parametrize(("text", "units"), ATTACHED)
def test_attached(text: str, units: list[UnitRow], script: str) -> None:
    assert_units(text, units, script)


@pytest.mark.parametrize(("text", "units"), ENGLISH)
def test_units_english(text: str, units: list[UnitRow]) -> None:
    assert units_of(text, "en") == units
