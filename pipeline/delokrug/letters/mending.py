"""The verdict on a text: sound, mended by a map, or garbled.

In: characters that share a cause (one font, one file). Out: `Mended`, with the map that makes the text plausible where
one does, by a margin; which of the maps is decided by the letters alone. Limits were measured on 16,000 pages of law
(with lists of villages, tables of customs tariffs, chemical names), on other languages, and on the same text garbled.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from delokrug.letters.misreadings import Misreading, misreadings, on_latin_keys
from delokrug.letters.plausibility import MARKS, Measure, measured, mixed_words

# Bits a letter may cost. Of 16,000 pages of law the worst has 4.2, of 270,000 pieces of 150 characters 5.3 (and 55
# letters); letters exchanged at random cost 4.8 at the least, 7 mostly.
DEAREST = 4.4
DEAREST_SHORT = 9.0  # by the root of the number of letters
# Fewer letters than this are no evidence: «EURIBOR + 3 %». Of less than forty only those prove something that are no
# language's («Ñåêòîð» costs 11 bits); plain letters take as many to tell one shift of glyph numbers from another.
FEWEST_LETTERS = 12
SHORT, DEAREST_OF_SHORT = 40, 8.5
# Shares of the letters. Sound pages have 0.3 % of signs inside words (e-mail addresses), or letters of foreign names;
# of text in Latin letters 5 % have accents.
SUSPICIOUS = 0.004
MOST_LOST = 0.05
MOST_ODD = 0.1
MOST_ALIEN = 0.01
# How much better a map must make a text that is bad, in bits, and one that may be sound. Of the letters that are wrong
# it must leave one in five at most, and it changes more than a stray letter: three kinds, or two often.
GAIN = 0.6
SMALL_GAIN = 0.03
LEFT_OVER = 0.2
MOST_LEFT = 0.03  # … but not of those that were lost on the way: they are reported
FEWEST_CHANGED, FEWEST_KINDS = 5, 3
MANY_CHANGED = 12
SLACK = 0.5
# Of the characters of sound text, digits and spaces apart, 0.9 are letters; of law in tables 0.7.
LEAST_LETTERS = 0.6
WRONG, SIGN = 12.0, 4.0
TWICE = 0.3
# Enough to tell one map from another; all of a long document would take a second.
SAMPLE = 3_000
MOST_MEASURED = 50_000
# What `script.fonts` mends word by word, so that the document keeps its letters and the columns get the right ones
LATER = re.compile(r"[èæðñÈÆÐÑţŢďĎĉĈțȚ]")
# letters, characters that are none, and what is left of letters: not digits, ASCII signs and dots
_SIGN = re.compile(r"[^\W\d_]|[^\s\x00-\x7f]")
_SIGN_OR_MARK = re.compile(r"[^\s\d]")
# what Serbian on the keys of a Cyrillic font is taken for: q, w and x are letters of the second
SLAVIC_LATIN = frozenset(("sh", "sl"))
# Serbian letters that no text of so many letters lacks
FREQUENT = {"sh": ("čšž", 400), "sr": ("чшжћњљ", 1_500)}


@dataclass(frozen=True, slots=True)
class Mended:
    """`verdict`: "sound", "mended" (by `misreading`), "garbled" (nobody can read it), or "strange": a few of the
    letters stand for others. `leftover`: a few are lost even so."""

    verdict: str
    misreading: Misreading | None = None
    leftover: bool = False

    def of(self, text: str) -> str:
        """`text` with the letters that were meant; only where that is known."""
        return self.misreading.meant(text) if self.misreading else text


SOUND = Mended("sound")


def mended(text: str, *, likely: Misreading | None = None, search: bool = True) -> Mended:
    """The verdict on a text whose letters have one cause. `likely`: the map that mended what stands beside it; without
    `search` no other is tried.

    >>> mended("Ñåêòîð çà ïîñëîâå óíóòðàøœå êîíòðîëå").of("Îäñåê")
    'Одсек'
    >>> mended("Sector for internal audit, Sektor für Finanzen").verdict
    'sound'
    """
    text = spread(text, MOST_MEASURED)
    whole = measured(text)
    worry = _worry(whole, text)
    if not worry:
        return SOUND
    sample = spread(text, SAMPLE)
    bad = worry == "garbled"
    before = measured(sample)
    found = _best(sample, before, [likely], bad=bad) if likely else None
    if found is None and search:
        glyphs = bad and len(_SIGN.findall(sample)) >= SHORT
        found = _best(sample, before, misreadings(sample, glyphs=glyphs), bad=bad)
    if found is not None:
        return Mended("mended", found, leftover=measured(found.meant(text)).lost > SUSPICIOUS)
    if bad:
        return Mended("garbled")
    return Mended("strange") if _is_strange(whole, text) else SOUND


def spread(text: str, size: int) -> str:
    """About `size` characters of a longer text, from ten places all over it."""
    if len(text) <= size:
        return text
    return "\n".join(text[at * len(text) // 10 : at * len(text) // 10 + size // 10] for at in range(10))


def better(text: str, one: Misreading) -> str:
    """The text as it was meant, or as it stands where that reads no worse: for lines, of which some may be sound."""
    meant = one.meant(text)
    if meant == text:
        return text
    before = measured(text)
    # a sound line in Latin letters becomes dear on the keys of a Cyrillic font: «lj» is no pair there
    slack = SLACK if one.on_ascii else 0.0
    return meant if not before.letters or _badness(measured(meant)) <= _badness(before) + slack else text


def _badness(found: Measure) -> float:
    return found.cost + WRONG * found.wrong


def dearest(letters: int) -> float:
    """Up to how many bits a letter may cost in a sound text of so many letters."""
    return DEAREST_OF_SHORT if letters < SHORT else DEAREST + DEAREST_SHORT / math.sqrt(letters)


def _worry(found: Measure, text: str) -> str:
    """ "" for a sound text, "garbled" for one that cannot stay as it is, "suspicious" for one to look at."""
    if found.letters >= FEWEST_LETTERS and found.cost > dearest(found.letters):
        return "garbled"
    if found.language in SLAVIC_LATIN and on_latin_keys(text):
        return "suspicious"
    if found.wrong <= SUSPICIOUS:
        return ""
    if (found.lost > MOST_LOST or found.odd > MOST_ODD) and len(_SIGN.findall(text)) >= FEWEST_LETTERS:
        return "garbled"
    return "suspicious" if found.wrong - _later(found, text) > SUSPICIOUS else ""


def _best(sample: str, before: Measure, maps: Iterable[Misreading], *, bad: bool) -> Misreading | None:
    """The one of the maps under which the sample costs least, if it is sound then and better by a margin."""
    gain = GAIN if bad else SMALL_GAIN
    best, best_score = None, math.inf
    for one in maps:
        meant = one.meant(sample)
        if meant == sample or not (bad or _changes_enough(sample, meant)):
            continue
        after = measured(meant)
        if after.letters < min(FEWEST_LETTERS, before.letters / 2) or after.cost > dearest(after.letters):
            continue
        if bad and after.letters < LEAST_LETTERS * len(_SIGN_OR_MARK.findall(meant)):
            continue  # glyph numbers that land among digits and signs leave too few letters to be dear
        if before.letters and after.cost > before.cost - gain and before.wrong <= MOST_LOST:
            continue
        if (not bad and _lacks_letters(after, meant)) or mixed_words(meant) > mixed_words(
            sample
        ) + SUSPICIOUS * after.letters:
            continue
        left = after.wrong - after.lost if bad and after.lost < MOST_LEFT else after.wrong
        if left > max(SUSPICIOUS, LEFT_OVER * before.wrong):
            continue
        # a letter that the map makes a sign of makes no word dear; each costs what a wrong letter does, or a letter
        signs = sum(char > "\x7f" and not char.isalpha() for char in meant) / max(1, after.letters)
        score = after.cost + WRONG * (after.odd + after.lost) + SIGN * signs + TWICE * (one.times - 1)
        if score < best_score - 1e-6:
            best, best_score = one, score
    return best


def _is_strange(found: Measure, text: str) -> bool:
    """Whether letters that the language has are missing, and others stand in their place."""
    if found.lost > SUSPICIOUS and found.lost * found.letters >= FEWEST_CHANGED:
        return True
    return found.odd + found.alien - _later(found, text) > MOST_ALIEN and _lacks_letters(found, text)


def _later(found: Measure, text: str) -> float:
    return len(LATER.findall(text)) / max(1, found.letters)


def _lacks_letters(found: Measure, text: str) -> bool:
    letters, enough = FREQUENT.get(found.language, ("", 0))
    small = text.lower() if found.letters >= enough else ""
    return bool(small) and any(letter not in small for letter in letters)


def _changes_enough(sample: str, meant: str) -> bool:
    before, after = Counter(sample), Counter(meant)
    changed = {char: count - after[char] for char, count in before.items() if char not in MARKS and count > after[char]}
    total = sum(changed.values())
    if len(changed) >= FEWEST_KINDS:
        return total >= FEWEST_CHANGED
    return len(changed) > 1 and total >= MANY_CHANGED
