"""Cyrillic, Latin and mixed input give the same blocks, the same lemmas and the same rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from delokrug import script
from delokrug.ingest import read_bytes
from delokrug.language.backends import backend_for
from delokrug.layout import blocks
from script_variants import SAMPLES, alternating, duties, read, repaired_text, units

VARIANTS = {
    "latin": lambda path: script.to_latin(repaired_text(path)),
    "cyrillic": lambda path: script.to_cyrillic(repaired_text(path)),
    "mixed": alternating,
}
WRAPPED = {"h03_uprava_muzejska_gradja"}
SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl", "mixed": "mixed"}


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_same_rows(path: Path, variant: str) -> None:
    as_printed, other = read(path.read_text(encoding="utf-8")), read(VARIANTS[variant](path))
    assert other.rows["documents"][0]["script"] == SCRIPTS[variant]
    assert other.rows["documents"][0]["language"] == as_printed.rows["documents"][0]["language"]
    assert units(other) == units(as_printed)
    assert duties(other) == duties(as_printed)
    for row in [*other.rows["units"], *other.rows["responsibilities"]]:
        assert other.text[row["start"] : row["end"]] == row["quote"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_same_ids(path: Path) -> None:
    """Ids are made of canonical letters, so a rulebook published in the other script keeps them."""
    as_printed, latin = read(path.read_text(encoding="utf-8")), read(VARIANTS["latin"](path))
    for table, key in (("units", "unit_id"), ("responsibilities", "responsibility_id")):
        assert [row[key] for row in latin.rows[table]] == [row[key] for row in as_printed.rows[table]]


@pytest.mark.parametrize("path", SAMPLES[::3], ids=lambda path: path.stem)
def test_same_annotations(path: Path) -> None:
    if path.stem in WRAPPED:
        pytest.skip("its lines are wrapped, and lj and nj make them longer in Latin: paragraphs may end elsewhere")
    as_printed = annotations(path.read_text(encoding="utf-8"))
    assert len(as_printed) > 5
    for variant in VARIANTS.values():
        assert annotations(variant(path)) == as_printed


def annotations(text: str) -> list[tuple[object, ...]]:
    """Kind, marker, depth, text and tokens of every block; a token is its text, lemma, part of speech and features."""
    found = blocks(read_bytes(text.encode(), source="a.txt"))
    docs = backend_for("sr").annotate(block.text for block in found)
    return [
        (
            block.kind,
            block.marker,
            block.depth,
            block.text,
            [(token.text, token.lemma_, token.pos_, str(token.morph)) for token in doc],
        )
        for block, doc in zip(found, docs, strict=True)
    ]


# The smallest texts of what differed once, as typed, and their duties or units
MENDED = [
    # «в)» is the third letter; «v)» may also be the Roman five, and «g)» was then not the next
    (
        "Члан 2.\nЗавод обавља послове:\nа) израду карата,\nб) мерење тачака,\nв) чување планова,\nг) штампање атласа.",
        ["izradu karata", "merenje tačaka", "čuvanje planova", "štampanje atlasa"],
    ),
    # a list lettered A., B., C., turned into Cyrillic as a whole
    (
        "ЗАВОД ЗА МЕРЕЊА\nУнутрашње јединице су:\n"
        "А. ОДЕЉЕЊЕ ЗА КАРТЕ\nОбавља послове који се односе на: израду карата.\n"
        "Б. ОДЕЉЕЊЕ ЗА ПЛАНОВЕ\nОбавља послове који се односе на: чување планова.\n"
        "Ц. ОДЕЉЕЊЕ ЗА АТЛАСЕ\nОбавља послове који се односе на: штампање атласа.",
        ["izradu karata", "čuvanje planova", "štampanje atlasa"],
    ),
]


@pytest.mark.parametrize("variant", ["as printed", "latin"])
@pytest.mark.parametrize(("text", "texts"), MENDED)
def test_mended(text: str, texts: list[str], variant: str) -> None:
    result = read(script.to_latin(text) if variant == "latin" else text)
    assert [duty[1] for duty in duties(result)] == texts
    assert len(units(result)) == (4 if "ОДЕЉЕЊЕ" in text else 1)
