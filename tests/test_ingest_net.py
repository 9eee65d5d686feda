# ruff: noqa: E501
"""Addresses: only when allowed, only what anybody could fetch, and never without end."""

from __future__ import annotations

import gzip
import http.server
import threading
import time
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import delokrug
import pytest
from delokrug.batch import run
from delokrug.errors import DelokrugError
from delokrug.ingest import net
from delokrug.ingest.net import fetch
from test_batch import tables
from test_ingest_archive import zipped

TEXT = "Сектор за рад обавља послове који се односе на: израду прописа; надзор."
PAGE = f"<html><body><nav><a href=/>Почетна</a></nav><main><h1>Сектор за рад</h1><p>{TEXT}</p></main></body></html>"


class Server(http.server.BaseHTTPRequestHandler):
    """Answers by path."""

    def do_GET(self) -> None:
        match self.path:
            case "/a.txt" | "/%D0%B0.txt?%D0%B1=1":
                self.answer(TEXT.encode())
            case "/page":
                self.answer(PAGE.encode("windows-1251"), "Content-Type: text/html; charset=windows-1251")
            case "/a.zip":
                self.answer(zipped({"b.txt": TEXT, "c.html": PAGE}))
            case "/gzip":
                self.answer(gzip.compress(TEXT.encode()), "Content-Encoding: gzip")
            case "/bomb":
                self.answer(gzip.compress(bytes(30_000_000)), "Content-Encoding: gzip")
            case "/br":
                self.answer(b"x", "Content-Encoding: br")
            case "/short":
                self.answer(b"x", "Content-Length: 100")
            case "/endless":
                self.answer(b"")
                for _ in range(100):
                    self.wfile.write(bytes(1_000_000))
            case "/slow":
                self.wfile.write(b"HTTP/1.1 200 OK\r\n")
                for _ in range(100):  # never silent for long
                    self.wfile.write(b"X-A: b\r\n")
                    time.sleep(0.1)
            case "/junk":
                self.wfile.write(b"\0\1\2 no protocol\r\n\r\n")
            case "/headers":
                self.answer(b"x", *(f"X-{n}: a" for n in range(500)))
            case path if path.startswith("/to/"):
                self.answer(b"", "Location: " + urllib.parse.unquote(path[4:]), status=302)
            case path if path.startswith("/hop/"):
                self.answer(
                    b"", f"Location: /hop/{int(path[5:]) - 1}" if path != "/hop/0" else "Location: /a.txt", status=301
                )
            case _:
                self.answer(b"", status=404)

    def answer(self, body: bytes, *headers: str, status: int = 200) -> None:
        self.send_response(status)
        for header in headers:
            name, _, value = header.partition(": ")
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.daemon_threads = True
    server.handle_error = lambda *arguments: None  # type: ignore[method-assign]  # clients that break off
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def local(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(net, "_tests_allow", ("127.0.0.0/8",))


def refused(url: str, *, allowed: bool = True) -> DelokrugError:
    with pytest.raises(DelokrugError) as caught:
        fetch(url, allowed=allowed)
    return caught.value


@pytest.mark.usefixtures("local")
def test_fetch(address: str) -> None:
    assert fetch(f"{address}/a.txt", allowed=True).data.decode() == TEXT
    assert fetch(f"{address}/а.txt?б=1#в", allowed=True).data.decode() == TEXT
    assert fetch(f"{address}/page", allowed=True).charset == "windows-1251"
    assert fetch(f"{address}/gzip", allowed=True).data.decode() == TEXT
    assert fetch(f"{address}/hop/4", allowed=True).data.decode() == TEXT


def test_not_allowed(address: str) -> None:
    assert refused(f"{address}/a.txt", allowed=False).code == "net_not_allowed"
    for read in (lambda: delokrug.read(f"{address}/a.txt"), lambda: run([f"{address}/a.txt"])):
        with pytest.raises(DelokrugError) as caught:
            read()
        assert caught.value.code == "net_not_allowed"


# None of these may ever be connected to; `{port}` is that of a server that would answer.
PRIVATE = [
    "http://127.0.0.1:{port}/a.txt", "http://localhost:{port}/a.txt", "http://0.0.0.0:{port}/a.txt", "http://2130706433:{port}/a.txt",
    "http://0177.0.0.1:{port}/a.txt", "http://0x7f.1:{port}/a.txt", "http://127.1:{port}/a.txt", "http://[::1]:{port}/a.txt",
    "http://[::ffff:127.0.0.1]:{port}/a.txt", "http://[::ffff:7f00:1]:{port}/a.txt", "http://[64:ff9b::7f00:1]:{port}/",
    "http://[::127.0.0.1]:{port}/", "http://[2002:7f00:1::]/", "http://[::]/", "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/", "http://192.168.1.1/", "http://172.16.0.1/", "http://100.64.0.1/", "http://224.0.0.1/", "http://[ff02::1]/",
    "http://[fe80::1]/", "http://[fd00::1]/", "http://255.255.255.255/", "https://127.0.0.1:{port}/",
]  # fmt: skip


@pytest.mark.parametrize("url", PRIVATE)
def test_private_addresses(url: str, address: str) -> None:
    error = refused(url.format(port=address.rpartition(":")[2]))
    assert error.code == "fetch_failed"
    assert "no address on the public internet" in error.reason or "no such host" in error.reason


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://2130706433/", "http://[::ffff:127.0.0.1]/", "http://10.0.0.1/"]
)
def test_redirected_to_a_private_address(url: str, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    checked = net._check_global
    calls = []

    def first_is_the_server(text: str) -> None:
        calls.append(text)
        if len(calls) > 2:  # before and after connecting to the server itself
            checked(text)

    monkeypatch.setattr(net, "_check_global", first_is_the_server)
    assert "no address on the public internet" in refused(f"{address}/to/{url}").reason
    assert len(calls) == 3


def test_the_address_that_is_connected_to_counts(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name may lead somewhere else between the question and the connection."""
    asked = []

    def forgets(text: str) -> None:
        asked.append(text)
        if len(asked) == 2:
            raise net._Refused("of the second check")

    monkeypatch.setattr(net, "_check_global", forgets)
    assert refused(f"{address}/a.txt").reason.partition(": ")[2] == "of the second check"


FAILURES = [
    ("/missing", "the server answered 404 Not Found"),
    ("/hop/9", "it leads on to other addresses more than 5 times"),
    ("/to/ftp://example.org/a", "ftp address, only http and https are fetched"),
    ("/to/file:///etc/passwd", "file address, only http and https are fetched"),
    ("/to/http://user:secret@example.org/", "the address holds a name or a password"),
    ("/br", "the server packed its answer in a way that is not read (br)"),
    ("/short", "the connection broke off before the end"),
    ("/bomb", "it has more than 5 MB"),
    ("/endless", "it has more than 5 MB"),
    ("/junk", ""),
    ("/headers", "got more than 100 headers"),
    ("/slow", "it took longer than 2 s"),
]


@pytest.mark.usefixtures("local")
@pytest.mark.parametrize(("path", "reason"), FAILURES)
def test_failures(path: str, reason: str, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(net, "MOST_MB", 5)
    monkeypatch.setattr(net, "WHOLE_SECONDS", 2.0)
    started = time.monotonic()
    error = refused(address + path)
    assert error.code == "fetch_failed"
    assert error.reason.removeprefix("the address could not be read: ").startswith(reason)
    assert time.monotonic() - started < 5


@pytest.mark.usefixtures("local")
@pytest.mark.parametrize("url", ["http://", "http:///a", "http://a b/", "http://127.0.0.1:99999/", "http://[::1/", "http://user@127.0.0.1/",
                                 "http://127.0.0.1:1/", "http://no-such-host.invalid/", "http://" + "a" * 300 + "/"])  # fmt: skip
def test_strange_addresses(url: str) -> None:
    assert refused(url).code == "fetch_failed"


@pytest.mark.usefixtures("local")
def test_certificates_are_checked(address: str) -> None:
    assert "no secure connection" in refused(address.replace("http", "https") + "/a.txt").reason


@pytest.mark.usefixtures("local")
def test_read(address: str) -> None:
    result = delokrug.read(f"{address}/page", allow_net=True)
    assert result.document["source"][0] == f"{address}/page"
    assert result.units["name"].tolist() == ["Сектор за рад"]


@pytest.mark.usefixtures("local")
def test_run(address: str, tmp_path: Path) -> None:
    local = tmp_path / "a.txt"
    local.write_text(TEXT, encoding="utf-8")
    urls = [f"{address}/{name}" for name in ("page", "a.txt", "missing", "a.zip")]
    summary = run([local, *urls], out=tmp_path / "out", allow_net=True, jobs=2)
    rows = {row["source"]: row for row in tables(tmp_path / "out")["documents"]}
    assert {source: row["status"] for source, row in rows.items()} == {
        str(local): "ok", f"{address}/page": "ok", f"{address}/a.txt": "ok", f"{address}/missing": "failed",
        f"{address}/a.zip/b.txt": "ok", f"{address}/a.zip/c.html": "ok",
    }  # fmt: skip
    assert (summary.documents, summary.failed) == (6, 1)
    assert "404" in rows[f"{address}/missing"]["error"]
    # the same bytes from three places
    assert len({rows[source]["sha256"] for source in (str(local), f"{address}/a.txt", f"{address}/a.zip/b.txt")}) == 1
    assert sum(row["code"] == "duplicate" for row in tables(tmp_path / "out")["findings"]) == 2
