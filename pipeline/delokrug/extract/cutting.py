"""Cut a remit into elementary responsibilities.

In: the `Words` of one block and the token range that states duties. Out: one `Duty` per elementary duty, in order. The rules
are those of DESIGN.md, "What a responsibility is": semicolons always cut; a comma or conjunction cuts where a new
head with its own complement begins and what stands before is complete; parentheses never. What depends on a
language stands in its pack; grammar (case, number, finite verb) comes from the language stage.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from delokrug.extract.words import Words

_EDGES = frozenset(",;:.–—-•·")
_OPEN_QUOTES = frozenset("„«")


@dataclass(frozen=True, slots=True)
class Duty:
    """Tokens [first, last); `heads` are the tokens that name the actions."""

    first: int
    last: int
    heads: tuple[int, ...] = ()
    residual: bool = False


def cut(words: Words, first: int, last: int, *, finite: bool | None = None, lead: str = "") -> list[Duty]:
    """The duties in tokens [first, last).

    `finite`: the list runs in finite verbs («прати …, планира …»); None: decided from the list itself.
    `lead`: the preposition the lead-in ends with, which may come again («задужен за …, као и за …»).
    """
    duties = []
    if finite and first < last and words.finite_share(first) > 0.05:
        words.verbs.add(first)  # «припрема изложбе» among duties in verbs
    for start, stop in _between_semicolons(words, first, last):
        verbal = runs_in_verbs(words, start, stop) if finite is None else finite
        for left, right in _clauses(words, start, stop, verbal=verbal, lead=lead):
            left, right = trimmed(words, left, right)
            if left < right and any(words.forms[i][0].isalpha() for i in range(left, right)):
                heads = _heads(words, left, right, verbal=verbal)
                duties.append(Duty(left, right, heads, is_residual(words, left, right)))
    return duties


def runs_in_verbs(words: Words, start: int, stop: int) -> bool:
    """The list's first head is a finite verb."""
    return first_verb(words, start, stop) is not None


def first_verb(words: Words, start: int, stop: int) -> int | None:
    """The finite verb that opens a clause at `start`, behind no more than adverbs, objects and phrases with a preposition."""
    noun_before = False
    for i in range(start, min(stop, start + 14)):
        if words.finite(i):
            return i
        if words.in_class(i, "relative") or words.forms[i] in ",;:(" or words.in_class(i, "coordinators") and i > start:
            return None
        if is_action(words, i) and not noun_before and not _behind_preposition(words, start, i):
            return None
        noun_before = noun_before or words.is_pos(i, "NOUN")
    return None


def trimmed(words: Words, first: int, last: int) -> tuple[int, int]:
    """[first, last) without connectors and punctuation at its ends."""
    while first < last and (words.forms[first] in _EDGES or _connector(words, first) or words.in_class(first, "particles")):
        first += 1
    while last > first and (words.forms[last - 1] in _EDGES or _connector(words, last - 1)):
        last -= 1
    particle = last - first > 2 and words.in_class(last - 1, "before_colon")
    if particle and (words.forms[last - 2] == "," or words.in_class(last - 2, "connectors")):
        return trimmed(words, first, last - 1)  # «…, и то:» above a nested list
    return first, last


def is_residual(words: Words, first: int, last: int) -> bool:
    """The closing catch-all («и друге послове из делокруга», "other tasks")."""
    at = _catch_all(words, first, last)
    if at is None and first < last and words.finite(first) and words.in_class(first, "perform"):
        at = _catch_all(words, first + 1, last)
    return at is not None


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
    return words.lemmas[i].endswith(tuple(words.pack.words.get("action_suffix", ("\0",)))) and len(words.lemmas[i]) > 4


def opens_with_noun(words: Words, first: int, stop: int) -> bool:
    """A noun phrase in the nominative begins at `first`: what is done («врши се одабир грађе»)."""
    head = _noun_head(words, first, stop)
    return head is not None and "Nom" in words.cases(head) and not words.is_pos(first, "ADP", "ADV")


def _connector(words: Words, i: int) -> bool:
    if not words.in_class(i, "connectors"):
        return False
    return not words.finite(i)


def _between_semicolons(words: Words, first: int, last: int) -> Iterator[tuple[int, int]]:
    start, base = first, words.depths[first] if first < last else 0
    for i in range(first, last):
        if words.forms[i] == ";" and words.depths[i] <= base:
            yield start, i
            start = i + 1
    yield start, last


def _clauses(words: Words, start: int, stop: int, *, verbal: bool, lead: str) -> Iterator[tuple[int, int]]:
    """Ranges between the commas and conjunctions that open a new head."""
    start, stop = trimmed(words, start, stop)
    if start >= stop:
        return
    base, left = words.depths[start], start
    i, listed = start, False
    while i < stop:
        right = _behind_separator(words, i, stop, lead=lead)
        if right is None or words.depths[i] > base:
            i += 1
            continue
        by_comma = words.forms[i] == "," and not any(words.in_class(j, "explains") for j in range(i, right))
        # between nouns a bare «и» cuts only as the last separator of a list that commas cut: in the law on ministries
        # «праћење токова и предлагање мера» is one row throughout (45 of its 711 duties)
        opens = _new_verb if verbal else _new_noun
        may_cut = verbal or words.forms[i] == "," or listed
        if right < stop and (
            _lead_again(words, left, i, right, lead)
            or _closes(words, left, i, right, stop, verbal=verbal)
            or (may_cut and opens(words, left, i, right, stop, by_comma, listed))
        ):
            yield left, i
            left, listed = right, listed or (by_comma and right == i + 1)
        i = right
    yield left, stop


def _behind_separator(words: Words, i: int, stop: int, *, lead: str = "") -> int | None:
    """Index behind the comma, conjunction or both that stand at `i`; None where no separator stands."""
    at = i
    if words.forms[at] == ",":
        at += 1
    while at < stop and _connector(words, at) and words.lower[at] not in words.pack.words.get("articles", ()):
        at += 1
    if lead and at > i and at < stop and words.lower[at] == lead:
        at += 1  # «који се односе на: …, као и на друге послове»
    return at if at > i else None


def _lead_again(words: Words, left: int, comma: int, right: int, lead: str) -> bool:
    """The word the lead-in ends with comes again: «задужен за …, као и за …», «дужна је да …, да …»."""
    return bool(lead) and right - 1 > comma and words.lower[right - 1] == lead and comma - left > 1


def _closes(words: Words, left: int, comma: int, right: int, stop: int, *, verbal: bool) -> bool:
    """The catch-all begins at `right`; «обавља и друге послове» is a catch-all as a whole."""
    if _catch_all(words, right, stop) is None:
        return False
    task = _catch_all(words, right, stop) or right
    if words.forms[comma] != "," and words.is_pos(comma - 1, "ADJ") and words.agree(comma - 1, task):
        return False  # «обављања стручних и других послова»
    return not (comma == left + 1 and (verbal or words.finite(left) or words.in_class(left, "perform")))


def _catch_all(words: Words, first: int, stop: int) -> int | None:
    """Index of the task noun when «other … tasks» begins at `first` and no object of its own follows."""
    at = first
    while at < stop and (words.in_class(at, "also") or words.in_class(at, "articles")):
        at += 1
    if at >= stop or not words.in_class(at, "other"):
        return None
    for i in range(at + 1, min(at + 6, stop)):
        if words.in_class(i, "task"):
            own = i + 1 < stop and is_action(words, i + 1) and "Gen" in words.cases(i + 1)
            return None if own else i
        if words.is_pos(i, "ADP", "VERB") or words.forms[i] == ",":
            return None
    return None


# --- lists of nouns


def _new_noun(
    words: Words, left: int, comma: int, right: int, stop: int, by_comma: bool, listed: bool
) -> bool:
    """A new head with its own complement begins at `right`, and what stands in [left, comma) is complete."""
    head = _noun_head(words, right, stop)
    if head is None or words.in_class(right, "prepositions") or words.in_class(right, "relative"):
        return False
    if words.in_class(right, "including"):
        return False
    own = _noun_head(words, left, comma)
    if own is None:
        return False
    group = _head_group(words, own, comma)
    if group >= comma and not _closed(words, left, own, comma, head, stop, listed and by_comma):
        return False  # «израду, усаглашавање и …»: nothing but heads so far
    if _subjects_listed(words, left, comma):
        return False
    if words.is_pos(comma - 1, "ADJ") and words.is_pos(right, "ADJ") and words.cases(comma - 1) & words.cases(right):
        return False  # «штампање годишњих, дневних и посебних дозвола»
    if not words.pack.lexicon_readings:
        return _parallel(words, own, head, right, stop, by_comma)
    new = _phrase_cases(words, right, head)
    if not new & _list_cases(words, left, own):
        return False
    complement = _has_complement(words, head, stop)
    object_ = head + 1 < stop and words.forms[head + 1] != "," and not words.in_class(head + 1, "coordinators")
    if _bare_member(words, left, comma - 1) and not object_ and (words.cases(comma - 1) - {"Nom"}) & new:
        return False  # «кроз израду, усаглашавање и закључивање уговора»
    genitive = "Gen" in new and words.likely(head, "Gen") and _phrase_cases(words, left, own) != {"Nom"}
    if genitive and "Gen" in words.cases(comma - 1) and "Gen" not in _phrase_cases(words, left, own):
        return False  # «чување грађе, литературе, предавања и презентација»: genitives go on
    unlikely = frozenset({"Gen"}) if not genitive and not words.likely(head, "Gen") else frozenset()
    if not (new - unlikely) & _attachable(words, group, comma):
        return is_action(words, head) and complement or by_comma and (complement or right < head or is_action(words, head))
    oblique = "Acc" not in new  # «саветовања министра, протокола и организације путовања»
    actions = range(head, _head_group(words, head, stop) if oblique else head + 1)
    if not (by_comma and complement and any(is_action(words, i) for i in actions)):
        return False
    # «мере за унапређење производње, заштиту потрошача»: behind a noun of means the list is its object
    return not words.in_class(own, "means")


def _closed(words: Words, left: int, own: int, comma: int, head: int, stop: int, listed: bool) -> bool:
    """Heads without a complement that are a whole row all the same: «условима, сагласностима и дозволама» ends with its «и»;
    «јавним набавкама» with its adjective stands as one member of a list that commas cut."""
    ended = any(words.in_class(i, "coordinators") for i in range(own, comma)) and not is_action(words, comma - 1)
    direct = head + 1 < stop and words.forms[head + 1] != "," and not words.in_class(head + 1, "coordinators")
    member = left < own or not is_action(words, own)
    if not words.pack.lexicon_readings:
        return left < own  # an English compound is complete: "human resources planning"
    oblique = "Acc" not in _phrase_cases(words, left, own)  # «послове хемијских анализа, контроле квалитета»
    if left < own and words.in_class(own, "task") and words.in_class(head, "task"):
        return True  # «правне послове, рачуноводствене послове»
    fit = member and direct and is_action(words, head)
    # «противпожарну заштиту, одржавање зграде»: an adjective makes the first noun whole where the second has its own object
    return ended or fit and (listed or oblique or left < own and words.likely(head + 1, "Gen"))


def _subjects_listed(words: Words, left: int, comma: int) -> bool:
    """«закона којима се уређују трговина, …»: the plural verb of a relative clause asks for more subjects."""
    relative = max((i for i in range(left, comma) if words.in_class(i, "relative")), default=None)
    if relative is None or "Nom" in words.cases(relative) - {"Ins", "Dat", "Loc"} and not words.cases(relative) & {"Ins"}:
        return False
    verb = next((i for i in range(relative, comma) if words.finite(i)), None)
    if verb is None or _number(words, verb) != "Plur":
        return False
    if any(words.is_pos(i, "NOUN") and "Nom" in words.cases(i) for i in range(relative + 1, verb)):
        return False
    subjects = [i for i in range(verb + 1, comma) if words.may_be(i, "NOUN") and "Nom" in words.cases(i)]
    subjects = [i for i in subjects if not words.is_pos(i - 1, "ADP")]
    return len(subjects) == 1 and not any(words.in_class(i, "coordinators") for i in range(verb, comma))


def _bare_member(words: Words, left: int, i: int) -> bool:
    """The action noun at `i` stands bare behind a preposition, comma or conjunction: a list inside the complement."""
    if not is_action(words, i) or i <= left:
        return False
    return words.forms[i - 1] == "," or words.is_pos(i - 1, "ADP") or words.in_class(i - 1, "coordinators")


def _noun_head(words: Words, start: int, stop: int) -> int | None:
    """The noun that heads the phrase at `start`: behind adjectives and adverbs only."""
    for i in range(start, min(stop, start + 8)):
        if words.doc[i].tag_ == "VBG" or is_action(words, i):
            return i
        if words.is_pos(i, "NOUN", "PROPN") or (words.may_be(i, "NOUN") and not words.may_be(i, "ADJ", "DET")):
            return i if words.pack.lexicon_readings else _last_of_compound(words, i, stop)
        coordinated = words.forms[i] == "," or words.in_class(i, "coordinators")
        if not (coordinated and i > start) and not words.may_be(i, "ADJ", "DET", "ADV", "NUM", "PRON", "X"):
            return None
    return None


def _last_of_compound(words: Words, i: int, stop: int) -> int:
    """English compounds end with their head: "human resources planning"."""
    while i + 1 < stop and words.is_pos(i + 1, "NOUN", "PROPN") or i + 1 < stop and words.doc[i + 1].tag_ == "VBG":
        i += 1
    return i


def _head_group(words: Words, head: int, stop: int) -> int:
    """Index behind the coordinated bare heads that begin with `head` («израду, усаглашавање и закључивање»)."""
    end = head + 1
    while end < stop:
        right = _behind_separator(words, end, stop)
        if right is None or right >= stop:
            break
        following = _noun_head(words, right, stop)
        if following is None or not words.cases(following) & words.cases(head) and words.pack.lexicon_readings:
            break
        end = following + 1
    return end


def _list_cases(words: Words, left: int, own: int) -> frozenset[str]:
    """Cases in which the next head of the list may stand; nominative and accusative go together in carelessly typed lists."""
    cases = _phrase_cases(words, left, own)
    return cases | {"Nom", "Acc"} if cases & {"Nom", "Acc"} and not cases & {"Gen", "Ins"} else cases


def _phrase_cases(words: Words, start: int, head: int) -> frozenset[str]:
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
            cases &= agreeing
    return cases - {"Voc"}


def _attachable(words: Words, group: int, comma: int) -> frozenset[str]:
    """Cases of phrases in the complement [group, comma) with which a following noun could be coordinated."""
    found: set[str] = set()
    behind_noun = True
    for i in range(group, comma):
        governed = {r.case for r in words.readings(i) if r.upos == "ADP" and r.case}
        if governed and words.is_pos(i, "ADP"):
            found |= governed
            behind_noun = False
        elif behind_noun:
            found |= words.cases(i) & {"Gen", "Ins", "Dat"}
        else:
            found |= words.cases(i) & {"Gen"}
    return frozenset(found)


def _has_complement(words: Words, head: int, stop: int) -> bool:
    """Something that belongs to the noun follows it: a genitive, a phrase with a preposition, a relative clause."""
    after = _head_group(words, head, stop)
    if after >= stop or words.forms[after] in ",;.)":
        return False
    if words.forms[after] == "(":
        return True
    return words.is_pos(after, "ADP") or words.may_be(after, "NOUN", "ADJ", "PROPN", "DET", "NUM", "PRON", "X", "ADV")


def _parallel(words: Words, own: int, head: int, right: int, stop: int, by_comma: bool) -> bool:
    """Without cases (English): the new head must be built as the first one, a gerund with its object or noun + preposition."""
    if words.forms[own + 1] == "," and words.is_pos(own + 2, "ADP"):
        return False  # "monitoring, in cooperation with ministries, the application of guidelines"
    gerunds = _gerund(words, own), _gerund(words, head)
    if gerunds == (True, True):
        return head == right and _gerund_object(words, head, stop)
    behind = head + 1
    joined = behind + 1 < stop and words.in_class(behind, "coordinators") and is_action(words, behind + 1)
    if joined and not gerunds[0]:
        behind += 2  # "advocacy and protection of interests"
    linked = behind < stop and words.in_class(behind, "complement_links")
    if linked and by_comma and not joined and words.forms[behind] == "of" and own + 1 < right and words.forms[own + 1] == "of":
        return True  # "control of operators, receipt of applications"
    if gerunds == (False, False):
        whole = linked or right < head  # "…, budget planning and execution"
        return by_comma and whole and is_action(words, head) and is_action(words, own)
    return by_comma and (linked and is_action(words, head) or gerunds[1] and head == right and _gerund_object(words, head, stop))


def _gerund(words: Words, i: int) -> bool:
    return words.doc[i].tag_ == "VBG" or (words.lower[i].endswith("ing") and words.is_pos(i, "NOUN"))


def _gerund_object(words: Words, head: int, stop: int) -> bool:
    after = head + 1
    if after >= stop or words.forms[after] == "," or words.in_class(after, "coordinators"):
        following = _behind_separator(words, after, stop) if after < stop else None
        return following is not None and following < stop and words.doc[following].tag_ == "VBG" and _gerund_object(words, following, stop)
    return True


# --- lists of finite verbs


def _new_verb(
    words: Words, left: int, comma: int, right: int, stop: int, by_comma: bool, listed: bool
) -> bool:
    """A new finite verb begins at `right`, and the verb before has its object."""
    own = first_verb(words, left, comma)
    verb = first_verb(words, right, _next_separator(words, right, stop))
    if verb is None and by_comma and _verb_behind_object(words, comma, right, stop):
        verb = right
        words.verbs.add(right)
    if verb is None or own is None:
        return False
    if not _verb_complete(words, own, comma):
        return False
    numbers = {_number(words, verb), _number(words, own)} - {""}
    impersonal = verb + 1 < stop and words.in_class(verb + 1, "reflexive")  # «припремају се уговори, прати се наплата»
    if len(numbers) > 1 and not impersonal:
        return False
    if not by_comma and verb == right and words.cases(verb) & words.cases(comma - 1):
        return False  # «учествује у изради, праћењу и оцени ефеката»: a noun like the one before it
    # «прописа којима се уређује промет и прати увоз»: an open relative clause goes on behind «и», a comma closes it
    return by_comma or not any(words.in_class(i, "relative") for i in range(own, comma))


def _verb_behind_object(words: Words, comma: int, right: int, stop: int) -> bool:
    """A form that may be a verb is one where no noun could stand: «води регистар, уноси промене», «…, прегледа мостове»."""
    if not words.may_be_finite(right):
        return False
    nominal = {case for case in words.cases(right) if words.likely(right, case)}
    if not nominal & (words.cases(comma - 1) - {"Nom", "Voc"}):
        return True
    object_ = words.cases(right + 1) if right + 1 < stop else frozenset()
    return "Acc" in object_ and "Gen" not in object_


def _next_separator(words: Words, start: int, stop: int) -> int:
    for i in range(start + 1, stop):
        if words.forms[i] in ",;" or words.in_class(i, "coordinators"):
            return i
    return stop


def _verb_complete(words: Words, verb: int, stop: int) -> bool:
    """The last verb of [verb, stop) has an object or phrase behind it."""
    last = max((i for i in range(verb, stop) if words.finite(i)), default=verb)
    return any(
        words.forms[i][0].isalnum()
        and not words.in_class(i, "reflexive")
        and not words.is_pos(i, "ADV")
        and not (words.forms[i - 1] == "," and words.may_be_finite(i))  # «прима, заводи и архивира пошту»
        for i in range(last + 1, stop)
    )


def _number(words: Words, i: int) -> str:
    return next((r.number for r in words.readings(i) if r.finite), "")


# --- heads


def _heads(words: Words, first: int, last: int, *, verbal: bool) -> tuple[int, ...]:
    """The tokens that name the duty's actions: coordinated verbs, or coordinated nouns before their common object."""
    if verbal:
        verb = first_verb(words, first, last)
        if verb is not None:
            return tuple(_coordinated_verbs(words, verb, last))
    head = _noun_head(words, first, last)
    if head is None:
        return ()
    end = _head_group(words, head, last)
    adjectives_only = [i for i in range(head, end) if words.may_be(i, "NOUN") and (i == head or is_action(words, i))]
    return tuple(adjectives_only)


def _coordinated_verbs(words: Words, verb: int, last: int) -> Iterator[int]:
    yield verb
    at = verb + 1
    while at < last:
        while at < last and words.in_class(at, "reflexive"):
            at += 1
        right = _behind_separator(words, at, last) if at < last else None
        if right is None or right >= last or not words.finite(right):
            return
        yield right
        at = right + 1


def _behind_preposition(words: Words, start: int, i: int) -> bool:
    return any(words.is_pos(j, "ADP") for j in range(start, i))
