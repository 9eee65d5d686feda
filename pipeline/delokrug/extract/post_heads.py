"""The head of a post: tokens in, its title, rank and number of executors out.

«2. Шеф Одсека (звање: виши саветник) – 1 извршилац» says all three. What is set apart where ranks stand, but is no rank
that the pack knows, is a rank only where its label says so, or where the other posts of the document have theirs there
(`post_drafts`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from delokrug.extract.post_parts import SIGNS, all_labels, longest_first, token_at, trimmed
from delokrug.extract.ranks import (
    DASHES,
    LABEL_REACH,
    LONGEST_RANK,
    Found,
    behind_label,
    executors_in,
    number,
    number_at,
    person_set_apart,
    rank_set_apart,
)  # fmt: skip
from delokrug.extract.words import Words

LONGEST_TITLE = 32  # tokens: «Радно место за послове … и за …», as long as they come
_LEAST_VERB = 0.15  # of a form's use, for a verb that no title has


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a post says: the title's tokens, its rank and number of executors where they stand there."""

    first: int
    last: int
    rank: Found | None = None
    executors: Found | None = None


def head(
    words: Words, first: int, last: int, *, sign: str = "", gaps: frozenset[int] = frozenset(), small: bool = False
) -> Head | None:
    """The head of a post in tokens [first, last): a title with its rank or number of executors behind it.

    `sign`: behind which the other posts of the document have their ranks; there a rank need not be known. `gaps`:
    tokens that wide space sets apart. `small`: the title may begin with a small letter.
    """
    executors = executors_in(words, first, last)
    rank = rank_set_apart(words, first, executors.first if executors else last, gaps=gaps)
    if executors and rank is None:  # «Возач – 2 извршиоца (намештеник – четврта врста радних места)»
        rank = rank_set_apart(words, executors.last, last)
    rank = rank or _labelled_rank(words, first, executors.first if executors else last)
    if rank is None and sign:
        rank = person_set_apart(words, first, executors.first if executors else last, sign, gaps=gaps)
    if rank and _has_level(words, rank, executors, last):
        rank = replace(rank, last=rank.last + 1)
    if rank and not executors:
        executors = _bare_number(words, rank.last, last)
    if rank is None and executors is None:
        return None
    end = min(found.first for found in (rank, executors) if found)
    if rank and end == rank.first and words.forms[end - 1] == ":" and not behind_label(words, end, first, "rank"):
        return None  # «Разврставање: положај у трећој групи» is a part of a post, no post
    end = _before_bracket(words, first, _before_label(words, first, end))
    title = trimmed(words, first, end)
    return Head(*title, rank, executors) if is_title(words, *title, small=small) else None


def numbered_opening(words: Words) -> tuple[str, int] | None:
    """«Радно место број 5 – …»: the number of a post, and the token behind it; None where a block begins otherwise."""
    if " ".join(words.lemmas[:2]) not in words.pack.words.get("post_heading", ()):
        return None
    at = 3 if len(words) > 3 and words.in_class(2, "number_word") else 2
    if at + 1 >= len(words) or not words.lower[at].rstrip(".").isdecimal():
        return None
    behind = at + 1
    while behind < len(words) and words.forms[behind] in DASHES | {".", ":"}:
        behind += 1
    return words.lower[at].rstrip("."), behind


def _has_level(words: Words, rank: Found, executors: Found | None, last: int) -> bool:
    """«rukovoditelj 2 – 1 izvršitelj», «(rukovoditelj 2)»: the number belongs to the rank."""
    if rank.last >= last or number(words, rank.last) is None:
        return False
    inside = rank.last + 1 < last and words.forms[rank.last + 1] == ")" and words.depths[rank.first] > 0
    return inside or (executors is not None and rank.last < executors.first)


def is_title(words: Words, first: int, last: int, *, small: bool = False, sure: bool = False) -> bool:
    """Whether tokens may be the title of a post: a short noun phrase that begins with a capital.

    `small`: or with a small letter, as in the column of titles of a table («viši savjetnik za javnu nabavu»). `sure`:
    what stands around it says so; then a form that is also a verb is none («Viši referent za obračun plaća»).
    """
    if not 0 < last - first <= LONGEST_TITLE or not (_begins(words, first) or (small and words.forms[first].isalpha())):
        return False
    if any(words.forms[i] in ";:?!" for i in range(first, last)) or words.in_class(first, "prepositions"):
        return False
    if words.in_class(last - 1, "prepositions"):
        return False  # «Разврстано у», before a label
    if any(_counts_posts(words, i) for i in range(first, last - 1)):
        return False  # «Саветник – 6 радних места»: a sum
    if words.text[slice(*words.chars(first, last))].lower() in all_labels(words.pack):
        return False  # «Радна места», «Опис послова»: what stands above posts or columns
    return (
        sure or not any(_is_verb(words, i) for i in range(first, last)) or words.text[words.starts[first] :].isupper()
    )


def _is_verb(words: Words, at: int) -> bool:
    """A finite verb that is not mostly something else: the tagger sees verbs in rare nouns («контиста»)."""
    if words.pack.style == "title-case" and words.capital(at):
        return False  # "Post for Drafting of Regulations"
    return words.finite(at) and (at in words.verbs or words.finite_share(at) >= _LEAST_VERB)


def _begins(words: Words, first: int) -> bool:
    return words.capital(first) or (words.forms[first][0] in '„“»"' and words.capital(first + 1))


def _counts_posts(words: Words, at: int) -> bool:
    """«… 6 радних места»."""
    posts = " ".join(words.lemmas[at + 1 : at + 3])
    return number(words, at) is not None and posts in words.pack.words.get("post_heading", ())


def _labelled_rank(words: Words, first: int, stop: int) -> Found | None:
    """What stands behind the label of a rank, up to the next sign: a rank whether or not the pack knows it."""
    for at in range(first + 1, stop):
        if words.forms[at][0].isalpha() and behind_label(words, at, first, "rank"):
            bracketed = words.depths[at] > words.depths[first]  # «(чин: полицајац – млађи водник)»
            ends = ")]" if bracketed else SIGNS + ")]"
            end = next((i for i in range(at, stop) if words.forms[i][0] in ends), stop)
            if 0 < end - at <= LONGEST_RANK and not any(words.finite(i) for i in range(at, end)):
                return Found(at, end)
    return None


def _before_label(words: Words, first: int, end: int) -> int:
    """Where the label of a rank or number begins («…, звање: виши саветник», «(у звању саветника)»)."""
    before = words.text[: words.starts[end]] if end < len(words) else words.text
    text = before.lower().rstrip(SIGNS)
    for label in longest_first(words.pack, ("rank", "executors")):
        if text.endswith(label):
            return _without_preposition(words, first, max(first, token_at(words, len(text) - len(label))))
    return _without_preposition(words, first, end)


def _before_bracket(words: Words, first: int, end: int) -> int:
    """«Возач (шифра УПР 04), два извршители»: a bracket that a label opens is no part of the title."""
    labels = [label for field in ("number", "code", "level") for label in words.pack.post_labels.get(field, ())]
    for at in range(first + 1, end - 1):
        if words.forms[at] != "(":
            continue
        behind = words.text[words.starts[at + 1] : words.starts[at + 1] + LABEL_REACH].lower()
        if any(behind.startswith(f"{label} ") for label in labels):
            return at
    return end


def _without_preposition(words: Words, first: int, end: int) -> int:
    """«…, разврстано у звање: …», «… са 2 извршиоца»: what leads to the field is no part of the title."""
    at = end
    while at > first + 1 and (words.in_class(at - 1, "prepositions") or words.in_class(at - 1, "classified")):
        at -= 1
    return at


def _bare_number(words: Words, at: int, last: int) -> Found | None:
    """«(виши саветник) – 2»: the number that ends the head."""
    while at < last and words.forms[at][0] in SIGNS + ")]…":
        at += 1
    count = number_at(words, at, last) if at < last else None
    if count is None:
        return None
    rest = next((i for i in range(count.last, last) if words.forms[i][0].isalnum()), None)
    if rest is None:
        return count
    # «… – 2. Проверава податке», «… – 2 – проверава податке»: what the post does may follow
    stopped = words.forms[count.last - 1].endswith(".") or words.forms[count.last] == "."
    dashed = words.forms[count.last] in DASHES and words.forms[count.first - 1] in DASHES
    return count if dashed or (stopped and words.capital(rest)) else None
