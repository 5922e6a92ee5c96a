"""The commands of somebody's course and their options: today, the diary, progress, and staying well."""

from __future__ import annotations

import argparse
import os

from loosen.cli.command_shared import add_answers, add_book
from loosen.words import _


def add_today(parser: argparse.ArgumentParser) -> None:
    """The plan of a day."""

    def today(chosen: argparse.Namespace) -> int:
        from loosen.cli import today

        return today.run(chosen)

    parser.description = _(
        "A plan for this day. It asks what is new, keeps it in a file of yours, and goes on from there. With "
        "--answers, for programs: read the answers as JSON and write the plan."
    )
    parser.add_argument(
        "--answers", metavar="FILE", help=_("read answers (JSON) from FILE, or from standard input with -")
    )
    parser.add_argument("--others", choices=["no"], help=_("with --answers: take every finding that is left out as no"))
    parser.add_argument("--diary", metavar="FILE", help=_("with --answers: how the days since the check were (JSON)"))
    parser.add_argument("--checked", metavar="DAY", help=_("with --answers: the day of the check; --day by default"))
    parser.add_argument("--day", metavar="DAY", help=_("plan this day, such as 2026-11-23; today by default"))
    parser.add_argument("--file", metavar="FILE", help=_("the file of your course; in Loosen's data folder by default"))
    parser.add_argument(
        "--warmth", choices=["heat", "ice", "neither"], default="heat", help=_("what you would rather have")
    )
    parser.add_argument("--gentler", action="store_true", help=_("today asks too much: plan less"))
    parser.add_argument("--full", action="store_true", help=_("also tell how to do everything and what it rests on"))
    parser.add_argument("--json", action="store_true", help=_("write the result as JSON"))
    parser.add_argument(
        "--region",
        default=os.environ.get("LOOSEN_REGION") or "other",
        help=_("whose numbers to call: US, UK, TW or other"),
    )
    add_book(parser)
    parser.set_defaults(run=today)


def add_diary(parser: argparse.ArgumentParser) -> None:
    """Keeping and listing days."""

    def show_help(_chosen: argparse.Namespace) -> int:
        parser.print_help()
        return 0

    parser.set_defaults(run=show_help)
    commands = parser.add_subparsers(title=_("commands"), metavar="")

    def add(name: str, help: str) -> argparse.ArgumentParser:
        def start(chosen: argparse.Namespace) -> int:
            from loosen.cli import diary

            return diary.run(name, chosen)

        command = commands.add_parser(name, help=help, description=help)
        command.add_argument("--json", action="store_true", help=_("write the result as JSON"))
        _add_course(command)
        command.set_defaults(run=start)
        return command

    adding = add("add", _("keep how a day was; what you tell again is a correction"))
    adding.add_argument("--day", metavar="DAY", help=_("that day, such as 2026-11-23; today by default"))
    adding.add_argument("--pain", metavar="0-10", help=_("the pain at rest"))
    adding.add_argument("--worst", metavar="0-10", help=_("the pain at its worst"))
    adding.add_argument("--walked", metavar="MINUTES", help=_("how long you could walk at a stretch"))
    adding.add_argument("--sleep", metavar="HOW", help=_("well, broken or hardly"))
    adding.add_argument("--mood", metavar="HOW", help=_("good, fair or low"))
    adding.add_argument("--did", metavar="THINGS", help=_('what you did, such as "walk, heat"'))
    adding.add_argument(
        "--activity", metavar="NAME=0-10", action="append", default=[], help=_("something that matters to you")
    )
    adding.add_argument("--light", choices=["green", "amber", "red"], help=_("how the exercises went"))
    adding.add_argument("--note", metavar="TEXT", help=_("a note"))
    adding.add_argument(
        "--tell", metavar="FINDING=ANSWER", action="append", default=[], help=_("any other answer of a day")
    )
    add("list", _("list the days, the latest first")).add_argument(
        "--csv", action="store_true", help=_("write them as CSV")
    )


def add_progress(parser: argparse.ArgumentParser) -> None:
    """How it goes."""

    def progress(chosen: argparse.Namespace) -> int:
        from loosen.cli import progress

        return progress.run(chosen)

    parser.description = _("Your days over the usual course, what you have reached, and whether to see somebody.")
    parser.add_argument("--day", metavar="DAY", help=_("as on this day, such as 2026-11-23; today by default"))
    parser.add_argument("--json", action="store_true", help=_("write the result as JSON"))
    _add_course(parser)
    parser.set_defaults(run=progress)


def _add_course(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--file", metavar="FILE", help=_("the file of your course; in Loosen's data folder by default"))
    add_book(parser)


def add_prevent(parser: argparse.ArgumentParser) -> None:
    """The programme against the next spell."""

    def prevent(chosen: argparse.Namespace) -> int:
        from loosen.cli import prevent

        return prevent.run(chosen)

    parser.description = _(
        "The programme of a week, from what loosen today keeps; or a check of your work place, what is known of the "
        "risk, ideas for breaks, food and water. With --answers, for programs: read the answers as JSON."
    )
    parts = ("week", "workplace", "risks", "breaks", "food")
    parser.add_argument("part", nargs="?", choices=parts, default=parts[0], help=_("what to show; the week by default"))
    add_answers(parser)
    parser.add_argument("--week", metavar="N", type=_count, default=1, help=_("which week since you began; the first"))
    parser.add_argument("--done", metavar="N", type=_count, help=_("how many weeks you managed; all by default"))
    parser.add_argument("--walked", metavar="MINUTES", type=_count, help=_("how long you walked last week, all in all"))
    parser.add_argument("--day", metavar="DAY", help=_("the week of this day, such as 2026-11-23; today by default"))
    parser.add_argument("--file", metavar="FILE", help=_("the file of your course; in Loosen's data folder by default"))
    parser.add_argument("--json", action="store_true", help=_("write the result as JSON"))
    add_book(parser)
    parser.set_defaults(run=prevent)


def _count(text: str) -> int:
    if not (text.isdecimal() and len(text) < 6):
        raise argparse.ArgumentTypeError(_("give a whole number"))
    return int(text)


def add_remind(parser: argparse.ArgumentParser) -> None:
    """Reminders for a calendar."""

    def remind(chosen: argparse.Namespace) -> int:
        from loosen.cli import remind

        return remind.run(chosen)

    parser.description = _(
        "Write reminders as a file (.ics) that any calendar reads. They do not say what they are about."
    )
    parser.add_argument("--ics", metavar="FILE", required=True, help=_("the file to write; - for standard output"))
    kinds = _('what to be reminded of: "today,exercises,walk,diary,breaks"; today and diary by default')
    parser.add_argument("--kinds", metavar="KINDS", default="today,diary", help=kinds)
    parser.add_argument(
        "--at", metavar="KIND=TIME", action="append", default=[], help=_("another time, such as diary=21:00")
    )
    parser.add_argument(
        "--zone", metavar="ZONE", help=_("whose clock, such as Europe/London; this computer's by default")
    )
    parser.add_argument("--plain", action="store_true", help=_("let them say what they are about"))
    parser.add_argument("--day", metavar="DAY", help=_("begin on this day, such as 2026-11-23; today by default"))
    parser.add_argument("--until", metavar="DAY", help=_("the last day; for good without it"))
    add_book(parser)
    parser.set_defaults(run=remind)
