"""Fetch a document from an http(s) address: address in, bytes and the declared encoding out.

Only what anybody on the internet could fetch: the address that the connection really goes to must be a global one (a
name may lead to the machine itself, or to a neighbour, and another time to somewhere else), for each redirection anew.
No proxy is used, since it would choose the address; no cookie, no name and no password is sent.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
import urllib.parse
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from delokrug.errors import DelokrugError
from delokrug.version import __version__

CONNECT_SECONDS = 10.0
WHOLE_SECONDS = 60.0
MOST_REDIRECTS = 5
MOST_MB = 200

_REDIRECTS = (301, 302, 303, 307, 308)
_CHUNK = 1 << 16
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
# Networks that tests may fetch from besides; nothing else sets it.
_tests_allow: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fetched:
    """`charset`: as the server declared it, "" where it did not."""

    data: bytes
    charset: str = ""


class _Refused(OSError):
    """Why an address is not fetched, in words for the user."""


def fetch(url: str, *, allowed: bool) -> Fetched:
    """Raises `DelokrugError` net_not_allowed, or fetch_failed with the reason."""
    if not allowed:
        raise DelokrugError("net_not_allowed", source=url)
    deadline = time.monotonic() + WHOLE_SECONDS
    try:
        return _followed(url, deadline)
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        late = time.monotonic() >= deadline
        reason = f"it took longer than {WHOLE_SECONDS:g} s" if late else _reason(error)
        raise DelokrugError("fetch_failed", file=url, reason=reason) from error


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"the server's certificate is not valid ({error.verify_message})"
    if isinstance(error, ssl.SSLError):
        return f"no secure connection ({error.reason})"
    if isinstance(error, socket.gaierror):
        return "there is no such host"
    if isinstance(error, TimeoutError):
        return "the server did not answer in time"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__


def _followed(url: str, deadline: float) -> Fetched:
    """The answer to the address, or to the one that it leads to."""
    for _ in range(MOST_REDIRECTS + 1):
        parts = _checked(url)
        with _connected(parts, deadline) as connection:
            headers = {"Host": parts.netloc, "User-Agent": f"delokrug/{__version__}", "Accept-Encoding": "identity"}
            path = urllib.parse.urlunsplit(("", "", parts.path or "/", parts.query, ""))
            connection.request("GET", path, headers=headers)
            response = connection.getresponse()
            target = response.getheader("Location")
            if response.status not in _REDIRECTS or not target:
                if response.status != 200:
                    raise _Refused(f"the server answered {response.status} {response.reason}".rstrip())
                data = _body(response, deadline)
                if time.monotonic() >= deadline:  # cut inside the headers, the rest looks like an empty answer
                    raise TimeoutError
                return Fetched(data, response.headers.get_content_charset() or "")
        # headers are read as Latin-1; Serbian servers write UTF-8
        target = target.encode("latin-1", "replace").decode("utf-8", "replace")
        url = urllib.parse.urljoin(url, target)
    raise _Refused(f"it leads on to other addresses more than {MOST_REDIRECTS} times")


def _checked(url: str) -> urllib.parse.SplitResult:
    """The parts of an address, in the characters that are sent."""
    parts = urllib.parse.urlsplit(url)
    if parts.scheme not in ("http", "https"):
        raise _Refused(f"{parts.scheme or 'no'} address, only http and https are fetched")
    if parts.username is not None or parts.password is not None:
        raise _Refused("the address holds a name or a password")
    if not parts.hostname:
        raise _Refused("the address names no host")
    host = parts.hostname if ":" in parts.hostname else parts.hostname.encode("idna").decode()
    netloc = (f"[{host}]" if ":" in host else host) + (f":{parts.port}" if parts.port is not None else "")
    path = urllib.parse.quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    query = urllib.parse.quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return urllib.parse.SplitResult(parts.scheme, netloc, path, query, "")


@contextlib.contextmanager
def _connected(parts: urllib.parse.SplitResult, deadline: float) -> Iterator[http.client.HTTPConnection]:
    """A connection to the host that is cut at the deadline, whatever it is doing then."""
    host = str(parts.hostname)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    plain = _socket(host, port, deadline)
    # a server that sends a byte now and then never runs into a socket's own limit
    held = [plain]
    cutter = threading.Timer(max(deadline - time.monotonic(), 0.0), _cut, (held,))
    cutter.daemon = True
    cutter.start()
    try:
        connection = http.client.HTTPConnection(host, port)
        if parts.scheme == "https":
            # the certificate is compared with the name, the address has been checked
            context = ssl.create_default_context()
            secure = context.wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)
            held.append(secure)  # which has taken the other's place
            secure.do_handshake()
        connection.sock = held[-1]
        yield connection
        connection.close()
    finally:
        cutter.cancel()
        held[-1].close()


def _cut(held: list[socket.socket]) -> None:
    with contextlib.suppress(OSError):  # it may have ended by itself
        socket.socket.shutdown(held[-1], socket.SHUT_RDWR)


def _socket(host: str, port: int, deadline: float) -> socket.socket:
    """Connected to the first address of the host that answers; nothing is sent to one that is not global."""
    failure: OSError = _Refused("the host has no address")
    for family, kind, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        remaining = deadline - time.monotonic()
        if remaining <= 0:
            raise TimeoutError
        found = socket.socket(family, kind, protocol)
        try:
            _check_global(str(address[0]))
            found.settimeout(min(CONNECT_SECONDS, remaining))
            found.connect(address)
            _check_global(str(found.getpeername()[0]))  # where the connection really goes
            return found
        except OSError as error:
            found.close()
            failure = error
            if isinstance(error, _Refused):
                break
    raise failure


def _check_global(text: str) -> None:
    address = ipaddress.ip_address(text.partition("%")[0])
    if any(address in network for network in map(ipaddress.ip_network, _tests_allow)):
        return
    if not all(one.is_global and not one.is_multicast for one in (address, *_inside(address))):
        raise _Refused(f"{address} is no address on the public internet")


def _inside(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> Iterator[ipaddress.IPv4Address]:
    """IPv4 addresses that an IPv6 address leads to."""
    if isinstance(address, ipaddress.IPv6Address):
        yield from filter(None, (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())))
        if address in _NAT64 or int(address) >> 32 == 0:  # and the old «compatible» form
            yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)


def _body(response: http.client.HTTPResponse, deadline: float) -> bytes:
    """The bytes of the answer, unpacked where the server packed them although it was asked not to."""
    packed = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if packed not in ("identity", "gzip", "x-gzip", "deflate"):
        raise _Refused(f"the server packed its answer in a way that is not read ({packed})")
    unpacker = None if packed == "identity" else zlib.decompressobj(47 if "gzip" in packed else 15)
    found = bytearray()
    limit = MOST_MB * 1_000_000
    while chunk := response.read(_CHUNK):
        if time.monotonic() >= deadline:
            raise TimeoutError
        found += unpacker.decompress(chunk, limit + 1 - len(found)) if unpacker else chunk
        if len(found) > limit:
            raise _Refused(f"it has more than {MOST_MB} MB")
    if response.length:
        raise _Refused("the connection broke off before the end")
    return bytes(found)
