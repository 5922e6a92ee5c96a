"""The commands and their options."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from loosen.book.problems import BrokenRuleBook
from loosen.cli.cohort_options import add_cohort
from loosen.cli.command_course import add_diary, add_prevent, add_progress, add_remind, add_today
from loosen.cli.command_shared import add_answers, add_book
from loosen.cli.errors import INTERRUPTED, NOT_INSTALLED, WRONG, Stop
from loosen.words import _, speak

EXTRAS = {"numpy": "cohort", "pyarrow": "cohort", "pyspark": "spark", "pandas": "spark"}  # which brings what


def run(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code; errors are told on standard error."""
    speak(os.environ.get("LOOSEN_LANGUAGE", "en"))
    parser = make_parser()
    chosen = parser.parse_args(arguments)
    if chosen.run is None:
        parser.print_help()
        return 0
    try:
        code: int = chosen.run(chosen)
    except Stop as stop:
        print(stop.message, file=sys.stderr)
        return stop.code
    except BrokenRuleBook as broken:
        print(*broken.problems, sep="\n", file=sys.stderr)
        print(_('The rule book cannot be used. "loosen rulebook check" lists these problems again.'), file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        print("\n" + _("Stopped."), file=sys.stderr)
        return INTERRUPTED
    except ModuleNotFoundError as error:
        print(
            _('This needs "{part}", which is not installed. Run: pip install "loosen[{extra}]"').format(
                part=error.name, extra=EXTRAS.get(str(error.name).partition(".")[0], "prove")
            ),
            file=sys.stderr,
        )
        return NOT_INSTALLED
    return code


def make_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    parser = argparse.ArgumentParser(
        prog="loosen",
        description=_("Open self-care decision support for back muscle spasms."),
        epilog=_("In an emergency, call for help first."),
    )
    parser.set_defaults(run=None)
    commands = parser.add_subparsers(title=_("commands"), metavar="")
    _add_check(commands.add_parser("check", help=_("find out how urgent your back is, why, and what to do")))
    add_today(commands.add_parser("today", help=_("see what to do today, hour by hour, and why")))
    add_diary(commands.add_parser("diary", help=_("keep how a day was, in ten seconds")))
    add_progress(commands.add_parser("progress", help=_("see whether you recover as most people do")))
    add_prevent(commands.add_parser("prevent", help=_("lower the chance of the next spell, a week at a time")))
    add_remind(commands.add_parser("remind", help=_("write reminders for your calendar")))
    _add_medicines(commands.add_parser("medicines", help=_("find out which medicines and measures are safe for you")))
    _add_doses(commands.add_parser("doses", help=_("note what you take, and see what may be taken next and when")))
    _add_exercises(commands.add_parser("exercises", help=_("list the exercises, and find out which of them suit you")))
    _add_session(commands.add_parser("session", help=_("be led through exercises, or through heat or ice")))
    _add_learn(commands.add_parser("learn", help=_("search and read what is known of back spasms, and how surely")))
    _add_serve(commands.add_parser("serve", help=_("open Loosen in the browser, on this computer")))
    _add_rulebook(commands.add_parser("rulebook", help=_("read, check and prove the rules behind the advice")))
    add_cohort(commands.add_parser("cohort", help=_("run the rules over a table of many people")))
    return parser


def _add_check(parser: argparse.ArgumentParser) -> None:
    def check(chosen: argparse.Namespace) -> int:
        from loosen.cli import check

        return check.run(chosen)

    parser.description = _(
        "Answer a page of questions at a time and learn how urgent your back is. With --answers, for programs: "
        "read the answers as JSON and write the result."
    )
    parser.add_argument(
        "--answers", metavar="FILE", help=_("read answers (JSON) from FILE, or from standard input with -")
    )
    parser.add_argument("--others", choices=["no"], help=_("with --answers: take every finding that is left out as no"))
    parser.add_argument("--json", action="store_true", help=_("write the result as JSON"))
    parser.add_argument("--save", metavar="FILE", help=_("keep the answers in FILE after each page, and go on from it"))
    parser.add_argument(
        "--region",
        default=os.environ.get("LOOSEN_REGION") or "other",
        help=_("whose numbers to call: US, UK, TW or other"),
    )
    add_book(parser)
    parser.set_defaults(run=check)


def _add_medicines(parser: argparse.ArgumentParser) -> None:
    def medicines(chosen: argparse.Namespace) -> int:
        from loosen.cli import medicines

        return medicines.run(chosen)

    parser.description = _(
        "Learn which medicines from a shop or pharmacy, which herbs that you ask about, and which of heat, ice and "
        "massage are safe for you. With --answers, for programs: read the answers as JSON and write the result."
    )
    parser.add_argument(
        "--answers", metavar="FILE", help=_("read answers (JSON) from FILE, or from standard input with -")
    )
    parser.add_argument("--others", choices=["no"], help=_("with --answers: take every finding that is left out as no"))
    parser.add_argument(
        "--taking", metavar="NAMES", default="", help=_('what you take or have at home, such as "warfarin, Advil"')
    )
    parser.add_argument(
        "--confirmed", metavar="NAMES", default="", help=_("those of these names that were understood rightly")
    )
    parser.add_argument(
        "--herbs", metavar="NAMES", default="", help=_('herbs to tell about, such as "turmeric, ginger", or all')
    )
    parser.add_argument(
        "--full", action="store_true", help=_("also tell how to use each, when to stop, and how much it helps")
    )
    parser.add_argument("--json", action="store_true", help=_("write the result as JSON"))
    parser.add_argument(
        "--region",
        default=os.environ.get("LOOSEN_REGION") or "other",
        help=_("whose packets: US, UK, TW or other"),
    )
    add_book(parser)
    parser.set_defaults(run=medicines)


def _add_doses(parser: argparse.ArgumentParser) -> None:
    def show_help(_chosen: argparse.Namespace) -> int:
        parser.print_help()
        return 0

    parser.set_defaults(run=show_help)
    parser.description = _("The dose clock counts doses; it does not know your health: run loosen medicines first.")
    commands = parser.add_subparsers(title=_("commands"), metavar="")

    def add(name: str, help: str) -> argparse.ArgumentParser:
        def start(chosen: argparse.Namespace) -> int:
            from loosen.cli import doses

            return doses.run(name, chosen)

        command = commands.add_parser(name, help=help, description=help)
        command.add_argument("--json", action="store_true", help=_("write the result as JSON"))
        command.add_argument("--file", metavar="FILE", help=_("the file of doses; in Loosen's data folder by default"))
        region = os.environ.get("LOOSEN_REGION") or "other"
        command.add_argument("--region", default=region, help=_("whose packets: US, UK, TW or other"))
        zone = _("the time zone of what you type and read, such as Europe/London; this computer's by default")
        command.add_argument("--zone", metavar="ZONE", help=zone)
        add_book(command)
        command.set_defaults(run=start)
        return command

    noting = add("add", _("note a dose; one that the packet does not allow is refused"))
    noting.add_argument("dose", metavar="DOSE", help=_('such as "400 mg ibuprofen at 08:10" or "1 use Voltarol gel"'))
    noting.add_argument("--taken", action="store_true", help=_("it has been taken already: note it in any case"))
    add("list", _("list the doses that count, the latest first"))
    add("next", _("show what may be taken next and when"))
    add("remove", _("take out a dose that was noted by mistake")).add_argument(
        "id", metavar="ID", help=_("the beginning of its id, as listed")
    )


def _add_exercises(parser: argparse.ArgumentParser) -> None:
    def exercises(chosen: argparse.Namespace) -> int:
        from loosen.cli import exercises

        return exercises.run(chosen)

    parser.description = _(
        "List the exercises, or show one whole. With --suits, answer questions and learn which suit you, which suit "
        "you with a change, and which are not for you now. With --answers, for programs: read the answers as JSON."
    )
    parser.add_argument("name", metavar="NAME", nargs="?", help=_("the one to show, such as cat-cow"))
    parser.add_argument("--suits", action="store_true", help=_("judge them for you"))
    add_answers(parser)
    parser.add_argument("--json", action="store_true", help=_("write the result as JSON"))
    parser.add_argument(
        "--region",
        default=os.environ.get("LOOSEN_REGION") or "other",
        help=_("whose numbers to call: US, UK, TW or other"),
    )
    add_book(parser)
    parser.set_defaults(run=exercises)


def _add_session(parser: argparse.ArgumentParser) -> None:
    def session(chosen: argparse.Namespace) -> int:
        from loosen.cli import session

        return session.run(chosen)

    parser.description = _(
        "Be led through exercises one after the other: a countdown, the breath, and a key for when it hurts. "
        "heat, ice and massage are timers. Without a terminal, list the steps. With --answers, do it as it suits you."
    )
    parser.add_argument("names", metavar="NAME", nargs="+", help=_("an exercise such as cat-cow, or heat or ice"))
    add_answers(parser)
    parser.add_argument("--quiet", action="store_true", help=_("do not sound the bell when something new begins"))
    add_book(parser)
    parser.set_defaults(run=session)


def _add_learn(parser: argparse.ArgumentParser) -> None:
    def show_help(_chosen: argparse.Namespace) -> int:
        parser.print_help()
        return 0

    parser.set_defaults(run=show_help)
    commands = parser.add_subparsers(title=_("commands"), metavar="")

    def add(name: str, help: str) -> argparse.ArgumentParser:
        def start(chosen: argparse.Namespace) -> int:
            from loosen.cli import learn

            return learn.run(name, chosen)

        command = commands.add_parser(name, help=help, description=help)
        command.add_argument("--json", action="store_true", help=_("write the result as JSON"))
        add_book(command)
        command.set_defaults(run=start)
        return command

    finding = add("search", _("find articles, questions, claims, exercises and medicines"))
    finding.add_argument("query", metavar="QUERY", nargs="+", help=_('such as "heat or ice"'))
    showing = add("show", _("show an article, a question, a claim or a source, and what it rests on"))
    showing.add_argument("id", metavar="ID", help=_("as search lists it"))
    region = os.environ.get("LOOSEN_REGION") or "other"
    showing.add_argument("--region", default=region, help=_("whose numbers to call: US, UK, TW or other"))


def _add_serve(parser: argparse.ArgumentParser) -> None:
    def serve(chosen: argparse.Namespace) -> int:
        from loosen.cli import serve

        return serve.run(chosen)

    parser.description = _("Serve Loosen to a browser, with its data in one folder of this computer.")
    parser.add_argument("--host", default="127.0.0.1", help=_("the address to serve at; this computer only by default"))
    parser.add_argument("--port", type=_port, default=8000, help=_("the port to serve at (%(default)s)"))
    parser.add_argument("--data", metavar="DIR", help=_("the folder for the data; the user's own by default"))
    parser.add_argument("--no-browser", dest="browser", action="store_false", help=_("do not open a browser"))
    add_book(parser)
    parser.set_defaults(run=serve)


def _port(text: str) -> int:
    if not (text.isdecimal() and 0 < int(text) < 65536):
        raise argparse.ArgumentTypeError(_("a port is a whole number from 1 to 65535"))
    return int(text)


def _add_rulebook(parser: argparse.ArgumentParser) -> None:
    def show_help(_chosen: argparse.Namespace) -> int:
        parser.print_help()
        return 0

    parser.set_defaults(run=show_help)
    commands = parser.add_subparsers(title=_("commands"), metavar="")

    def add(name: str, help: str) -> argparse.ArgumentParser:
        def start(chosen: argparse.Namespace) -> int:
            from loosen.cli.rulebook import COMMANDS

            return COMMANDS[name](chosen)

        command = commands.add_parser(name, help=help, description=help)
        command.set_defaults(run=start)
        return command

    add_book(add("check", _("find everything that is wrong with a rule book")))
    prove = add("prove", _("show that every promise holds for every possible person"))
    prove.add_argument("promises", nargs="*", metavar="PROMISE", help=_("only these, such as P19; all by default"))
    add_book(prove)
    compare = add("compare", _("show whether two editions advise anybody differently, and whom"))
    compare.add_argument("old", metavar="OLD", help=_("the folder of one edition"))
    compare.add_argument("new", metavar="NEW", help=_("the folder of the other"))
    findings = add("findings", _("list the findings, with the answers that each takes"))
    findings.add_argument("words", nargs="*", metavar="WORD", help=_("only those that hold every WORD"))
    add_book(findings)
    explain = add("explain", _("show one rule or fear: when, how urgent, why, and on what evidence"))
    explain.add_argument("id", metavar="RULE", help=_("such as cauda-equina or shingles.rash"))
    add_book(explain)
    docs = add("docs", _("write the rule book as Markdown pages"))
    docs.add_argument("--to", metavar="FOLDER", required=True, help=_("the folder to write to"))
    add_book(docs)
