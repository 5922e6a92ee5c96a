"""Reading one entry of a file, field by field: a wrong field becomes a `Problem`, and reading goes on."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from loosen.book.lines import Lines, Path, Plain
from loosen.book.problems import Problem
from loosen.words import _, nearest

DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")


class Entry:
    """A mapping in a file. Reading a field marks it as known; `done` reports those that nobody knows."""

    def __init__(self, lines: Lines, path: Path = (), plain: Plain = None) -> None:
        self.lines = lines
        self.path = path
        self.plain: dict[str, Plain] = lines.plain if plain is None else plain
        self.known: list[str] = []

    @property
    def name(self) -> str:
        return str(self.plain.get("id", ""))

    def problem(self, check: str, message: str, key: str | None = None) -> None:
        """Note what is wrong with the field ``key``, or with the entry as a whole."""
        path = self.path if key is None else (*self.path, key)
        line = self.lines.lines.get(path) or self.lines.lines.get(self.path, 0)
        self.lines.problems.append(Problem(self.lines.file, line, check, message))

    def new_id(self, known: Container[str]) -> str:
        """The entry's id, which none of ``known`` may have."""
        id = self.text("id")
        if id in known:
            self.problem("name", _('"{id}" stands twice; keep one, or give one another id.').format(id=id), "id")
        return id

    def text(self, key: str, optional: bool = False) -> str:
        value = self._get(key, optional, "")
        if not isinstance(value, str):
            self.problem("field", _('"{key}" must be text. Put it in quotes.').format(key=key), key)
            return ""
        if not value.strip() and not optional:
            self.problem("field", _('"{key}" is empty. Write it, or take the entry out.').format(key=key), key)
        return value.strip()

    def texts(self, key: str, optional: bool = False) -> tuple[str, ...]:
        value = self._get(key, optional, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            self.problem("field", _('"{key}" must be a list of texts, such as [one, two].').format(key=key), key)
            return ()
        if not value and not optional:
            self.problem("field", _('"{key}" is empty. Give at least one.').format(key=key), key)
        return tuple(value)

    def number(self, key: str, optional: bool = False) -> int | None:
        value = self._get(key, optional, None if optional else 0)
        if value is not None and type(value) is not int:
            self.problem("field", _('"{key}" must be a whole number.').format(key=key), key)
            return None
        return value

    def decimal(self, key: str) -> float:
        value = str(self._get(key, False, 0))
        if not DECIMAL.fullmatch(value):
            self.problem("field", _('"{key}" must be a number.').format(key=key), key)
            return 0.0
        return float(value)

    def flag(self, key: str) -> bool:
        value = self._get(key, True, False)
        if not isinstance(value, bool):
            self.problem("field", _('"{key}" must be true or false.').format(key=key), key)
            return False
        return value

    def one_of(self, key: str, allowed: Sequence[str], optional: bool = False) -> str:
        """One of ``allowed``; the first of them after a problem, so that reading can go on."""
        value = str(self._get(key, optional, "" if optional else allowed[0]))
        if value not in allowed and not (optional and not value):
            self.problem(
                "field",
                _('"{key}: {value}" is not one of {allowed}.').format(key=key, value=value, allowed=", ".join(allowed))
                + nearest(value, list(allowed)),
                key,
            )
            return allowed[0]
        return value

    def names(self, key: str, known: Sequence[str], what: str, optional: bool = False) -> tuple[str, ...]:
        """A list of ids, each one of ``known``; ``what`` they name is said in the message."""
        found = self.texts(key, optional)
        for one in found:
            if one not in known:
                self.problem(
                    "name", _('unknown {what} "{id}".').format(what=what, id=one) + nearest(one, list(known)), key
                )
        return tuple(one for one in found if one in known)

    def child(self, key: str) -> Entry:
        value = self._get(key, True, {})
        if not isinstance(value, dict):
            self.problem("field", _('"{key}" must hold named entries.').format(key=key), key)
            value = {}
        return Entry(self.lines, (*self.path, key), value)

    def entries(self, key: str, optional: bool = False) -> Iterator[Entry]:
        value = self._get(key, optional, [])
        if not isinstance(value, list):
            self.problem("field", _('"{key}" must be a list of entries, each after a dash.').format(key=key), key)
            return
        for place, one in enumerate(value):
            if isinstance(one, dict):
                yield Entry(self.lines, (*self.path, key, place), one)
            else:
                self.problem(
                    "field", _('each of "{key}" must hold named entries, such as `id: …`.').format(key=key), key
                )

    def plain_of(self, key: str, optional: bool = False) -> Plain:
        """The field as it stands, for what has a grammar of its own."""
        return self._get(key, optional, None)

    def done(self) -> None:
        """Report the fields that nobody asked for."""
        for key in self.plain:
            if key not in self.known:
                self.problem("field", _('unknown field "{key}".').format(key=key) + nearest(key, self.known), key)

    def _get(self, key: str, optional: bool, default: Plain) -> Plain:
        self.known.append(key)
        if key in self.plain:
            return self.plain[key]
        if not optional:
            who = f" in {self.name}" if self.name else ""
            self.problem("field", _('"{key}" is missing{who}. Add it.').format(key=key, who=who))
        return default
