"""Where a list begins a new duty in a language whose nouns have no cases: members are built alike.

In: the heads of the member before and of the one that may begin. Out: whether the new one is built as the first, a
gerund with its object or noun + preposition.
"""

from __future__ import annotations

from delokrug.extract.grammar import behind_separator, is_action
from delokrug.extract.words import Words


def parallel(words: Words, left: int, own: int, head: int, right: int, stop: int, *, by_comma: bool) -> bool:
    """Without cases (English): the new head must be built as the first one, a gerund with its object or noun +
    preposition.
    """
    if words.forms[own + 1] == "," and words.is_pos(own + 2, "ADP"):
        return False  # "monitoring, in cooperation with ministries, the application of guidelines"
    # "budget planning" is a noun; "planning budgets" has an object
    compound = own > left and words.is_pos(own - 1, "NOUN", "ADJ")
    gerunds = _gerund(words, own) and not compound, _gerund(words, head) and head == right
    if gerunds == (True, True):
        return _gerund_object(words, head, stop)
    behind = head + 1
    joined = behind + 1 < stop and words.in_class(behind, "coordinators") and is_action(words, behind + 1)
    shared = behind + 2 < stop and words.forms[behind + 2] == "of"
    if joined and (not gerunds[0] or (shared and not gerunds[1])):
        behind += 2  # "advocacy and protection of interests"
    linked = behind < stop and words.in_class(behind, "complement_links")
    if (
        linked
        and by_comma
        and not joined
        and words.forms[behind] == "of"
        and own + 1 < right
        and words.forms[own + 1] == "of"
    ):
        return True  # "control of operators, receipt of applications"
    if gerunds == (False, False):
        whole = linked or right < head  # "…, budget planning and execution"
        return by_comma and whole and is_action(words, head) and is_action(words, own)
    return by_comma and (
        (linked and is_action(words, head)) or (gerunds[1] and head == right and _gerund_object(words, head, stop))
    )


def _gerund(words: Words, i: int) -> bool:
    return words.doc[i].tag_ == "VBG" or (words.lower[i].endswith("ing") and words.is_pos(i, "NOUN"))


def _gerund_object(words: Words, head: int, stop: int) -> bool:
    after = head + 1
    if after >= stop or words.forms[after] == "," or words.in_class(after, "coordinators"):
        following = behind_separator(words, after, stop) if after < stop else None
        return (
            following is not None
            and following < stop
            and words.doc[following].tag_ == "VBG"
            and _gerund_object(words, following, stop)
        )
    return True
