"""Small acts for the tests of checks: an article that forms units, articles on remits, a list of posts."""

from __future__ import annotations

from collections.abc import Iterable

from delokrug import script
from extract_factory import read_text

TITLE = (
    "ПРАВИЛНИК\nО УНУТРАШЊЕМ УРЕЂЕЊУ И СИСТЕМАТИЗАЦИЈИ РАДНИХ МЕСТА У МИНИСТАРСТВУ ЗА РЕЧНЕ ЛУКЕ\n\nЧлан 1.\n"
    "Овим правилником утврђују се унутрашње јединице и радна места у Министарству за речне луке.\n"
)

FORMS = """
Члан 2.
У Министарству се образују следеће основне унутрашње јединице:
1) Сектор за пристаништа;
2) Сектор за безбедност пловидбе;
3) Секретаријат Министарства.
У Сектору за пристаништа образују се следеће уже унутрашње јединице:
1) Одељење за планирање лука;
2) Одсек за концесије и закуп.
"""

PORTS = """
Члан 3.
У Сектору за пристаништа обављају се послови који се односе на: израду планова пристаништа; надзор над радом лука.
"""
SAFETY = """
Члан 4.
У Сектору за безбедност пловидбе обављају се послови који се односе на: испитивање удеса; обуку посада.
"""
SECRETARIAT = """
Члан 5.
У Секретаријату Министарства обављају се послови који се односе на: вођење кадровске евиденције; јавне набавке.
"""
PLANNING = """
Члан 6.
У Одељењу за планирање лука обављају се послови који се односе на: израду студија; праћење промета робе.
"""
CONCESSIONS = """
Члан 7.
У Одсеку за концесије и закуп обављају се послови који се односе на: спровођење јавних позива; наплату накнада.
"""
REMITS = PORTS + SAFETY + SECRETARIAT + PLANNING + CONCESSIONS


def act(*parts: str, latin: bool = False) -> str:
    """The text of an act in the script asked for."""
    text = TITLE + "".join(parts)
    return script.to_latin(text) if latin else text


def posts(*blocks: str) -> str:
    """The chapter with posts; each block is a heading or a post."""
    return "\nIII. СИСТЕМАТИЗАЦИЈА РАДНИХ МЕСТА\n\nЧлан 20.\nУ Министарству се утврђују следећа радна места:\n\n" + (
        "\n\n".join(blocks) + "\n"
    )


def post(number: str, title: str, *, rank: str = "саветник", executors: str = "1") -> str:
    """One post with its parts on lines of their own; parts that are empty are left out."""
    lines = [f"{number} {title}".strip()]
    lines += [f"Звање: {rank}"] if rank else []
    lines += [f"Број извршилаца: {executors}"] if executors else []
    lines += ["Опис послова: припрема извештаје; води евиденције."]
    return "\n".join(lines)


def said(text: str, codes: Iterable[str] = ()) -> list[str]:
    """«code: message» of the findings in a text, in Cyrillic letters where they quote it; only `codes` where given."""
    wanted = frozenset(codes)
    found = read_text(text).findings
    return [f"{one.code}: {one.message}" for one in found if not wanted or one.code in wanted]
