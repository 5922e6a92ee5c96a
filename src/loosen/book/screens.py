"""All screens of a rule book: what may be asked, by which rules, and the words for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from loosen.book.entry import Entry
from loosen.book.read_findings import Findings
from loosen.book.read_screens import FOLDERS, Known, read_cautions, read_kinds, read_must_mention, read_screen
from loosen.book.screen_records import Kind, MustMention, Screen
from loosen.book.screened import LEVELS, WORKED_OUT, Screened
from loosen.engine.decision import Decision, Scale
from loosen.engine.interview import Interview
from loosen.words import _

FILE = "screens.yaml"


@dataclass(frozen=True)
class Screens:
    """``screens``: by id, in the order of kinds and then of files. ``screened``: what they may ask.

    ``same``: the groups of which two count as the same thing twice. ``must_mention``: words that no edition may lose.
    """

    kinds: Mapping[str, Kind]
    screens: Mapping[str, Screen]
    screened: Screened
    same: tuple[str, ...]
    must_mention: tuple[MustMention, ...]
    sources: tuple[str, ...]

    @cached_property
    def interview(self) -> Interview:
        """Every question of the screens, page by page. It decides nothing: each screen does that for itself."""
        asked = [question for id, question in self.screened.questions.items() if id not in WORKED_OUT]
        return Interview(Decision("screens", Scale(LEVELS), tuple(asked), ()), self.screened.pages)

    @cached_property
    def on_skin(self) -> frozenset[str]:
        """The ids of the screens of what goes on the skin."""
        return frozenset(one.id for one in self.screens.values() if one.route == "skin")

    def of_kind(self, kind: str) -> list[Screen]:
        """The screens of one kind, in order."""
        return [screen for screen in self.screens.values() if screen.kind == kind]

    def named(self, name: str) -> list[str]:
        """The ids of the screens that ``name`` stands for: a screen, else a kind or a group."""
        if name in self.screens:
            return [name]
        return [one.id for one in self.screens.values() if name in (one.kind, *one.groups)]


def read_screens(
    files: Mapping[str, Entry],
    check: Findings,
    urgencies: Sequence[str],
    regions: Sequence[str],
    sources: Sequence[str],
) -> Screens:
    """The screens in ``files`` (path to entry)."""
    main = files[FILE]
    own = Findings(dict(check.findings), dict(check.asked))
    for page in main.texts("pages"):
        path = f"findings/{page}.yaml"
        if path in files:
            own.read_page(files[path], unsure=LEVELS[-1])
        else:
            main.problem("name", _('there is no page "{file}".').format(file=path), "pages")
    always = main.names("always-asked", list(check.findings), _("finding"), optional=True)
    screened = Screened(check, own, Screened.worked_out(urgencies, regions), always)
    cautions = {entry.name: read_cautions(entry, screened.findings, sources) for entry in _in(files, "cautions")}
    ids = [entry.name for folder in FOLDERS.values() for entry in _in(files, folder)]
    kinds = read_kinds(main, list(cautions), ids)
    known = Known(screened, kinds, cautions, regions, sources)
    screens: dict[str, Screen] = {}
    for kind, folder in FOLDERS.items():
        order = kinds[kind].order if kind in kinds else ()
        for entry in sorted(_in(files, folder), key=lambda one: order.index(one.name) if one.name in order else 99):
            screen = read_screen(entry, known)
            if screen.kind != kind:
                entry.problem(
                    "file-name", _("what is in {folder}/ is a {kind}.").format(folder=folder, kind=kind), "kind"
                )
            screens[screen.id] = screen
    main.text("id")
    same = main.texts("counts-as-same")
    must_mention = read_must_mention(main, list(screened.findings))
    cited = main.names("sources", sources, _("source"), optional=True)
    main.done()
    return Screens(kinds, screens, screened, same, must_mention, cited)


def _in(files: Mapping[str, Entry], folder: str) -> Iterable[Entry]:
    return [entry for path, entry in files.items() if path.startswith(f"{folder}/")]
