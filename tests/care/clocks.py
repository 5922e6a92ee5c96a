"""Invented packets for the dose clock, and the labels checked in the plainest way, to hold the clock against."""

from datetime import UTC, datetime, timedelta
from itertools import count

from loosen.book.dosing_records import Limits
from loosen.book.entry import Entry
from loosen.book.read_dosing import read_dosing
from loosen.book.read_yaml import read_yaml
from loosen.care.dose_log import Dose
from loosen.care.packets import Packet
from tests.book.samples import TEXTS

HOUR = timedelta(hours=1)
DAY = 24 * HOUR
START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
IDS = count()


def load_dosing(text=TEXTS["dosing.yaml"]):
    lines = read_yaml("dosing.yaml", text)
    sources = [one["id"] for one in read_yaml("sources.yaml", TEXTS["evidence/sources.yaml"]).plain["sources"]]
    return read_dosing(Entry(lines), sources), lines.problems


DOSING, _PROBLEMS = load_dosing()


def packet(id, substances, groups, *limits, unit="mg"):
    told = Limits(id, substances, groups, unit, *limits, "As on the packet.", ()) if limits else None
    return Packet(id, id.capitalize(), frozenset(substances), frozenset(groups), told)


# least, most at once, hours between, most in 24 hours, days
PACKETS = {
    one.product: one
    for one in (
        packet("ibu", ("ibuprofen",), ("nsaid",), 200, 400, 4, 1200, 10),
        packet("napro", ("naproxen",), ("nsaid",), 220, 440, 8, 660, 10),
        packet("para", ("paracetamol",), ("paracetamol",), 500, 1000, 4, 4000, 3),
        packet("para-slow", ("paracetamol",), ("paracetamol",), 650, 1300, 8, 3900, 10),
        packet("gel", ("ibuprofen",), ("nsaid",), 1, 1, 4, 4, 14, unit="use"),
        packet("both", ("ibuprofen", "paracetamol"), ("nsaid", "paracetamol")),
        packet("diclo", ("diclofenac",), ("nsaid",)),
        packet("wrap", (), ("heat",), 1, 1, 16, 1, 7, unit="use"),
    )
}


def dose(product, amount, at, noted_at=None, unit=None):
    limits = PACKETS[product].limits if product in PACKETS else None
    unit = unit or (limits.unit if limits else "mg")
    return Dose(id=f"d{next(IDS)}", product=product, amount=amount, unit=unit, at=at, noted_at=noted_at or at)


def broken(packets, doses, new):
    """What the labels forbid about ``new`` beside ``doses``: a set of words, empty when all is kept."""
    found = set()
    everything = sorted([*doses, new], key=lambda one: one.at)
    mine = packets[new.product]
    if new.amount > mine.limits.most_at_once:
        found.add("at once")
    for other in doses:
        apart = abs(new.at - other.at)
        if other.product not in packets:
            if apart < DAY:
                found.add("unknown")
            continue
        theirs = packets[other.product]
        limits = [one for one in (mine.limits, theirs.limits) if one]
        if related(packets, new, other) and apart < max(one.hours_between for one in limits) * HOUR:
            found.add("interval")
        if related(packets, new, other) and not countable(packets, new, other) and apart < DAY:
            found.add("same substance")
        if new.product != other.product and "nsaid" in mine.groups & theirs.groups and apart < DAY:
            found.add("two nsaids")
    if window_broken(packets, everything, new):
        found.add("24 hours")
    if course_broken(packets, everything, new):
        found.add("course")
    return found


def window_broken(packets, everything, new):
    for last in everything:
        window = [one for one in everything if timedelta(0) <= last.at - one.at < DAY and countable(packets, new, one)]
        caps = [packets[one.product].limits.most_in_24_hours for one in window if packets[one.product].limits]
        if new in window and sum(one.amount for one in window) > min(caps):
            return True
    return False


def related(packets, one, other):
    if other.product not in packets:
        return False
    return one.product == other.product or packets[one.product].substances & packets[other.product].substances


def countable(packets, one, other):
    if one.unit != other.unit or not related(packets, one, other):
        return False
    alone = all(len(packets[this.product].substances) == 1 for this in (one, other))
    return one.product == other.product or alone


def course_broken(packets, everything, new):
    course = []
    for one in everything:
        known = one.product in packets
        nsaids = known and "nsaid" in packets[one.product].groups & packets[new.product].groups
        if not (related(packets, new, one) or nsaids):
            continue
        if course and one.at - course[-1].at >= 7 * DAY:
            if new in course:
                break
            course = []
        course.append(one)
    for one in course[course.index(new) :]:
        limits = packets[one.product].limits or packets[new.product].limits
        if one.at >= course[0].at + limits.days * DAY:
            return True
    return False
