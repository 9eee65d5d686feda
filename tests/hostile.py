"""Files that are damaged, lie about themselves or ask for more than a machine has: factories, a file's bytes out.

The counts are parameters: what takes long is made small for the tests of every day and large by hand.
"""

from __future__ import annotations

import io
import random
import struct
import warnings
import zipfile
import zlib
from collections.abc import Sequence

import msoffcrypto
import tiny_docx
import tiny_odt
from PIL import Image, ImageDraw
from pypdf import PdfWriter
from tiny_pdf import Page, _assembled, at, column, image, tiny_pdf

SENTENCE = "Sektor za trgovinu obavlja poslove koji se odnose na: izradu propisa; nadzor."
CYRILLIC = "Сектор за трговину обавља послове који се односе на: израду прописа; надзор."
PASSWORD = "lozinka"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
COURIER = b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"
TEXT = column(60, 700, [SENTENCE])


# ---- PDF


def stream(content: bytes, entries: str = "", *, packed: bool = False, twice: bool = False) -> bytes:
    for _ in range(packed + twice):
        content = zlib.compress(content, 9)
    names = " ".join(["/FlateDecode"] * (packed + twice))
    filters = f"/Filter [{names}]" if names else ""
    head = f"<< /Length {len(content)} {entries} {filters} >>\nstream\n"
    return head.encode() + content + b"\nendstream"


def one_page(content: bytes, resources: str = "<< /Font << /F3 5 0 R >> >>", *more: bytes) -> bytes:
    """A PDF of one page whose content is object 4; objects 5 (Courier) and up are `more`."""
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources {resources} >>"
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return _assembled([CATALOG, pages, page.encode(), content, *(more or [COURIER])])


def encrypted_pdf(algorithm: str = "AES-256") -> bytes:
    writer = PdfWriter(io.BytesIO(tiny_pdf(TEXT)))
    writer.encrypt(user_password=PASSWORD, owner_password="owner", algorithm=algorithm)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def huge_page(points: float = 28_346) -> bytes:
    """Ten by ten metres of paper with one line on it."""
    return tiny_pdf(Page(column(60, points - 300, [SENTENCE]), size=(points, points)))


def huge_scan(points: float = 28_346) -> bytes:
    return tiny_pdf(Page(image(0, 0, points, points), size=(points, points)))


def many_pages(count: int = 50_000, content: str = TEXT) -> bytes:
    """Pages that share one content."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    page += b" /Resources << /Font << /F3 3 0 R >> >> >>"
    kids = b" ".join(b"%d 0 R" % number for number in range(5, 5 + count))
    pages = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)
    return _assembled([CATALOG, pages, COURIER, stream(content.encode(), packed=True), *[page] * count])


def claimed_pages(count: int = 2_000_000_000) -> bytes:
    """One page, of which the page tree says that there are many."""
    return tiny_pdf(TEXT).replace(b"/Count 1", b"/Count %d" % count)


def page_cycle() -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    page += b" /Resources << /Font << /F3 5 0 R >> >> >>"
    pages = b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>"
    return _assembled([CATALOG, pages, page, stream(TEXT.encode()), COURIER])


def form_cycle() -> bytes:
    """A page that draws a form that draws itself."""
    drawn = b"q /X1 Do Q " + TEXT.encode()
    form = stream(drawn, "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources 6 0 R")
    resources = b"<< /Font << /F3 5 0 R >> /XObject << /X1 7 0 R >> >>"
    return one_page(stream(drawn), "6 0 R", COURIER, resources, form)


def form_doubling(depth: int = 40) -> bytes:
    """Forms that each draw the next one twice: 2 to the power of `depth` drawings."""
    forms = []
    for number in range(6, 6 + depth):
        resources = f"/Resources << /XObject << /X1 {number + 1} 0 R >> >>"
        forms.append(stream(b"/X1 Do /X1 Do", f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] {resources}"))
    last = stream(b"0 0 m 9 9 l S", "/Type /XObject /Subtype /Form /BBox [0 0 595 842]")
    drawn = b"/X1 Do " + TEXT.encode()
    return one_page(stream(drawn), "<< /Font << /F3 5 0 R >> /XObject << /X1 6 0 R >> >>", COURIER, *forms, last)


def font_cycle() -> bytes:
    """A font whose letter is drawn by writing that letter; one that is its own descendant and its own map."""
    drawn = TEXT + TEXT.replace("F3", "F4").replace("700", "600") + TEXT.replace("F3", "F6").replace("700", "500")
    own = b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 750 750] /FontMatrix [0.001 0 0 0.001 0 0]"
    own += b" /CharProcs << /a 7 0 R >> /Encoding << /Type /Encoding /Differences [97 /a] >> /FirstChar 97 /LastChar 97"
    own += b" /Widths [1000] /Resources << /Font << /F3 5 0 R >> >> >>"
    loop = b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R]"
    loop += b" /ToUnicode 6 0 R >>"
    letter = stream(b"BT /F3 1 Tf (a) Tj ET 0 0 750 750 re f")
    usual = "<< /Font << /F3 5 0 R /F4 6 0 R /F6 8 0 R >> >>"
    return one_page(stream(drawn.encode()), usual, own, loop, letter, COURIER)


def picture_bomb(side: int = 30_000, *, filters: str = "/Filter /FlateDecode", data: bytes | None = None) -> bytes:
    """A page of a picture of many pixels in a few KB."""
    packed = zlib.compress(b"\xff" * (side // 8 + 1) * side, 9) if data is None else data
    drawn = b"q 595 0 0 842 0 0 cm /X1 Do Q"
    entries = f"/Type /XObject /Subtype /Image /Width {side} /Height {side} /BitsPerComponent 1 /ColorSpace /DeviceGray"
    return one_page(stream(drawn), "<< /XObject << /X1 6 0 R >> >>", COURIER, stream(packed, f"{entries} {filters}"))


def fax_bomb(side: int = 60_000) -> bytes:
    """A fax of many white lines, of which each takes one bit."""
    filters = f"/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns {side} /Rows {side} >>"
    return picture_bomb(side, filters=filters, data=b"\xff" * (side // 8))


def flate_bomb(megabytes: int = 560) -> bytes:
    return one_page(stream(b"0 0 m 1 1 l S\n" * (megabytes * 1_000_000 // 14), packed=True))


def flate_bomb_twice(megabytes: int = 900) -> bytes:
    return one_page(stream(b"(" + b"a" * megabytes * 1_000_000 + b") Tj", packed=True, twice=True))


def many_texts(count: int = 400_000) -> bytes:
    return tiny_pdf("".join(at(10 + index % 500, 10 + index // 500 % 800, "a") for index in range(count)))


def many_segments(count: int = 100_000) -> bytes:
    """One outline of many straight pieces, and rules side by side, which may make a table."""
    pieces = "".join(f"{index % 590} {index * 7 % 800} l\n" for index in range(count // 2))
    rules = "".join(f"{index % 590} 0 m {index % 590} 800 l 0 {index % 800} m 590 {index % 800} l S\n"
                    for index in range(count // 4))  # fmt: skip
    return tiny_pdf(TEXT + "0 0 m\n" + pieces + "S\n" + rules)


def many_cells(rows: int = 60, columns: int = 60, pages: int = 1) -> bytes:
    rules = "".join(f"{20 + 9 * n} 20 m {20 + 9 * n} {20 + 9 * rows} l S\n" for n in range(columns + 1))
    rules += "".join(f"20 {20 + 9 * n} m {20 + 9 * columns} {20 + 9 * n} l S\n" for n in range(rows + 1))
    texts = "".join(at(22 + 9 * x, 22 + 9 * y, "a", size=5) for x in range(columns) for y in range(rows))
    return tiny_pdf(*[TEXT.replace("700", "800") + rules + texts] * pages)


def deep_arrays(depth: int = 100_000) -> bytes:
    return one_page(stream(b"[" * depth + b"]" * depth + b" TJ " + TEXT.encode()))


def deep_graphics(depth: int = 100_000) -> bytes:
    return one_page(stream(b"q " * depth + TEXT.encode()))


# ---- XML

ENTITIES = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
BOMB = f"<!DOCTYPE x [{ENTITIES}]>"
OUTSIDE = '<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/passwd">]>'


def with_doctype(xml: str, doctype: str, text: str = "&j;") -> str:
    """An XML text that declares entities and uses one in the place of «@@»."""
    head, _, rest = xml.partition("?>")
    return f"{head}?>{doctype}{rest.replace('@@', text)}"


def docx_with(doctype: str) -> bytes:
    body = with_doctype(tiny_docx.document(tiny_docx.p("@@") + tiny_docx.p(CYRILLIC)), doctype)
    return tiny_docx.tiny_docx(extra={"word/document.xml": body})


def odt_with(doctype: str) -> bytes:
    body = with_doctype(tiny_odt.content(tiny_odt.p("@@") + tiny_odt.p(CYRILLIC)), doctype)
    return tiny_odt.tiny_odt(extra={"content.xml": body})


def fodt_with(doctype: str) -> bytes:
    return with_doctype(tiny_odt.flat(tiny_odt.p("@@") + tiny_odt.p(CYRILLIC)).decode(), doctype).encode()


def xhtml_with(doctype: str) -> bytes:
    page = f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{CYRILLIC}</p><p>@@</p></body></html>'
    return with_doctype(page, doctype.replace(" x [", " html [")).encode()


def deep_docx(depth: int = 100_000) -> bytes:
    inside = "<w:sdt><w:sdtContent>" * (depth // 2) + tiny_docx.p(CYRILLIC) + "</w:sdtContent></w:sdt>" * (depth // 2)
    return tiny_docx.tiny_docx(tiny_docx.p(CYRILLIC), inside)


def deep_odt(depth: int = 100_000) -> bytes:
    inside = "<text:section>" * depth + tiny_odt.p(CYRILLIC) + "</text:section>" * depth
    return tiny_odt.tiny_odt(tiny_odt.p(CYRILLIC) + inside)


def style_cycle() -> bytes:
    first, second = (tiny_docx.style(name, based_on=other) for name, other in (("A", "B"), ("B", "A")))
    paragraph = tiny_docx.p(CYRILLIC, properties='<w:pStyle w:val="A"/>')
    return tiny_docx.tiny_docx(paragraph, styles=tiny_docx.styles(first, second))


def odt_style_cycle() -> bytes:
    looks = [
        tiny_odt.style(name, more=f'style:parent-style-name="{other}"') for name, other in (("A", "B"), ("B", "A"))
    ]
    return tiny_odt.tiny_odt(tiny_odt.p(CYRILLIC, style="A"), "".join(looks))


def odt_repeats(count: int = 1_000_000_000) -> bytes:
    """Cells and rows that say that they stand there a thousand million times, and as many spaces."""
    cell = tiny_odt.cell("a", more=f'table:number-columns-repeated="{count}"')
    row = f'<table:table-row table:number-rows-repeated="{count}">{cell}</table:table-row>'
    spaces = tiny_odt.p(CYRILLIC, f'<text:s text:c="{count}"/>', "a")
    return tiny_odt.tiny_odt(spaces + f'<table:table table:name="T">{row}</table:table>')


def docx_spans(count: int = 1_000_000_000) -> bytes:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{count}"/></w:tcPr>{tiny_docx.p("a")}</w:tc>'
    row = f'<w:tr><w:trPr><w:gridBefore w:val="{count}"/></w:trPr>{cell}</w:tr>'
    return tiny_docx.tiny_docx(tiny_docx.p(CYRILLIC), f"<w:tbl><w:tblPr/><w:tblGrid/>{row * 3}</w:tbl>")


def docx_numbers(count: int = 2_000_000_000) -> bytes:
    """List numbers beyond all reason: letters and Roman numerals of them would be as long as the memory."""
    levels = "".join(
        tiny_docx.lvl(index, f"%{index + 1}.", form, start=count)
        for index, form in enumerate(("decimal", "upperRoman", "lowerLetter", "russianLower", "decimalZero"))
    )
    items = [tiny_docx.li(CYRILLIC, level) for level in range(5)]
    return tiny_docx.tiny_docx(*items, numbering=tiny_docx.numbering({0: levels}, {1: 0}))


# ---- archives


def zipped(files: dict[str, bytes], *, packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(written, "w", packed) as opened:
        warnings.simplefilter("ignore")  # of two files with one name
        for name, content in files.items():
            opened.writestr(zipfile.ZipInfo(name) if packed == zipfile.ZIP_STORED else name, content)
    return written.getvalue()


def zip_bomb(name: str = "bomba.txt", megabytes: int = 600) -> bytes:
    return zipped({name: b"\0" * megabytes * 1_000_000})


def docx_bomb(megabytes: int = 300) -> bytes:
    return tiny_docx.tiny_docx(extra={"word/document.xml": b" " * megabytes * 1_000_000})


def odt_bomb(megabytes: int = 300) -> bytes:
    return tiny_odt.tiny_odt(extra={"content.xml": b" " * megabytes * 1_000_000})


def lying_zip(claimed: int = 100) -> bytes:
    """A file in an archive that unpacks to more than the archive says."""
    data = bytearray(zip_bomb("laž.txt", 50))
    for at_ in (data.find(b"PK\1\2") + 24, 22):
        struct.pack_into("<I", data, at_, claimed)
    return bytes(data)


def overlapping_zip(count: int = 1_000) -> bytes:
    """Many entries that all unpack the same bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("a0.txt", b"a " * 4_000_000)
        first = opened.infolist()[0]
        for number in range(1, count):
            entry = zipfile.ZipInfo(f"a{number}.txt")
            entry.header_offset, entry.CRC = first.header_offset, first.CRC
            entry.compress_size, entry.file_size = first.compress_size, first.file_size
            entry.compress_type = first.compress_type
            opened.filelist.append(entry)
    return written.getvalue()


ODD_NAMES = (
    "../../izlaz.txt", "/etc/delokrug-izlaz.txt", "..\\..\\izlaz2.txt", "C:\\izlaz3.txt", "a" * 5_000 + ".txt",
    "nov\nred.txt", "tab\t.txt", "\x1b[31mcrveno.txt", "zvezda*?[].txt", "правилник „нацрт“.txt", "CON.txt", " .txt",
    "a//b.txt", "./tačka.txt", "\u202etxt.exe", "=HYPERLINK(1).txt",
)  # fmt: skip


def odd_names() -> bytes:
    """Each member's text is its own, so that none is a duplicate."""
    return zipped({name: f"{CYRILLIC} {number}.".encode() for number, name in enumerate(ODD_NAMES)})


def zip_with_nul() -> bytes:
    data = zipped({"abcXdef.txt": CYRILLIC.encode()})
    return data.replace(b"abcXdef.txt", b"abc\0def.txt")


def zip_with_links() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as opened:
        link = zipfile.ZipInfo("veza.txt")
        link.external_attr = 0o120777 << 16
        opened.writestr(link, "/etc/passwd")
        opened.writestr("pravi.txt", CYRILLIC)
    return written.getvalue()


# ---- pictures


def png_bomb(side: int = 30_000) -> bytes:
    row = zlib.compressobj(9)
    data = b"".join(row.compress(b"\0" * (side // 8 + 1)) for _ in range(side)) + row.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, (b"IHDR", b"IDAT", b"IEND"), (head, data, b"")))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_text_bomb(megabytes: int = 200) -> bytes:
    """A picture with a comment that unpacks to more than the picture."""
    plain = picture("PNG")
    text = _chunk(b"zTXt", b"a\0\0" + zlib.compress(b"a" * megabytes * 1_000_000, 9))
    return plain[:33] + text + plain[33:]


def tiff_pages(count: int = 20_000) -> bytes:
    """Directories one after the other, all of them with the same white picture of 8 by 8 pixels."""
    entries = ((256, 4, 8), (257, 4, 8), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 8), (278, 4, 8), (279, 4, 64))
    length = 2 + 12 * len(entries) + 4
    data = bytearray(b"II*\0" + struct.pack("<I", 72) + b"\xff" * 64)
    for number in range(count):
        data += struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", a, b, 1, c) for a, b, c in entries)
        data += struct.pack("<I", 0 if number == count - 1 else 72 + (number + 1) * length)
    return bytes(data)


def tiff_cycle() -> bytes:
    """A directory whose next one is itself."""
    return tiff_pages(1)[:-4] + struct.pack("<I", 72)


def picture(kind: str, size: tuple[int, int] = (80, 60)) -> bytes:
    written = io.BytesIO()
    Image.new("L", size, 255).save(written, kind)
    return written.getvalue()


def noisy_picture(side: int = 2_000, *, seed: int = 1) -> bytes:
    """Black and white dots at random: «letters» everywhere."""
    written = io.BytesIO()
    Image.frombytes("1", (side, side), random.Random(seed).randbytes(side // 8 * side)).save(written, "PNG")
    return written.getvalue()


def squared_paper(squares: int = 100, *, step: int = 20) -> bytes:
    """A picture of a grid with a dot in each cell."""
    side = squares * step + 41
    image_ = Image.new("L", (side, side), 255)
    draw = ImageDraw.Draw(image_)
    for number in range(squares + 1):
        at_ = 20 + number * step
        draw.line((20, at_, side - 20, at_), fill=0, width=2)
        draw.line((at_, 20, at_, side - 20), fill=0, width=2)
    for x in range(squares):
        for y in range(squares):
            draw.rectangle((26 + x * step, 26 + y * step, 32 + x * step, 34 + y * step), fill=0)
    written = io.BytesIO()
    image_.save(written, "PNG", dpi=(200, 200))
    return written.getvalue()


# ---- text and markup


def rtf_braces(count: int = 1_000_000) -> bytes:
    return b"{\\rtf1 " + b"{" * (count // 2) + SENTENCE.encode() + b"}" * (count // 2) + b"}"


def deep_html(depth: int = 100_000, tag: str = "div") -> bytes:
    return f"<html><body><p>{CYRILLIC}</p>{f'<{tag}>' * depth}{CYRILLIC}{f'</{tag}>' * depth}</body></html>".encode()


def script_html(megabytes: int = 5) -> bytes:
    """A page of scripts and styles with one sentence."""
    script = "var a = '<p>Сектор</p>'; while (true) { fetch('http://127.0.0.1:9/'); }\n" * (megabytes * 4_000)
    style = ".a { background: url(http://127.0.0.1:9/a.png) } @import 'file:///etc/passwd';\n" * (megabytes * 4_000)
    tags = '<div class="a b c" style="color:red" onclick="alert(1)"><svg><path d="M0 0"/></svg></div>\n' * 5_000
    frame = '<iframe src="file:///etc/passwd"></iframe><link rel="stylesheet" href="http://127.0.0.1:9/a.css">'
    page = (
        f"<html><head><script>{script}</script><style>{style}</style>{frame}</head><body>{tags}<p>{CYRILLIC}</p></body>"
    )
    return page.encode()


def html_spans(count: int = 65_000) -> bytes:
    row = f"<tr>{f'<td rowspan={count} colspan={count}>a' * 5}"
    return f"<html><body><p>{CYRILLIC}</p><table>{row * 200}</table></body></html>".encode()


def nested_mhtml(count: int = 5_000) -> bytes:
    head = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n"
    return head + b"--a\nContent-Type: multipart/mixed; boundary=a\n\n" * count


def one_line(megabytes: int = 50, text: str = CYRILLIC) -> bytes:
    one = f"{text} ".encode()
    return one * (megabytes * 1_000_000 // len(one))


def markdown_marks(count: int = 100_000) -> bytes:
    return b"# A\n\n# B\n\n" + b"*a _b " * count + b"[" * 15_000


# ---- every type, cut short or filled with noise

RTF = b"{\\rtf1\\ansi\\ansicpg1250 {\\fonttbl{\\f0 Arial;}}\\f0 " + SENTENCE.encode() + b"\\par " * 3 + b"}"
HTML = f"<!DOCTYPE html><html><head><title>A</title></head><body><h1>Правилник</h1><p>{CYRILLIC}</p></body>".encode()
MHTML = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="a"\n\n--a\nContent-Type: text/html\n\n' + HTML
MHTML += b"\n--a--\n"
MARKDOWN = f"# Правилник\n\n## Сектор\n\n{CYRILLIC}\n\n- **прво**\n- друго\n".encode()


def samples() -> dict[str, bytes]:
    """A sound file of each type that needs no other program to be made, by its suffix."""
    lines = [CYRILLIC] * 20
    found = {
        "pdf": tiny_pdf(*[TEXT] * 3),
        "docx": tiny_docx.tiny_docx(*map(tiny_docx.p, lines)),
        "odt": tiny_odt.tiny_odt("".join(map(tiny_odt.p, lines))),
        "fodt": tiny_odt.flat("".join(map(tiny_odt.p, lines))),
        "rtf": RTF,
        "html": HTML,
        "mhtml": MHTML,
        "md": MARKDOWN,
        "txt": "\n".join(lines).encode(),
        "zip": zipped({f"{number}.txt": f"{CYRILLIC} {number}".encode() for number in range(2)}),
    }
    return found | {kind.lower(): picture(kind) for kind in ("PNG", "JPEG", "TIFF", "GIF", "WEBP")}


MAGIC = {
    "pdf": b"%PDF-1.7\n", "docx": b"PK\3\4" + b"\0" * 26 + b"word/document.xml", "zip": b"PK\3\4", "end": b"PK\5\6",
    "odt": b"PK\3\4" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text",
    "fodt": b'<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.text">',
    "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "rtf": b"{\\rtf1", "html": b"<html>", "bom": b"\xff\xfe",
    "mhtml": b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\n", "md": b"# A\n\n## B\n\n",
    "png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff\xe0", "gif": b"GIF89a", "tiff": b"II*\0", "mtiff": b"MM\0*",
    "webp": b"RIFF\0\0\0\0WEBPVP8 ", "txt": b"",
}  # fmt: skip


def noise(magic: bytes, *, seed: int = 1, length: int = 20_000) -> bytes:
    return magic + random.Random(seed).randbytes(length)


def cut(data: bytes, shares: Sequence[float] = (0.01, 0.1, 0.5, 0.9, 0.99)) -> dict[str, bytes]:
    """The file cut short after these shares of it, by the per cent."""
    return {f"{share:.0%}": data[: max(1, int(len(data) * share))] for share in shares}


def locked_docx() -> bytes:
    written = io.BytesIO()
    long = tiny_docx.tiny_docx(*[tiny_docx.p(CYRILLIC)] * 20, extra={"a.bin": random.Random(1).randbytes(8_000)})
    msoffcrypto.OfficeFile(io.BytesIO(long)).encrypt(PASSWORD, written)
    return written.getvalue()
