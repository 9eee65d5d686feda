"""Ingest: bytes in, a `Document` of lines with text, offset, page, box, font size and weight out.

One reader per format behind `read_bytes`; the reader is chosen by content, not by file name.
`sources` turns what the user names (files, folders, globs) into a list of files.
"""

from __future__ import annotations

from delokrug.ingest.open import is_url, read, read_bytes, read_file, sources

__all__ = ["is_url", "read", "read_bytes", "read_file", "sources"]
