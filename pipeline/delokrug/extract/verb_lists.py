"""Where a list of finite verbs begins a new duty («води регистар, уноси промене и издаје изводе»).

In: a candidate point between what stands left of it and what follows. Out: whether a new finite verb begins there
while the verb before it has its object.
"""

from __future__ import annotations

from delokrug.extract import phrases
from delokrug.extract.grammar import accusative_follows, first_verb, verb_number
from delokrug.extract.words import Words

_SURELY_FINITE = 0.8  # of the form's uses: «издаје» 0.97, «води» 0.92; «оцени», «изради» are nouns half the time


def new_verb(words: Words, left: int, comma: int, right: int, stop: int, by_comma: bool, listed: bool) -> bool:
    """A new finite verb begins at `right`, and the verb before has its object."""
    own = first_verb(words, left, comma)
    verb = first_verb(words, right, _next_separator(words, right, stop))
    joined = by_comma or words.in_class(comma, "joins_clauses")
    if verb is None and joined and (light(words, right, stop) or _verb_behind_object(words, comma, right, stop)):
        verb = right
        words.verbs.add(right)
    if verb is None or own is None:
        return False
    if not _verb_complete(words, own, comma):
        return False
    numbers = {verb_number(words, verb), verb_number(words, own)} - {""}
    impersonal = verb + 1 < stop and words.in_class(verb + 1, "reflexive")  # «припремају се уговори, прати се наплата»
    if len(numbers) > 1 and not impersonal:
        return False
    noun = verb == right and words.finite_share(verb) < _SURELY_FINITE and not _governs(words, verb, stop)
    if not joined and noun and words.cases(verb) & words.cases(comma - 1):
        return False  # «учествује у изради, праћењу и оцени ефеката»: a noun like the one before it
    relative = next((i for i in range(own, comma) if words.in_class(i, "relative")), None)
    if relative is None:
        return True
    after = _next_separator(words, right, stop)
    if words.in_class(comma, "or") or (after < stop and words.in_class(after, "or")):
        return False  # «када прекине студије, промени област или напусти земљу»
    # «прописа којима се уређује промет и прати увоз»: an open relative clause goes on behind «и», a comma closes it,
    # and so does a verb in the number of the list («предлаже намену средстава која су прикупљена и даје сагласност»)
    inside = next((verb_number(words, i) for i in range(relative, comma) if words.finite(i)), "")
    return by_comma or bool(numbers and inside and inside not in numbers)


def _governs(words: Words, i: int, stop: int) -> bool:
    """What only a verb has stands behind the form: «се» («стара се о») or an accusative («продаје улазнице»)."""
    if i + 1 >= stop:
        return False
    return words.in_class(i + 1, "reflexive") or accusative_follows(words, i, stop)


def light(words: Words, i: int, stop: int) -> bool:
    """«…, skrbi o očevidnicima»: with its preposition the form is the verb, though the lexicon has the noun alone."""
    return phrases.match(words, words.pack, "light", i, stop) is not None


def _verb_behind_object(words: Words, comma: int, right: int, stop: int) -> bool:
    """A form that may be a verb is one where no noun could stand: «води регистар, уноси промене», «…, прегледа
    мостове».
    """
    if not words.may_be_finite(right):
        return verb_not_known(words, right, stop)
    genitive = any(r.case == "Gen" and r.number == "Sing" for r in words.readings(right))
    if right + 1 < stop and words.cases(right + 1) == {"Gen"} and "Loc" in words.cases(right):
        return False  # «учествује у изради карата, припреми планова»: a verb has no object in the genitive
    if not genitive and words.finite_share(right) > 0.05:
        return True  # «спроводи конкурсе за клубове, припрема решења»
    nominal = {case for case in words.cases(right) if words.likely(right, case)}
    if not nominal & (words.cases(comma - 1) - {"Nom", "Voc"}):
        return True
    object_ = words.cases(right + 1) if right + 1 < stop else frozenset()
    return "Acc" in object_ and "Gen" not in object_


def verb_not_known(words: Words, i: int, stop: int) -> bool:
    """The lexicon knows no verb «разводити», but between objects and behind a subject no nominative stands: «…, разводи
    списе», «Одсек преводи и тумачи прописе».
    """
    if not words.is_pos(i, "NOUN") or not words.cases(i) or not words.cases(i) <= {"Nom", "Voc"}:
        return False
    joint = i + 1 < stop and (words.forms[i + 1] == "," or words.in_class(i + 1, "coordinators"))
    return accusative_follows(words, i, stop) or (joint and i + 2 < stop and words.finite(i + 2))


def _next_separator(words: Words, start: int, stop: int) -> int:
    for i in range(start + 1, stop):
        if words.forms[i] in ",;" or words.in_class(i, "coordinators"):
            return i
    return stop


def _verb_complete(words: Words, verb: int, stop: int) -> bool:
    """The last verb of [verb, stop) has an object or phrase behind it."""
    # «издаје потврде»: two finite verbs do not stand side by side, the second form is the object
    verbs = [i for i in range(verb, stop) if words.finite(i)]
    last = max((i for i in verbs if not (i - 1 in verbs and "Acc" in words.cases(i))), default=verb)
    return any(
        words.forms[i][0].isalnum()
        and not words.in_class(i, "reflexive")
        and not words.is_pos(i, "ADV")
        and not _bare_verb(words, i, stop)
        for i in range(last + 1, stop)
    )


def _bare_verb(words: Words, i: int, stop: int) -> bool:
    """«прима, заводи и архивира пошту»: between commas a nominative, or a form that may be a verb, is a verb."""
    if words.forms[i - 1] != ",":
        return False
    return words.may_be_finite(i) or (
        words.cases(i) <= {"Nom", "Voc"} and i == stop - 1 and words.is_pos(i, "NOUN") and bool(words.cases(i))
    )
