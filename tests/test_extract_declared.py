"""Sums that a rulebook declares: a text in, what is counted, how many, of which posts and of which unit out."""

from __future__ import annotations

import pytest
from delokrug import script
from delokrug.records import Extraction
from extract_factory import BEACHES, read_text

Sum = tuple[str, int, str, str | None]
"""What is counted («» = only a number), how many, of which posts («» = all), of which unit (None = the document)."""

SHORE, LEGAL = "Сектор за уређење обале", "Одељење за правне послове"

ABOVE = BEACHES + """\
У Сектору за уређење обале образује се Одсек за купалишта.
Члан 3.
"""

SERBIAN: list[tuple[str, list[Sum]]] = [
    # a sentence with a verb of the systematisation
    ("У Дирекцији је систематизовано 31 радно место.", [("posts", 31, "", None)]),
    ("У Дирекцији је систематизовано 31 радно место са 45 извршилаца.",
     [("posts", 31, "", None), ("executors", 45, "", None)]),
    ("Овим правилником систематизују се 22 радна места, са укупно 40 извршилаца.",
     [("posts", 22, "", None), ("executors", 40, "", None)]),
    ("За обављање послова Дирекције утврђује се 14 (четрнаест) радних места и 20 (двадесет) извршилаца.",
     [("posts", 14, "", None), ("executors", 20, "", None)]),
    ("Предвиђено је укупно 9 радних места, односно 12 извршилаца.",
     [("posts", 9, "", None), ("executors", 12, "", None)]),
    ("У Дирекцији су предвиђена четири радна места са пет извршилаца.",
     [("posts", 4, "", None), ("executors", 5, "", None)]),
    ("Укупно је систематизовано 64 радна места.", [("posts", 64, "", None)]),
    ("Дирекција има 18 радних места и 25 извршилаца.", [("posts", 18, "", None), ("executors", 25, "", None)]),
    ("У Дирекцији је систематизовано 1.250 радних места.", [("posts", 1250, "", None)]),
    ("Укупан број државних службеника и намештеника у Дирекцији је 45.", [("executors", 45, "", None)]),
    ("Укупан број радних места је 31.", [("posts", 31, "", None)]),
    ("Укупан број извршилаца: 40", [("executors", 40, "", None)]),
    ("У Дирекцији је систематизован 21 државни службеник.", [("executors", 21, "civil_servants", None)]),
    ("Систематизовано је 20 службеника и намештеника.", [("executors", 20, "", None)]),
    # two sentences
    ("У Дирекцији је систематизовано 31 радно место. Укупан број извршилаца је 45.",
     [("posts", 31, "", None), ("executors", 45, "", None)]),
    ("У Дирекцији је систематизовано 31 радно место. Послове скеле обавља један извршилац.", [("posts", 31, "", None)]),
    # under the heading of a unit
    ("Одељење за правне послове\nЧлан 4.\nСистематизована су 4 радна места.", [("posts", 4, "", LEGAL)]),
    ("Одељење за правне послове\nОдељење води спорове.\nПравилником је систематизовано 58 радних места.",
     [("posts", 58, "", None)]),
    # … with its parts by rank: numbers alone, of posts, of both
    ("У Дирекцији је систематизовано 8 радних места: виши саветник – 1; саветник – 5; референт – 2.",
     [("posts", 8, "", None), ("", 1, "visi_savetnik", None), ("", 5, "savetnik", None), ("", 2, "referent", None)]),
    ("У Дирекцији је систематизовано 8 радних места, и то: положаји – 1, саветник – 5, намештеници – 2.",
     [("posts", 8, "", None), ("", 1, "polozaj", None), ("", 5, "savetnik", None), ("", 2, "namestenik", None)]),
    ("Систематизовано је 5 радних места, и то: виших саветника 2 радна места, млађих саветника 3 радна места.",
     [("posts", 5, "", None), ("posts", 2, "visi_savetnik", None), ("posts", 3, "mladji_savetnik", None)]),
    ("Систематизовано је 11 радних места са 17 извршилаца, и то:\n"
     "1) виши саветник – 3 радна места, 3 извршиоца;\n2) саветник – 8 радних места, 14 извршилаца.",
     [("posts", 11, "", None), ("executors", 17, "", None), ("posts", 3, "visi_savetnik", None),
      ("executors", 3, "visi_savetnik", None), ("posts", 8, "savetnik", None), ("executors", 14, "savetnik", None)]),
    ("Систематизовано је 9 радних места:\n– саветник – 6 радних места (8 извршилаца);\n"
     "– сарадник – 3 радна места (4 извршиоца).",
     [("posts", 9, "", None), ("posts", 6, "savetnik", None), ("executors", 8, "savetnik", None),
      ("posts", 3, "saradnik", None), ("executors", 4, "saradnik", None)]),
    ("Систематизовано је 7 радних места са 9 извршилаца:\nПоложаји – 1 радно место – 1 извршилац\n"
     "Намештеник – четврта врста радних места – 6 радних места – 8 извршилаца",
     [("posts", 7, "", None), ("executors", 9, "", None), ("posts", 1, "polozaj", None),
      ("executors", 1, "polozaj", None), ("posts", 6, "namestenik_4", None), ("executors", 8, "namestenik_4", None)]),
    # … with the rank behind the number; lines that run together
    ("Систематизовано је 4 радна места, и то:\n– 1 радно место – положај у трећој групи (1 извршилац);\n"
     "– 3 радна места у звању саветник (5 извршилаца).",
     [("posts", 4, "", None), ("posts", 1, "polozaj_3", None), ("executors", 1, "polozaj_3", None),
      ("posts", 3, "savetnik", None), ("executors", 5, "savetnik", None)]),
    ("Систематизовано је 9 радних места, и то:\nположај у првој групи – 1\nсаветник – 5\nреферент – 2\n"
     "намештеник – пета врста радних места – 1",
     [("posts", 9, "", None), ("", 1, "polozaj_1", None), ("", 5, "savetnik", None), ("", 2, "referent", None),
      ("", 1, "namestenik_5", None)]),
    ("Систематизована су 22 радна места, на којима ради укупно 28 извршилаца.",
     [("posts", 22, "", None), ("executors", 28, "", None)]),
    # … by kind of post
    ("У Дирекцији је систематизовано 12 радних места, од чега 2 положаја, 9 извршилачких радних места и 1 радно место "
     "намештеника.",
     [("posts", 12, "", None), ("posts", 2, "polozaj", None), ("posts", 9, "executor_posts", None),
      ("posts", 1, "namestenik", None)]),
    ("У Дирекцији је систематизовано 12 радних места са 21 извршиоцем, и то:\n"
     "– на положајима: 2 државна службеника на положају – трећа група;\n– на извршилачким радним местима: 17 државних "
     "службеника;\n– на радним местима намештеника: 2 намештеника.",
     [("posts", 12, "", None), ("executors", 21, "", None), ("executors", 2, "polozaj_3", None),
      ("executors", 17, "executor_posts", None), ("executors", 2, "namestenik", None)]),
    ("Систематизовано је 6 радних места: један положај, пет извршилачких радних места.",
     [("posts", 6, "", None), ("posts", 1, "polozaj", None), ("posts", 5, "executor_posts", None)]),
    # a part that is not understood is kept as such, one that takes the rest as the rest
    ("Систематизовано је 9 радних места: виши саветник – 4, намештеници и радна места из члана 2. овог правилника – 5.",
     [("posts", 9, "", None), ("", 4, "visi_savetnik", None), ("", 5, "rest", None)]),
    ("Систематизовано је 9 радних места: саветник – 4 радна места, остала радна места – 5.",
     [("posts", 9, "", None), ("posts", 4, "savetnik", None), ("posts", 5, "rest", None)]),
    ("Систематизовано је 5 радних места и то:\n– државни секретар – 1 радно место;\n– саветник – 4 радна места.",
     [("posts", 5, "", None), ("posts", 1, "other", None), ("posts", 4, "savetnik", None)]),
    # a sum of a unit, in a sentence and in a list
    ("У Одељењу за правне послове систематизована су 4 радна места са 6 извршилаца.",
     [("posts", 4, "", LEGAL), ("executors", 6, "", LEGAL)]),
    ("Сектор за уређење обале има 7 радних места.", [("posts", 7, "", SHORE)]),
    ("У Дирекцији је систематизовано 11 радних места, и то:\n"
     "1) Сектор за уређење обале – 7 радних места, 9 извршилаца;\n"
     "2) Одељење за правне послове – 4 радна места, 6 извршилаца.",
     [("posts", 11, "", None), ("posts", 7, "", SHORE), ("executors", 9, "", SHORE),
      ("posts", 4, "", LEGAL), ("executors", 6, "", LEGAL)]),
    ("1. Сектор за уређење обале – 7 радних места, 9 извршилаца\n"
     "2. Одељење за правне послове – 4 радна места, 6 извршилаца",
     [("posts", 7, "", SHORE), ("executors", 9, "", SHORE),
      ("posts", 4, "", LEGAL), ("executors", 6, "", LEGAL)]),
    ("Укупно у Сектору за уређење обале: 12 извршилаца", [("executors", 12, "", SHORE)]),
    # another clause says something else
    ("У Дирекцији је систематизовано 84 радна места, а на дан 30. јуна запослен је 71 извршилац.",
     [("posts", 84, "", None)]),
    # trainees and executors for a time are no part of the sum
    ("У Дирекцији је систематизовано 10 радних места са 12 извршилаца и 2 приправника.",
     [("posts", 10, "", None), ("executors", 12, "", None), ("executors", 2, "other", None)]),
    ("У Дирекцији је систематизовано 10 радних места са 12 извршилаца, укључујући 2 приправника.",
     [("posts", 10, "", None), ("executors", 12, "other", None), ("executors", 2, "other", None)]),
]  # fmt: skip

NOTHING = [
    # no sum: how large a unit must be, who does what, how many executors one post has
    "Одељење се образује за послове које обавља најмање осам државних службеника.",
    "Одсек може имати највише 7 извршилаца.",
    "Систематизује се до 5 радних места за послове пројекта.",
    "За послове из члана 7. овог правилника систематизована су 2 радна места.",
    "Послове скеле обавља један извршилац кога одреди директор.",
    "Број извршилаца: 2",
    "Управни одбор има пет чланова, од којих се један именује из реда запослених.",
    "У Заводу за јавну статистику систематизовано је 90 радних места.",
    "Изван унутрашњих јединица систематизована су 2 радна места.",
    "Дирекција запошљава 45 радника.",
    "Правилник ступа на снагу осмог дана од дана објављивања.",
]

OTHERS: list[tuple[str, str, list[Sum]]] = [
    ("hr", "Članak 3.\nSistematizirano je ukupno 21 radno mjesto s 36 izvršitelja.",
     [("posts", 21, "", None), ("executors", 36, "", None)]),
    ("hr", "Članak 3.\nOvim Pravilnikom utvrđuje se 5 radnih mjesta, i to: viši savjetnik – 2, referent – 3.",
     [("posts", 5, "", None), ("", 2, "visi_savetnik", None), ("", 3, "referent", None)]),
    ("hr", "Članak 3.\nUkupan broj službenika i namještenika je 36.", [("executors", 36, "", None)]),
    ("cnr", "Član 3\nZa vršenje poslova utvrđuje se 26 radnih mjesta sa 38 izvršilaca.",
     [("posts", 26, "", None), ("executors", 38, "", None)]),
    ("cnr", "Član 3\nSistematizovana su četiri radna mjesta, odnosno pet izvršilaca.",
     [("posts", 4, "", None), ("executors", 5, "", None)]),
    ("bs", "Član 3.\nOvim pravilnikom sistematizirano je 17 radnih mjesta sa 23 izvršioca.",
     [("posts", 17, "", None), ("executors", 23, "", None)]),
    ("en", "Article 3\nA total of 31 posts with 45 employees are systematised.",
     [("posts", 31, "", None), ("executors", 45, "", None)]),
    ("en", "Article 3\nThis Rulebook establishes 8 job positions: senior adviser – 2; adviser – 5; support staff – 1.",
     [("posts", 8, "", None), ("", 2, "visi_savetnik", None), ("", 5, "savetnik", None), ("", 1, "namestenik", None)]),
    ("en", "Article 3\nThe total number of posts is 31.", [("posts", 31, "", None)]),
    ("en", "Article 3\nGroups are set up for work that needs at least three posts.", []),
]  # fmt: skip


def sums(found: Extraction) -> list[Sum]:
    names = [unit.name for unit in found.units]
    return [(t.counted, t.count, t.of, None if t.unit is None else names[t.unit]) for t in found.declared]


def in_script(text: str, letters: str) -> str:
    return script.to_latin(text) if letters == "latin" else text


@pytest.mark.parametrize("letters", ["cyrillic", "latin"])
@pytest.mark.parametrize(("text", "expected"), SERBIAN)
def test_sums(text: str, expected: list[Sum], letters: str) -> None:
    found = read_text(in_script(ABOVE + text, letters))
    wanted = [(*one[:3], one[3] and in_script(one[3], letters)) for one in expected]
    assert sums(found) == wanted
    assert not found.positions  # a summary lists no posts


@pytest.mark.parametrize("letters", ["cyrillic", "latin"])
@pytest.mark.parametrize("text", NOTHING)
def test_no_sums(text: str, letters: str) -> None:
    assert sums(read_text(in_script(ABOVE + text, letters))) == []


@pytest.mark.parametrize(("language", "text", "expected"), OTHERS)
def test_sums_in_other_languages(language: str, text: str, expected: list[Sum]) -> None:
    assert sums(read_text(text, language)) == expected
