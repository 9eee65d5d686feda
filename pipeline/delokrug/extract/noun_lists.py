"""Where a list of nouns begins a new duty («вођење листе, обраду података и сарадњу са мрежом»).

In: a candidate point between what stands left of it and what follows. Out: whether a new head with its own complement
begins there. Slavic lists are decided by case (the new head stands in the case of the list, and could not go on the
complement before it), English ones by parallel form (gerund with gerund, noun + of with noun + of).
"""

from __future__ import annotations

from delokrug.extract.grammar import (
    head_group,
    is_action,
    noun_head,
    phrase_cases,
    verb_number,
)
from delokrug.extract.parallel_lists import parallel
from delokrug.extract.words import Words

_MOSTLY = 0.6  # of a form's uses: «преписку» is a locative in the lexicon alone


def new_noun(words: Words, left: int, comma: int, right: int, stop: int, by_comma: bool, listed: bool) -> bool:
    """A new head with its own complement begins at `right`, and what stands in [left, comma) is complete."""
    head = noun_head(words, right, stop)
    if head is None or words.in_class(right, "prepositions") or words.in_class(right, "relative"):
        return False
    if words.in_class(right, "including"):
        return False
    own = noun_head(words, left, comma)
    if own is None:
        return False
    group = head_group(words, own, comma)
    if group >= comma and by_comma and _plain_list(words, left, own, comma, right, head, stop):
        return True
    if group >= comma and not _closed(words, left, own, comma, head, stop, by_comma, listed):
        return False  # «израду, усаглашавање и …»: nothing but heads so far
    if _subjects_listed(words, left, comma):
        return False
    if (by_comma or listed) and words.in_class(own, "task") and words.in_class(head, "task"):
        return bool(words.cases(own) & words.cases(head)) or not words.pack.lexicon_readings
    if by_comma and group < comma and head + 1 < stop and words.in_class(head + 1, "or"):
        return False  # «играчкама које су изазвале повреду, гушење или тровање»: one of several, all in one complement
    adjectives = words.is_pos(comma - 1, "ADJ") and words.is_pos(right, "ADJ")
    if adjectives and (not words.pack.lexicon_readings or words.cases(comma - 1) & words.cases(right)):
        return False  # «штампање годишњих, дневних и посебних дозвола», "review of legal, social and other needs"
    if not words.pack.lexicon_readings:
        return parallel(words, left, own, head, right, stop, by_comma=by_comma)
    if not by_comma and _bare_object(words, comma, head, stop):
        return False
    joined = by_comma or (listed and not words.in_class(comma, "or"))
    if joined and group < comma and _parsed_member(words, left, range(own, group), head, stop):
        return True
    new = _with_coordinate(words, head, stop, phrase_cases(words, right, head))
    if not new & _list_cases(words, left, own):
        return False
    complement = _has_complement(words, head, stop)
    object_ = head + 1 < stop and words.forms[head + 1] != "," and not words.in_class(head + 1, "coordinators")
    if _bare_member(words, left, comma - 1) and not object_ and (words.cases(comma - 1) - {"Nom"}) & new:
        return False  # «кроз израду, усаглашавање и закључивање уговора»
    elsewhere = (new & _list_cases(words, left, own)) - {"Nom", "Acc", "Gen"}  # «одржавању зграде, набавци опреме»
    genitive = (
        not elsewhere and "Gen" in new and words.likely(head, "Gen") and phrase_cases(words, left, own) != {"Nom"}
    )
    # «…, овјера копија» may be a genitive plural, but a rare one, and it has an object
    mostly = not object_ or words.case_share(head, "Gen") >= words.case_share(head, "Nom")
    # … and no preposition before it governs the accusative («утицај на земљиште, воде, објекте»)
    named = (right < head or not is_action(words, head)) and "Acc" not in _attachable(words, group, comma)
    if genitive and by_comma and named and _member_between_commas(words, left, own, head, stop):
        return True
    if genitive and mostly and "Gen" in words.cases(comma - 1) and "Gen" not in phrase_cases(words, left, own):
        return False  # «чување грађе, литературе, предавања и презентација»: genitives go on
    unlikely = frozenset({"Gen"}) if not genitive and not words.likely(head, "Gen") else frozenset()
    attachable = _attachable(words, group, comma)
    last_member = listed and not by_comma and not _goes_on_by_comma(words, right, stop)
    if last_member and _ungoverned(words, own, head, attachable, complement=complement):
        return True
    if not (new - unlikely) & attachable:
        return (is_action(words, head) and complement) or (
            by_comma and (complement or right < head or is_action(words, head))
        )
    oblique = "Acc" not in new  # «саветовања министра, протокола и организације путовања»
    comma_after = next((i for i in range(head, stop) if words.forms[i] == ","), stop)
    actions = range(head, min(head_group(words, head, stop), comma_after) if oblique else head + 1)
    if not (by_comma and complement and any(is_action(words, i) for i in actions)):
        return False
    # «мере за унапређење производње, заштиту потрошача»: behind a noun of means the list is its object
    return not words.in_class(own, "means")


def _member_between_commas(words: Words, left: int, own: int, head: int, stop: int) -> bool:
    """«извршење буџета, јавне набавке, архивско пословање»: genitives that go on would end with an «и» before the list
    does, so what may be an accusative is one.
    """
    after = head + 1
    if after + 1 >= stop or words.forms[after] != "," or words.in_class(after + 1, "coordinators"):
        return False
    following = noun_head(words, after + 1, stop)
    if following is None or "Acc" not in words.cases(head) & _list_cases(words, left, own):
        return False
    cases = phrase_cases(words, after + 1, following)
    return "Acc" in cases and not ("Gen" in cases and words.likely(following, "Gen"))


def ends_list(words: Words, left: int, comma: int, right: int, stop: int) -> bool:
    """The «и» before the last member of a list that commas cut: «…, издавања потврда и израде прегледа».

    The members on its two sides are whole: an action with its object or adjective («вођења досијеа и канцеларијског
    пословања»), or areas with an adjective each («јавне набавке и радне односе»).
    """
    own, head = noun_head(words, left, comma), noun_head(words, right, stop)
    if own is None or head is None or words.in_class(comma, "or") or not words.pack.lexicon_readings:
        return False
    opened = words.in_class(right, "prepositions") or words.in_class(right, "relative")
    if opened or _goes_on_by_comma(words, right, stop) or _bare_object(words, comma, head, stop):
        return False
    if not phrase_cases(words, right, head) & _list_cases(words, left, own):
        return False
    if words.in_class(right, "other"):
        return False  # «царински надзор и друге послове контроле робе»
    both = left < own == comma - 1 and right < head  # an adjective each, and no object
    if own == comma - 1 and not is_action(words, own) and _apart_from_area(words, left, own, right, head, stop):
        return True
    second = is_action(words, head) or words.in_class(head, "task") or _parsed_last(words, left, own, head)
    if second and (_has_complement(words, head, stop) or right < head):
        # «припреме и спровођења пројеката» have one object, and «праћења припреме и спровођења пројеката»
        bare = is_action(words, comma - 1) and not words.is_pos(comma - 2, "ADJ")
        shares = bare and bool(words.cases(comma - 1) & phrase_cases(words, right, head))
        return both or (comma - 1 > own and not shares)
    return both and not is_action(words, own) and words.is_pos(right, "ADJ")


def _apart_from_area(words: Words, left: int, own: int, right: int, head: int, stop: int) -> bool:
    """What no area of work before it can share: «рачуноводству и службеним возилима» has an adjective of its own,
    «јавне набавке и исхрану чувара» an action with its object.
    """
    cases = phrase_cases(words, right, head) & phrase_cases(words, left, own)
    if cases and cases <= {"Dat", "Loc", "Ins"}:
        return left == own and right < head
    direct = is_action(words, head) and right == head and _has_complement(words, head, stop)
    return "Acc" in cases and direct and not words.likely(head, "Gen")


def _parsed_last(words: Words, left: int, own: int, head: int) -> bool:
    """The parser coordinates the last member with the heads of a list in an oblique case other than the genitive, in
    which complements stand: «стара се о обради података и интернет страници».
    """
    first = words.coordinated_with(head)
    if first is None or not (first == own or first < left):
        return False
    cases = [words.readings(i)[0].case for i in (own, head)]
    return set(cases) <= {"Dat", "Loc"} or cases == ["Ins", "Ins"]


def _goes_on_by_comma(words: Words, right: int, stop: int) -> bool:
    """Whether a comma of the list follows, other than the one before «као и»."""
    base = words.depths[right]
    commas = (i for i in range(right, stop) if words.forms[i] == "," and words.depths[i] == base)
    return any(i + 1 < stop and not words.in_class(i + 1, "coordinators") for i in commas)


def _parsed_member(words: Words, left: int, own: range, head: int, stop: int) -> bool:
    """The parser coordinates the head with those of the list, and it is an action in their case with a complement.

    «предлагање забрана и пружања подршке» differs from «предлагања забрана и пружања подршке» in the case alone.
    """
    first = words.coordinated_with(head)
    if first is None or not (first in own or first < left):
        return False
    same = words.readings(own[0])[0].case == words.readings(head)[0].case
    # «литературе, предавања, дидактичких материјала»: among other nouns an action is one of the things
    heads = [i for i in range(head, head_group(words, head, stop)) if words.may_be(i, "NOUN")]
    return same and all(is_action(words, i) for i in heads) and _has_complement(words, head, stop)


def _bare_object(words: Words, comma: int, head: int, stop: int) -> bool:
    """«одржавање зграде и инсталација и чишћење канала»: between two conjunctions a bare noun in the genitive goes on
    the complement before it.
    """
    if head + 1 >= stop or not words.in_class(head + 1, "coordinators"):
        return False
    following = noun_head(words, head + 2, stop)
    if following is None or not is_action(words, following):
        return False  # «безбедности и здравља на раду»
    return "Gen" in words.cases(comma - 1) and words.likely(head, "Gen")


def _ungoverned(words: Words, own: int, head: int, attachable: frozenset[str], *, complement: bool) -> bool:
    """Behind the list's last «и» a noun in the case of the list that nothing before it can govern: «контролу робе у
    лукама и пратњу бродова», «односа са јавношћу и протокола».
    """
    if not is_action(words, own):
        return False
    case = words.readings(own)[0].case
    if case in ("Nom", "Acc") and complement:
        return "Acc" not in attachable and "Nom" not in words.cases(head) and words.case_share(head, "Acc") >= _MOSTLY
    return case == "Gen" and "Gen" not in attachable and words.case_share(head, "Gen") >= _MOSTLY


def _plain_list(words: Words, left: int, own: int, comma: int, right: int, head: int, stop: int) -> bool:
    """«кадрове, буџет, јавне набавке, возни парк»: areas, none with a complement, at least three with commas between.

    Actions without an adjective stay together, as they may share an object that is still to come («израду, праћење …»).
    """
    if not words.pack.lexicon_readings or comma != own + 1:
        return False
    cases = phrase_cases(words, right, head) & _list_cases(words, left, own)
    # between oblique members a nominative is one whose dative the lexicon lacks: «arhivi» is to it many «arhiv»
    lacking = right == head and words.cases(head) <= {"Nom", "Voc"}
    if (lacking or cases <= {"Dat", "Loc", "Ins"}) and _areas_apart(words, left, own, right, head, stop):
        return True
    if not cases - ({"Gen"} if not words.likely(head, "Gen") else set()):
        return False
    bare_action = is_action(words, head) and right == head
    if is_action(words, own) and (left == own or bare_action):
        return False
    if bare_action and left == own and head_group(words, head, stop) > head + 1:
        return False  # «исправности, сервисирању и регистрацији возила»
    coordinated = head + 1 < stop and words.in_class(head + 1, "coordinators")
    if left < own and right == head and coordinated and _shares_adjective(words, left, own, head):
        return False  # «водним условима, сагласностима и дозволама»: the adjective is everybody's
    commas = [i for i in range(comma, stop) if words.forms[i] == "," and words.depths[i] == words.depths[left]]
    return len(commas) > 1 or (left > 0 and words.forms[left - 1] == ",")


def _shares_adjective(words: Words, adjective: int, own: int, head: int) -> bool:
    """The adjective of the one noun may be the other's as well, in the same case and number."""
    nouns = [{(r.case, r.number) for r in words.readings(i) if r.upos in ("NOUN", "PROPN")} for i in (own, head)]
    both = {(r.case, r.number) for r in words.readings(adjective)} & nouns[0] & nouns[1]
    return bool(both) and words.agree(adjective, head)


def _areas_apart(words: Words, left: int, own: int, right: int, head: int, stop: int) -> bool:
    """«правним пословима, библиотеци и возном парку»: the first and last member have an adjective each, so they share
    none, and an oblique case that is no genitive goes on no complement.
    """
    joint = head + 1 < stop and words.in_class(head + 1, "coordinators") and not words.in_class(head + 1, "or")
    if left == own or not joint:
        return False
    last = noun_head(words, head + 2, stop)
    if last is None or last == head + 2 or is_action(words, own) or _shares_adjective(words, left, own, head):
        return False
    return bool(phrase_cases(words, head + 2, last) & phrase_cases(words, left, own) - {"Nom", "Acc", "Gen"})


def _with_coordinate(words: Words, head: int, stop: int, cases: frozenset[str]) -> frozenset[str]:
    """«обрачун плата, накнада и других примања»: what «и» joins to a bare noun shares its case."""
    if head + 1 >= stop or not words.in_class(head + 1, "coordinators"):
        return cases
    other = noun_head(words, head + 2, stop) if head + 2 < stop else None
    if other is None or words.finite(head + 2):
        return cases
    return cases & phrase_cases(words, head + 2, other) or cases


def _closed(words: Words, left: int, own: int, comma: int, head: int, stop: int, by_comma: bool, listed: bool) -> bool:
    """Heads without a complement that are a whole row all the same: «условима, сагласностима и дозволама» ends with
    its «и»;
    «јавним набавкама» with its adjective stands as one member of a list that commas cut."""
    ended = any(words.in_class(i, "coordinators") for i in range(own, comma)) and not is_action(words, comma - 1)
    direct = head + 1 < stop and words.forms[head + 1] != "," and not words.in_class(head + 1, "coordinators")
    member = left < own or not is_action(words, own)
    if not words.pack.lexicon_readings:
        return left < own  # an English compound is complete: "human resources planning"
    oblique = "Acc" not in phrase_cases(words, left, own)  # «послове хемијских анализа, контроле квалитета»
    if left < own and words.in_class(own, "task") and words.in_class(head, "task"):
        return True  # «правне послове, рачуноводствене послове»
    if by_comma and left == own and direct and is_action(words, own) and _last_action(words, own, head, stop):
        return True
    fit = member and direct and is_action(words, head)
    # «противпожарну заштиту, одржавање зграде»: an adjective makes the first noun whole where the second has its own
    # object; «стручно усавршавање и оцењивање запослених» share it
    whole = by_comma and (listed or (left < own and words.likely(head + 1, "Gen")))
    return ended or (fit and (whole or oblique))


def _last_action(words: Words, own: int, head: int, stop: int) -> bool:
    """«осматрањем, вођењем станица и обавештавањем пилота»: the last of the list has an object of its own, so the
    first, bare one shares none.
    """
    if not is_action(words, head) or head_group(words, head, stop) > head + 1:
        return False
    for i in range(head + 2, stop):
        if words.in_class(i, "coordinators") and words.depths[i] == words.depths[own]:
            last = noun_head(words, i + 1, stop)
            if last is None or not is_action(words, last) or not _has_complement(words, last, stop):
                continue
            # in the accusative «анализу, утврђивање потреба и израду планова» shares the object after all
            if {words.readings(j)[0].case for j in (own, head, last)} in ({"Ins"}, {"Dat"}, {"Loc"}):
                return True
    return False


def _subjects_listed(words: Words, left: int, comma: int) -> bool:
    """«закона којима се уређују трговина, …»: the plural verb of a relative clause asks for more subjects."""
    relative = max((i for i in range(left, comma) if words.in_class(i, "relative")), default=None)
    if relative is None or (
        "Nom" in words.cases(relative) - {"Ins", "Dat", "Loc"} and not words.cases(relative) & {"Ins"}
    ):
        return False
    verb = next((i for i in range(relative, comma) if words.finite(i)), None)
    if verb is None or verb_number(words, verb) != "Plur":
        return False
    if any(words.is_pos(i, "NOUN") and "Nom" in words.cases(i) for i in range(relative + 1, verb)):
        return False
    subjects = [i for i in range(verb + 1, comma) if words.may_be(i, "NOUN") and "Nom" in words.cases(i)]
    subjects = [i for i in subjects if not words.is_pos(i - 1, "ADP")]
    if len(subjects) != 1 or any(words.in_class(i, "coordinators") for i in range(verb, comma)):
        return False
    # «зграде у којима су смештени државни органи, …»: a subject in the plural is enough for the verb
    return any(r.case == "Nom" and r.number == "Sing" for r in words.readings(subjects[0]))


def _bare_member(words: Words, left: int, i: int) -> bool:
    """The action noun at `i` stands bare behind a preposition, comma or conjunction: a list inside the complement."""
    if not is_action(words, i) or i <= left:
        return False
    return words.forms[i - 1] == "," or words.is_pos(i - 1, "ADP") or words.in_class(i - 1, "coordinators")


def _list_cases(words: Words, left: int, own: int) -> frozenset[str]:
    """Cases in which the next head of the list may stand; nominative and accusative go together in carelessly typed
    lists.
    """
    cases = phrase_cases(words, left, own)
    # «израда» may be a genitive plural, but is none where the tagger sees a nominative
    oblique = cases & {"Gen", "Ins"} and words.readings(own)[0].case not in ("Nom", "Acc")
    return cases | {"Nom", "Acc"} if cases & {"Nom", "Acc"} and not oblique else cases


def _attachable(words: Words, group: int, comma: int) -> frozenset[str]:
    """Cases of phrases in the complement [group, comma) with which a following noun could be coordinated."""
    found: set[str] = set()
    behind_noun = True
    for i in range(group, comma):
        governed = {r.case for r in words.readings(i) if r.upos == "ADP" and r.case}
        if governed and words.is_pos(i, "ADP"):
            found |= governed & words.cases(i + 1) or governed
            behind_noun = False
        elif behind_noun:
            found |= words.cases(i) & {"Gen", "Ins", "Dat"}
        else:
            found |= words.cases(i) & {"Gen"}
    return frozenset(found)


def _has_complement(words: Words, head: int, stop: int) -> bool:
    """Something that belongs to the noun follows it: a genitive, a phrase with a preposition, a relative clause."""
    after = head_group(words, head, stop)
    if after >= stop or words.forms[after] in ",;.)":
        return False
    if words.forms[after] == "(":
        return True
    return words.is_pos(after, "ADP") or words.may_be(after, "NOUN", "ADJ", "PROPN", "DET", "NUM", "PRON", "X", "ADV")
