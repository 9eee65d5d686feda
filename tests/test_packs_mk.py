"""Macedonian: its names without article, and short acts in, units, duties and posts out."""

from __future__ import annotations

import pytest
from delokrug import packs
from delokrug.ingest import read_bytes
from delokrug.language.grammar_names import name_key, plain_name, sentence_case
from delokrug.language.grammar_readings import readings
from delokrug.records import Extraction
from delokrug.result import result_of
from delokrug.script import to_latin
from extract_factory import DutyRow, UnitRow, duties_of, read_text, units_of

MK = packs.pack("mk")

NAMES = [
    ("Секторот за европска интеграција", "Сектор за европска интеграција"),
    ("Одделението за правни работи", "Одделение за правни работи"),
    ("Агенцијата за електронски комуникации", "Агенција за електронски комуникации"),
    ("Министерството за внатрешни работи", "Министерство за внатрешни работи"),
    # the article may stand on an adjective before the noun
    ("Државниот инспекторат", "Државен инспекторат"),
    ("Државниот комунален инспекторат", "Државен комунален инспекторат"),
    ("Управниот одбор", "Управен одбор"),
    ("Здравствениот совет", "Здравствен совет"),
    ("Судскиот совет", "Судски совет"),
    ("Општиот сектор", "Општ сектор"),
    ("Самостојниот сектор", "Самостоен сектор"),
    ("Стручната служба", "Стручна служба"),
    ("Советодавното тело", "Советодавно тело"),
    ("Бирото за јавни набавки", "Биро за јавни набавки"),
    ("Центарот за обука", "Центар за обука"),
    # what the noun governs stays
    ("Кабинетот на министерот", "Кабинет на министерот"),
    ("Службата на Собранието", "Служба на Собранието"),
    # without article already
    ("Сектор за јавното здравје", "Сектор за јавното здравје"),
    ("Надзорен одбор", "Надзорен одбор"),
]


@pytest.mark.parametrize(("said", "name"), NAMES)
def test_names(said: str, name: str) -> None:
    assert plain_name(to_latin(said), MK) == to_latin(name)
    assert name_key(to_latin(said), MK) == name_key(to_latin(name), MK)


CAPITALS = [
    ("СЕКТОР ЗА ПРАВНИ РАБОТИ", "Сектор за правни работи"),
    ("ОДДЕЛЕНИЕ ЗА ЕУ И НАТО", "Одделение за ЕУ и НАТО"),
    ("ВЛАДА НА РЕПУБЛИКА МАКЕДОНИЈА", "Влада на Република Македонија"),
]


@pytest.mark.parametrize(("said", "name"), CAPITALS)
def test_names_in_capitals(said: str, name: str) -> None:
    assert sentence_case(to_latin(said), MK) == to_latin(name)


PARTS = [
    # the third person, and nouns that look like it
    ("ги следи прописите", "PRON VERB NOUN"),
    ("изготвуваат извештаи", "VERB NOUN"),
    ("се вршат работите", "PRON VERB NOUN"),
    ("врши пресметка на плати", "VERB NOUN ADP NOUN"),
    ("сертификат за квалитет", "NOUN ADP NOUN"),
    ("правни и општи работи", "ADJ CCONJ ADJ NOUN"),
    ("државната управа", "ADJ NOUN"),
]


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_parts_of_speech(text: str, parts: str) -> None:
    assert " ".join(found[0].upos for found in readings(to_latin(text).split(), MK)) == parts


def test_the_preposition_says_the_case() -> None:
    found = readings(to_latin("Во Секторот се вршат работите на министерот").split(), MK)
    assert [reading[0].case for reading in found] == ["Loc", "Loc", "", "", "Nom", "Gen", "Gen"]


BODY = "Министерство за езера"
HEAD = "ПРАВИЛНИК\nза внатрешна организација на Министерството за езера\n\n"
SHORES, WATERS = "Сектор за брегови", "Сектор за води"

UNITS: list[tuple[str, list[UnitRow]]] = [
    ("Во Министерството се организираат следните организациони единици:\n1. Сектор за брегови\n1.1. Одделение "
     "за плажи\n"
     "1.2. Одделение за правни и општи работи\n2. Кабинет на министерот",
     [(SHORES, "sector", BODY, "part_of"), ("Одделение за плажи", "department", SHORES, "part_of"),
      ("Одделение за правни и општи работи", "department", SHORES, "part_of"),
      ("Кабинет на министерот", "cabinet", BODY, "part_of")]),
    ("Министерството го сочинуваат следните организациски единици:\n- Сектор за брегови;\n- Сектор за води;\n"
     "- Одделение за внатрешна ревизија, како посебна организациска единица.",
     [(SHORES, "sector", BODY, "part_of"), (WATERS, "sector", BODY, "part_of"),
      ("Одделение за внатрешна ревизија", "department", BODY, "part_of")]),
    ("Се формираат:\na) Сектор за брегови, во кој се организираат:\n- Одделение за плажи и\n- Одделение за "
     "пристаништа;\n"
     "b) Сектор за води.".replace("a)", "а)").replace("b)", "б)"),
     [(SHORES, "sector", BODY, "part_of"), ("Одделение за плажи", "department", SHORES, "part_of"),
      ("Одделение за пристаништа", "department", SHORES, "part_of"), (WATERS, "sector", BODY, "part_of")]),
    ("Се формира Сектор за брегови.\n\nВо рамките на Секторот за брегови функционираат Одделение Битола и "
     "Одделение Штип.",
     [(SHORES, "sector", BODY, "part_of"), ("Одделение Битола", "department", SHORES, "part_of"),
      ("Одделение Штип", "department", SHORES, "part_of")]),
    ("Секторот за брегови се состои од Одделение за плажи и Одделение за пристаништа.",
     [(SHORES, "sector", BODY, "part_of"), ("Одделение за плажи", "department", SHORES, "part_of"),
      ("Одделение за пристаништа", "department", SHORES, "part_of")]),
    ("Во состав на Министерството е Управата за пловидба.", [("Управа за пловидба",
     "administration", BODY, "part_of")]),
    # headings alone
    ("СЕКТОР ЗА БРЕГОВИ\n\nОдделение за плажи\n\nОдделението мери плажи.\n\nОдделение за "
     "пристаништа\n\nОдделението чува чамци.",
     [(SHORES, "sector", BODY, "part_of"), ("Одделение за плажи", "department", SHORES, "part_of"),
      ("Одделение за пристаништа", "department", SHORES, "part_of")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows"), UNITS)
def test_units(text: str, rows: list[UnitRow]) -> None:
    assert sorted(units_of(HEAD + text, "mk")[1:]) == sorted(rows)


LEAD_INS: list[tuple[str, list[str]]] = [
    ("Секторот за води ги врши работите поврзани со: следење на нивото; подготовка на прописи; други работи од "
     "делокругот.",
     ["следење на нивото", "подготовка на прописи", "други работи од делокругот"]),
    ("Секторот за води ги извршува следните работи:\n- изготвува планови;\n- води катастар.", ["изготвува планови",
     "води катастар"]),
    ("Секторот за води ги врши работите кои се однесуваат на следење на состојбите, подготовка на прописи и "
     "соработка со општини.",
     ["следење на состојбите", "подготовка на прописи", "соработка со општини"]),
    # nouns that are no actions go on with the phrase before them
    ("Секторот за води ги врши работите кои се однесуваат на анализа на појавите, трендовите и политиките во областа.",
     ["анализа на појавите, трендовите и политиките во областа"]),
    ("Во Секторот за води се вршат работите што се однесуваат на: издавање дозволи; наплата на надоместоци.",
     ["издавање дозволи", "наплата на надоместоци"]),
    ("Секторот за води е надлежен за спроведување постапки, одржување на пристаништа и утврдување на надоместоци.",
     ["спроведување постапки", "одржување на пристаништа", "утврдување на надоместоци"]),
    ("Секторот за води е задолжен за вршење на работите поврзани со: заштита на бреговите; упис на чамци.",
     ["заштита на бреговите", "упис на чамци"]),
    ("Секторот за води ги има следните надлежности:\n1. води управна постапка;\n2. ги решава жалбите.",
     ["води управна постапка", "ги решава жалбите"]),
    ("Во делокругот на Секторот за води спаѓаат: изработка на анализи, подготовка на предлози и следење на примената.",
     ["изработка на анализи", "подготовка на предлози", "следење на примената"]),
    ("Работите што се вршат во Секторот за води се: водење регистар; чување на документацијата.",
     ["водење регистар", "чување на документацијата"]),
    ("Надлежности на Секторот за води се:\n- организирање состаноци,\n- водење протокол.", ["организирање состаноци",
     "водење протокол"]),
    # finite verbs with their pronouns
    ("Секторот за води изготвува договори, ја застапува Агенцијата пред судовите и ги чува актите.",
     ["изготвува договори", "ја застапува Агенцијата пред судовите", "ги чува актите"]),
    ("Секторот за води врши гаснење пожари, спасува луѓе и имот и одржува опрема.",
     ["врши гаснење пожари", "спасува луѓе и имот", "одржува опрема"]),
    ("Секторот за води ги врши работите во врска со изготвување на прописи, уредување на гласилото и давање мислења.",
     ["изготвување на прописи", "уредување на гласилото", "давање мислења"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "duties"), LEAD_INS)
def test_lead_ins(text: str, duties: list[str]) -> None:
    assert duties_of(text, "mk") == [(WATERS, duty) for duty in duties]


def test_founding_states_no_duty() -> None:
    text = "За вршење на работите од надлежност на Министерството се образуваат: Сектор за води и Сектор за брегови."
    assert duties_of(HEAD + text, "mk") == []


TWO_UNITS: list[tuple[str, list[DutyRow]]] = [
    ("Секторот за води ги следи прописите, а Секторот за брегови подготвува преводи.",
     [(WATERS, "ги следи прописите"), (SHORES, "подготвува преводи")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows"), TWO_UNITS)
def test_two_units(text: str, rows: list[DutyRow]) -> None:
    assert duties_of(text, "mk") == rows


ABOVE = "ПРАВИЛНИК\nза систематизација на работните места во Агенцијата за патишта\n\nСектор за мостови\n\n"
Post = tuple[str, str, str, str, int | None]

# rank_code by category: Б2, Б4, В1–В4, Г1–Г4 of the Law on Administrative Servants
POSTS: list[tuple[str, list[Post]]] = [
    # cards: the number, code and rank stand above the title
    ("Реден број: 1\nШифра: УПР 01 01 Б02 001\nНиво: Б2\nЗвање: Раководител на сектор\n"
     "Назив на работно место: Раководител на Сектор за мостови\nБрој на извршители: 1\nОдговара пред: Директорот\n"
     "Работни задачи и обврски:\n- раководи со Секторот;\n\nРеден број: 2\nШифра: УПР 01 01 В01 002\nНиво: "
      "В1\nЗвање: Советник\n"
     "Назив на работно место: Советник за карти\nБрој на извршители: 3\nРаботни задачи и обврски:\n- изработува "
      "карти;\n",
     [("1", "Раководител на Сектор за мостови", "Раководител на сектор", "rakovoditel_sektor", 1),
      ("2", "Советник за карти", "Советник", "sovetnik", 3)]),
    # a card that was copied out of its table
    ("Реден број\n1\nШифра\nУПР 01 01 Г01 001\nЗвање\nСамостоен референт\nНазив на работно место\nЧувар на мостови\n"
     "Број на извршители\n4\nРаботни задачи и обврски\n- ги обиколува мостовите",
     [("1", "Чувар на мостови", "Самостоен референт", "samostoen_referent", 4)]),
    # prose: the title above its parts
    ("1. Раководител на одделение\nЗвање: раководител на одделение\nБрој на извршители: 1\nРаботни задачи: "
     "раководи со Одделението.",
     [("1", "Раководител на одделение", "раководител на одделение", "rakovoditel_oddelenie", 1)]),
    ("2. Библиотекар\nЗвање: помлад соработник\nБрој на извршители: 2 (два)\nРаботни задачи: ги подредува книгите.",
     [("2", "Библиотекар", "помлад соработник", "pomlad_sorabotnik", 2)]),
    # support staff have a code and no rank
    ("3. Градинар (шифра УПР 04 02 А01 007), два извршители, основно образование. Работни задачи: ги полева цвеќињата.",
     [("3", "Градинар", "", "", 2)]),
]  # fmt: skip


def posts(found: Extraction) -> list[Post]:
    return [(post.number, post.title, post.rank, post.rank_code, post.executors) for post in found.positions]


@pytest.mark.parametrize(("text", "rows"), POSTS)
def test_posts(text: str, rows: list[Post]) -> None:
    assert posts(read_text(ABOVE + text, "mk")) == rows


def test_duties_of_a_card_are_the_posts() -> None:
    found = read_text(ABOVE + POSTS[0][0], "mk")
    assert [(duty.position, duty.text) for duty in found.responsibilities] == [(0, "раководи со Секторот"),
     (1, "изработува карти")]


def test_what_follows_the_last_card_is_no_duty() -> None:
    found = read_text(ABOVE + POSTS[0][0] + "\n\nЧлен 9\nОвој правилник влегува во сила со денот на донесувањето.",
     "mk")
    assert len(found.responsibilities) == 2


def test_the_language_is_detected_and_names_have_both_scripts() -> None:
    found = read_text(HEAD + UNITS[0][0] + "\n\n" + LEAD_INS[0][0], language="")
    assert (found.language, found.script) == ("mk", "Cyrl")
    assert packs.pack("mk").cyrillic


def test_citations_have_no_full_stop() -> None:
    text = HEAD + "Член 5\n\nСекторот за води води катастар.\n\nСекторот за води издава дозволи."
    found = result_of(read_bytes(text.encode(), source="t.txt"), read_text(text, "mk"))
    assert [row["citation"] for row in found.rows["responsibilities"]] == ["член 5 став 1", "член 5 став 2"]


CONDITIONS = [
    # level, years, exams, computer
    ("завршен VII/1 степен, економски факултет, најмалку три години работно искуство, положен правосуден испит",
     ("higher_240", 3, ("правосуден испит",), "")),
    ("ниво на квалификации VI Б и најмалку 180 кредити според ЕКТС, без работно искуство", ("higher_180", 0, (), "")),
    ("средно образование, возачка дозвола Б категорија, работа со компјутер",
     ("secondary", None, ("возачка дозвола Б категорија",), "работа со компјутер")),
    ("основно образование", ("primary", None, (), "")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CONDITIONS)
def test_conditions_of_posts(text: str, expected: tuple[object, ...]) -> None:
    above = ABOVE + "2. Библиотекар\nЗвање: советник\nБрој на извршители: 2\nУслови: "
    (post,) = read_text(above + text, "mk").positions
    assert (post.education_level, post.experience_years, post.exams, post.computer) == expected


def test_kinds_of_schooling_are_fields() -> None:
    text = POSTS[0][0].replace("Одговара пред: Директорот", "Вид на образование: Правни науки")
    assert read_text(ABOVE + text, "mk").positions[0].education_fields == ("Правни науки",)
