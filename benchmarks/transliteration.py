"""How fast and how right transliteration is, beside the packages `transliterate` (its own pack «sr») and `cyrtranslit`.

    PYTHONPATH=pipeline python benchmarks/transliteration.py [TEXT]

In: a Cyrillic text file, or by default the sample documents under corpora/ (where there are none, a paragraph written
for this purpose), repeated to two million letters. Out: one table, printed: megabytes of UTF-8 per CPU second in both
directions, the ratio to delokrug's, and how many entries of small lists of exceptions come out right.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import cyrtranslit
import transliterate
from delokrug.script import canonical, latin, mapped, to_cyrillic, to_latin, transliterated

ROOT = Path(__file__).resolve().parent.parent
LETTERS = 2_000_000
ROUNDS = 3

PARAGRAPH = """\
У Сектору за међународну сарадњу и европске интеграције обављају се послови који се односе на: припрему и усаглашавање
предлога међународних уговора; праћење извршавања обавеза; израду извештаја, анализа и информација; сарадњу са другим
органима државне управе, као и друге послове из делокруга Сектора. УНУТРАШЊЕ УРЕЂЕЊЕ И СИСТЕМАТИЗАЦИЈА РАДНИХ МЕСТА.
"""

CAPITALS = [
    ("ЉУБАВ", "LJUBAV"), ("Љубав", "Ljubav"), ("ЊЕГОШ", "NJEGOŠ"), ("Његош", "Njegoš"), ("ЏЕП", "DŽEP"),
    ("Џеп", "Džep"), ("КРАЉ", "KRALJ"), ("УНУТРАШЊЕ", "UNUTRAŠNJE"), ("Љ. Н.", "Lj. N."), ("П А Њ", "P A NJ"),
    ("ЊУ-ЏЕРСИ", "NJU-DŽERSI"), ("ОДЕЉЕЊЕ", "ODELJENJE"), ("коњ", "konj"),
]  # fmt: skip
SEPARATE = [
    ("injekcija", "инјекција"), ("INJEKCIJA", "ИНЈЕКЦИЈА"), ("konjunktura", "конјунктура"),
    ("konjugacija", "конјугација"), ("Tanjug", "Танјуг"), ("vanjezički", "ванјезички"),
    ("nadživeti", "надживети"), ("nadžnjevati", "наджњевати"), ("nadžupan", "наджупан"),
    ("odžaliti", "оджалити"), ("podžupan", "поджупан"), ("predživot", "предживот"),
    ("reinjekcija", "реинјекција"), ("nadžak", "наџак"), ("Odžaci", "Оџаци"),
    ("konjički", "коњички"), ("vanjski", "вањски"), ("tanjir", "тањир"),
]  # fmt: skip
SPELLINGS = [
    ("UNUTRAŠNjE", "УНУТРАШЊЕ"), ("KRALJ", "КРАЉ"), ("ǌega", "њега"), ("ǅep", "Џеп"), ("c\u030clan", "члан"),
    ("dz\u030cep", "џеп"), ("Ðorđe", "Ђорђе"), ("djelokrug", "дјелокруг"),
]  # fmt: skip
KEPT = [
    ("glava II", "глава II"), ("XIV vek", "XIV век"), ("u EU", "у EU"), ("CSIRT tim", "CSIRT тим"), ("PDF-a", "PDF-а"),
    ("https://www.uprava.gov.rs/lj", "https://www.uprava.gov.rs/lj"), ("ana@uprava.gov.rs", "ana@uprava.gov.rs"),
    ("Windows", "Windows"), ("5 km", "5 km"), ("I. UVOD", "I. УВОД"),
]  # fmt: skip

Turn = Callable[[str], str]

TOOLS: dict[str, tuple[Turn, Turn]] = {
    "delokrug": (to_latin, to_cyrillic),
    "delokrug, with offsets": (
        lambda text: latin(mapped(text)).text,
        lambda text: transliterated(mapped(text), to="cyrillic").text,
    ),
    "delokrug, canonical": (lambda text: canonical(mapped(text)).text, lambda text: ""),
    "transliterate": (
        lambda text: str(transliterate.translit(text, "sr", reversed=True)),
        lambda text: str(transliterate.translit(text, "sr")),
    ),
    "cyrtranslit": (
        lambda text: str(cyrtranslit.to_latin(text, "sr")),
        lambda text: str(cyrtranslit.to_cyrillic(text, "sr")),
    ),
}


def main(arguments: list[str]) -> None:
    cyrillic = sample(arguments)
    latin_text = to_latin(cyrillic)
    print(f"{len(cyrillic):,} letters, best of {ROUNDS}; MB of UTF-8 per CPU second, × = of delokrug's; right of all\n")
    print("| | c→l MB/s | × | l→c MB/s | × | capitals | n+j, d+ž | spellings | kept |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    base: tuple[float, float] | None = None
    for name, (to_l, to_c) in TOOLS.items():
        there, back = speed(to_l, cyrillic), speed(to_c, latin_text)
        base = base or (there, back)
        lists = [right(to_l, CAPITALS), right(to_c, SEPARATE), right(to_c, SPELLINGS), right(to_c, KEPT)]
        cells = [f"{there:.1f}", f"{there / base[0]:.2f}", f"{back:.1f}", f"{back / base[1]:.2f}", *lists]
        if name.endswith("canonical"):  # it goes in one direction
            cells[2:4], cells[5:] = ["–", "–"], ["–"] * 3
        print(f"| {name} | " + " | ".join(cells) + " |")


def sample(arguments: list[str]) -> str:
    """Two million letters of Cyrillic text."""
    if arguments:
        text = Path(arguments[0]).read_text(encoding="utf-8")
    else:
        texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpora").rglob("*.txt"))]
        text = to_cyrillic("\n".join(texts)) or PARAGRAPH
    return (text * (LETTERS // len(text) + 1))[:LETTERS]


def speed(turn: Turn, text: str) -> float:
    """Megabytes of `text` per CPU second, in documents of 150,000 letters."""
    documents = [text[start:start + 150_000] for start in range(0, len(text), 150_000)]
    turn(documents[0])
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        for document in documents:
            turn(document)
        best = min(best, time.process_time() - began)
    return len(text.encode()) / 1e6 / best


def right(turn: Turn, pairs: list[tuple[str, str]]) -> str:
    """How many of the pairs come out as they should, «8/13»."""
    return f"{sum(turn(text) == expected for text, expected in pairs)}/{len(pairs)}"


if __name__ == "__main__":
    main(sys.argv[1:])
