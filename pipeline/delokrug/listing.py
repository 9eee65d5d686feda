"""What a run is to read: files, folders, globs and addresses in; one entry a document out.

Archives are opened, so that each document in them is an entry of its own, and addresses are fetched, since a document
is known by its bytes: the second of two with the same bytes is not read again. What cannot be opened is an entry with
the reason. The order of the entries is that of their names, whatever the order of the arguments.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from delokrug import ingest
from delokrug.errors import DelokrugError
from delokrug.ingest.archive import archive, is_archive, member_path
from delokrug.ingest.open import LARGEST_FILE_MB
from delokrug.options import Options


@dataclass(frozen=True, slots=True)
class Location:
    """Where the bytes of a document are that does not stand under its own name: it was fetched.

    `charset`: the encoding that the server declared.
    """

    path: str
    charset: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """One document to read. `key` is the same for two spellings of one path."""

    source: str
    key: str
    sha256: str = ""
    original: str = ""  # the one with the same bytes that comes first, where there is one
    error: str = ""  # why its bytes could not be read
    location: Location | None = None


def listed(
    arguments: Iterable[str | os.PathLike[str]], *, out: Path, downloads: Path, options: Options
) -> list[Listed]:
    """The documents that the arguments name, each once, without those that an earlier run wrote to `out`.

    Fetched documents are written to the folder `downloads`. Raises DelokrugError: `no_source` where an argument names
    nothing, `net_not_allowed` for an address where `options` do not allow the network.
    """
    arguments = list(arguments)
    urls = dict.fromkeys(one for one in arguments if isinstance(one, str) and ingest.is_url(one))
    if urls and not options.allow_net:
        raise DelokrugError("net_not_allowed", source=next(iter(urls)))
    below = out.resolve()
    paths = sorted((str(path) for path in ingest.sources(one for one in arguments if one not in urls)
                    if below not in path.resolve().parents), reverse=True)  # fmt: skip
    found: dict[str, Listed] = {}
    for path in paths:  # backwards, so that of two spellings of one path the first in the order of names stays
        found.update((one.key, one) for one in _documents(path, options))
    for number, url in enumerate(urls):
        found.update((one.key, one) for one in _fetched(url, downloads / str(number), options))
    if not found:
        raise DelokrugError("no_source", source=", ".join(os.fspath(one) for one in arguments) or "(nothing)")
    return list(_with_originals(sorted(found.values(), key=lambda one: one.source)))


def _with_originals(entries: Iterable[Listed]) -> Iterator[Listed]:
    first: dict[str, str] = {}
    for one in entries:
        original = first.setdefault(one.sha256, one.source) if one.sha256 else one.source
        yield one if original == one.source else replace(one, original=original)


def _documents(path: str, options: Options) -> Iterator[Listed]:
    """The file, or what is in it where it is an archive."""
    key = os.path.realpath(path)
    inside = None if os.path.exists(path) else member_path(path)
    if inside:
        yield from _members(inside[0], inside[0], options, only=inside[1])
    elif is_archive(path):
        yield from _members(path, path, options)
    else:
        try:
            with open(path, "rb") as file:
                yield Listed(path, key, hashlib.file_digest(file, "sha256").hexdigest())
        except OSError as error:
            reason = DelokrugError("unreadable", reason=error.strerror or str(error)).reason
            yield Listed(path, key, error=reason)


def _members(
    path: str, source: str, options: Options, *, only: str = "", charset: str | None = None
) -> Iterator[Listed]:
    """The documents in the archive at a path. `charset`: as a server declared it, None for what was not fetched."""
    key = os.path.realpath(path)
    try:
        opened = archive(path, source=source)
    except DelokrugError as error:
        yield Listed(source, key, error=error.reason)
        return
    with opened:
        for member in opened.members:
            if only and member.name != only:
                continue
            one = Listed(f"{source}/{member.name}", f"{key}/{member.name}")
            if charset is not None:
                one = replace(one, location=Location(f"{path}/{member.name}", charset))
            try:
                if member.size > LARGEST_FILE_MB * 1_000_000:
                    size = round(member.size / 1_000_000)
                    raise DelokrugError("file_too_large", size=size, limit=LARGEST_FILE_MB)
                yield replace(one, sha256=opened.sha256(member, password=options.password))
            except DelokrugError as error:
                yield replace(one, error=error.reason)


def _fetched(url: str, path: Path, options: Options) -> Iterator[Listed]:
    """What an address holds; it is written to `path`."""
    try:
        from delokrug.ingest.net import fetch  # loads http and ssl

        fetched = fetch(url, allowed=options.allow_net)
    except DelokrugError as error:
        yield Listed(url, url, error=error.reason)
        return
    path.write_bytes(fetched.data)
    if is_archive(str(path)):
        yield from _members(str(path), url, options, charset=fetched.charset)
    else:
        sha256 = hashlib.sha256(fetched.data).hexdigest()
        yield Listed(url, url, sha256, location=Location(str(path), fetched.charset))
