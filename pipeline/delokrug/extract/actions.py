"""What a duty does, as a noun: «праћење» for «праћење стања» and for «прати стање».

In: the `Words` of a block and the tokens that head a duty (`cutting.Duty.heads`). Out: dictionary forms in canonical
Latin. For a finite verb it is the verbal noun that the pack gives, by name or by ending; an ending counts only where
the lexicon has the noun it makes, if the language has a lexicon. A verb without one is named by its infinitive.
"""

from __future__ import annotations

from collections.abc import Iterable

from delokrug.extract.words import Words
from delokrug.language import morphology
from delokrug.packs import Pack


def actions(words: Words, heads: Iterable[int]) -> tuple[str, ...]:
    """The actions of a duty, each once, in order."""
    return tuple(dict.fromkeys(action_noun(words.doc[i].lemma_, words.pack) for i in heads))


def action_noun(lemma: str, pack: Pack) -> str:
    """The noun for the action of a verb; anything else as it is.

    >>> action_noun("pratiti", packs.pack("sr"))
    'praćenje'
    """
    if lemma in pack.verbal_nouns:
        return pack.verbal_nouns[lemma]
    for ending, of_noun in pack.verbal_endings.items():
        noun = lemma.removesuffix(ending) + of_noun
        if lemma.endswith(ending) and (pack.grammar is not None or morphology.known(noun)):
            return noun
    return lemma
