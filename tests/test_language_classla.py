"""The backend "classla" and `delokrug models`: the real library, over the small model in models/classla_small."""

from __future__ import annotations

import contextlib
import functools
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import delokrug
import pytest
from conftest import ROOT
from delokrug import cli
from delokrug.errors import DelokrugError
from delokrug.language import backends, classla_models
from delokrug.language.backends import SpacyBackend, backend_for
from delokrug.language.descriptions import Description
from delokrug.script import to_latin
from hypothesis import given, settings
from hypothesis import strategies as st

MODEL = ROOT / "models" / "classla_small"
DOCUMENT = ROOT / "corpora" / "documents" / "c01_ministarstvo_ribarstva.txt"
NO_SERVER = "http://127.0.0.1:9"  # the port «discard»: nobody listens

installed = pytest.mark.skipif(
    find_spec("classla") is None, reason="the optional backend classla is not installed; `make classla` installs it"
)

TEXTS = [
    "Sektor obavlja poslove koji se odnose na izradu propisa. Ministar donosi akt.",
    "U skladu sa čl. 27. st. 2. Zakona i tač. 3. Uredbe, Zavod vrši nadzor.",
    "Odeljenje za plan",
    "II. Organizacija",
    "praćenje stanja;\n– predlaganje mera  i\tvođenje evidencija",
    "  Zavod\n\n vrši  nadzor. \n",
    "",
    " ",
    "\n\n",
    "§ 5 ☃ ﬁ 中",
]


@pytest.fixture(autouse=True)
def _small_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DELOKRUG_CLASSLA_DIR", str(MODEL))


@pytest.fixture(scope="module")
def backend() -> Iterator[SpacyBackend]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DELOKRUG_CLASSLA_DIR", str(MODEL))
        backends._loaded.cache_clear()
        yield backends._loaded("classla")
    backends._loaded.cache_clear()


def annotations(doc) -> list[tuple]:
    return [(t.text, t.idx, t.lemma_, t.pos_, t.tag_, str(t.morph), t.head.i, t.dep_, t.is_sent_start) for t in doc]


# conversion


@installed
@pytest.mark.parametrize("text", TEXTS)
def test_the_doc_is_the_text(backend, text):
    (doc,) = backend.annotate([text])
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)
    assert [token.pos_ == "SPACE" for token in doc] == [token.text.isspace() for token in doc]


@installed
@pytest.mark.parametrize("text", TEXTS)
def test_tokens_and_sentences_are_ours(backend, text):
    (doc,), (ours,) = backend.annotate([text]), backend_for("sr").annotate([text])
    assert [(token.text, token.is_sent_start) for token in doc] == [(token.text, token.is_sent_start) for token in ours]


@installed
@pytest.mark.parametrize("text", [text for text in TEXTS if text.strip()])
def test_every_attribute_is_what_classla_says(backend, text):
    (doc,) = backend.annotate([text])
    sentences = [[token for token in sentence if not token.is_space] for sentence in doc.sents]
    sentences = [sentence for sentence in sentences if sentence]
    found = backend.nlp.get_pipe("delokrug_classla").classla([[token.text for token in one] for one in sentences])
    for ours, theirs in zip(sentences, found.sentences, strict=True):
        for token, word in zip(ours, theirs.words, strict=True):
            assert (token.text, token.lemma_, token.pos_, token.tag_) == (word.text, word.lemma, word.upos, word.xpos)
            assert str(token.morph) == ("" if word.feats in (None, "_") else word.feats)
            assert token.dep_ == word.deprel
            assert token.head == (ours[word.head - 1] if word.head else token)


@installed
def test_annotations_of_an_easy_sentence(backend):
    (doc,) = backend.annotate(["Ministarstvo vrši nadzor u oblasti obrazovanja."])
    assert [token.pos_ for token in doc] == ["NOUN", "VERB", "NOUN", "ADP", "NOUN", "NOUN", "PUNCT"]
    assert [token.lemma_ for token in doc][:6] == ["ministarstvo", "vršiti", "nadzor", "u", "oblast", "obrazovanje"]
    assert doc[2].morph.get("Case") == ["Acc"]
    assert doc[0].tag_ == "Ncnsn"
    assert (doc[1].dep_, doc[1].head) == ("root", doc[1])
    assert (doc[0].dep_, doc[0].head) == ("nsubj", doc[1])
    assert [sentence.root.text for sentence in doc.sents] == ["vrši"]


@installed
@settings(max_examples=40, deadline=None)
@given(texts=st.lists(st.text(alphabet="abčž. ,;()„”-–/0129AŠIX\n\t@:", max_size=60), max_size=4))
def test_what_is_true_of_any_text(backend, texts):
    for text, doc, ours in zip(texts, backend.annotate(texts), backend_for("sr").annotate(texts), strict=True):
        assert doc.text == text
        assert [token.is_sent_start for token in doc] == [token.is_sent_start for token in ours]
        for sentence in doc.sents:
            assert all(sentence.start <= token.head.i < sentence.end for token in sentence)


@installed
def test_several_texts_are_annotated_like_one(backend):
    together = list(SpacyBackend("classla", backend.nlp).annotate(TEXTS * 2))
    alone = [backend.nlp(text) for text in TEXTS]
    assert [annotations(doc) for doc in together] == [annotations(doc) for doc in alone] * 2
    assert together[0] is together[len(TEXTS)]


@installed
@pytest.mark.parametrize("sign", [" ", "; "])
def test_a_sentence_without_end_is_cut_for_the_parser_only(backend, sign):
    # with 1,200 tokens the parser's table of pairs alone would take 0.3 GB, with 5,000 more than a document may use
    text = sign.join(["vođenje evidencija o dozvolama"] * 300)
    (doc,) = backend.annotate([text])
    assert doc.text == text
    assert len(list(doc.sents)) == 1
    assert [token.dep_ for token in doc].count("root") == 1
    assert all(token.pos_ for token in doc)


@installed
def test_without_a_parser_there_are_no_heads(tmp_path, monkeypatch):
    shutil.copytree(MODEL, tmp_path / "model", ignore=shutil.ignore_patterns("depparse"))
    monkeypatch.setenv("DELOKRUG_CLASSLA_DIR", str(tmp_path / "model"))
    backend = backends._loaded.__wrapped__("classla")
    (doc,) = backend.annotate([TEXTS[0]])
    assert not doc.has_annotation("DEP")
    assert len(list(doc.sents)) == 2
    assert doc[1].pos_ == "VERB"


@installed
@pytest.mark.parametrize("language", ["sr", "hr", "bs", "cnr"])
def test_never_the_default(language):
    assert backends.names(language)[0] != "classla"
    assert "classla" in backends.names(language)


# the whole line


@installed
def test_both_scripts_give_the_same_rows(backend):
    cyrillic = DOCUMENT.read_text(encoding="utf-8")
    found = [delokrug.read(text.encode(), backend="classla") for text in (cyrillic, to_latin(cyrillic))]
    units, duties = zip(*[(one.rows["units"], one.rows["responsibilities"]) for one in found], strict=True)
    assert len(units[0]) > 3
    assert len(duties[0]) > 10
    for rows, name in ((units, "name_latin"), (duties, "text_latin")):
        assert [row[name] for row in rows[0]] == [row[name] for row in rows[1]]
    for one in found:
        for row in (*one.rows["units"], *one.rows["responsibilities"]):
            assert one.text[row["start"] : row["end"]] == row["quote"]


@installed
def test_command_line(tmp_path):
    # in a process of its own, as for every document: torch has to live with its limit of memory
    done = delokrug_command("run", DOCUMENT, "--backend", "classla", "--out", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "units.csv").read_text(encoding="utf-8").count("\n") > 3


# torch is only kept out where spaCy is: spaCy imports it wherever it is installed
IMPORTS = [
    ("delokrug, delokrug.cli, delokrug.language.backends as b; [one.describe() for one in b.registered()]", "torch"),
    ("delokrug.reading, delokrug.batch, delokrug.language.classla_backend", "classla"),
]


@installed
@pytest.mark.parametrize(("modules", "late"), IMPORTS)
def test_the_library_is_imported_late(modules, late):
    code = f"import sys, {modules}\nsys.exit({late!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], env=environment()).returncode == 0


# what is missing


@installed
def test_folder_without_models(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DELOKRUG_CLASSLA_DIR", str(tmp_path))
    backends._loaded.cache_clear()
    with pytest.raises(DelokrugError) as caught:
        delokrug.read(DOCUMENT, backend="classla")
    assert caught.value.code == "models_missing"
    for words in (str(tmp_path), "delokrug models --download classla", "resources.json", "sr/pos/standard.pt"):
        assert words in str(caught.value)
    # said once, not once for each document
    assert cli.main(["run", str(DOCUMENT), "--backend", "classla", "--out", str(tmp_path / "out")]) == cli.USAGE
    assert capsys.readouterr().err == f"delokrug: {caught.value}\n"


@installed
def test_torn_model(tmp_path, monkeypatch):
    shutil.copytree(MODEL, tmp_path / "model")
    torn = tmp_path / "model" / "sr" / "pos" / "standard.pt"
    torn.write_bytes(torn.read_bytes()[:1000])
    monkeypatch.setenv("DELOKRUG_CLASSLA_DIR", str(tmp_path / "model"))
    with pytest.raises(DelokrugError) as caught:
        backends._loaded.__wrapped__("classla")
    assert caught.value.code == "model_broken"
    assert str(tmp_path / "model") in str(caught.value)


def test_package_that_is_missing(tmp_path):
    commands = [
        ["show", str(DOCUMENT), "--backend", "classla"],
        ["run", str(DOCUMENT), "--backend", "classla", "--out", str(tmp_path)],
        ["models", "--download", "classla"],
    ]
    code = (
        "import sys; sys.modules['classla'] = None\n"
        "from delokrug.cli import main\n"
        f"sys.exit([main(arguments) for arguments in {commands}] != [2, 2, 2])"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")
    lines = done.stderr.splitlines()
    assert len(lines) == len(commands)
    for line in lines:
        assert line.startswith("delokrug: classla is not installed: pip install 'delokrug[classla]'")


def test_folders(monkeypatch, tmp_path):
    monkeypatch.delenv("DELOKRUG_CLASSLA_DIR")
    monkeypatch.delenv("CLASSLA_RESOURCES_DIR", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert classla_models.folder() == tmp_path / "classla_resources"
    monkeypatch.setenv("CLASSLA_RESOURCES_DIR", "/theirs")
    assert classla_models.folder() == Path("/theirs")
    monkeypatch.setenv("DELOKRUG_CLASSLA_DIR", "~/ours")
    assert classla_models.folder() == tmp_path / "ours"


# delokrug models


def test_list_of_models(capsys):
    assert cli.main(["models"]) == cli.ALL_READ
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["name", "languages", "version", "where", "licence"]
    assert [line.split()[0] for line in lines[1:] if line and ":" not in line.split()[0]] == [
        one.name for one in backends.registered()
    ]


@installed
def test_list_of_models_as_json(capsys):
    assert cli.main(["models", "--json"]) == cli.ALL_READ
    rows = {row["name"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["lexicon"]["version"] == delokrug.__version__
    assert rows["english"]["where"].startswith("en_core_web_sm")
    assert rows["classla"]["where"] == str(MODEL)
    assert rows["classla"]["licence"] == "Apache-2.0; models their own"
    assert rows["classla"]["languages"] == ["sr", "hr", "bs", "cnr"]
    assert all(row["installed"] and not row["missing"] for row in rows.values())


def test_another_model_is_listed(monkeypatch, capsys):
    monkeypatch.setattr(backends, "_REGISTERED", {})
    missing = DelokrugError("package_missing", package="sr_x", command="pip install sr_x")
    description = Description(missing=missing)
    backends.register("sr_x", languages=("sr",), load=lambda: None, describe=lambda: description)
    assert cli.main(["models"]) == cli.ALL_READ
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].split() == ["name", "languages", "version", "where", "licence"]
    assert ["sr_x", "sr", "not", "installed"] in [line.split() for line in printed]
    assert printed[-1] == "sr_x: sr_x is not installed: pip install sr_x"
    assert cli.main(["models", "--download", "sr_x"]) == cli.USAGE


@installed
def test_download(tmp_path):
    # classla's own download, from a server with the small model instead of the network
    with served(MODEL) as address:
        done = delokrug_command("models", "--download", "classla", folder=tmp_path, address=address)
    assert done.returncode == 0, done.stderr
    assert str(tmp_path) in done.stdout
    assert "sr/pos/standard.pt" in done.stderr  # progress
    for name in ("pos", "lemma", "depparse", "pretrain"):
        file = Path("sr", name, "standard.pt")
        assert (tmp_path / file).read_bytes() == (MODEL / file).read_bytes()


@installed
def test_download_without_network(tmp_path):
    done = delokrug_command("models", "--download", "classla", folder=tmp_path, address=NO_SERVER)
    assert (done.returncode, done.stdout) == (2, "")
    assert "the models of classla could not be downloaded (no connection to the server)" in done.stderr
    assert f"fill {tmp_path} by hand with resources.json, sr/pos/standard.pt" in done.stderr
    assert done.stderr.count("\n") == 1


class _Handler(http.server.SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        return super().translate_path("/resources.json" if path.startswith("/resources_") else path)

    def do_GET(self) -> None:
        if self.path.endswith(".zip"):  # classla asks for a zip first
            self.send_error(404)
        else:
            super().do_GET()

    def log_message(self, *_: object) -> None:
        pass


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "pipeline"), **more}


def delokrug_command(*arguments: object, folder: Path = MODEL, address: str = NO_SERVER):
    """What `delokrug` with these arguments prints, in a process of its own."""
    places = {"DELOKRUG_CLASSLA_DIR": str(folder), "CLASSLA_RESOURCES_URL": address, "CLASSLA_MODEL_URL": address}
    return subprocess.run(
        [sys.executable, "-m", "delokrug", *map(str, arguments)],
        env=environment(no_proxy="127.0.0.1", **places),
        capture_output=True,
        text=True,
    )
