"""Loosen: open self-care decision support for back muscle spasms.

>>> from loosen import assess, load_rulebook
>>> book = load_rulebook()
>>> result = assess(book, {"saddle-numbness": "yes"})
>>> result.disposition.at_least
'emergency'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from loosen.book.load import load_rulebook
    from loosen.care.assessment import assess
    from loosen.care.medicines import medicines

__all__ = ["__version__", "assess", "load_rulebook", "medicines"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    # Looked up on first use, so that `import loosen.engine` does not read a rule book.
    if name == "load_rulebook":
        from loosen.book.load import load_rulebook

        return load_rulebook
    if name == "assess":
        from loosen.care.assessment import assess

        return assess
    if name == "medicines":
        from loosen.care.medicines import medicines

        return medicines
    raise AttributeError(f"module 'loosen' has no attribute {name!r}")
