"""What cutting asks of grammar: heads of phrases, their cases, and what separates the members of a list.

In: the `Words` of a block and token positions. Out: token positions, cases, yes or no.
"""

from __future__ import annotations

from delokrug.extract.words import Words

EDGES = frozenset(",;:.–—-•·")


def is_action(words: Words, i: int) -> bool:
    """The noun at `i` names an action: a verbal noun, or one that the pack lists."""
    if words.doc[i].tag_ == "VBG":
        return True
    if words.doc[i].tag_ == "NNS" and not words.in_class(i, "action"):
        return False  # "associations", "institutions" are no actions
    if not words.may_be(i, "NOUN"):
        return False
    if words.in_class(i, "action") or words.may_be_noun(i, "action"):
        return True
    if words.in_class(i, "no_action"):
        return False
    return words.lemmas[i].endswith(tuple(words.pack.words.get("action_suffix", ("\0",)))) and len(words.lemmas[i]) > 4


def opens_with_noun(words: Words, first: int, stop: int) -> bool:
    """A noun phrase in the nominative begins at `first`: what is done («врши се одабир грађе»)."""
    head = noun_head(words, first, stop)
    return head is not None and "Nom" in words.cases(head) and not words.is_pos(first, "ADP", "ADV")


def first_verb(words: Words, start: int, stop: int) -> int | None:
    """The finite verb that opens a clause at `start`, behind no more than adverbs, objects and phrases with a
    preposition.
    """
    noun_before = False
    for i in range(start, min(stop, start + 14)):
        if words.finite(i):
            return i
        if (
            words.in_class(i, "relative")
            or words.forms[i] in ",;:("
            or (words.in_class(i, "coordinators") and i > start)
        ):
            return None
        if is_action(words, i) and not noun_before and not behind_preposition(words, start, i):
            return None
        noun_before = noun_before or words.is_pos(i, "NOUN")
    return None


def object_follows(words: Words, i: int, stop: int) -> bool:
    """An accusative that is no genitive stands right behind."""
    after = words.cases(i + 1) if i + 1 < stop else frozenset()
    return "Acc" in after and "Gen" not in after


def accusative_follows(words: Words, i: int, stop: int) -> bool:
    """A noun phrase right behind stands in the accusative and hardly in the genitive: no noun governs it."""
    if i + 1 >= stop or words.punct(i + 1) or words.is_pos(i + 1, "ADP") or words.in_class(i + 1, "coordinators"):
        return False
    head = noun_head(words, i + 1, stop)
    if head is None:
        return False
    cases = phrase_cases(words, i + 1, head)
    return "Acc" in cases and not ("Gen" in cases and words.case_share(head, "Gen") > words.case_share(head, "Acc") / 2)


def runs_in_verbs(words: Words, start: int, stop: int) -> bool:
    """The list's first head is a finite verb."""
    return first_verb(words, start, stop) is not None


def noun_like_members(words: Words, first: int, last: int) -> bool:
    """A form that may be an action or a verb opens the list, and the other members are actions: «израде решења о
    упису, вођења досијеа».
    """
    if first >= last or not words.finite(first) or not is_action(words, first):
        return False
    members = _members(words, first, last)
    if any(words.finite(i) for i in members):
        return False
    heads = [noun_head(words, i, last) for i in members]
    return any(head is not None and is_action(words, head) for head in heads)


def verb_like_members(words: Words, first: int, last: int) -> bool:
    """A form that may be an action or a verb opens the list, and the other members are verbs: «припрема решења, води
    евиденцију».
    """
    if first >= last or words.finite(first) or words.finite_share(first) <= 0.05 or not is_action(words, first):
        return False
    members = _members(words, first, last)
    return bool(members) and all(words.finite(i) for i in members)


def _members(words: Words, first: int, last: int) -> list[int]:
    """Where the members behind the commas and semicolons of the list begin."""
    return [
        i + 1
        for i in range(first, last - 1)
        if words.forms[i] in ",;" and words.depths[i] == words.depths[first] and not words.in_class(i + 1, "relative")
    ]


def trimmed(words: Words, first: int, last: int) -> tuple[int, int]:
    """[first, last) without connectors and punctuation at its ends."""
    while first < last and (
        words.forms[first] in EDGES or connector(words, first) or words.in_class(first, "particles")
    ):
        first += 1
    while last > first and (words.forms[last - 1] in EDGES or connector(words, last - 1)):
        last -= 1
    particle = last - first > 2 and words.in_class(last - 1, "before_colon")
    if particle and (words.forms[last - 2] == "," or words.in_class(last - 2, "connectors")):
        return trimmed(words, first, last - 1)  # «…, и то:» above a nested list
    return first, last


def connector(words: Words, i: int) -> bool:
    if not words.in_class(i, "connectors"):
        return False
    return not words.finite(i)


def behind_separator(words: Words, i: int, stop: int, *, lead: str = "") -> int | None:
    """Index behind the comma, conjunction or both that stand at `i`; None where no separator stands."""
    at = i
    if words.forms[at] == ",":
        at += 1
    while at < stop and connector(words, at) and words.lower[at] not in words.pack.words.get("articles", ()):
        at += 1
    if lead and at > i and at < stop and words.lower[at] == lead:
        at += 1  # «који се односе на: …, као и на друге послове»
    return at if at > i else None


def noun_head(words: Words, start: int, stop: int) -> int | None:
    """The noun that heads the phrase at `start`: behind adjectives and adverbs only."""
    for i in range(start, min(stop, start + 8)):
        if words.doc[i].tag_ == "VBG" or is_action(words, i):
            return i
        if words.is_pos(i, "NOUN", "PROPN") or (words.may_be(i, "NOUN") and not words.may_be(i, "ADJ", "DET")):
            return (
                _behind_attribute(words, i, stop) if words.pack.lexicon_readings else _last_of_compound(words, i, stop)
            )
        coordinated = words.forms[i] == "," or words.in_class(i, "coordinators")
        if not (coordinated and i > start) and not words.may_be(i, "ADJ", "DET", "ADV", "NUM", "PRON", "X"):
            return None
    return None


def _behind_attribute(words: Words, i: int, stop: int) -> int:
    """«интернет страници», «веб порталу»: a noun that does not inflect and belongs to the next one heads nothing."""
    following = i + 1
    if following >= stop or not words.is_pos(following, "NOUN") or words.doc[i].head.i != following:
        return i
    own = words.cases(i)
    return i if not own or own & words.cases(following) - {"Nom", "Voc"} else following


def _last_of_compound(words: Words, i: int, stop: int) -> int:
    """English compounds end with their head: "human resources planning"."""
    while (i + 1 < stop and words.is_pos(i + 1, "NOUN", "PROPN")) or (i + 1 < stop and words.doc[i + 1].tag_ == "VBG"):
        i += 1
    return i


def head_group(words: Words, head: int, stop: int) -> int:
    """Index behind the coordinated bare heads that begin with `head` («израду, усаглашавање и закључивање»)."""
    end = head + 1
    while end < stop:
        right = behind_separator(words, end, stop)
        if right is None or right >= stop:
            break
        following = noun_head(words, right, stop)
        if following is None or (not words.cases(following) & words.cases(head) and words.pack.lexicon_readings):
            break
        end = following + 1
    return end


def phrase_cases(words: Words, start: int, head: int) -> frozenset[str]:
    """Cases of the noun at `head`, narrowed by an adjective before it."""
    cases = frozenset(r.case for r in words.readings(head) if r.upos in ("NOUN", "PROPN") and r.case)
    for i in range(start, head):
        if words.agree(i, head) and not words.in_class(i, "coordinators"):
            agreeing = {
                r.case
                for r in words.readings(head)
                if r.upos in ("NOUN", "PROPN")
                and any((q.case, q.number, q.gender) == (r.case, r.number, r.gender) for q in words.readings(i))
            }
            cases &= agreeing | _alike(words, head, agreeing)
    return cases - {"Voc"}


def _alike(words: Words, head: int, cases: frozenset[str] | set[str]) -> frozenset[str]:
    """Cases that always look like one of these: dative and locative, in the plural the instrumental as well. The
    lexicon has «radnim» mostly as what it was counted as.
    """
    nouns = [r for r in words.readings(head) if r.upos in ("NOUN", "PROPN")]
    found: set[str] = set()
    for number, same in (("Sing", {"Dat", "Loc"}), ("Plur", {"Dat", "Loc", "Ins"})):
        own = {r.case for r in nouns if r.number == number}
        if cases & own & same:
            found |= same & own
    return frozenset(found)


def behind_preposition(words: Words, start: int, i: int) -> bool:
    return any(words.is_pos(j, "ADP") for j in range(start, i))


def verb_number(words: Words, i: int) -> str:
    """Sing or Plur of the finite verb at `i`; empty where it has none."""
    return next((r.number for r in words.readings(i) if r.finite), "")
