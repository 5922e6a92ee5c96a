"""``names.yaml``: substances and brands, as people call them."""

from __future__ import annotations

from collections.abc import Sequence

from loosen.book.cabinet_records import Brand, Names, Substance
from loosen.book.entry import Entry
from loosen.words import _

ROUTES = ("mouth", "skin", "device")


def read_names(file: Entry, findings: Sequence[str], sources: Sequence[str]) -> Names:
    """All names. The same name in two places is a problem, whatever its letters' case."""
    substances: dict[str, Substance] = {}
    brands: list[Brand] = []
    heard: dict[str, str] = {}
    for entry in file.entries("substances"):
        id = entry.new_id(substances)
        one = Substance(
            id=id,
            name=entry.text("name"),
            also=entry.texts("also", optional=True),
            groups=entry.texts("groups", optional=True),
            means=entry.names("means", findings, _("finding"), optional=True),
            prescription=entry.flag("prescription"),
            screen=entry.text("screen", optional=True),
            sources=entry.names("sources", sources, _("source")),
        )
        substances[id] = one
        _hear(entry, heard, (one.name, *one.also))
        entry.done()
    for entry in file.entries("brands"):
        brand = Brand(
            name=entry.text("name"),
            substances=entry.names("substances", list(substances), _("substance")),
            route=entry.one_of("route", ROUTES),
            regions=entry.texts("regions", optional=True),
            varies=entry.flag("varies"),
            sources=entry.names("sources", sources, _("source")),
        )
        brands.append(brand)
        _hear(entry, heard, (brand.name,))
        entry.done()
    file.text("id")
    skin = file.names("skin-means", findings, _("finding"))
    file.done()
    return Names(substances, tuple(brands), skin)


def _hear(entry: Entry, heard: dict[str, str], names: tuple[str, ...]) -> None:
    for name in names:
        key = name.casefold()
        if key in heard:
            entry.problem("name", _('"{name}" stands twice. Keep one.').format(name=name))
        heard[key] = name
