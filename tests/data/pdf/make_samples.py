"""Make the sample PDFs of this folder and truth.json, the paragraphs that each of them holds, in reading order.

    python tests/data/pdf/make_samples.py

Needs LibreOffice (soffice) and the Liberation fonts. The sentences are put together at random from a few words, so that
only their place on the page says what they belong to. «// » begins a paragraph of truth.json that is a footnote.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
NOTE = "// "

ACTIONS = [
    "израду", "припрему", "спровођење", "праћење", "унапређење", "обраду", "анализу", "усклађивање", "координацију",
]  # fmt: skip
OBJECTS = [
    "нацрта закона и других прописа", "стратешких докумената", "стања у области саобраћаја", "извештаја о раду органа",
    "података о извршењу буџета", "међународних уговора", "поступака јавних набавки", "предлога одлука Владе",
    "културно-историјских споменика", "државно-правних односа", "програма стручног усавршавања запослених",
]  # fmt: skip
ENDS = [
    "у складу са законом", "у сарадњи са другим органима", "на територији Републике Србије", "за потребе Министарства",
    "",
]  # fmt: skip
UNITS = [
    "Одељење за правне послове", "Одсек за културно-историјско наслеђе", "Сектор за европске интеграције и сарадњу",
    "Група за финансијско-материјалне послове", "Одељење за инспекцијски надзор", "Сектор за буџет",
]  # fmt: skip
SPACES = (
    ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"),
    ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
)  # fmt: skip
PAGE = '<text:page-number text:select-page="current"/>'


@dataclass
class Story:
    """Paragraphs as LibreOffice wants them, and as a reader should see them."""

    chance: random.Random
    xml: list[str] = field(default_factory=list)
    truth: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, style: str, text: str, *, truth: str = "", markup: str = "") -> None:
        self.xml.append(paragraph(style, markup or escape(text)))
        self.truth.append(truth or text.replace("\u00ad", ""))

    def noted(self, style: str, before: str, after: str, note: str, *, label: str = "") -> None:
        """A paragraph with a footnote between two parts of its text."""
        self.notes.append(note)
        shown = f' text:label="{label}"' if label else ""
        mark = (
            f'<text:note text:id="n{len(self.notes)}" text:note-class="footnote"><text:note-citation{shown}>{label}'
            f"</text:note-citation><text:note-body>{paragraph('Footnote', escape(note))}</text:note-body></text:note>"
        )
        self.add(style, before + after, markup=escape(before) + mark + escape(after))

    def duty(self) -> str:
        words = (self.chance.choice(ACTIONS), self.chance.choice(OBJECTS), self.chance.choice(ENDS))
        return " ".join(word for word in words if word)

    def sentence(self, duties: int) -> str:
        return "Одељење обавља послове који се односе на: " + ", ".join(self.duty() for _ in range(duties)) + "."

    def units(self, count: int, *, markers: str = "1)", hyphens: bool = False, first: int = 1) -> None:
        """Articles with a list of duties and a paragraph each."""
        for number in range(first, first + count):
            unit = UNITS[number % len(UNITS)]
            self.add("Title", unit)
            self.add("Centred", f"Члан {number}.")
            self.add("Text", soft(f"У јединици {unit} обављају се послови који се односе на:", hyphens))
            members = self.chance.randrange(3, 6)
            for place in range(1, members + 1):
                mark = markers.replace("1", str(place))
                text = ", ".join(self.duty() for _ in range(self.chance.randrange(1, 3)))
                self.add("Item", soft(f"{mark} {text}{'.' if place == members else ';'}", hyphens))
            self.add("Text", soft(self.sentence(self.chance.randrange(2, 5)), hyphens))


def soft(text: str, wanted: bool) -> str:
    """The text with soft hyphens between syllables of its longer words."""
    if not wanted:
        return text
    return re.sub(r"(?<=[^\W\d_]{2}[аеиоу])(?=[бвгдђжзјклљмнњпрстћфхцчџш][аеиоу][^\W\d_])", "\u00ad", text)


def paragraph(style: str, markup: str) -> str:
    return f'<text:p text:style-name="{style}">{markup}</text:p>'


def section(columns: int, xml: Sequence[str]) -> str:
    return f'<text:section text:style-name="Columns{columns}" text:name="s{id(xml)}">{"".join(xml)}</text:section>'


def paragraph_style(name: str, layout: str = "", letters: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties {layout}/>'
        f'<style:text-properties style:font-name="F" {letters}/></style:style>'
    )


def columns_style(count: int) -> str:
    return (
        f'<style:style style:name="Columns{count}" style:family="section"><style:section-properties>'
        f'<style:columns fo:column-count="{count}" fo:column-gap="0.6cm"><style:column-sep style:width="0.02cm" '
        'style:color="#000000" style:height="100%"/></style:columns></style:section-properties></style:style>'
    )


def flat_odt(
    body: str,
    *,
    size: float = 11,
    align: str = "justify",
    heads: str = "",
    page: str = 'fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"',
    usage: str = "",
) -> str:
    """A whole document; `heads` are the headers and footers of its pages."""
    names = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"' for name, space in SPACES)
    styles = [
        paragraph_style("Text", f'fo:text-align="{align}" fo:text-indent="1cm" fo:margin-bottom="0.1cm"'),
        paragraph_style("Wide", 'fo:text-align="justify" fo:text-indent="1cm" fo:line-height="150%"'),
        paragraph_style("Item", f'fo:text-align="{align}" fo:margin-left="1cm" fo:text-indent="-0.5cm"'),
        paragraph_style("Deeper", f'fo:text-align="{align}" fo:margin-left="2cm" fo:text-indent="-0.5cm"'),
        paragraph_style(
            "Title", 'fo:text-align="center" fo:margin-top="0.4cm" fo:margin-bottom="0.2cm"', 'fo:font-weight="bold"'
        ),
        paragraph_style("Centred", 'fo:text-align="center" fo:margin-top="0.2cm" fo:margin-bottom="0.1cm"'),
        paragraph_style("Head", 'fo:text-align="center"', 'fo:font-size="9pt"'),
        '<style:style style:name="Spaced" style:family="text"><style:text-properties fo:letter-spacing="0.12cm"/>'
        "</style:style>",
        columns_style(2),
        columns_style(3),
        f'<style:page-layout style:name="P" {usage}><style:page-layout-properties {page}/><style:header-style/>'
        "<style:footer-style/></style:page-layout>",
    ]
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {names} office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:font-face-decls><style:font-face '
        'style:name="F" svg:font-family="Liberation Serif"/></office:font-face-decls><office:styles>'
        f'<style:default-style style:family="paragraph"><style:text-properties style:font-name="F" '
        f'fo:font-size="{size}pt" fo:language="sr" fo:country="RS"/></style:default-style>'
        + paragraph_style("Footnote", "", 'fo:font-size="8.5pt"')
        + '<style:style style:name="Raised" style:family="text">'
        '<style:text-properties style:text-position="super 58%"/></style:style><text:notes-configuration '
        'text:note-class="footnote" text:citation-style-name="Raised" '
        'text:citation-body-style-name="Raised" style:num-format="1"/></office:styles>'
        f"<office:automatic-styles>{''.join(styles)}</office:automatic-styles><office:master-styles><style:master-page "
        f'style:name="Standard" style:page-layout-name="P">{heads}</style:master-page></office:master-styles>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def head(kind: str, markup: str) -> str:
    return f"<style:{kind}>{paragraph('Head', markup)}</style:{kind}>"


def samples() -> dict[str, tuple[str, list[str]]]:
    """Flat ODT and truth by name."""
    found: dict[str, tuple[str, list[str]]] = {}

    def story() -> Story:
        return Story(random.Random(len(found)))

    def keep(name: str, xml: str, *parts: Story | str) -> None:
        truth = [text for part in parts for text in ([part] if isinstance(part, str) else part.truth)]
        notes = [NOTE + note for part in parts if isinstance(part, Story) for note in part.notes]
        found[name] = xml, truth + notes

    # the official gazette: two columns, headings over both, short columns on the last page
    first, second = story(), story()
    first.units(6, hyphens=True)
    second.units(4, markers="–", hyphens=True, first=7)
    title, part = (
        "ПРАВИЛНИК О УНУТРАШЊЕМ УРЕЂЕЊУ И СИСТЕМАТИЗАЦИЈИ РАДНИХ МЕСТА",
        "ДРУГИ ДЕО: ПОСЕБНЕ ОДРЕДБЕ О РАДУ И ЈАВНОСТИ",
    )
    body = paragraph("Title", title) + section(2, first.xml) + paragraph("Title", part) + section(2, second.xml)
    running = f"Страна {PAGE} – Број 12 &#160; ГЛАСНИК ОПШТИНЕ ДОЛИНА &#160; 5. мај 2026."
    keep("gazette", flat_odt(body, size=9.5, heads=head("header", running)), title, first, part, second)

    # three columns on a page across, lists of dashes
    one = story()
    one.units(7, markers="–", hyphens=True)
    across = 'fo:page-width="29.7cm" fo:page-height="21cm" fo:margin="2cm"'
    keep("three_columns", flat_odt(section(3, one.xml), size=9, page=across, heads=head("footer", PAGE)), one)

    # short items in two ragged columns: few lines are full
    one = story()
    for unit in UNITS[:5]:
        one.add("Title", unit)
        one.add("Text", "Обавља следеће послове:")
        for _ in range(12):
            one.add(
                "Item", f"– {one.chance.choice(ACTIONS)} {one.chance.choice(('прописа', 'плана', 'одлука Владе'))};"
            )
        one.add("Text", one.sentence(3))
    keep(
        "lists_in_columns",
        flat_odt(section(2, one.xml), size=10, align="left", heads=head("footer", f"- {PAGE} -")),
        one,
    )

    # left, right and first pages have headers of their own
    one = story()
    one.units(14, markers="(1)", hyphens=True)
    heads = (
        head("header", f"Информатор о раду &#160; {PAGE}")
        + head("header-left", f"{PAGE} &#160; Министарство саобраћаја")
        + head("header-first", "Република Србија, Министарство саобраћаја")
        + head("footer", "www.primer.example")
        + head("footer-left", "www.primer.example")
        + head("footer-first", "Београд, 2026")
    )
    keep("left_and_right", flat_odt("".join(one.xml), heads=heads), "Република Србија, Министарство саобраћаја", one)

    # the header is the chapter's title
    one = story()
    for place, chapter in enumerate(("I. ОПШТЕ ОДРЕДБЕ", "II. УРЕЂЕЊЕ", "III. РУКОВОЂЕЊЕ", "IV. РАДНА МЕСТА")):
        one.xml.append(f'<text:h text:style-name="Title" text:outline-level="1">{chapter}</text:h>')
        one.truth.append(chapter)
        one.units(5, first=1 + 5 * place)
    heads = head("header", '<text:chapter text:display="name" text:outline-level="1"/>') + head(
        "footer", f"стр. {PAGE}"
    )
    keep("chapters", flat_odt("".join(one.xml), heads=heads), one)

    # footnotes in headings, items and sentences that go on over the page
    one = story()
    for number, unit in enumerate(UNITS, 1):
        one.noted("Title", unit, "", f"Назив измењен одлуком број {number}/2026, која се примењује од 1. јануара.")
        one.add("Text", "Обавља послове који се односе на:")
        for place in range(1, 6):
            one.noted("Item", f"{place}) {one.duty()}, {one.duty()}", ";", "Послове надзора врши инспекција.")
        one.noted(
            "Text", one.sentence(5)[:-1], ". " + one.sentence(4), f"Сл. гласник РС, бр. {number}/26. {one.sentence(4)}"
        )
    keep("footnotes", flat_odt("".join(one.xml), heads=head("footer", PAGE)), one)

    # … and with stars
    one = story()
    for _ in range(7):
        one.noted("Text", one.sentence(5)[:-1], " " + one.sentence(4), "Службени гласник РС, бр. 30/18.", label="*")
    keep("stars", flat_odt("".join(one.xml), heads=head("footer", f"– {PAGE} –")), one)

    # numbering in four depths over pages
    one = story()
    for number in range(1, 6):
        one.add("Item", f"{number}. Сектор за област {number}, који обавља следеће послове:")
        for inner in (1, 2):
            one.add("Item", f"{number}.{inner}. {one.duty()}:")
            for letter in "абв":
                one.add("Deeper", f"{letter}) {one.duty()}, {one.duty()} и {one.duty()};")
            one.add("Deeper", f"– {one.duty()}, {one.duty()}.")
        one.add("Item", f"({number}) {one.sentence(3)}")
    keep("numbering", flat_odt("".join(one.xml), heads=head("footer", PAGE)), one)

    # letters set apart, by spaces and by the font; a part with wider lines
    one = story()
    one.add("Centred", "П Р А В И Л Н И К", truth="ПРАВИЛНИК")
    one.add("Text", one.sentence(4))
    one.add("Centred", "З А К О Н \u00a0 О \u00a0 Р А Д У", truth="ЗАКОН О РАДУ")
    for _ in range(8):
        one.add("Wide", one.sentence(6))
    spaced = '<text:span text:style-name="Spaced">нарочито надзор</text:span>'
    one.add("Text", "Сектор обавља нарочито надзор и обуку.", markup=f"Сектор обавља {spaced} и обуку.")
    one.add("Text", "Сектор н а р о ч и т о води надзор.", truth="Сектор нарочито води надзор.")
    one.add("Text", one.sentence(6))
    keep("spaced", flat_odt("".join(one.xml), heads=head("footer", PAGE)), one)

    # a book: the margin inside is wider; ragged lines; Roman page numbers
    one = story()
    one.units(8)
    margins = 'fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="3.2cm" fo:margin-right="1.6cm"'
    page = f'fo:page-width="21cm" fo:page-height="29.7cm" {margins} style:num-format="i"'
    mirrored = 'style:page-usage="mirrored"'
    keep("book", flat_odt("".join(one.xml), align="left", page=page, usage=mirrored, heads=head("footer", PAGE)), one)
    return found


def main() -> None:
    truth = {}
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name, (xml, paragraphs) in samples().items():
            files.append(Path(folder, f"{name}.fodt"))
            files[-1].write_text(xml, encoding="utf-8")
            truth[name] = paragraphs
        subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", HERE, *files], check=True)
    (HERE / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
