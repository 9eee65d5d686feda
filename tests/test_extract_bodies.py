"""Bodies that laws found: their organs, the short names they go by, duties that stand before their unit."""

from __future__ import annotations

import pytest
from delokrug.script import to_latin
from extract_factory import cut_texts, duties_of, units_of

LAW = "Закон о Агенцији за мостове\nЧлан 1.\nОснива се Агенција за мостове (у даљем тексту: Агенција).\n"
ORGANS = "Органи Агенције су Управни одбор, директор и Стручни савет."

NAMES = [
    (ORGANS, ["Управни одбор", "Стручни савет"]),
    ("Органи Агенције су:\n1) Управни одбор;\n2) Стручни савет.", ["Управни одбор", "Стручни савет"]),
    # the genitive of the body itself is no part of an organ's name, that of another institution is
    ("Управни одбор Агенције:\n1) усваја план рада;\n2) бира председника.", ["Управни одбор"]),
    # what follows a name in the sentence is not of it
    ("Оснива се Стручни савет за плоче и овим законом уређују његови послови.", ["Стручни савет за плоче"]),
    ("Одсек за плоче посебно прати квалитет плоча.", ["Одсек за плоче"]),
    # whichever ministry it is, the law does not name it
    ("Министарство надлежно за послове саобраћаја врши надзор.", []),
    ("Музеј „Стари млин” чува грађу млина.", ["Музеј „Стари млин”"]),
]

DUTIES = [
    # the short name in small letters
    ("Закон о коморама\nЧлан 1.\nКомора вајара (у даљем тексту: комора) јесте удружење.\nЧлан 2.\n"
     "Поред тих послова, комора обавља и следеће послове:\n1) води именик вајара;\n2) издаје легитимације.",
     ["води именик вајара", "издаје легитимације"]),
    # the duty before its verb, the unit behind it
    (LAW + "Стручне послове за управни одбор обавља Секретаријат Агенције.",
     ["Стручне послове за управни одбор"]),
    (LAW + "Послове који се односе на бојење мостова обавља Одсек за боје.", ["бојење мостова"]),
    (LAW + "Послове из става 1. овог члана обавља Одсек за боје.", []),
    # managing things is a duty, managing a unit says who heads it
    (LAW + "Агенција управља фондом мостова.", ["управља фондом мостова"]),
    (LAW + "Агенцијом управља директор.", []),
    # a relative clause behind «као»
    (LAW + "Влада ће образовати Канцеларију за везе, као стручну службу, која обавља стручне послове, а нарочито:\n"
     "1) послове превођења;\n2) чување записника.", ["послове превођења", "чување записника"]),
]  # fmt: skip

CUTS = [
    ("одржавању зграде, набавци опреме и чувању архиве",
     ["одржавању зграде", "набавци опреме", "чувању архиве"]),
    ("осигурање имовине, поступање по жалбама грађана и наплату штета",
     ["осигурање имовине", "поступање по жалбама грађана", "наплату штета"]),
    ("поправља сочива и води дневник бродолома", ["поправља сочива", "води дневник бродолома"]),
    # «оцени» has the form of a verb and is none
    ("учествује у изради, праћењу и оцени планова", ["учествује у изради, праћењу и оцени планова"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names(text: str, names: list[str]) -> None:
    assert [name for name, *_ in units_of(LAW + text)] == ["Агенција за мостове", *names]


@pytest.mark.parametrize(("text", "rows"), DUTIES)
def test_duties(text: str, rows: list[str]) -> None:
    assert [duty for _, duty in duties_of(text)] == rows


@pytest.mark.parametrize(("remit", "rows"), CUTS)
def test_cuts(remit: str, rows: list[str]) -> None:
    assert cut_texts(to_latin(remit)) == [to_latin(row) for row in rows]


def test_the_title_gives_a_short_name_that_the_text_completes() -> None:
    text = (
        "Закон о Савету за мостове\nЧлан 1.\nОснива се Савет за мостове Републике Тиквије (у даљем тексту: Савет за "
        "мостове).\nСавет за мостове разматра нацрте закона."
    )
    assert units_of(text) == [("Савет за мостове Републике Тиквије", "council", None, "part_of")]
