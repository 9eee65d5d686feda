"""The Serbian pack of the `transliterate` package, registered on first use.

In: a run of letters of one script. Out: the same in the other script, letter by letter. What the package's model (a
table and replacements before it) cannot express, that is capitals by context, separate n+j and words that stay, stands
around it in `transliteration`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

LANGUAGE_CODE = "sr-delokrug"
"""Not «sr»: a forced pack cannot be taken back, and other users of `transliterate` in the process keep their own."""

LATIN = "abvgdđežzijklmnoprstćufhcčšABVGDĐEŽZIJKLMNOPRSTĆUFHCČŠ"
CYRILLIC = "абвгдђежзијклмнопрстћуфхцчшАБВГДЂЕЖЗИЈКЛМНОПРСТЋУФХЦЧШ"

# Of several spellings the last is what Cyrillic gives back.
DIGRAPHS = {
    "ǉ": "љ", "lJ": "љ", "lj": "љ", "Ǉ": "Љ", "ǈ": "Љ", "LJ": "Љ", "Lj": "Љ",
    "ǌ": "њ", "nJ": "њ", "nj": "њ", "Ǌ": "Њ", "ǋ": "Њ", "NJ": "Њ", "Nj": "Њ",
    "ǆ": "џ", "dŽ": "џ", "dž": "џ", "Ǆ": "Џ", "ǅ": "Џ", "DŽ": "Џ", "Dž": "Џ",
    # Eth and African d look the same as Đ and are typed for it
    "Ð": "Ђ", "Ɖ": "Ђ", "Đ": "Ђ",
    # Montenegrin; Cyrillic has no composed letter for them
    "ś": "с\u0301", "Ś": "С\u0301", "ź": "з\u0301", "Ź": "З\u0301",
}  # fmt: skip

# Macedonian, and the letters of other alphabets that a keyboard leaves in Serbian text: to Latin only.
TO_LATIN_LETTERS = ("ѓќѐѝйіЃЌЀЍЙІ", "ǵḱèìjiǴḰÈÌJI")
TO_LATIN_DIGRAPHS = {"ѕ": "dz", "Ѕ": "Dz", "я": "ja", "Я": "Ja", "ю": "ju", "Ю": "Ju", "щ": "št", "Щ": "Št"}


@cache
def letters() -> Callable[..., str]:
    """The registered pack's `translit(value, reversed=False)`: Latin to Cyrillic, reversed Cyrillic to Latin."""
    # 45 ms with all contributed packs, so not before the first word needs it
    from transliterate.base import TranslitLanguagePack, registry
    from transliterate.discover import autodiscover

    class SerbianPack(TranslitLanguagePack):  # type: ignore[misc]
        language_code = LANGUAGE_CODE
        language_name = "Serbian, as delokrug writes it"
        character_ranges = ((0x0400, 0x045F),)
        mapping = (LATIN, CYRILLIC)
        pre_processor_mapping = DIGRAPHS
        reversed_specific_mapping = TO_LATIN_LETTERS
        reversed_specific_pre_processor_mapping = TO_LATIN_DIGRAPHS

    autodiscover()  # once our pack stands in the registry, the package would no longer look for its own
    registry.register(SerbianPack, force=True)
    translit: Callable[..., str] = registry.get(LANGUAGE_CODE)().translit
    return translit
