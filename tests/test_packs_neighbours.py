"""Croatian, Bosnian, Montenegrin: short acts in, units with their parents, duties and posts out, as in DESIGN.md."""

from __future__ import annotations

import pytest
from delokrug.script import to_cyrillic
from extract_factory import DutyRow, UnitRow, duties_of, read_text, units_of

SEA = "Ministarstvo mora i otoka"
SEA_TITLE = "UREDBA\no unutarnjem ustrojstvu Ministarstva mora i otoka\n\n"
TOURISM = "Ministarstvo održivog turizma"
TOURISM_TITLE = "PRAVILNIK\no unutrašnjoj organizaciji i sistematizaciji Ministarstva održivog turizma\n\n"
LABOUR = "Federalno ministarstvo rada"
LABOUR_TITLE = "PRAVILNIK\no unutrašnjoj organizaciji Federalnog ministarstva rada\n\n"

# language, text, the rows behind that of the body
UNITS: list[tuple[str, str, list[UnitRow]]] = [
    # a decree's list, with «mora» that is also a verb; a service of its own beside the uprave
    ("hr", SEA_TITLE + "U Ministarstvu se ustrojavaju sljedeće upravne organizacije i unutarnje ustrojstvene "
     "jedinice:\n"
     "1. Kabinet ministra\n2. Glavno tajništvo\n3. Uprava pomorstva\n4. Ravnateljstvo za otoke\n"
     "5. Samostalna služba za unutarnju reviziju",
     [("Kabinet ministra", "cabinet", SEA, "part_of"), ("Glavno tajništvo", "secretariat", SEA, "part_of"),
      ("Uprava pomorstva", "administration", SEA, "part_of"), ("Ravnateljstvo za otoke", "directorate", SEA, "part_of"),
      ("Samostalna služba za unutarnju reviziju", "service", SEA, "part_of")]),
    # headings alone show the tree: uprava, sektor, služba, odjel
    ("hr", SEA_TITLE + "UPRAVA POMORSTVA\n\nSektor plovidbe\n\nSlužba za pomorce\n\nOdjel za svjedodžbe\n\n"
     "Odjel izdaje svjedodžbe.\n\nOdjel za ispite\n\nOdjel provodi ispite.",
     [("Uprava pomorstva", "administration", SEA, "part_of"), ("Sektor plovidbe", "sector", "Uprava pomorstva",
      "part_of"),
      ("Služba za pomorce", "service", "Sektor plovidbe", "part_of"),
      ("Odjel za svjedodžbe", "department", "Služba za pomorce", "part_of"),
      ("Odjel za ispite", "department", "Služba za pomorce", "part_of")]),
    # two containers in one sentence; «izvan sjedišta» is a place
    ("hr", SEA_TITLE + "U Ministarstvu se ustrojava Uprava pomorstva.\n\n"
     "U Upravi pomorstva ustrojavaju se Sektor plovidbe i Služba za luke, a u Službi, izvan sjedišta "
      "Ministarstva, Odjel Zaton.",
     [("Uprava pomorstva", "administration", SEA, "part_of"), ("Sektor plovidbe", "sector", "Uprava pomorstva",
      "part_of"),
      ("Služba za luke", "service", "Uprava pomorstva", "part_of"), ("Odjel Zaton", "department", "Služba za luke",
       "part_of")]),
    # the largest unit of a county is itself the body of its rulebook
    ("hr", "PRAVILNIK\no unutarnjem redu Upravnog odjela za prostorno uređenje\n\nU Upravnom odjelu ustrojavaju se:\n"
     "- Odsjek za gradnju\n- Odsjek za ceste, u čijem sastavu je Pododsjek za groblja",
     [("Odsjek za gradnju", "section", "Upravni odjel za prostorno uređenje", "part_of"),
      ("Odsjek za ceste", "section", "Upravni odjel za prostorno uređenje", "part_of"),
      ("Pododsjek za groblja", "section", "Odsjek za ceste", "part_of")]),
    ("bs", LABOUR_TITLE + "Osnovne organizacione jedinice u Ministarstvu su:\na) Kabinet ministra\nb) Sektor za rad\n"
     "c) Odjeljenje za internu reviziju\n\nU Sektoru za rad formiraju se:\n- Odsjek za radne odnose\n"
     "- Odjeljenje za zapošljavanje, u okviru kojeg djeluje Ured za strance.",
     [("Kabinet ministra", "cabinet", LABOUR, "part_of"), ("Sektor za rad", "sector", LABOUR, "part_of"),
      ("Odjeljenje za internu reviziju", "department", LABOUR, "part_of"),
      ("Odsjek za radne odnose", "section", "Sektor za rad", "part_of"),
      ("Odjeljenje za zapošljavanje", "department", "Sektor za rad", "part_of"),
      ("Ured za strance", "office", "Odjeljenje za zapošljavanje", "part_of")]),
    # what stands behind «u svom sastavu» is no container; a bare noun beside a name is a unit
    ("bs", LABOUR_TITLE + "Uspostavljaju se sljedeće organizacione jedinice:\na) Sektor za opće poslove.\n\n"
     "Sektor za opće poslove ima u svom sastavu Odsjek za kadrovske poslove, Odsjek za finansije i Pisarnicu.",
     [("Sektor za opće poslove", "sector", LABOUR, "part_of"),
      ("Odsjek za kadrovske poslove", "section", "Sektor za opće poslove", "part_of"),
      ("Odsjek za finansije", "section", "Sektor za opće poslove", "part_of"),
      ("Pisarnica", "office", "Sektor za opće poslove", "part_of")]),
    # direktorat, direkcija, odsjek; the list ends with the first part of its last member
    ("cnr", TOURISM_TITLE + "Ministarstvo vrši poslove u okviru sljedećih organizacionih jedinica:\n1. "
     "Direktorat za razvoj\n"
     "1.1. Direkcija za standarde\n1.1.1. Odsjek za registar\n2. Odjeljenje za unutrašnju reviziju\n3. Služba "
      "za opšte poslove\n"
     "3.1. Biro za arhivu\n\nČlan 3\nMinistarstvo ima pečat.",
     [("Direktorat za razvoj", "directorate", TOURISM, "part_of"),
      ("Direkcija za standarde", "directorate", "Direktorat za razvoj", "part_of"),
      ("Odsjek za registar", "section", "Direkcija za standarde", "part_of"),
      ("Odjeljenje za unutrašnju reviziju", "department", TOURISM, "part_of"),
      ("Služba za opšte poslove", "service", TOURISM, "part_of"),
      ("Biro za arhivu", "office", "Služba za opšte poslove", "part_of")]),
    # headings alone: a direkcija is smaller than a direktorat
    ("cnr", TOURISM_TITLE + "DIREKTORAT ZA RAZVOJ\n\nDirekcija za standarde\n\nDirekcija priprema standarde.\n\n"
     "Direkcija za projekte\n\nDirekcija vodi projekte.",
     [("Direktorat za razvoj", "directorate", TOURISM, "part_of"),
      ("Direkcija za standarde", "directorate", "Direktorat za razvoj", "part_of"),
      ("Direkcija za projekte", "directorate", "Direktorat za razvoj", "part_of")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "rows"), UNITS)
def test_units(language: str, text: str, rows: list[UnitRow]) -> None:
    assert sorted(units_of(text, language)[1:]) == sorted(rows)


LEAD_INS: list[tuple[str, str, list[DutyRow]]] = [
    ("hr", "Uprava pomorstva obavlja poslove koji se odnose na: sigurnost plovidbe; izdavanje svjedodžbi.",
     [("Uprava pomorstva", "sigurnost plovidbe"), ("Uprava pomorstva", "izdavanje svjedodžbi")]),
    ("hr", "Odjel za svjedodžbe nadležan je za provedbu ispita, izdavanje knjižica i vođenje upisnika.",
     [("Odjel za svjedodžbe", "provedbu ispita"), ("Odjel za svjedodžbe", "izdavanje knjižica"),
      ("Odjel za svjedodžbe", "vođenje upisnika")]),
    ("hr", "U djelokrugu Zavoda za hidrografiju su: mjerenje dubina; izrada karata.",
     [("Zavod za hidrografiju", "mjerenje dubina"), ("Zavod za hidrografiju", "izrada karata")]),
    ("hr", "Odsjek za luke zadužen je za: 1. održavanje gatova; 2. zimsku službu.",
     [("Odsjek za luke", "održavanje gatova"), ("Odsjek za luke", "zimsku službu")]),
    ("hr", "Odsjek za luke izrađuje planove, provodi nadzor te priprema izvješća.",
     [("Odsjek za luke", "izrađuje planove"), ("Odsjek za luke", "provodi nadzor"), ("Odsjek za luke",
      "priprema izvješća")]),
    ("hr", "Služba za nabavu, u okviru svog djelokruga:\n- priprema plan nabave;\n- provodi postupke javne nabave.",
     [("Služba za nabavu", "priprema plan nabave"), ("Služba za nabavu", "provodi postupke javne nabave")]),
    ("hr", "Odsjek za luke obavlja poslove iz područja: gradnje gatova; održavanja svjetionika.",
     [("Odsjek za luke", "gradnje gatova"), ("Odsjek za luke", "održavanja svjetionika")]),
    ("bs", "U Odsjeku za radne odnose obavljaju se poslovi koji se odnose na: izradu propisa; davanje mišljenja.",
     [("Odsjek za radne odnose", "izradu propisa"), ("Odsjek za radne odnose", "davanje mišljenja")]),
    ("bs", "Odjeljenje za zapošljavanje vrši sljedeće poslove: vodi evidencije, prati tržište rada i sarađuje "
     "sa zavodima.",
     [("Odjeljenje za zapošljavanje", "vodi evidencije"), ("Odjeljenje za zapošljavanje", "prati tržište rada"),
      ("Odjeljenje za zapošljavanje", "sarađuje sa zavodima")]),
    ("bs", "Sektor za rad nadležan je za zaštitu radnika, nadzor nad ustanovama i vođenje registra.",
     [("Sektor za rad", "zaštitu radnika"), ("Sektor za rad", "nadzor nad ustanovama"), ("Sektor za rad",
      "vođenje registra")]),
    ("bs", "Odjeljenje za reviziju obavlja poslove interne revizije, a naročito: planira revizije; izvještava "
     "ministra.",
     [("Odjeljenje za reviziju", "planira revizije"), ("Odjeljenje za reviziju", "izvještava ministra")]),
    ("bs", "Općinska služba za urbanizam priprema rješenja i provodi postupke.",
     [("Općinska služba za urbanizam", "priprema rješenja"), ("Općinska služba za urbanizam", "provodi postupke")]),
    # two units in one sentence
    ("bs", "Odsjek za puteve održava puteve, a Odsjek za mostove pregleda mostove.",
     [("Odsjek za puteve", "održava puteve"), ("Odsjek za mostove", "pregleda mostove")]),
    ("cnr", "U Direktoratu za razvoj vrše se poslovi koji se odnose na: pripremu strategija; saradnju sa opštinama.",
     [("Direktorat za razvoj", "pripremu strategija"), ("Direktorat za razvoj", "saradnju sa opštinama")]),
    ("cnr", "Direkcija za standarde vrši poslove koji se odnose na izradu pravilnika, usklađivanje standarda i "
     "praćenje propisa Unije.",
     [("Direkcija za standarde", "izradu pravilnika"), ("Direkcija za standarde", "usklađivanje standarda"),
      ("Direkcija za standarde", "praćenje propisa Unije")]),
    ("cnr", "U Direkciji za kategorizaciju vrše se poslovi: kategorizacije objekata; vođenja registra.",
     [("Direkcija za kategorizaciju", "kategorizacije objekata"), ("Direkcija za kategorizaciju", "vođenja registra")]),
    ("cnr", "Odjeljenje za unutrašnju reviziju vrši reviziju poslovanja, priprema godišnji plan i sačinjava "
     "izvještaje.",
     [("Odjeljenje za unutrašnju reviziju", "vrši reviziju poslovanja"),
      ("Odjeljenje za unutrašnju reviziju", "priprema godišnji plan"),
      ("Odjeljenje za unutrašnju reviziju", "sačinjava izvještaje")]),
    ("cnr", "Biro za arhivu odgovoran je za prijem pošte, zavođenje akata i čuvanje arhivske građe.",
     [("Biro za arhivu", "prijem pošte"), ("Biro za arhivu", "zavođenje akata"), ("Biro za arhivu",
      "čuvanje arhivske građe")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "rows"), LEAD_INS)
def test_lead_ins(language: str, text: str, rows: list[DutyRow]) -> None:
    assert duties_of(text, language) == rows


@pytest.mark.parametrize(("language", "text", "rows"), [one for one in LEAD_INS if one[0] in ("bs", "cnr")])
def test_lead_ins_in_cyrillic(language: str, text: str, rows: list[DutyRow]) -> None:
    """The Republika Srpska and Montenegro write both scripts."""
    assert duties_of(to_cyrillic(text), language) == [(to_cyrillic(unit), to_cyrillic(duty)) for unit, duty in rows]


POSTS = [
    ("hr", "Pročelnik upravnog odjela\nPotkategorija: glavni rukovoditelj\nBroj izvršitelja: 1\nOpis poslova: "
     "upravlja odjelom."),
    ("bs", "Šef Odsjeka\nZvanje: viši savjetnik\nBroj izvršilaca: 2\nOpis poslova: rukovodi Odsjekom."),
    ("cnr", "Načelnik Direkcije\nZvanje: načelnik\nBroj izvršilaca: 1\nOpis poslova: rukovodi Direkcijom."),
]


@pytest.mark.parametrize(("language", "text"), POSTS)
def test_posts_in_prose(language: str, text: str) -> None:
    title, rank, executors, _ = text.split("\n")
    post = read_text(f"SISTEMATIZACIJA RADNIH MJESTA\n\n1. {text}", language).positions[0]
    assert (post.title, post.rank, post.executors) == (title, rank.split(": ")[1], int(executors[-1]))


def test_montenegrin_letters() -> None:
    """ś and ź are letters of names like any other."""
    rows = units_of(TOURISM_TITLE + "U Ministarstvu se obrazuje Odsjek za śeverne opštine i Odsjek za iźelice.", "cnr")
    assert [row[0] for row in rows[1:]] == ["Odsjek za śeverne opštine", "Odsjek za iźelice"]
