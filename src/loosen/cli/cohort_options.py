"""The options of ``loosen cohort``."""

from __future__ import annotations

import argparse
import os

from loosen.words import _


def add_cohort(parser: argparse.ArgumentParser) -> None:
    """``run``, ``diff``, ``pack``, ``from-omop`` and ``from-fhir``."""

    def show_help(_chosen: argparse.Namespace) -> int:
        parser.print_help()
        return 0

    parser.set_defaults(run=show_help)
    commands = parser.add_subparsers(title=_("commands"), metavar="")

    def add(name: str, help: str) -> argparse.ArgumentParser:
        def start(chosen: argparse.Namespace) -> int:
            from loosen.cli.cohort import COMMANDS

            return COMMANDS[name](chosen)

        command = commands.add_parser(name, help=help, description=help)
        command.set_defaults(run=start)
        command.add_argument("--rulebook", metavar="FOLDER", help=_("use the rule book in FOLDER instead of our own"))
        return command

    _add_run(add("run", _("decide about everybody in a Parquet file")))
    diff = add("diff", _("show who in a Parquet file another edition of the rules would advise differently"))
    diff.add_argument("source", metavar="IN.parquet", help=_("the people, one a row"))
    diff.add_argument("--old", metavar="FOLDER", required=True, help=_("the folder of one edition, or - for our own"))
    diff.add_argument("--new", metavar="FOLDER", required=True, help=_("the folder of the other, or - for our own"))
    diff.add_argument("--to", metavar="OUT.parquet", help=_("write who would be advised differently to this file"))
    _add_decisions(diff)
    pack = add("pack", _("write a Parquet file anew with its answers packed, to be read several times as fast"))
    pack.add_argument("source", metavar="IN.parquet", help=_("the people, one a row"))
    pack.add_argument("result", metavar="OUT.parquet", help=_("the file to write"))
    omop = add("from-omop", _("make columns of answers out of the tables of an OMOP Common Data Model"))
    omop.add_argument("source", metavar="FOLDER", help=_("where person.csv and the other tables are, or .parquet"))
    fhir = add("from-fhir", _("make columns of answers out of FHIR bundles or bulk exports"))
    fhir.add_argument("source", metavar="FILE", nargs="+", help=_("bundles (.json), or a resource a line (.ndjson)"))
    for command in (omop, fhir):
        command.add_argument("--to", metavar="OUT.parquet", required=True, help=_("the file to write"))
        command.add_argument("--day", metavar="DAY", help=_("as on this day, such as 2026-11-23; today by default"))


def _add_run(run: argparse.ArgumentParser) -> None:
    run.add_argument(
        "source", metavar="IN.parquet", help=_("the people, one a row; a column is called after a finding")
    )
    run.add_argument("result", metavar="OUT.parquet", help=_("the file to write: the same rows in the same order"))
    _add_decisions(run)
    run.add_argument("--workers", metavar="N", type=_count, default=None, help=_("processes; one a core by default"))
    run.add_argument("--region", help=_("where everybody is, when no column says it: US, UK, TW or other"))
    run.add_argument(
        "--keep",
        metavar="COLUMN",
        action="append",
        default=[],
        help=_("copy this column into the result, such as an id"),
    )
    run.add_argument("--engine", choices=["local", "spark"], default="local", help=_("where to run (%(default)s)"))
    run.add_argument("--json", action="store_true", help=_("write the report as JSON"))


def _add_decisions(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--decisions",
        metavar="NAMES",
        default="triage",
        help=_("what to decide, with commas between, such as triage,ibuprofen-oral (%(default)s)"),
    )


def _count(text: str) -> int:
    if not (text.isdecimal() and 0 < int(text) <= 4 * (os.cpu_count() or 1)):
        raise argparse.ArgumentTypeError(_("give a whole number of processes, at most four for each core"))
    return int(text)
