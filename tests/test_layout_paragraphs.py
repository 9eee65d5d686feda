"""Wrapped lines, hyphens, spaces: which lines are one paragraph and what its text is."""

from __future__ import annotations

import pytest
from delokrug.layout import blocks
from layout_pages import SCRIPTS, boxed_document, in_script, latin, outline, text_document

WRAPPED = [
    # the sentence goes on in the next line, whatever it begins with
    (
        "Сектор за плате обавља послове који се односе на припрему и\n"
        "спровођење прописа Републике Србије, аутономне покрајине и\n"
        "Београда, као и друге послове из делокруга рада Сектора за\n"
        "плате.",
        [
            "Сектор за плате обавља послове који се односе на припрему и спровођење прописа Републике Србије, "
            "аутономне покрајине и Београда, као и друге послове из делокруга рада Сектора за плате."
        ],
    ),
    # an empty line ends a paragraph
    ("Сектор обавља надзор.\n\nОдсек води попис.", ["Сектор обавља надзор.", "Одсек води попис."]),
    # … but a page that ended inside a sentence does not
    ("Сектор обавља послове који су\n\n\f\nодређени законом.", ["Сектор обавља послове који су одређени законом."]),
    # where lines are not wrapped, every line is a paragraph
    ("Сектор обавља надзор.\nОдсек води попис.", ["Сектор обавља надзор.", "Одсек води попис."]),
    # double spaces, no-break spaces, tabs
    ("Сектор  обавља \u00a0 послове\tнадзора.", ["Сектор обавља послове надзора."]),
    # a list whose opener has no colon
    (
        "Сектор обавља послове који се односе на\n1. израду прописа;\n2. надзор.",
        ["Сектор обавља послове који се односе на", "  1. израду прописа;", "  2. надзор."],
    ),
    # list items wrap
    (
        "Сектор обавља:\n– израду прописа који уређују плате у државним органима и\nу јавним службама;\n– надзор.",
        [
            "Сектор обавља:",
            "  – израду прописа који уређују плате у државним органима и у јавним службама;",
            "  – надзор.",
        ],
    ),
    # a dash at a line's start inside a sentence
    (
        "Сектор обавља послове који се односе на припрему прописа и мера\n"
        "– у сарадњи са Заводом – за унапређење рада јавних служби и\nустанова.",
        [
            "Сектор обавља послове који се односе на припрему прописа и мера – у сарадњи са Заводом – за унапређење "
            "рада јавних служби и установа."
        ],
    ),
    # a number alone on its own line is the marker of the text below
    (
        "Сектор обавља:\n1\nизраду прописа;\n2\nнадзор.",
        ["Сектор обавља:", "  1. израду прописа;", "  2. надзор."],
    ),
    ("Сектор обавља:\n1.\nизраду прописа;\n2.\nнадзор.", ["Сектор обавља:", "  1. израду прописа;", "  2. надзор."]),
    ("Сектор обавља:\nа)\nизраду прописа;\nб)\nнадзор.", ["Сектор обавља:", "  а) израду прописа;", "  б) надзор."]),
    # … even with an empty line between
    ("Сектор обавља:\n\n1)\n\nизраду;\n\n2)\n\nнадзор.", ["Сектор обавља:", "  1) израду;", "  2) надзор."]),
    # a parenthesis that wraps behind a colon
    ("Завод за рад (у даљем тексту:\nЗавод) обавља надзор.", ["Завод за рад (у даљем тексту: Завод) обавља надзор."]),
    # the letter o for Word's hollow bullet, and the preposition
    (
        "Сектор обавља:\n  о израду прописа\n  о надзор;\n  о друге послове.",
        ["Сектор обавља:", "  ◦ израду прописа", "  ◦ надзор;", "  ◦ друге послове."],
    ),
    ("ЗАКОН\nо раду", ["# ЗАКОН о раду"]),
    ("Сектор обавља: послове; мере\nо раду.", ["Сектор обавља: послове; мере о раду."]),
    # lists without marks
    (
        "Сектор обавља следеће послове:\nизрада прописа;\nнадзор над радом;\nдруги послови.",
        ["Сектор обавља следеће послове:", "израда прописа;", "надзор над радом;", "други послови."],
    ),
    # one word per line
    (
        "Сектор\nза\nплате\nобавља\nпослове\nкоји\nсе\nодносе\nна\nнадзор\nу\nБеограду\nи\nНишу.",
        ["Сектор за плате обавља послове који се односе на надзор у Београду и Нишу."],
    ),
    # a footnote is a paragraph of its own
    (
        "Овим правилником уређује се рад Министарства правде у складу са\n"
        "законом којим се уређује државна управа и њени органи.\n"
        "*Службени гласник РС, број 79/05\n**Службени гласник РС, број 30/18",
        [
            "Овим правилником уређује се рад Министарства правде у складу са законом којим се уређује државна управа "
            "и њени органи.",
            "*Службени гласник РС, број 79/05",
            "**Службени гласник РС, број 30/18",
        ],
    ),
]


@pytest.mark.parametrize("letters", SCRIPTS)
@pytest.mark.parametrize(("text", "expected"), WRAPPED)
def test_paragraphs(text: str, expected: list[str], letters: str) -> None:
    assert outline(text_document(in_script(text, letters))) == latin(expected)


# below a line as long as this one, a text is not wrapped: every line is a paragraph
UNWRAPPED = (
    "Сектор прати стање, учествује у планирању изградње и реконструкције, врши надзор над извршењем уговора, даје "
    "сагласност на ценовник, води регистар и пружа помоћ општинама."
)

NOTES = [
    # a label or a note in small letters below a title is not its rest
    (
        "Сектор за рад\nв. д. помоћника министра: Јелена Павић",
        ["# Сектор за рад", "в. д. помоћника министра: Јелена Павић"],
    ),
    ("Сектор за рад\nпомоћник министра Мирко Станић", ["# Сектор за рад", "помоћник министра Мирко Станић"]),
    (
        "Сектор за рад\nначелник: Мирко Станић\nтел: 011/555, соба 3",
        ["# Сектор за рад", "начелник: Мирко Станић", "тел: 011/555, соба 3"],
    ),
    # what goes on is: an open line, a short word first, a sentence, the rest of a title
    ("Сектор за рад,\nначелник Мирко Станић", ["# Сектор за рад, начелник Мирко Станић"]),
    ("Сектор за рад и\nпослове Владе", ["# Сектор за рад и послове Владе"]),
    ("Завод (у даљем тексту:\nдиректор Мирко Станић)", ["# Завод (у даљем тексту: директор Мирко Станић)"]),
    ("Сектор за рад\nи послове Владе", ["# Сектор за рад и послове Владе"]),
    ("Сектор за рад\nводи попис и план Владе.", ["Сектор за рад води попис и план Владе."]),
    ("Сектор за рад (А.1)\nдаје сагласност на акте Владе.", ["Сектор за рад (А.1) даје сагласност на акте Владе."]),
    ("Сектор за послове рада\nзапошљавања и осигурања", ["# Сектор за послове рада запошљавања и осигурања"]),
]


@pytest.mark.parametrize("letters", SCRIPTS)
@pytest.mark.parametrize(("text", "expected"), NOTES)
def test_titles_where_text_is_not_wrapped(text: str, expected: list[str], letters: str) -> None:
    found = outline(text_document(in_script(f"{UNWRAPPED}\n\n{text}", letters)))
    assert found == latin([UNWRAPPED, *expected])


PROSE = (
    "Овим правилником уређују се унутрашње јединице, делокруг рада\n"
    "и међусобни однос јединица, руковођење јединицама, овлашћења\n"
    "и одговорности руководилаца јединица, начин сарадње са другим\n"
    "органима и број радних места, као и услови за рад на њима у\n"
    "Министарству правде."
)

# a figure at the start of a wrapped line that is no list marker
REFERENCES = [
    "Овај правилник ступа на снагу и примењује се почев од дана\n20. маја 2020. године, а објављује се у гласнику.",
    "Овај правилник ступа на снагу и примењује се почев од дана\n20. маја, а објављује се у гласнику.",
    "Сектор обавља послове надзора и контроле рада из става\n1. овог члана, као и друге послове.",
    "Сектор обавља послове надзора и контроле рада из тачке\n1) овог члана, као и друге послове.",
    "Сектор обавља послове надзора и контроле из чланова и чл.\n12. и 13. овог закона, као и друге послове.",
    "Сектор обавља послове надзора и контроле из чланова и чл.\n1. и 2. овог закона, као и друге послове.",
    "Сектор обавља послове надзора и контроле који вреде до\n5.000 динара, као и друге послове.",
    "Сектор обавља послове надзора и контроле који трају до дана\n15. 5. 2020. године, као и друге послове.",
]


@pytest.mark.parametrize("letters", SCRIPTS)
def test_footnote_below_a_full_line(letters: str) -> None:
    last = "Министарство правде има секретара кога поставља Влада на рок."
    found = outline(text_document(in_script(f"{PROSE}\n\n{last}\n*Службени гласник РС, број 79/05", letters)))
    assert found[1:] == latin([last, "*Службени гласник РС, број 79/05"])


@pytest.mark.parametrize("letters", SCRIPTS)
@pytest.mark.parametrize("text", REFERENCES)
def test_figures_at_a_line_start(text: str, letters: str) -> None:
    found = outline(text_document(in_script(f"{PROSE}\n\n{text}", letters)))
    assert found[1:] == latin([text.replace("\n", " ")])


HYPHENS = [
    ("послови који се односе на спро-\nвођење прописа.", "послови који се односе на спровођење прописа."),
    ("послови који се односе на спро¬\nвођење прописа.", "послови који се односе на спровођење прописа."),
    ("послови који се односе на спро\u00ad\nвођење прописа.", "послови који се односе на спровођење прописа."),
    ("послови који се односе на спро\ufffe\nвођење прописа.", "послови који се односе на спровођење прописа."),
    ("послови који се односе на спро-  \n   вођење прописа.", "послови који се односе на спровођење прописа."),
    ("послови који се спро\u00adводе.", "послови који се спроводе."),
    ("СЕКТОР ЗА УНУ-\nТРАШЊЕ ПОСЛОВЕ", "# СЕКТОР ЗА УНУТРАШЊЕ ПОСЛОВЕ"),
    # a compound keeps its hyphen: the document writes it elsewhere, or its first part is an adjective's stem
    (
        "државно-правни послови, други државно-\nправни послови.",
        "државно-правни послови, други државно-правни послови.",
    ),
    ("послови који су управно-\nнадзорни и други.", "послови који су управно-надзорни и други."),
    ("послови који су управно\u2011\nнадзорни и други.", "послови који су управно-надзорни и други."),
    # … but not where the document writes the word without it
    (
        "подношење захтева и друго поднo-\nшење захтева.".replace("o", "о"),
        "подношење захтева и друго подношење захтева.",
    ),
    ("правноснажност одлуке и правно-\nснажност акта.", "правноснажност одлуке и правноснажност акта."),
    # … nor where a syllable is left over
    ("послови обављања непосредно-\nшћу и друго.", "послови обављања непосредношћу и друго."),
    # names and years joined by a hyphen
    ("послови за округ Шумадијско-\nПоморавски.", "послови за округ Шумадијско-Поморавски."),
    ("послови у раздобљу 2020-\n2025. године.", "послови у раздобљу 2020-2025. године."),
    # a dash is no hyphen
    ("послови надзора -\nкао и други.", "послови надзора - као и други."),
    ("послови надзора –\nкао и други.", "послови надзора – као и други."),
    # a broken word may have a space before the hyphen if the document knows it whole
    ("надзор спровођење, као и спро -\nвођење прописа.", "надзор спровођење, као и спровођење прописа."),
    ("јавно\u2011правни послови.", "јавно-правни послови."),
]


@pytest.mark.parametrize("letters", SCRIPTS)
@pytest.mark.parametrize(("text", "expected"), HYPHENS)
def test_hyphens(text: str, expected: str, letters: str) -> None:
    assert outline(text_document(in_script(text, letters))) == latin([expected])


SPACED = [
    ("П Р А В И Л Н И К", "# ПРАВИЛНИК"),
    ("П Р А В И Л Н И К   О   Р А Д У", "# ПРАВИЛНИК О РАДУ"),
    ("О  Д  Л  У  К  А    О    Р  А  Д  У", "# ОДЛУКА О РАДУ"),
    # a word set apart inside a sentence, and letters that are a list
    ("Сектор о б а в љ а надзор.", "Сектор обавља надзор."),
    ("Тачке а б в г д члана.", "Тачке а б в г д члана."),
    # three letters are as likely a table's columns
    ("А Б В", "# А Б В"),
]


@pytest.mark.parametrize("letters", SCRIPTS)
@pytest.mark.parametrize(("title", "expected"), SPACED)
def test_letter_spaced_titles(title: str, expected: str, letters: str) -> None:
    assert outline(text_document(in_script(title, letters))) == latin([expected])


FULL = "Сектор обавља послове који се односе на припрему прописа и мера"

LAST = "Одсек обавља послове који се односе на контролу и попис имовине."
NEXT = "Група обавља послове који се односе на обуку и сарадњу са судом"

TITLE = "СЕКТОР ЗА ПРИПРЕМУ ПРОПИСА, НАДЗОР И ДРУГИ УПРАВНИ"

PRINTED = [
    # … also below a line that is full
    (
        [f"   {FULL}\n{LAST}\n   {NEXT}\nи планом."],
        [f"{FULL} {LAST}", f"{NEXT} и планом."],
    ),
    ([f"{FULL}\n{LAST}\n\n{NEXT}\nи планом."], [f"{FULL} {LAST}", f"{NEXT} и планом."]),
    # a sentence may end with the line and the paragraph go on
    ([f"{FULL}\n{LAST}\n{NEXT}\nи планом."], [f"{FULL} {LAST} {NEXT} и планом."]),
    # a centred heading in capitals is full when it takes most of the width
    (
        [f"{FULL}\n{NEXT}\n{FULL.lower()}\nи план.\n\n   {TITLE}\n      ПОСТУПАК"],
        [f"{FULL} {NEXT} {FULL.lower()} и план.", f"# {TITLE} ПОСТУПАК"],
    ),
    (
        [f"{FULL}\n{NEXT}\n{FULL.lower()}\nи план.\n\n   СЕКТОР ЗА ПРИПРЕМУ ПРОПИСА\n      СЕКТОР ЗА ПЛАТЕ"],
        [f"{FULL} {NEXT} {FULL.lower()} и план.", "# СЕКТОР ЗА ПРИПРЕМУ ПРОПИСА", "# СЕКТОР ЗА ПЛАТЕ"],
    ),
    # a first-line indent begins a paragraph
    (
        [f"   {FULL}\nиз области рада.\n   Одсек води попис и {FULL.lower()}\nу Београду."],
        [f"{FULL} из области рада.", f"Одсек води попис и {FULL.lower()} у Београду."],
    ),
    # a gap begins a paragraph
    ([f"{FULL}\nи надзор.\n\n{FULL}\nи план."], [f"{FULL} и надзор.", f"{FULL} и план."]),
    # a bold heading above plain text
    ([f"**Одсек за попис\n{FULL}\nи план."], ["# Одсек за попис", f"{FULL} и план."]),
    # a heading in capitals that wraps
    (
        [f"     СЕКТОР ЗА ПРИПРЕМУ ПРОПИСА, НАДЗОР И УПРАВНИ\n          ПОСТУПАК\n\n{FULL}\nи план."],
        ["# СЕКТОР ЗА ПРИПРЕМУ ПРОПИСА, НАДЗОР И УПРАВНИ ПОСТУПАК", f"{FULL} и план."],
    ),
    # a line is full where the next word would not have fitted, and a ragged line may end early for a long one
    (
        [f"{FULL}\n{FULL.lower()[:55]}\nМинистарства и Београда."],
        [f"{FULL} {FULL.lower()[:55]} Министарства и Београда."],
    ),
    (
        [f"{FULL}\n{FULL.lower()}\n{FULL.lower()[:55]}\nУ њему се ради."],
        [f"# {FULL} {FULL.lower()} {FULL.lower()[:55]}", "У њему се ради."],
    ),
    # … and a sentence that begins to the left of it is no part of the item
    (
        [f"{FULL}:\n1) надзор, {FULL.lower()[:52]}\n   и {FULL.lower()[:55]}.\n{FULL}\nи план."],
        [f"{FULL}:", f"  1) надзор, {FULL.lower()[:52]} и {FULL.lower()[:55]}.", f"{FULL} и план."],
    ),
    # a word that breaks over the page, with a page number between; a compound and a name keep their hyphens
    ([f"{FULL} и спро-\n\n- 3 -", "вођење прописа."], [f"{FULL} и спровођење прописа."]),
    ([f"{FULL}\nи управно-\n\n- 3 -", "надзорне послове."], [f"{FULL} и управно-надзорне послове."]),
    ([f"{FULL}\nу општини Град-\n\n- 3 -", "Земун, и план."], [f"{FULL} у општини Град-Земун, и план."]),
    ([f"{FULL} и управно\u2011", "надзорне послове."], [f"{FULL} и управно-надзорне послове."]),
    # the second line of an item stands under its text
    (
        [f"{FULL}:\n1) надзор, {FULL.lower()[:52]}\n   Београда;\n2) план."],
        [f"{FULL}:", f"  1) надзор, {FULL.lower()[:52]} Београда;", "  2) план."],
    ),
    # a sentence goes on over a page break, a list item too
    ([f"{FULL}", "и надзор."], [f"{FULL} и надзор."]),
    (
        [f"{FULL}:\n– израду прописа;\n– надзор над радом предузећа и", "установа;\n– план."],
        [f"{FULL}:", "  – израду прописа;", "  – надзор над радом предузећа и установа;", "  – план."],
    ),
]


@pytest.mark.parametrize("letters", SCRIPTS)
@pytest.mark.parametrize(("pages", "expected"), PRINTED)
def test_printed_paragraphs(pages: list[str], expected: list[str], letters: str) -> None:
    document = boxed_document([in_script(page, letters) for page in pages])
    assert outline(document) == latin(expected)


def test_text_is_mapped_onto_the_document() -> None:
    document = text_document("Члан 2.\nСектор  обавља спро-\nвођење закoна.\n- 3 -\n2) надзор.")
    paragraph, item = [block for block in blocks(document) if block.text]
    assert paragraph.text == "Sektor obavlja sprovođenje zakona."
    assert document.text[slice(*paragraph.clean.span(0, len(paragraph.text)))] == "Сектор  обавља спро-\nвођење закoна."
    assert paragraph.own_text(*paragraph.clean.span(7, 26)) == "обавља спровођење"
    assert document.text[slice(*item.clean.span(0, len(item.text)))] == "надзор."


@pytest.mark.parametrize(
    "text", ["", "\n\n\n", "   ", "-", "1", "1.", "- 3 -", "\u200b", "•\n•\n•", "Члан", "Члан 1", ":", "\x00"]
)
def test_hardly_any_text(text: str) -> None:
    assert len(blocks(text_document(text))) <= 1
