"""Amending acts: texts in, rows out, each with what it becomes in the amended act.

A row is «U name», «D duty», «P title» (a post), «p duty of a post», and what it amends.
"""

from __future__ import annotations

import pytest
from delokrug import packs, script
from delokrug.ingest import read_bytes
from delokrug.reading import read_document
from delokrug.tables.citations import amended, citation
from extract_factory import read_text

Rows = list[tuple[str, str]]

TITLE = """ПРАВИЛНИК
о изменама и допунама Правилника о унутрашњем уређењу и систематизацији радних места у Управи за мочваре

Члан 1.
У Правилнику о унутрашњем уређењу и систематизацији радних места у Управи за мочваре („Службени гласник РС”, бр. 5/20
и 7/22), члан 3. брише се.

Члан 2.
"""
BODY = ("U Управа за мочваре", "")
REMIT = "Одељење за брзаце обавља послове који се односе на: мерење протока; чишћење корита."
DUTIES = ("U Одељење за брзаце", "D мерење протока", "D чишћење корита")


def remit(amends: str) -> Rows:
    return [(row, amends) for row in DUTIES]


NEW_TEXT: list[tuple[str, Rows]] = [
    # an article, a paragraph, an item that is changed
    (f"Члан 7. мења се и гласи:\n„Члан 7.\n{REMIT}”", remit("члан 7. став 1.")),
    (f"Члан 7. мења се и гласи:\n„{REMIT}”", remit("члан 7. став 1.")),
    (f"У члану 12. став 2. мења се и гласи: „{REMIT}”", remit("члан 12. став 2.")),
    (f"У члану 12. ст. 2. и 3. мењају се и гласе:\n„{REMIT}\nОдсек за чамце води евиденцију чамаца.”",
     [*remit("члан 12. став 2."), ("U Одсек за чамце", "члан 12. став 3."),
      ("D води евиденцију чамаца", "члан 12. став 3.")]),
    ("У члану 4. став 1. тачка 2) мења се и гласи:\n„2) Одељење за брзаце;”.",
     [("U Одељење за брзаце", "члан 4. став 1. тачка 2)")]),
    ("У члану 4. тач. 2) и 3) мењају се и гласе:\n„2) Одељење за брзаце;\n3) Одсек за чамце;”.",
     [("U Одељење за брзаце", "члан 4. тачка 2)"), ("U Одсек за чамце", "члан 4. тачка 3)")]),
    (f"Члан 7. гласи:\n„{REMIT}”", remit("члан 7. став 1.")),
    # one that is added
    (f"После члана 15. додаје се члан 15а, који гласи:\n„Члан 15а\n{REMIT}”",
     remit("после члана 15.: члан 15а став 1.")),
    (f"После члана 15. додаје се члан 15а који гласи: „Члан 15а {REMIT}”", remit("после члана 15.: члан 15а став 1.")),
    (f"Иза члана 15. додаје се нови члан који гласи:\n„Члан 15а\n{REMIT}”", remit("после члана 15.: члан 15а став 1.")),
    (f"После члана 15. додају се чл. 15а и 15б, који гласе:\n„Члан 15а\n{REMIT}\n\nЧлан 15б\nОдсек за чамце води "
     "евиденцију чамаца.”",
     [*remit("после члана 15.: члан 15а став 1."), ("U Одсек за чамце", "после члана 15.: члан 15б став 1."),
      ("D води евиденцију чамаца", "после члана 15.: члан 15б став 1.")]),
    (f"У члану 6. додаје се став 3, који гласи:\n„{REMIT}”", remit("ново: члан 6. став 3.")),
    (f"У члану 6. после става 1. додаје се нови став 2, који гласи:\n„{REMIT}”",
     remit("члан 6. после става 1.: члан 6. став 2.")),
    ("У члану 4. став 1. после тачке 3) додаје се тачка 3а), која гласи:\n„3а) Одељење за брзаце;”.",
     [("U Одељење за брзаце", "члан 4. став 1. после тачке 3): члан 4. став 1. тачка 3а)")]),
    ("У члану 4. став 1. тачка 3) после подтачке (1) додаје се подтачка (2), која гласи:\n„(2) Одсек за чамце;”.",
     [("U Одсек за чамце", "члан 4. став 1. тачка 3) после подтачке (1): члан 4. став 1. тачка 3) подтачка (2)")]),
    ("У члану 4. став 1. после алинеје 2. додаје се алинеја 3. која гласи:\n„– Одсек за чамце;”.",
     [("U Одсек за чамце", "члан 4. став 1. после алинеје 2: члан 4. став 1. алинеја 3")]),
    (f"У члану 6. додаје се став 3: „{REMIT}”", remit("ново: члан 6. став 3.")),
    # the sentence goes on in the article of the one before
    (f"У члану 12. став 1. брише се.\nСтав 2. мења се и гласи:\n„{REMIT}”", remit("члан 12. став 2.")),
    (f"У члану 12. став 2. мења се и гласи:\n„{REMIT}”\nПосле става 2. додаје се став 3, који гласи:\n"
     "„Одсек за чамце води евиденцију чамаца.”",
     [*remit("члан 12. став 2."), ("U Одсек за чамце", "члан 12. после става 2.: члан 12. став 3."),
      ("D води евиденцију чамаца", "члан 12. после става 2.: члан 12. став 3.")]),
    # a list of the changed paragraph, and one point more in it
    ("У члану 12. став 2. мења се и гласи:\n„Одељење за брзаце обавља послове који се односе на:\n1) мерење протока;\n"
     "2) чишћење корита.”\nПосле тачке 2) додаје се тачка 3), која гласи:\n„3) набавку чамаца;”.",
     [("U Одељење за брзаце", "члан 12. став 2."), ("D мерење протока", "члан 12. став 2. тачка 1)"),
      ("D чишћење корита", "члан 12. став 2. тачка 2)"),
      ("D набавку чамаца", "члан 12. став 2. после тачке 2): члан 12. став 2. тачка 3)")]),
    # other quotation marks, quotations inside, none at all, one that is never closed
    (f"Члан 7. мења се и гласи:\n»{REMIT}«", remit("члан 7. став 1.")),
    (f"Члан 7. мења се и гласи:\n\"{REMIT}\"", remit("члан 7. став 1.")),
    (f"Члан 7. мења се и гласи:\n“{REMIT}”", remit("члан 7. став 1.")),
    (f"Члан 7. мења се и гласи:\n„{REMIT}“", remit("члан 7. став 1.")),
    (f"Члан 7. мења се и гласи:\n{REMIT}", remit("члан 7. став 1.")),
    (f"Члан 7. мења се и гласи:\n„{REMIT}\n\nЧлан 3.\nОвај правилник ступа на снагу наредног дана.",
     remit("члан 7. став 1.")),
    ("Члан 7. мења се и гласи:\n„Одељење за брзаце обавља послове који се односе на: мерење протока („Службени гласник "
     "РС”, број 5/11); чишћење корита.”",
     [("U Одељење за брзаце", "члан 7. став 1."),
     ("D мерење протока („Службени гласник РС”, број 5/11)", "члан 7. став 1."),
      ("D чишћење корита", "члан 7. став 1.")]),
    (f"Члан 7. мења се и гласи:\n„{REMIT}„", remit("члан 7. став 1.")),
    # the sign before each paragraph
    (f"Члан 7. мења се и гласи:\n„{REMIT}\n\n„Одсек за чамце води књиге.”\n\nЧлан 3.\nПравилник ступа на снагу одмах.",
     [*remit("члан 7. став 1."), ("U Одсек за чамце", "члан 7. став 2."), ("D води књиге", "члан 7. став 2.")]),
    # text of the act that the printer ran on behind a list of the new text
    ("Члан 7. мења се и гласи:\n„Одељење за брзаце обавља послове који се односе на:\n– мерење протока;\n– чишћење "
     "корита.” "
     "Даном ступања на снагу Одељење за млаке престаје са радом.",
     [("U Одељење за брзаце", "члан 7. став 1."), ("D мерење протока", "члан 7. став 1. алинеја 1"),
      ("D чишћење корита", "члан 7. став 1. алинеја 2")]),
    # several changes in one sentence, on several lines
    ("У члану 3. став 1. тачка 2) мења се и гласи: „2) Одељење за брзаце;”, а после тачке 5) додаје се тачка 6) која "
     "гласи:\n"
     "„6) Одсек за чамце;”, тачка 7) брише се, а тачка 8) мења се и гласи: „8) Одсек за сплавове.”",
     [("U Одељење за брзаце", "члан 3. став 1. тачка 2)"),
      ("U Одсек за чамце", "члан 3. став 1. после тачке 5): члан 3. став 1. тачка 6)"),
      ("U Одсек за сплавове", "члан 3. став 1. тачка 8)")]),
    # over pages
    ("Члан 7. мења се и гласи:\n„Члан 7.\nОдељење за брзаце обавља послове који се односе на:\n1) мерење протока;\n"
     "\f\n2) чишћење корита.”",
     [("U Одељење за брзаце", "члан 7. став 1."), ("D мерење протока", "члан 7. став 1. тачка 1)"),
      ("D чишћење корита", "члан 7. став 1. тачка 2)")]),
    # posts
    ("После редног броја 14. додаје се редни број 14а, који гласи:\n„14а. Радно место за брзаце\nЗвање: саветник\n"
     "Број извршилаца: 2\nОпис послова: Мери проток; чисти корита.\nУслови: средња школа.”",
     [("P 14а Радно место за брзаце", "после редног броја 14.: редни број 14а"),
      ("p Мери проток", "после редног броја 14.: редни број 14а"),
      ("p чисти корита", "после редног броја 14.: редни број 14а")]),
    ("У члану 22. редни број 8. мења се и гласи:\n„8. Возач чамца, референт, 3 извршиоца\nОпис послова: Вози чамац.”",
     [("P 8 Возач чамца", "члан 22. редни број 8."), ("p Вози чамац", "члан 22. редни број 8.")]),
    # numbers that go without saying; a post's unit in the sentence
    ("У члану 4. став 1. после алинеје 2. додаје се нова алинеја која гласи:\n„– Одсек за чамце;”.",
     [("U Одсек за чамце", "члан 4. став 1. после алинеје 2: члан 4. став 1. алинеја 3")]),
    ("У члану 4. после става 1. додаје се нови став који гласи:\n„Одсек за чамце води књиге.”",
     [("U Одсек за чамце", "члан 4. после става 1.: члан 4. став 2."),
      ("D води књиге", "члан 4. после става 1.: члан 4. став 2.")]),
    ("У Одсеку за чамце, после радног места под редним бројем 21. додаје се радно место под редним бројем 21а, које "
     "гласи:\n"
     "„21а. Скипер, референт, 2 извршиоца\nОпис послова: Вози чамац.”",
     [("U Одсек за чамце", ""), ("P 21а Скипер", "после редног броја 21.: редни број 21а"),
      ("p Вози чамац", "после редног броја 21.: редни број 21а")]),
    # the unit before its article
    (f"Став 2. члана 12. мења се и гласи:\n„{REMIT}”", remit("члан 12. став 2.")),
    # words: a unit only where they are its whole name
    ("У члану 4. став 1. тачка 3) речи: „Одсек за млаке” замењују се речима: „Одсек за чамце”.",
     [("U Одсек за чамце", "члан 4. став 1. тачка 3)")]),
    ("У члану 5. речи: „Одсеку за млаке” замењују се речима: „Одсеку за чамце”.", []),
    ("У члану 5. став 1. после речи: „мерење протока” додају се речи: „и дубине”.", []),
    # what is deleted, renumbered or only mentioned
    ("У члану 4. тачка 4) „Одсек за млаке” брише се.", []),
    ("Члан 9. брише се.\nДосадашњи чл. 10. и 11. постају чл. 9. и 10.", []),
    ("У Одсеку за млаке, на радном месту под редним бројем 12. „Радно место за млаке”, број извршилаца „2” замењује се "
     "бројем „3”.", []),
    # a duty of nobody knows whom
    ("У члану 13. после тачке 5) додаје се тачка 6), која гласи:\n„6) набавку чамаца;”.", []),
    (f"У члану 12. став 2. мења се и гласи:\n„{REMIT}”\n\nЧлан 3.\nУ члану 13. став 1. после тачке 5) додаје се тачка "
     "6), "
     "која гласи:\n„6) набавку чамаца;”.", remit("члан 12. став 2.")),
]  # fmt: skip

HR = """PRAVILNIK
o izmjenama i dopunama Pravilnika o unutarnjem redu Agencije za močvare

Članak 1.
U Pravilniku o unutarnjem redu Agencije za močvare (»Narodne novine«, broj 5/20), članak 3. briše se.

Članak 2.
"""
CNR = "Član 1\nU Pravilniku o unutrašnjoj organizaciji Uprave za močvare, član 3 briše se.\n\nČlan 2\n"
EN = "Article 1\nIn the Rulebook on internal organisation of the Wetlands Agency, Article 3 is deleted.\n\nArticle 2\n"

NEIGHBOURS: list[tuple[str, str, Rows]] = [
    ("hr", HR + "U članku 5. stavak 2. mijenja se i glasi:\n»Odjel za brzace obavlja poslove koji se odnose na "
     "mjerenje protoka.«",
     [("U Odjel za brzace", "članak 5. stavak 2."), ("D mjerenje protoka", "članak 5. stavak 2.")]),
    ("hr", HR + "Iza članka 7. dodaje se članak 7.a koji glasi:\n»Članak 7.a\n(1) Odjel za brzace obavlja poslove "
     "koji se odnose na "
     "mjerenje protoka.\n(2) Odsjek za čamce obavlja poslove koji se odnose na nabavu čamaca.«",
     [("U Odjel za brzace", "iza članka 7.: članak 7.a stavak 1."),
      ("D mjerenje protoka", "iza članka 7.: članak 7.a stavak 1."),
      ("U Odsjek za čamce", "iza članka 7.: članak 7.a stavak 2."),
      ("D nabavu čamaca", "iza članka 7.: članak 7.a stavak 2.")]),
    ("hr", HR + "U stavku 2. članka 6. riječi: »Odsjek za mlake« zamjenjuju se riječima: »Odsjek za čamce«.",
     [("U Odsjek za čamce", "članak 6. stavak 2.")]),
    ("cnr", CNR + "Član 5 mijenja se i glasi:\n„Član 5\nOdjeljenje za brzake vrši poslove koji se odnose na: mjerenje "
     "protoka; čišćenje korita.“",
     [("U Odjeljenje za brzake", "član 5 stav 1"), ("D mjerenje protoka", "član 5 stav 1"),
      ("D čišćenje korita", "član 5 stav 1")]),
    ("cnr", CNR + "Poslije člana 8 dodaje se član koji glasi:\n„Član 8a\nOdjeljenje za brzake vrši poslove koji se "
     "odnose "
     "na: mjerenje protoka; čišćenje korita.“",
     [("U Odjeljenje za brzake", "poslije člana 8: član 8a stav 1"),
      ("D mjerenje protoka", "poslije člana 8: član 8a stav 1"),
       ("D čišćenje korita", "poslije člana 8: član 8a stav 1")]),
    ("bs", CNR + "U članu 5. stav (2) mijenja se i glasi:\n„(2) Odjeljenje za brzake vrši poslove koji se odnose na: "
     "mjerenje protoka; čišćenje korita.“",
     [("U Odjeljenje za brzake", "član 5. stav 2."), ("D mjerenje protoka", "član 5. stav 2."),
      ("D čišćenje korita", "član 5. stav 2.")]),
    ("en", EN + "In Article 5, paragraph 2 is amended to read:\n\"The Rapids Department performs tasks related to: "
     "measuring flow; cleaning river beds.\"",
     [("U Rapids Department", "Article 5 paragraph 2"), ("D measuring flow", "Article 5 paragraph 2"),
      ("D cleaning river beds", "Article 5 paragraph 2")]),
    ("en", EN + "Article 5 is replaced by the following:\n\"The Rapids Department performs tasks related to: "
     "measuring flow; cleaning river beds.\"",
     [("U Rapids Department", "Article 5 paragraph 1"), ("D measuring flow", "Article 5 paragraph 1"),
      ("D cleaning river beds", "Article 5 paragraph 1")]),
    ("en", EN + "In Article 5, the following paragraph 3 is added:\n\"The Rapids Department performs tasks related to: "
     "measuring flow; cleaning river beds.\"",
     [("U Rapids Department", "new: Article 5 paragraph 3"), ("D measuring flow", "new: Article 5 paragraph 3"),
      ("D cleaning river beds", "new: Article 5 paragraph 3")]),
    ("en", EN + "After Article 8, a new Article 8a is added, which reads as follows:\n“Article 8a\nThe Rapids "
     "Department "
     "performs tasks related to: measuring flow; cleaning river beds.”",
     [("U Rapids Department", "after Article 8: Article 8a paragraph 1"),
      ("D measuring flow", "after Article 8: Article 8a paragraph 1"),
      ("D cleaning river beds", "after Article 8: Article 8a paragraph 1")]),
]  # fmt: skip

ORDINARY = [
    # what only looks like an amending sentence
    "Члан 4.\nТекст заклетве гласи: „Заклињем се.”\nОдељење за брзаце обавља послове који се односе на: мерење "
    "протока.",
    "Члан 4.\nСистематизација радних места је саставни део овог правилника и гласи:\nОдељење за брзаце обавља послове "
    "који се односе на: мерење протока.",
]


def rows_of(text: str, language: str = "sr") -> list[tuple[str, str, str]]:
    """Rows with citation and what they amend, units first."""
    found = read_text(text, language)
    by_script = packs.pack(language).citation
    labels = by_script.get(found.script) or by_script["Latn"]
    rows = [(f"U {unit.name}", unit.place) for unit in found.units]
    for duty in found.responsibilities:
        rows.append((f"{'D' if duty.position is None else 'p'} {duty.text}", duty.place))
    for post in found.positions:
        number = script.to_cyrillic(post.number) if found.script == "Cyrl" else post.number
        rows.append((f"P {number} {post.title}", post.place))
    return [
        (row, citation(place, labels=labels, script=found.script), amended(place, labels=labels, script=found.script))
        for row, place in rows
    ]


@pytest.mark.parametrize("letters", ["cyrillic", "latin"])
@pytest.mark.parametrize(("text", "expected"), NEW_TEXT)
def test_new_text(text, expected, letters):
    expected = [BODY, *expected]
    text = TITLE + text
    if letters == "latin":
        text, expected = script.to_latin(text), [(script.to_latin(row), script.to_latin(to)) for row, to in expected]
    found = rows_of(text)
    assert sorted((row, amends) for row, _, amends in found) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), NEW_TEXT)
def test_the_citation_is_of_the_amending_act(text, expected):
    cited = {citation for row, citation, amends in rows_of(TITLE + text) if amends}
    assert all(one.startswith("члан 2. став ") for one in cited)
    assert bool(cited) == bool(expected)


@pytest.mark.parametrize(("language", "text", "expected"), NEIGHBOURS)
def test_neighbours(language, text, expected):
    found = [(row, amends) for row, _, amends in rows_of(text, language) if amends]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text(text):
    found = rows_of(text)
    assert [row for row, _, _ in found] == ["U Одељење за брзаце", "D мерење протока"]
    assert not any(amends for _, _, amends in found)


TABLE = """<h1>ПРАВИЛНИК о изменама Правилника о систематизацији радних места у Управи за мочваре</h1><p>Члан 1.</p>
<p>У члану 22. табела радних места мења се и гласи:</p>
<table><tr><td>„Ред. бр.</td><td>Назив радног места</td><td>Звање</td><td>Број извршилаца</td></tr>
<tr><td>1.</td><td>Чувар насипа</td><td>референт</td><td>2</td></tr>
<tr><td>2.</td><td>Скипер</td><td>намештеник – четврта врста радних места</td><td>1”</td></tr></table>
<p>Члан 2.</p><p>После члана 9. додаје се члан 9а, који гласи:</p><p>„Члан 9а</p>
<p>Одсек за чамце обавља послове који се односе на:</p><ul><li>набавку чамаца;</li><li>чување чамаца.”</li></ul>"""


def test_a_table_in_quotation_marks():
    found = read_document(read_bytes(TABLE.encode(), source="t.html"), language="sr")
    assert [(post.title, post.executors) for post in found.positions] == [("Чувар насипа", 2), ("Скипер", 1)]
    assert {post.place.amends.place.article for post in found.positions} == {"22"}
    # headings of the table say nothing about the article below it
    assert [duty.text for duty in found.responsibilities] == ["набавку чамаца", "чување чамаца"]


FINDINGS = [
    ("Члан 7. мења се и гласи:\n„" + REMIT, "quotation_open"),
    ("На радном месту под редним бројем 12. „Радно место за млаке”, број „2” замењује се бројем „3”.", "post_amended"),
    ("У члану 13. после тачке 5) додаје се тачка 6), која гласи:\n„6) набавку чамаца;”.", "amended_duties"),
]


@pytest.mark.parametrize(("text", "code"), FINDINGS)
def test_findings(text, code):
    assert [finding.code for finding in read_text(TITLE + text).findings] == [code]


def test_paragraphs_of_the_amending_act_count_without_the_new_text():
    new = f"„Члан 7.\n{REMIT}\nОдсек за чамце води чамце.”"
    text = f"{TITLE}Став 1. члана 6. брише се.\nЧлан 7. мења се и гласи:\n{new}\nУ члану 8. став 2. мења се и гласи:\n"
    text += "„Одсек за сплавове води сплавове.”\n\nЧлан 3.\nСектор за воде води књиге."
    cited = {row: citation for row, citation, _ in rows_of(text)}
    assert cited["D мерење протока"] == cited["D води чамце"] == "члан 2. став 2."
    assert cited["D води сплавове"] == "члан 2. став 3."
    assert cited["D води књиге"] == "члан 3. став 1."


def test_quotes_are_verbatim():
    text = TITLE + f"После члана 15. додаје се члан 15а који гласи: „Члан 15а {REMIT}”"
    document = read_bytes(text.encode(), source="t.txt")
    for duty in read_document(document, language="sr").responsibilities:
        assert document.text[duty.start : duty.end] == duty.text
