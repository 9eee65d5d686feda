"""PDF streams that unpack to more than a machine has: a file's bytes in, whether it holds one out.

pdfium unpacks a stream as a whole and ends the process where memory is short: 1 MB of file asked for more than 4 GB.
Deflate shrinks a thousand times at most, so that only long streams, and those packed twice, are unpacked here, piece by
piece and to the limit. What is encrypted cannot be looked into; it is left to the memory limit of the process.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

# The largest drawing on a page seen unpacks to 30 MB; a picture of 80 million pixels in three colours has 240 MB.
MOST_MB, MOST_PICTURE_MB = 100, 250
MOST_SHRUNK = 1_100  # times, by one round of deflate (1,032)
LONGEST_HEAD = 2_000  # bytes of the dictionary before a stream

_STREAM = re.compile(rb"stream\r?\n")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_PIECE = 1 << 20


def bomb_limit(data: bytes) -> int:
    """The limit in MB that a stream of the PDF is beyond; 0 where none is."""
    for start in _STREAM.finditer(data):
        if data[start.start() - 3 : start.start()] == b"end":
            continue
        head = data[max(start.start() - LONGEST_HEAD, 0) : start.start()]
        head = head[head.rfind(b" obj") + 1 :]
        rounds = len(_FLATE.findall(head))
        if not rounds:
            continue
        limit = MOST_PICTURE_MB if _PICTURE.search(head) else MOST_MB
        end = data.find(b"endstream", start.end())
        length = (end if end >= 0 else len(data)) - start.end()
        if length * MOST_SHRUNK**rounds > limit * 1_000_000 and _is_longer(
            data, start.end(), length, rounds, limit * 1_000_000
        ):
            return limit
    return 0


def _is_longer(data: bytes, start: int, length: int, rounds: int, limit: int) -> bool:
    pieces: Iterator[bytes] = (
        data[at : min(at + _PIECE, start + length)] for at in range(start, start + length, _PIECE)
    )
    for _ in range(rounds):
        pieces = _unpacked(pieces)
    total = 0
    try:
        for piece in pieces:
            total += len(piece)
            if total > limit:
                return True
    except zlib.error:  # encrypted or damaged: what came before is what pdfium unpacks, too
        return False
    return False


def _unpacked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    packed = zlib.decompressobj()
    for piece in pieces:
        while piece and not packed.eof:
            yield packed.decompress(piece, _PIECE)
            piece = packed.unconsumed_tail
