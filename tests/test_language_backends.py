"""`language.backends`, `components` and `tokens`: tokens, sentences, and one interface for every model."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from delokrug.errors import DelokrugError
from delokrug.language import backends
from delokrug.language.backends import backend_for
from delokrug.language.tokens import sentence_starts, tokens
from hypothesis import given
from hypothesis import strategies as st

TOKENS = [
    ("čl. 27. st. 2. Zakona o radu", "čl.|27.|st.|2.|Zakona|o|radu"),
    ("(Sl. glasnik RS, br. 16/05 i 2/06)", "(|Sl.|glasnik|RS|,|br.|16/05|i|2/06|)"),
    ("materijalno-finansijski poslovi", "materijalno-finansijski|poslovi"),
    ("u 2024. godini", "u|2024.|godini"),
    ("rok je 5.", "rok|je|5|."),
    ("tzv. zeleni fond i dr. poslovi", "tzv.|zeleni|fond|i|dr.|poslovi"),
    ("d.o.o. Beograd", "d.o.o.|Beograd"),
    ("tačka 3) i 4)", "tačka|3|)|i|4|)"),
    ("na www.srbija.gov.rs, i pisarnica@mfin.gov.rs.", "na|www.srbija.gov.rs|,|i|pisarnica@mfin.gov.rs|."),
    ("II. Organizacija", "II.|Organizacija"),
    ("„Zavod”", "„|Zavod|”"),
    ("EU-a", "EU-a"),
    ("", ""),
]

SENTENCES = [
    ("Zavod vrši nadzor. Ministar donosi akt.", ["Zavod vrši nadzor.", "Ministar donosi akt."]),
    ("U skladu sa čl. 27. Zakona i tač. 3. Uredbe, ul. Nemanjina br. 5.", None),
    ("Prema članu 27. Ministar odlučuje.", ["Prema članu 27.", "Ministar odlučuje."]),
    ("Objavljuje se u Sl. Glasniku.", None),
    ("Vodi evidencije i dr. Odeljenje priprema akte.", ["Vodi evidencije i dr.", "Odeljenje priprema akte."]),
    ("Dana 5. Maja sastaje se odbor.", None),
    ("27. Odeljenje za plan", None),
    ("A. Petrović rukovodi Sektorom.", None),
    ("Ko odlučuje? Ministar!", ["Ko odlučuje?", "Ministar!"]),
    ("Poslovi (npr. Obuka i sl.) obavljaju se stalno.", None),
    ("Vrši nadzor. „Zavod” donosi akt.", ["Vrši nadzor.", "„Zavod” donosi akt."]),
]


@pytest.mark.parametrize(("text", "wanted"), TOKENS)
def test_tokens(text: str, wanted: str) -> None:
    assert "|".join(text[slice(*span)] for span in tokens(text)) == wanted


@pytest.mark.parametrize(("text", "wanted"), SENTENCES)
def test_sentences(text: str, wanted: list[str] | None) -> None:
    (doc,) = backend_for("sr").annotate([text])
    assert [sentence.text.strip() for sentence in doc.sents] == (wanted or [text])


@given(st.text(alphabet="abčž. ,;()„”-–/0123456789AŠIX\n\t@:", max_size=60))
def test_nothing_is_lost(text: str) -> None:
    spans = tokens(text)
    assert "".join(text[slice(*span)] for span in spans) == "".join(text.split())
    assert len(sentence_starts(text, spans)) == len(spans)
    (doc,) = backend_for("sr").annotate([text])
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@pytest.mark.parametrize("language", ["sr", "hr", "bs", "cnr"])
def test_serbian_and_its_neighbours(language: str) -> None:
    (doc,) = backend_for(language).annotate(["Sektor obavlja poslove koji se odnose na izradu propisa."])
    assert [token.pos_ for token in doc] == [
        "NOUN",
        "VERB",
        "NOUN",
        "DET",
        "PRON",
        "VERB",
        "ADP",
        "NOUN",
        "NOUN",
        "PUNCT",
    ]
    assert doc[7].lemma_ == "izrada"
    assert doc[7].morph.get("Case") == ["Acc"]
    assert doc[1].morph.get("VerbForm") == ["Fin"]
    assert {reading.upos for reading in doc[7]._.analyses} == {"NOUN"}


def test_english() -> None:
    (doc,) = backend_for("en").annotate(["The Sector is responsible for drafting regulations."])
    assert doc[-2].lemma_ == "regulation"
    assert len(list(doc.sents)) == 1


def test_identical_texts_are_annotated_once() -> None:
    first, second, third = backend_for("sr").annotate(["Zavod", "Uprava", "Zavod"])
    assert first is third
    assert first is not second


@pytest.mark.parametrize("characters", [1, 12, 1000])
def test_texts_are_annotated_in_batches_and_come_in_order(characters: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backends, "BATCH_CHARACTERS", characters)
    monkeypatch.setattr(backends, "CACHED_CHARACTERS", 10)  # what is thrown out of the cache is still in its batch
    texts = ["Zavod", "Uprava", "", "Zavod", "Služba", "Uprava za trezor", "Zavod"]
    assert [doc.text for doc in backend_for("sr").annotate(iter(texts))] == texts


def test_what_is_not_installed_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backends, "ENGLISH_MODELS", ("en_none", "en_none_either"))
    with pytest.raises(DelokrugError) as caught:
        backends.require("english")
    assert str(caught.value) == "en_none_either is not installed: pip install en_none_either"
    backends.require("lexicon")


def test_one_backend_per_name() -> None:
    assert backend_for("sr") is backend_for("hr", name="combined")
    assert backends.names("sr") == ("combined", "lexicon", "sr_delokrug_sm", "classla")


@pytest.mark.parametrize(("language", "name"), [("de", ""), ("sr", "english"), ("sr", "classla-none")])
def test_no_backend(language: str, name: str) -> None:
    with pytest.raises(DelokrugError) as caught:
        backend_for(language, name=name)
    assert caught.value.code == "no_pack"


def test_another_model_drops_in(monkeypatch: pytest.MonkeyPatch) -> None:
    import spacy

    monkeypatch.setattr(backends, "_REGISTERED", dict(backends._REGISTERED))
    backends.register("blank", languages=("sr",), load=lambda: spacy.blank("sr"))
    assert backend_for("sr").name == "combined"
    assert backend_for("sr", name="blank").name == "blank"
    (doc,) = backend_for("sr", name="blank").annotate(["Zavod vrši nadzor"])
    assert len(doc) == 3
    backends._loaded.cache_clear()


def test_spacy_is_imported_late() -> None:
    code = (
        "import sys, delokrug.language, delokrug.language.backends, delokrug.language.names, delokrug.language.detect;"
        "sys.exit('spacy' in sys.modules)"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": ":".join(sys.path)}, check=False).returncode
        == 0
    )


def test_a_law_takes_seconds() -> None:
    # 150,000 characters of different sentences; measured 0.5 s of 0.8 s for real law
    texts = [
        f"Sektor broj {number} obavlja poslove koji se odnose na pripremu propisa i nadzor nad radom."
        for number in range(1800)
    ]
    assert sum(map(len, texts)) > 150_000
    list(backend_for("sr").annotate(["zagrevanje"]))
    begin = time.process_time()
    list(backend_for("sr").annotate(texts))
    assert time.process_time() - begin < 6.0
