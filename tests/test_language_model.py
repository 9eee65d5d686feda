"""The trained Serbian model: what it is, that both scripts are one to it, and what it reaches on rulebook sentences."""

from __future__ import annotations

import json

import delokrug
import floors
import pytest
import spacy
from conftest import ROOT
from delokrug.language import lemmas
from delokrug.language.backends import TRAINED_MODEL, backend_for, names
from delokrug.script import to_cyrillic, to_latin
from spacy.language import Language
from spacy.tokens import Doc
from test_language_backends import SENTENCES, TOKENS

FOLDER = ROOT / "models" / TRAINED_MODEL
DATA = FOLDER / f"{TRAINED_MODEL}-{delokrug.__version__}"


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(TRAINED_MODEL)


# what it is


def test_package():
    meta = json.loads((FOLDER / "meta.json").read_text(encoding="utf-8"))
    assert (meta["lang"], meta["name"], meta["version"]) == ("sr", "delokrug_sm", delokrug.__version__)
    assert meta["license"] == "CC BY-SA 4.0"
    assert {source["license"] for source in meta["sources"]} == {"CC BY-SA 4.0"}
    card = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert "SETimes.SR" in card and "hr500k" in card and "creativecommons.org/licenses/by-sa/4.0" in card


def test_package_is_small_and_names_no_folder_of_one_machine():
    files = [path for path in FOLDER.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert sum(path.stat().st_size for path in files) < 40_000_000
    for path in [FOLDER / "meta.json", DATA / "meta.json", DATA / "config.cfg"]:
        assert not {"/tmp", "/work", "/home", "../shared"} & set(path.read_text(encoding="utf-8").split('"')), path
        assert "shared/" not in path.read_text(encoding="utf-8")


def test_components(nlp):
    assert nlp.pipe_names == ["sentences", "tok2vec", "morphologizer", "lemmatizer", "parser"]
    assert TRAINED_MODEL in names("sr") and TRAINED_MODEL in names("cnr")


def test_a_saved_pipeline_is_the_same(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    text = "Odeljenje za nabavke vodi evidencije."
    assert facts(spacy.load(tmp_path)(text)) == facts(nlp(text))


# tokens and sentences: the lists of the rules, in both scripts


@pytest.mark.parametrize("script", ["latin", "cyrillic"])
@pytest.mark.parametrize(("text", "wanted"), TOKENS)
def test_tokens(nlp, text, wanted, script):
    if script == "cyrillic":
        text, wanted = to_cyrillic(text), to_cyrillic(wanted)
    assert "|".join(token.text for token in nlp.make_doc(text)) == wanted


@pytest.mark.parametrize("script", ["latin", "cyrillic"])
@pytest.mark.parametrize(("text", "wanted"), SENTENCES)
def test_sentences(nlp, text, wanted, script):
    wanted = wanted or [text]
    if script == "cyrillic":
        text, wanted = to_cyrillic(text), [to_cyrillic(sentence) for sentence in wanted]
    assert [sentence.text.strip() for sentence in nlp(text).sents] == wanted


# morphology, lemmas, syntax

PHRASES = [
    # text, then form lemma UPOS case of some of its words
    ("Odeljenje vrši nadzor nad radom zavoda.", "nadzor nadzor NOUN Acc; radom rad NOUN Ins; zavoda zavod NOUN Gen"),
    ("Sektor se stara o izradi propisa i obuci zaposlenih.",
     "stara starati VERB; izradi izrada NOUN Loc; obuci obuka NOUN Loc"),
    ("Zavod vrši praćenje stanja i pripremu izveštaja.",
     "praćenje praćenje NOUN Acc; stanja stanje NOUN Gen; pripremu priprema NOUN Acc; izveštaja izveštaj NOUN Gen"),
    ("Načelnik Odeljenja rukovodi Odeljenjem.", "Odeljenja odeljenje NOUN Gen; Odeljenjem odeljenje NOUN Ins"),
    ("ODELJENJE ZA PRAVNE POSLOVE", "ODELJENJE odeljenje NOUN; PRAVNE pravni ADJ; POSLOVE posao NOUN"),
    ("2) vođenje registara;", "vođenje vođenje NOUN; registara registar NOUN Gen"),
]  # fmt: skip


@pytest.mark.parametrize("script", ["latin", "cyrillic"])
@pytest.mark.parametrize(("text", "wanted"), PHRASES)
def test_phrases(nlp, text, wanted, script):
    doc = nlp(to_cyrillic(text) if script == "cyrillic" else text)
    found = {token.text: token for token in doc}
    for part in wanted.split("; "):
        form, lemma, upos, *case = part.split()
        token = found[to_cyrillic(form) if script == "cyrillic" else form]
        assert (token.lemma_, token.pos_, token.morph.get("Case") if case else []) == (lemma, upos, case), part


def test_members_of_a_list_are_coordinated(nlp):
    doc = nlp("Odsek obavlja poslove koji se odnose na izradu propisa, praćenje stanja i pripremu izveštaja.")
    heads = {token.text: token.head.text for token in doc if token.dep_ == "conj"}
    assert heads == {"praćenje": "izradu", "pripremu": "izradu"}


# both scripts

TEXTS = [
    "Министарство обавља послове који се односе на: израду прописа, чл. 5. Закона о раду (Сл. гласник РС, бр. 16/05).",
    "Грађевинска инспекција, Њујорк, џеп, љубав и надживљавање. II. Одсек за инјекције",
    "У Одељењу се образује Одсек за EU фондове; e-mail: pisarnica@opstina.rs.",
    "  два   размака\nи нов ред\t",
]


@pytest.mark.parametrize("text", TEXTS)
def test_scripts_are_one(nlp, text):
    assert facts(nlp(to_latin(text))) == facts(nlp(text))
    assert nlp(text).text == text


def facts(doc: Doc) -> list[tuple[str, str, str, int, str, bool]]:
    return [(t.lemma_, t.pos_, str(t.morph), t.head.i, t.dep_, bool(t.is_sent_start)) for t in doc if not t.is_space]


def test_a_form_is_embedded_the_same_alone_and_in_company(nlp):
    # embeddings are kept by form: what was seen before must not change what comes
    first = facts(nlp("Sektor vodi evidencije."))
    list(nlp.pipe(["Uprava carina prati uvoz.", "Zavod izdaje sertifikate.", "Sektor vodi evidencije."]))
    assert facts(nlp("Sektor vodi evidencije.")) == first


def test_empty_and_odd_texts(nlp):
    for text in ("", " ", "\n\n", "—", "123", "а", "🙂", "\u200b"):
        assert nlp(text).text == text


# lemmas

LEMMAS = [
    # form, part of speech, features, lemma
    ("Odeljenjem", "NOUN", "Case=Ins|Gender=Neut|Number=Sing", "odeljenje"),
    ("poslove", "NOUN", "Case=Acc|Gender=Masc|Number=Plur", "posao"),
    ("priprema", "VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "pripremati"),
    ("priprema", "NOUN", "Case=Nom|Gender=Fem|Number=Sing", "priprema"),
    # an acronym that nobody knows stays as it is
    ("UNODC", "PROPN", "Case=Nom|Gender=Masc|Number=Sing", "UNODC"),
    # a name in the nominative too: its ending tells nothing
    ("Berberoglu", "PROPN", "Case=Nom|Gender=Masc|Number=Sing", "Berberoglu"),
    ("najbezbednijih", "ADJ", "Case=Gen|Degree=Sup|Gender=Masc|Number=Plur", "bezbedan"),
    ("stipendiranje", "NOUN", "Case=Acc|Gender=Neut|Number=Sing", "stipendiranje"),
]


@pytest.mark.parametrize(("form", "upos", "features", "lemma"), LEMMAS)
def test_lemma_of(form, upos, features, lemma):
    assert lemmas.lemma_of(form, upos, features) == lemma


def test_exceptions_come_from_examples_and_are_kept(nlp, tmp_path):
    words = Doc(nlp.vocab, words=["Vuneni", "grmovi"], pos=["ADJ", "NOUN"], lemmas=["vunen", "grmen"])
    component = lemmas.LexiconLemmatizer()
    component.initialize(lambda: [spacy.training.Example(Doc(nlp.vocab, words=["Vuneni", "grmovi"]), words)])
    assert component.exceptions["grmovi NOUN"] == "grmen"
    component.to_disk(tmp_path / "lemmatizer")
    again = lemmas.LexiconLemmatizer().from_disk(tmp_path / "lemmatizer")
    assert again.exceptions == component.exceptions
    doc = again(Doc(nlp.vocab, words=["ГРМОВИ"], pos=["NOUN"]))
    assert doc[0].lemma_ == "grmen"


# scores only rise


def test_figures_on_rulebook_sentences_do_not_fall():
    floor, now = floors.floors()["model"], floors.model_figures()
    print(f"model: {now}\nraise the floors with: {floors.COMMAND}")
    assert floor["measured_on"] == floors.MODEL_SENTENCES.sha256(), f"sentences changed: {floors.COMMAND}"
    assert floors.below(floor, {"": now}) == []


def test_backend_gives_the_model(nlp):
    (doc,) = backend_for("sr", name=TRAINED_MODEL).annotate(["Zavod vodi registar."])
    assert facts(doc) == facts(nlp("Zavod vodi registar."))
