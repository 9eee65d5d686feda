"""ZIP archives of documents: members by name, limits, damage, and bombs."""

from __future__ import annotations

import io
import struct
import time
import zipfile
import zlib
from pathlib import Path

import delokrug
import pytest
from delokrug.errors import DelokrugError
from delokrug.ingest import archive as module
from delokrug.ingest import read_bytes, read_file, sources
from delokrug.ingest.archive import archive, member_path
from delokrug.options import Options

TEXT = "Сектор за рад обавља послове који се односе на: израду прописа."


def zipped(files: dict[str, str | bytes], *, packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packed) as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return stream.getvalue()


def named(name: bytes, content: bytes = b"x") -> bytes:
    """An archive with one stored file whose name is in some encoding, without saying in which."""
    crc = zlib.crc32(content)
    sizes = struct.pack("<III", crc, len(content), len(content))
    local = (
        b"PK\3\4" + struct.pack("<HHHHH", 20, 0, 0, 0, 33) + sizes + struct.pack("<HH", len(name), 0) + name + content
    )
    entry = (b"PK\1\2" + struct.pack("<HHHHHH", 20, 20, 0, 0, 0, 33) + sizes
             + struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, 0) + name)  # fmt: skip
    end = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(entry), len(local), 0)
    return local + entry + end


def encrypted(name: str, text: bytes, password: bytes) -> bytes:
    """An archive in the old encryption, which Python reads but does not write."""
    plain = zipped({name: text}, packed=zipfile.ZIP_STORED)
    keys = [0x12345678, 0x23456789, 0x34567890]

    def mix(byte: int) -> None:
        keys[0] = _crc(keys[0], byte)
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = _crc(keys[2], keys[1] >> 24)

    def hide(byte: int) -> int:
        low = (keys[2] | 2) & 0xFFFF
        mix(byte)
        return byte ^ (((low * (low ^ 1)) >> 8) & 0xFF)

    for byte in password:
        mix(byte)
    crc = zlib.crc32(text)
    hidden = bytes(hide(byte) for byte in bytes(11) + bytes([crc >> 24]) + text)
    local = bytearray(plain[: 30 + len(name)])
    local[6] |= 1
    local[18:22] = struct.pack("<I", len(hidden))
    central = bytearray(plain[plain.index(b"PK\1\2") :])
    central[8] |= 1
    central[20:24] = struct.pack("<I", len(hidden))
    at = central.rindex(b"PK\5\6")
    central[at + 16 : at + 20] = struct.pack("<I", len(local) + len(hidden))
    return bytes(local) + hidden + bytes(central)


def _crc(crc: int, byte: int) -> int:
    return zlib.crc32(bytes([byte]), crc ^ 0xFFFFFFFF) ^ 0xFFFFFFFF


def names(data: bytes) -> list[str]:
    with archive(data, source="a.zip") as opened:
        return [member.name for member in opened.members]


MEMBERS = [
    ({"b.pdf": "", "a/c.txt": "", "a/": ""}, ["a/c.txt", "b.pdf"]),
    # what nobody put there
    ({"a.txt": "", ".git/x": "", "b/.hidden": "", "__MACOSX/._a.txt": "", "~$a.docx": ""}, ["a.txt"]),
    # a name is just a name
    ({"../../x.txt": "", "/etc/passwd": "", "c:\\d.txt": ""}, ["../../x.txt", "c:/d.txt", "etc/passwd"]),
    ({"Правилник.txt": ""}, ["Правилник.txt"]),
]


@pytest.mark.parametrize(("files", "expected"), MEMBERS)
def test_members(files: dict[str, str | bytes], expected: list[str]) -> None:
    assert names(zipped(files)) == expected


NAMES = [
    ("Правилник о раду.txt", "cp855"),
    ("Сектор за рад.txt", "cp866"),
    ("Уредба.pdf", "windows-1251"),
    ("Pravilnik o uređenju šuma.txt", "cp852"),
    ("Uređenje šuma.txt", "windows-1250"),
    ("Љубав.txt", "utf-8"),
    ("plain.txt", "ascii"),
]


@pytest.mark.parametrize(("name", "encoding"), NAMES)
def test_names_in_old_encodings(name: str, encoding: str) -> None:
    assert names(named(name.encode(encoding))) == [name]


def test_of_two_members_with_one_name_the_last_counts() -> None:
    stream = io.BytesIO()
    with pytest.warns(UserWarning), zipfile.ZipFile(stream, "w") as opened:
        opened.writestr("a.txt", "први")
        opened.writestr("a.txt", "други")
    assert read_bytes(stream.getvalue(), source="a.zip").text == "други"


def test_links_are_no_documents() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as opened:
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        opened.writestr(link, "/etc/passwd")
        opened.writestr("a.txt", TEXT)
    assert names(stream.getvalue()) == ["a.txt"]


def test_read_one_and_one_of_several(tmp_path: Path) -> None:
    one, two = tmp_path / "one.zip", tmp_path / "two.zip"
    one.write_bytes(zipped({"in/a.txt": TEXT}))
    two.write_bytes(zipped({"in/a.txt": TEXT, "../../b.txt": "друго"}))
    for source in (one, f"{one}/in/a.txt", f"{two}/in/a.txt"):
        result = delokrug.read(source)
        assert result.units["name"].tolist() == ["Сектор за рад"]
        assert result.document["source"][0] in (f"{one}", f"{one}/in/a.txt", f"{two}/in/a.txt")
    assert read_file(f"{two}/../../b.txt").text == "друго"
    assert delokrug.read(one.read_bytes()).document["sha256"][0] == delokrug.read(one).document["sha256"][0]
    with pytest.raises(DelokrugError) as caught:
        delokrug.read(two)
    assert caught.value.code == "several_documents"
    assert "2 documents" in str(caught.value)
    assert f"{two}/../../b.txt" in str(caught.value)
    assert sources([f"{two}/in/a.txt"]) == [Path(f"{two}/in/a.txt")]


def test_member_path(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"b": ""}))
    (tmp_path / "a.txt").write_text("текст")
    assert member_path(f"{tmp_path}/a.zip/b/c.pdf") == (f"{tmp_path}/a.zip", "b/c.pdf")
    for source in (f"{tmp_path}/a.zip", f"{tmp_path}/a.zip/", f"{tmp_path}/a.txt/b", f"{tmp_path}/none.zip/b", "", "b"):
        assert member_path(source) is None


def lying(data: bytes, size: int) -> bytes:
    """The archive with another unpacked size in its list of files."""
    at = data.index(b"PK\1\2")
    return data[: at + 24] + struct.pack("<I", size) + data[at + 28 :]


ZEROS = zipped({"a.txt": bytes(20_000_000)})
ONE = zipped({"a.txt": TEXT})
REFUSED = [
    (zipped({}), "archive_no_document"),
    (zipped({".a": "", "b/": ""}), "archive_no_document"),
    (zipped({"b.zip": ONE}), "archive_nested"),
    (zipped({"b.zip": zipped({"c.zip": ONE})}), "archive_nested"),
    (ZEROS, "archive_bomb"),
    (lying(ZEROS, 100), "archive_broken"),  # unpacks to more than it says
    (lying(ONE, 2**32 - 2), "archive_bomb"),  # says that it is 4 GB
    (zipped({f"{n}.txt": "" for n in range(2001)}), "archive_many_members"),
    (ONE[:40], "archive_broken"),
    (ONE.replace(TEXT.encode()[:3], b"abc"), None),
    (b"PK\3\4" + bytes(1000), "archive_broken"),
    (zipped({"a.txt": TEXT}, packed=zipfile.ZIP_LZMA), "archive_broken"),
    (zipped({"a.txt": ""}), "empty_file"),
    (encrypted("a.txt", TEXT.encode(), b"tajna"), "archive_encrypted"),
]


@pytest.mark.parametrize(("data", "code"), REFUSED, ids=range(len(REFUSED)))
def test_refused(data: bytes, code: str | None, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    started = time.monotonic()
    for read in (lambda: read_bytes(data, source=str(path)), lambda: read_file(path)):
        if code is None:
            assert read().text == TEXT
            continue
        with pytest.raises(DelokrugError) as caught:
            read()
        assert caught.value.code == code
        assert caught.value.file.startswith(str(path))
    assert time.monotonic() - started < 10


def test_damaged_member() -> None:
    data = bytearray(zipped({"a.txt": TEXT}, packed=zipfile.ZIP_STORED))
    data[40] ^= 0xFF
    with pytest.raises(DelokrugError) as caught:
        read_bytes(bytes(data), source="a.zip")
    assert caught.value.code == "archive_broken"


def test_overlapping_members() -> None:
    # one packed kernel that many entries of the list point to
    data = zipped({"aa.txt": TEXT * 10})
    at = data.index(b"PK\1\2")
    end = data.index(b"PK\5\6")
    entry = data[at:end]
    count = 300
    entries = b"".join(entry.replace(b"aa.txt", b"%06d" % n) for n in range(count))
    tail = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, count, count, len(entries), at, 0)
    with archive(data[:at] + entries + tail, source="a.zip") as opened:
        with pytest.raises(DelokrugError) as caught:
            opened.data(opened.members[5])
        assert caught.value.code == "archive_broken"


def test_list_of_files_that_fills_the_memory() -> None:
    entry = ONE[ONE.index(b"PK\1\2") : ONE.index(b"PK\5\6")]
    entries = entry * 400_000
    data = ONE[: ONE.index(b"PK\1\2")] + entries
    data += b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 0, 0, len(entries), ONE.index(b"PK\1\2"), 0)
    with pytest.raises(DelokrugError) as caught:
        read_bytes(data, source="a.zip")
    assert caught.value.code == "archive_many_members"


def test_limits_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_UNPACKED_MB", 0.001)
    with pytest.raises(DelokrugError) as caught:
        archive(zipped({f"{n}.txt": "x" * 600 for n in range(2)}), source="a.zip")
    assert caught.value.code == "archive_too_large"


def test_password() -> None:
    data = encrypted("a.txt", TEXT.encode(), b"tajna")
    assert read_bytes(data, source="a.zip", options=Options(password="tajna")).text == TEXT
    with pytest.raises(DelokrugError) as caught:
        read_bytes(data, source="a.zip", options=Options(password="druga"))
    assert caught.value.code == "wrong_password"


def test_no_member_of_that_name(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(ONE)
    with pytest.raises(DelokrugError) as caught:
        read_file(f"{path}/b.txt")
    assert caught.value.code == "unreadable"
