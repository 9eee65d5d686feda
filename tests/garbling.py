"""Ways in which letters come to stand for others, and sentences of our own to do it to."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

from delokrug.letters import CODE
from delokrug.script import to_latin

SENTENCES = [
    "Сектор за водене путеве обавља послове који се односе на одржавање обала и надзор над бродоградилиштима;",
    "праћење прописа о безбедности чамаца и предлагање мера за смањење штете од поплава;",
    "Одељење за људске ресурсе припрема кадровски план, спроводи конкурсе и води евиденцију о стручном усавршавању.",
    "Члан 14. Начелник Одсека за књижару и архиву одговара помоћнику директора, а замењује га саветник.",
    "У Служби се обављају послови: израда извештаја о раду, чување печата, набавка прибора и пријем поште.",
    "Ако се чамац користи без одобрења, инспектор ће га задржати док се не утврди ко га је изнајмио.",
    "Група за међународну сарадњу усклађује наступ на скуповима о џиновским јесетрама и речним ушћима;",
    "израђује анализе, даје мишљења на нацрте уредаба, учествује у раду жирија и уређује гласило Завода.",
    "Број извршилаца: 3. Услови: високо образовање, положен државни испит, знање страног језика и рада на рачунару.",
    "Ђачки домови и школски бродови пријављују број чланова посаде до петнаестог у месецу, а шаљу и преглед трошкова.",
]
TEXT = "\n".join(SENTENCES)
LATIN = to_latin(TEXT).replace("Đački", "Učenički")  # the fonts of Windows have no fixed number for Đ

_CYRILLIC = "АБЦДЕФГХИЈКЛМНОПЉРСТУВЊЏЗШЋЧЖЂабцдефгхијклмнопљрстувњџзшћчжђ"
_KEYS = "ABCDEFGHIJKLMNOPQRSTUVWXZ[]^@\\abcdefghijklmnopqrstuvwxz{}~`|"
_LATIN_KEYS = "ABCDEFGHIJKLMNOPQRSTUVWXZŠĆČŽĐabcdefghijklmnopqrstuvwxzšćčžđ"
_WESTERN_KEYS = _LATIN_KEYS.translate(str.maketrans("ĆČĐćčđ", "ÆÈÐæèð"))
_SMALL_CYRILLIC, _SMALL_LATIN = "абвгдђежзијклљмнњопрстћуфхцчџш", "abcčćdđefghijklmnoprsštuvzž"
# Unicode's order, in which the fonts of Windows have their Cyrillic glyphs
_ORDER = "ЁЂЃЄЅІЇЈЉЊЋЌЎЏ" + "".join(map(chr, range(0x410, 0x450))) + "ёђѓєѕіїјљњћќўџ"
_WINDOWS = {"Š": 228, "š": 229, "Ž": 230, "ž": 231, "Ć": 253, "ć": 254, "Č": 255, "č": 256, "đ": 257}

Way = Callable[[str], str]


def read_as(meant: str, wrong: str) -> Way:
    """The bytes of one encoding read in another; a byte that the other has not stays as its code."""
    return lambda text: "".join(_character(byte, wrong) for byte in text.encode(meant))


def _character(byte: int, encoding: str) -> str:
    try:
        return bytes([byte]).decode(encoding)
    except UnicodeDecodeError:
        return chr(byte)


def exchanged(letters: str, others: str) -> Way:
    return lambda text: text.translate(str.maketrans(letters, others))


def in_pdfium(text: str) -> str:
    """What pdfium makes of the bytes that Windows-1252 has not."""
    return "".join("•" if char in "\x81\x8d\x8f\x90\x9d" else char for char in text)


def in_symbol_font(code_page: str) -> Way:
    return lambda text: "".join(
        char if char == "\n" else chr(0xF000 + char.encode(code_page)[0]) for char in text
    ).replace("\uf0d8", "➢")  # a bullet of Word's


def glyph_numbers(text: str, *, shift: int = 29, cyrillic: int = 0x239) -> list[int]:
    """The numbers that glyphs have in a font: ASCII moved by `shift`, Cyrillic from `cyrillic` on."""
    return [cyrillic + _ORDER.index(char) if char in _ORDER else _WINDOWS.get(char, ord(char) - shift) for char in text]


def as_glyphs(*, shift: int = 29, cyrillic: int = 0x239) -> Way:
    """The numbers of glyphs as characters, codes that are none as the reader of PDFs gives them."""

    def shown(char: str) -> str:
        if char in " \n":
            return char
        number = glyph_numbers(char, shift=shift, cyrillic=cyrillic)[0]
        return chr(CODE + number) if number < 32 else chr(number)

    return lambda text: "".join(map(shown, text))


def shuffled(alphabet: str, *, seed: int) -> Way:
    """Letters exchanged at random, as a font's wrong map does."""
    others = list(alphabet)
    random.Random(seed).shuffle(others)
    return exchanged(alphabet + alphabet.upper(), "".join(others) + "".join(others).upper())


CODE_PAGES: Mapping[str, tuple[str, ...]] = {
    "cp1251": ("cp1252", "latin-1", "cp1250", "mac-roman", "cp437", "cp852"),
    "iso8859-5": ("cp1252", "latin-1", "cp1250", "cp852"),
    "cp855": ("cp1252", "latin-1", "cp1250", "mac-roman", "cp437", "cp852"),
    "mac-cyrillic": ("cp1252", "latin-1", "cp1250", "mac-roman", "cp437"),
    "utf-8": ("cp1252", "latin-1", "cp1250", "cp1251", "cp437", "cp852"),
}
LATIN_CODE_PAGES: Mapping[str, tuple[str, ...]] = {
    "cp1250": ("latin-1", "cp1251", "mac-roman", "cp437", "cp852"),
    "cp852": ("cp1252", "latin-1", "cp1250", "mac-roman", "cp437"),
    "iso8859-2": ("cp1252", "latin-1", "cp1250", "cp437", "cp852"),
    "utf-8": ("cp1252", "latin-1", "cp1250", "cp1251", "mac-roman", "cp437", "cp852"),
}

# Cyrillic texts that a map brings back to the letter
MENDABLE: dict[str, Way] = {
    **{f"{meant} as {wrong}": read_as(meant, wrong) for meant, some in CODE_PAGES.items() for wrong in some},
    "cp1251 in pdfium": lambda text: in_pdfium(read_as("cp1251", "cp1252")(text)),
    "utf-8, no-break spaces lost": lambda text: read_as("utf-8", "cp1252")(text).replace("\xa0", " "),
    "utf-8 twice": lambda text: read_as("utf-8", "cp1252")(read_as("utf-8", "cp1252")(text)),
    "symbol font": in_symbol_font("cp1251"),
    "glyph numbers of Windows": as_glyphs(),
    "glyph numbers from the space on": as_glyphs(shift=31, cyrillic=0x3A1),
    "glyph numbers among Arabic letters": as_glyphs(cyrillic=0x620),
    "7-bit Cyrillic": exchanged(_CYRILLIC, _KEYS),
    "Cyrillic on Latin keys": exchanged(_CYRILLIC, _LATIN_KEYS),
    "Cyrillic on Western keys": exchanged(_CYRILLIC, _WESTERN_KEYS),
}
# Latin texts that a map brings back to the letter
MENDABLE_LATIN: dict[str, Way] = {
    **{f"{meant} as {wrong}": read_as(meant, wrong) for meant, some in LATIN_CODE_PAGES.items() for wrong in some},
    "symbol font": in_symbol_font("cp1250"),
    "glyph numbers of Windows": as_glyphs(),
}
# Nobody can tell the letters
UNREADABLE: dict[str, Way] = {
    "every letter lost": lambda text: "".join("\ufffd" if char.isalpha() else char for char in text),
    "private characters": lambda text: "".join(chr(57600 + ord(one) % 97) if one.isalpha() else one for one in text),
    **{f"shuffled Cyrillic {seed}": shuffled(_SMALL_CYRILLIC, seed=seed) for seed in range(20)},
    "Cyrillic as any Latin": exchanged(_SMALL_CYRILLIC, "qfxbzgwhkvtypjdcnmlrsuoaieqwxz"),
}
UNREADABLE_LATIN: dict[str, Way] = {
    **{f"shuffled Latin {seed}": shuffled(_SMALL_LATIN, seed=seed) for seed in range(20)},
    "next letter": lambda text: "".join(chr(ord(char) + 1) if char.isalpha() else char for char in text),
}
# Some letters are wrong, and no map says which are meant
STRANGE: dict[str, Way] = {
    "lost accents": lambda text: "".join("\ufffd" if char in "čćžšđČĆŽŠĐ" else char for char in text),
    "question marks": lambda text: "".join("?" if char in "čćžšđČĆŽŠĐ" else char for char in text),
    "foreign letters": exchanged("čćšžđ", "øßµãê"),
}
