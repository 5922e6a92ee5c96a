"""What a run over many people found, for a reader."""

from __future__ import annotations

from pathlib import Path

from loosen.book.book import Book
from loosen.cli.result import reviewed
from loosen.cli.screen import say, title
from loosen.cohort.diff import Differences, Levels
from loosen.cohort.report import Report
from loosen.cohort.together import beside
from loosen.words import _, n_

MOST = 10  # lines of a list


def show_report(report: Report, result: Path) -> None:
    """Levels, rules and what was missing, for each decision."""
    say(n_("{count} person.", "{count} people.", report.rows).format(count=f"{report.rows:,}"))
    for id in report.decisions:
        title(_("{decision}: how many are…").format(decision=id))
        say(f"{'':24}{_('at least there'):>16}{_('at most there'):>16}")
        for level, low, high in report.levels(id):
            say(f"  {level:22}{low:>16,}{high:>16,}", first="")
        _show(_("Rules that fired, and for how many"), report.rules(id))
        _show(_("Missing answers that mattered, and for how many"), report.mattered(id))
    title(_("Files"))
    print(*(f"  - {line}" for line in _files(report, result)), sep="\n")
    if report.passed_over:
        names = ", ".join(report.passed_over[:MOST])
        say(_("Columns that no finding is called, passed over: {names}.").format(names=names))
    print()
    say(reviewed(report.book.edition))


def show_differences(found: Differences, old: Book, new: Book, file: str | None) -> None:
    """Who would be advised differently, how many, and why."""
    if not found.changed:
        say(_("Nobody of {people} would be advised differently.").format(people=f"{found.people:,}"))
        return
    counts = {"changed": f"{found.changed:,}", "people": f"{found.people:,}"}
    say(_("{changed} of {people} would be advised differently.").format(**counts))
    for id, one in found.decisions.items():
        if one.moves:
            title(_("{decision}: from… to…").format(decision=id))
            moves = [(f"{_interval(was)} → {_interval(now)}", count) for (was, now), count in one.moves.most_common()]
            _lines(moves)
            _show(_("Rules that fire for more of them in the new edition"), one.gained.most_common())
            _show(_("Rules that fire for fewer of them in the new edition"), one.lost.most_common())
    editions = {"old": old.edition.version, "old_hash": old.hash[:12], "new": new.edition.version}
    print()
    say(_("Editions {old} ({old_hash}) and {new} ({new_hash}).").format(**editions, new_hash=new.hash[:12]))
    if file is not None:
        print(_("Who they are stands in {file}, by row, counted from 0.").format(file=file))


def _files(report: Report, result: Path) -> list[str]:
    files = [
        _("{file}: the levels, row by row").format(file=result),
        _("{file}: this report, with every rule").format(file=beside(result, ".report.json")),
    ]
    if report.wrong:
        message = n_(
            "{file}: {count} row has an answer that cannot be, and no level for what asks it",
            "{file}: {count} rows have an answer that cannot be, and no level for what asks it",
            report.wrong,
        )
        files.append(message.format(file=beside(result, ".wrong.csv"), count=f"{report.wrong:,}"))
    return files


def _interval(levels: Levels) -> str:
    low, high = (one or _("none") for one in levels)
    return low if low == high else f"{low}–{high}"


def _show(heading: str, counts: list[tuple[str, int]]) -> None:
    if counts:
        say()
        say(heading + ":")
        _lines(counts)


def _lines(counts: list[tuple[str, int]]) -> None:
    for name, count in counts[:MOST]:
        print(f"  {count:>14,}  {name}")
    if len(counts) > MOST:
        more = len(counts) - MOST
        print("  " + n_("… and {count} more", "… and {count} more", more).format(count=more))
