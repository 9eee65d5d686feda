"""What there is to know of a language model without loading it.

In: names of packages. Out: a `Description`: version, place and licence, and for a model that cannot be used the error
that says why and what to do. Nothing heavy is imported, so that listing all models takes no time.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import metadata

from delokrug.errors import DelokrugError


@dataclass(frozen=True, slots=True)
class Description:
    """A language model on this machine. `missing`: why it cannot be used; None where it can."""

    version: str = ""
    where: str = ""  # a folder, or the name of an installed package
    licence: str = ""
    missing: DelokrugError | None = None

    @property
    def installed(self) -> bool:
        return self.missing is None


def package_description(*names: str) -> Description:
    """A spaCy model that is a package of its own: the first of the names that is installed."""
    for name in names:
        try:
            package = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        licence = package["License-Expression"] or package["License"] or ""
        return Description(package["Version"], name, licence)
    return Description(missing=DelokrugError("package_missing", package=names[-1], command=f"pip install {names[-1]}"))
