"""The conditions of a post: a sentence in, its parts out. Serbian cases run in both scripts."""

from __future__ import annotations

from typing import Any

import pytest
from delokrug import script
from delokrug.records import Position
from delokrug.schema import EDUCATION_LEVELS
from extract_factory import read_text

ABOVE = {
    "sr": "ПРАВИЛНИК\nо унутрашњем уређењу и систематизацији радних места у Управи за речна острва\n\n"
    "СИСТЕМАТИЗАЦИЈА РАДНИХ МЕСТА\n\nЧлан 4.\n\n"
    "1. Лађар (звање: референт) – 2 извршиоца\nОпис послова: Вози лађу.\n",
    "hr": "PRAVILNIK\no unutarnjem redu Uprave za riječne otoke\n\nSISTEMATIZACIJA RADNIH MJESTA\n\nČlanak 4.\n\n"
    "1. Lađar – 2 izvršitelja\nOpis poslova: Vozi lađu.\n",
    "cnr": "PRAVILNIK\no unutrašnjoj organizaciji i sistematizaciji Uprave za riječna ostrva\n\n"
    "SISTEMATIZACIJA RADNIH MJESTA\n\nČlan 4.\n\n1. Lađar – 2 izvršioca\nOpis poslova: Vozi lađu.\n",
    "bs": "PRAVILNIK\no unutrašnjoj organizaciji Uprave za riječna ostrva\n\n"
    "SISTEMATIZACIJA RADNIH MJESTA\n\nČlan 4.\n\n"
    "1. Lađar – 2 izvršioca\nOpis poslova: Vozi lađu.\n",
    "en": "RULEBOOK\non internal organisation of the Administration for River Islands\n\nSYSTEMATISATION OF POSTS\n\n"
    "Article 4\n\n1. Boatman – 2 executors\nJob description: Steers the boat.\n",
}
CONDITIONS = {"sr": "Услови: ", "hr": "Uvjeti: ", "cnr": "Uslovi: ", "bs": "Uslovi: ", "en": "Requirements: "}
EMPTY: dict[str, Any] = {
    "level": "", "fields": [], "years": None, "exams": [], "languages": [], "computer": "", "skills": "",
}  # fmt: skip


def post(text: str, language: str) -> Position:
    (found,) = read_text(text, language).positions
    return found


def parts(found: Position) -> dict[str, Any]:
    return {
        "level": found.education_level,
        "fields": list(found.education_fields),
        "years": found.experience_years,
        "exams": list(found.exams),
        "languages": list(found.languages),
        "computer": found.computer,
        "skills": found.competencies,
    }


Case = tuple[str, dict[str, Any]]

SENTENCES: list[Case] = [
    # one running sentence with commas
    ("стечено високо образовање из научне, односно стручне области ветеринарске науке на основним академским студијама "
     "у обиму од најмање 240 ЕСПБ бодова, мастер академским студијама, специјалистичким академским студијама, односно "
     "на основним студијама у трајању од најмање четири године, положен државни стручни испит, најмање седам година "
     "радног искуства у струци, знање енглеског језика и рада на рачунару",
     {"level": "higher_240", "fields": ["ветеринарске науке"], "years": 7, "exams": ["државни стручни испит"],
      "languages": ["енглеског језика"], "computer": "рада на рачунару"}),
    # the same between semicolons
    ("високо образовање из области шумарства у обиму од најмање 180 ЕСПБ бодова; најмање три године радног искуства; "
     "положен државни стручни испит; познавање рада на рачунару",
     {"level": "higher_180", "fields": ["шумарства"], "years": 3, "exams": ["државни стручни испит"],
      "computer": "познавање рада на рачунару"}),
    # … and as sentences
    ("Средња школа. Познавање рада на рачунару. Возачка дозвола.",
     {"level": "secondary", "exams": ["Возачка дозвола"], "computer": "Познавање рада на рачунару"}),
    ("мастер правник са положеним правосудним испитом и најмање две године радног искуства",
     {"level": "master", "years": 2, "exams": ["правосудним испитом"]}),
    ("средње образовање у четворогодишњем трајању природног или техничког смера, једна година радног искуства, "
     "основно знање рада на рачунару и познавање мађарског језика",
     {"level": "secondary_4", "fields": ["природног или техничког смера"], "years": 1,
      "languages": ["мађарског језика"], "computer": "основно знање рада на рачунару"}),
    # what is none of these stays in `requirements` alone
    ("основна школа, држављанство Републике Србије, општа здравствена способност", {"level": "primary"}),
    ("без посебних услова", {}),
]  # fmt: skip

LEVELS: list[Case] = [
    ("основна школа", {"level": "primary"}),
    ("основно образовање", {"level": "primary"}),
    ("НК радник", {"level": "primary"}),
    ("II степен стручне спреме", {"level": "vocational"}),
    ("трогодишња средња школа", {"level": "secondary_3"}),
    ("средња школа у трајању од три године", {"level": "secondary_3"}),
    ("КВ радник", {"level": "secondary_3"}),
    ("III или IV степен стручне спреме", {"level": "secondary_3"}),
    ("средња школа", {"level": "secondary"}),
    ("средња стручна спрема", {"level": "secondary"}),
    ("ССС, IV степен", {"level": "secondary_4"}),
    ("гимназија", {"level": "secondary_4"}),
    ("четврти степен стручне спреме", {"level": "secondary_4"}),
    ("ВКВ радник, V степен", {"level": "specialist"}),
    ("виша школа", {"level": "higher_180"}),
    ("више образовање", {"level": "higher_180"}),
    ("шести ниво НОКС", {"level": "higher_180"}),
    ("ниво 6.2 НОКС", {"level": "higher_240"}),
    ("високо образовање", {"level": "higher"}),
    ("висока стручна спрема", {"level": "higher_240"}),
    ("ВСС", {"level": "higher_240"}),
    ("VII-1 степен стручне спреме", {"level": "higher_240"}),
    ("VII/1 степен", {"level": "higher_240"}),
    ("7. ниво квалификације", {"level": "higher_240"}),
    ("основне студије у трајању од најмање четири године", {"level": "higher_240"}),
    ("студије у трајању до три године", {"level": "higher_180"}),
    ("завршене мастер академске студије", {"level": "master"}),
    ("интегрисане академске студије у обиму од 360 ЕСПБ бодова", {"level": "master"}),
    ("VII-2 степен", {"level": "master"}),
    ("докторат", {"level": "doctorate"}),
    ("високо образовање на студијама трећег степена", {"level": "doctorate"}),
    ("доктор ветеринарских наука", {"level": "doctorate"}),
    ("доктор медицине", {"level": "master"}),
    ("мастер инжењер, односно дипломирани инжењер", {"level": "higher_240"}),
    # of alternatives the lowest that suffices
    ("високо образовање у обиму од најмање 180 ЕСПБ или најмање 240 ЕСПБ бодова", {"level": "higher_180"}),
    ("најмање 240 ЕСПБ бодова или VII-1 степен, односно магистар или доктор наука", {"level": "higher_240"}),
    ("виша школа или факултет", {"level": "higher_180"}),
    ("средње образовање у трогодишњем или четворогодишњем трајању", {"level": "secondary_3"}),
    ("на студијама другог степена или на основним студијама у трајању од најмање четири године, изузетно на студијама "
     "у трајању од три године", {"level": "higher_180"}),
    # years of experience are no years of study
    ("високо образовање, четири године радног искуства", {"level": "higher", "years": 4}),
]  # fmt: skip

FIELDS: list[Case] = [
    ("високо образовање из области економске науке, правне науке или политичке науке у обиму од 240 ЕСПБ бодова",
     {"level": "higher_240", "fields": ["економске науке", "правне науке", "политичке науке"]}),
    # an adjective alone is no field
    ("високо образовање из области правних или економских наука",
     {"level": "higher", "fields": ["правних или економских наука"]}),
    # «и» belongs to the names of many
    ("високо образовање из области социјална политика и социјални рад",
     {"level": "higher", "fields": ["социјална политика и социјални рад"]}),
    ("високо образовање из области правне науке и економске науке",
     {"level": "higher", "fields": ["правне науке", "економске науке"]}),
    ("високо образовање у оквиру поља природно-математичких наука или поља медицинских наука",
     {"level": "higher", "fields": ["природно-математичких наука", "медицинских наука"]}),
    ("VII степен; Врста: пољопривредни факултет",
     {"level": "higher_240", "fields": ["пољопривредни факултет"]}),
    ("завршен факултет спорта и физичког васпитања",
     {"level": "higher_240", "fields": ["факултет спорта и физичког васпитања"]}),
    # behind a dash
    ("основне студије у трајању од најмање четири године – етнологија или археологија",
     {"level": "higher_240", "fields": ["етнологија", "археологија"]}),
    ("средња стручна спрема – возач моторних возила", {"level": "secondary", "fields": ["возач моторних возила"]}),
    ("средња стручна спрема – IV степен", {"level": "secondary_4"}),
    ("високо образовање – на студијама у трајању од четири године", {"level": "higher_240"}),
    ("завршена војна академија, провера пливања", {"level": "higher_240", "fields": ["војна академија"]}),
    ("средња школа економске струке", {"level": "secondary", "fields": ["економске струке"]}),
]  # fmt: skip

YEARS: list[Case] = [
    ("радно искуство најмање пет година", {"years": 5}),
    ("пет (5) година радног искуства", {"years": 5}),
    ("5 (пет) година радног искуства", {"years": 5}),
    ("најмање двадесет једна година радног искуства", {"years": 21}),
    ("1-3 године радног искуства", {"years": 1}),
    ("две до три године радног искуства", {"years": 2}),
    ("најмање годину дана радног искуства", {"years": 1}),
    ("трогодишње радно искуство", {"years": 3}),
    ("2 год. искуства", {"years": 2}),
    # months count as the full years in them
    ("шест месеци радног искуства", {"years": 0}),
    ("најмање 18 (осамнаест) месеци радног искуства", {"years": 1}),
    # of alternatives the lowest, but a part of them is none
    ("девет година радног искуства у струци или седам година радног искуства у државном органу", {"years": 7}),
    ("седам година радног искуства у струци, од чега најмање две на руководећим радним местима", {"years": 7}),
    ("седам година радног искуства, од тога две године на пословима надзора", {"years": 7}),
    # said to be needless
    ("без обзира на радно искуство", {"years": 0}),
    ("са или без радног искуства", {"years": 0}),
    ("радно искуство није потребно", {"years": 0}),
    ("три године на пословима надзора", {"years": 3}),
    ("десет година у служби", {"years": 10}),
    ("две године радног искуства након положеног стручног испита", {"years": 2}),
]  # fmt: skip

OTHERS: list[Case] = [
    ("положен државни и правосудни испит", {"exams": ["државни и правосудни испит"]}),
    ("положен правосудни испит и стручни испит за инспектора",
     {"exams": ["правосудни испит", "стручни испит за инспектора"]}),
    ("положен стручни испит, односно правосудни испит", {"exams": ["стручни испит, односно правосудни испит"]}),
    ("државни стручни испит положен; међународна ронилачка дозвола",
     {"exams": ["државни стручни испит", "међународна ронилачка дозвола"]}),
    ("положен возачки испит Б категорије, лиценца коморе",
     {"exams": ["возачки испит Б категорије", "лиценца коморе"]}),
    ("енглески језик – средњи ниво", {"languages": ["енглески језик – средњи ниво"]}),
    ("знање енглеског, немачког или француског језика", {"languages": ["енглеског, немачког или француског језика"]}),
    ("активно знање руског језика", {"languages": ["активно знање руског језика"]}),
    ("знање рада на рачунару (MS Office, Internet) и енглеског језика",
     {"computer": "знање рада на рачунару (MS Office, Internet)", "languages": ["енглеског језика"]}),
    ("комуникационе вештине, тимски рад; познавање прописа о водама",
     {"skills": "комуникационе вештине, тимски рад; познавање прописа о водама"}),
    ("посебна функционална компетенција за област рада стручно-оперативни послови",
     {"skills": "посебна функционална компетенција за област рада стручно-оперативни послови"}),
]  # fmt: skip

NEIGHBOURS: list[tuple[str, str, dict[str, Any]]] = [
    ("hr", "magistar struke ili stručni specijalist šumarske struke, najmanje jedna godina radnog iskustva na "
     "odgovarajućim poslovima, položen državni ispit, poznavanje rada na računalu",
     {"level": "master", "fields": ["šumarske struke"], "years": 1, "exams": ["državni ispit"],
      "computer": "poznavanje rada na računalu"}),
    ("hr", "razina 7 HKO-a, tri godine radnog iskustva", {"level": "master", "years": 3}),
    ("hr", "sveučilišni ili stručni prvostupnik ekonomske struke",
     {"level": "higher_180", "fields": ["ekonomske struke"]}),
    ("hr", "završen preddiplomski i diplomski sveučilišni studij iz polja prava",
     {"level": "master", "fields": ["prava"]}),
    ("hr", "srednja stručna sprema, četverogodišnja škola; radno iskustvo nije uvjet",
     {"level": "secondary_4", "years": 0}),
    ("cnr", "VII1 nivo kvalifikacije obrazovanja, fakultet iz oblasti društvenih nauka, 240 (CSPK) kredita, dvije "
     "godine radnog iskustva, položen stručni ispit za rad u državnim organima",
     {"level": "higher_240", "fields": ["društvenih nauka"], "years": 2,
      "exams": ["stručni ispit za rad u državnim organima"]}),
    ("cnr", "IV1 nivo kvalifikacije obrazovanja", {"level": "secondary_4"}),
    ("bs", "VSS – VII stepen, položen stručni upravni ispit, najmanje 3 (tri) godine radnog staža u struci",
     {"level": "higher_240", "years": 3, "exams": ["stručni upravni ispit"]}),
    ("bs", "visoko obrazovanje najmanje prvog ciklusa (240 ECTS) društvenog smjera, 10 mjeseci radnog staža",
     {"level": "higher_240", "fields": ["društvenog smjera"], "years": 0}),
    ("en", "university degree in geology with at least 240 ECTS credits, at least three years of work experience, "
     "state professional exam, knowledge of English and computer skills",
     {"level": "higher_240", "fields": ["geology"], "years": 3, "exams": ["state professional exam"],
      "languages": ["English"], "computer": "computer skills"}),
    ("en", "secondary school, driving licence of category B",
     {"level": "secondary", "exams": ["driving licence of category B"]}),
]  # fmt: skip


@pytest.mark.parametrize("letters", ["cyrillic", "latin"])
@pytest.mark.parametrize(("text", "expected"), [*SENTENCES, *LEVELS, *FIELDS, *YEARS, *OTHERS])
def test_parts(text: str, expected: dict[str, Any], letters: str) -> None:
    said = ABOVE["sr"] + CONDITIONS["sr"] + text + "."
    wanted = EMPTY | expected
    if letters == "latin":
        said = script.to_latin(said)
        wanted = {name: in_latin(value) for name, value in wanted.items()}
    found = post(said, "sr")
    assert parts(found) == wanted
    assert found.requirements == (text if letters == "cyrillic" else script.to_latin(text)).rstrip(".")


def in_latin(value: Any) -> Any:
    if isinstance(value, list):
        return [script.to_latin(one) for one in value]
    return script.to_latin(value) if isinstance(value, str) else value


@pytest.mark.parametrize(("language", "text", "expected"), NEIGHBOURS)
def test_parts_in_neighbouring_languages(language: str, text: str, expected: dict[str, Any]) -> None:
    assert parts(post(ABOVE[language] + CONDITIONS[language] + text + ".", language)) == EMPTY | expected


def test_levels_of_the_cases_are_those_of_the_schema() -> None:
    asked = {expected["level"] for _, expected in [*SENTENCES, *LEVELS, *FIELDS] if "level" in expected}
    assert asked == set(EDUCATION_LEVELS)


# lines with labels, and a list with dashes
LABELLED: list[tuple[str, str, dict[str, Any]]] = [
    ("Образовање: ВСС\nРадно искуство: 4 године\nСтручни испит: државни стручни\nСтрани језик: енглески (Б2)",
     "ВСС", {"level": "higher_240", "years": 4, "exams": ["државни стручни"], "languages": ["енглески (Б2)"]}),
    ("Степен стручне спреме: VII\nВрста стручне спреме: шумарски факултет\nРадно искуство: није потребно",
     "VII; шумарски факултет", {"level": "higher_240", "fields": ["шумарски факултет"], "years": 0}),
    ("Услови:\n– средња школа;\n– једна година радног искуства;\n– возачка дозвола Б категорије.",
     "средња школа", {"level": "secondary", "years": 1, "exams": ["возачка дозвола Б категорије"]}),
    ("Образовање: средње. Радно искуство: једна година. Рад на рачунару: обавезно.",
     "средње", {"level": "secondary", "years": 1, "computer": "обавезно"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "education", "expected"), LABELLED)
def test_labelled(text: str, education: str, expected: dict[str, Any]) -> None:
    found = post(ABOVE["sr"] + text, "sr")
    assert found.education == education
    assert parts(found) == EMPTY | expected


EDUCATION = [
    # the clauses on schooling, and nothing else
    ("најмање две године искуства, средња школа друштвеног смера, возачка дозвола", "средња школа друштвеног смера"),
    ("високо образовање у обиму од 180 ЕСПБ бодова; виша школа; две године радног искуства",
     "високо образовање у обиму од 180 ЕСПБ бодова; виша школа"),
    ("две године радног искуства", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "education"), EDUCATION)
def test_education(text: str, education: str) -> None:
    assert post(ABOVE["sr"] + CONDITIONS["sr"] + text + ".", "sr").education == education


def test_columns_of_a_table() -> None:
    rows = [
        ["Р. бр.", "Назив радног места", "Стручна спрема", "Радно искуство", "Стручни испит", "Број извршилаца"],
        ["1.", "Лађар", "IV степен", "2 године", "за лађара", "3"],
        ["2.", "Чувар насипа", "основна школа", "без", "", "1"],
    ]
    table = "\n".join("\t".join(row) for row in rows)
    found = read_text(ABOVE["sr"].partition("1. Лађар")[0] + table).positions
    said = [(p.title, p.education, p.education_level, p.experience_years, p.exams, p.executors) for p in found]
    assert said == [
        ("Лађар", "IV степен", "secondary_4", 2, ("за лађара",), 3),
        ("Чувар насипа", "основна школа", "primary", 0, (), 1),
    ]
