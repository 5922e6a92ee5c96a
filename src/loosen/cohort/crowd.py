"""Deciding about a batch of people: every decision that was chosen, with what one decision needs from another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from loosen.book.book import Book
from loosen.book.screened import REGION, URGENCY
from loosen.cohort.task import CannotRun
from loosen.engine.backends.arrow import ArrowDecider, Bounds, Tally
from loosen.engine.backends.columns import UNSURE_COLUMN, Wrong, WrongColumn
from loosen.engine.backends.packed import COLUMN, FINDINGS, NotPacked, findings_in
from loosen.engine.finding import YesNo
from loosen.words import _, nearest

AT_LEAST, AT_MOST = "at_least", "at_most"


@dataclass
class Decided:
    """What comes of a batch: the columns of the result, and every answer that its finding cannot have."""

    columns: dict[str, pa.Array]
    wrong: list[Wrong]


class Crowd:
    """The chosen ``decisions`` of a book, compiled once for any number of batches."""

    def __init__(self, book: Book, decisions: Sequence[str], region: str | None = None) -> None:
        self.book, self.region = book, region
        self.triage = book.triage.decision.id
        for id in decisions:
            if id not in book.decisions:
                message = _('there is no decision "{id}".').format(id=id)
                raise CannotRun(message + nearest(id, list(book.decisions)))
        if region is not None and region not in book.regions:
            message = _('there is no region "{id}".').format(id=region)
            raise CannotRun(message + nearest(region, list(book.regions)))
        self.decisions = tuple(dict.fromkeys(decisions))
        self.deciders = {id: ArrowDecider(book.decisions[id]) for id in self.decisions}
        asked = {question.finding for one in self.deciders.values() for question in one.decision.questions}
        self.urgency = next((finding for finding in asked if finding.id == URGENCY), None)
        if self.urgency is not None and self.triage not in self.deciders:
            self.deciders = {self.triage: ArrowDecider(book.triage.decision), **self.deciders}
            asked |= {question.finding for question in book.triage.decision.questions}
        self.findings = {finding.id: finding for finding in sorted(asked, key=lambda finding: finding.id)}
        self.asks_region = REGION in self.findings

    def columns(self, schema: pa.Schema) -> list[str]:
        """The columns of a table that matter here. Raises `CannotRun` when one of them cannot hold its answers."""
        try:
            inside = findings_in(schema)
            numbers = {f"{COLUMN}{place // FINDINGS}" for place, id in enumerate(inside) if id in self.findings}
            unsure = {id + UNSURE_COLUMN for id, one in self.findings.items() if isinstance(one.kind, YesNo)}
            wanted = [name for name in schema.names if name in self.findings or name in unsure or name in numbers]
            nobody = [pa.nulls(1, field.type) for field in schema if field.name in wanted]
            one_row = pa.RecordBatch.from_arrays(nobody, names=wanted)
            for decider in self.deciders.values():
                decider.check(one_row.replace_schema_metadata(schema.metadata))
        except WrongColumn as error:
            raise CannotRun(_wrong_column(error)) from None
        except NotPacked as error:
            message = _("the table says that its answers are packed, but its columns do not fit: {why}.")
            raise CannotRun(message.format(why=error)) from None
        return wanted

    def passed_over(self, schema: pa.Schema) -> list[str]:
        """Columns that no finding of the rule book is called."""
        known = {*self.book.known, *(id + UNSURE_COLUMN for id in self.book.known), *self.findings}
        known |= {f"{COLUMN}{place}" for place in range(-(-len(findings_in(schema)) // FINDINGS))}
        return [name for name in schema.names if name not in known]

    def tallies(self) -> dict[str, Tally]:
        """Nobody counted yet."""
        return {id: decider.tally() for id, decider in self.deciders.items()}

    def decide(self, batch: pa.RecordBatch, tallies: dict[str, Tally]) -> Decided:
        """What becomes of everybody in ``batch``, who are counted in ``tallies`` where those are given."""
        columns: dict[str, pa.Array] = {}
        wrong: dict[Wrong, None] = {}
        for id, bounds in self._decide(batch, tallies):
            wrong.update(dict.fromkeys(bounds.wrong))
            if id in self.decisions:
                columns |= self._named(id, bounds)
        return Decided(columns, sorted(wrong, key=lambda one: one.row))

    def _decide(self, batch: pa.RecordBatch, tallies: dict[str, Tally]) -> Iterator[tuple[str, Bounds]]:
        if self.asks_region and self.region is not None and REGION not in batch.schema.names:
            batch = batch.append_column(REGION, _everybody(self.region, len(batch)))
        for id, decider in self.deciders.items():
            bounds = decider.bounds(batch, tallies.get(id))
            yield id, bounds
            if id == self.triage and self.urgency is not None and URGENCY not in batch.schema.names:
                # As for one person: the urgency is known once the check has settled.
                known = bounds.settled()
                known[[one.row for one in bounds.wrong]] = False
                levels = self.book.triage.decision.scale.levels
                batch = batch.append_column(URGENCY, _levels(bounds.at_least, levels, ~known))

    def _named(self, id: str, bounds: Bounds) -> dict[str, pa.Array]:
        levels = self.book.decisions[id].scale.levels
        nobody = np.zeros(len(bounds.at_least), np.bool_)
        nobody[[one.row for one in bounds.wrong]] = True
        first = "" if id == self.triage else f"{id}_"
        return {
            first + AT_LEAST: _levels(bounds.at_least, levels, nobody),
            first + AT_MOST: _levels(bounds.at_most, levels, nobody),
        }


def schema_of(decisions: Iterable[str], triage: str) -> list[str]:
    """The names of the result's columns."""
    firsts = ["" if id == triage else f"{id}_" for id in decisions]
    return [first + bound for first in firsts for bound in (AT_LEAST, AT_MOST)]


def _levels(ranks: NDArray[np.uint8], levels: Sequence[str], nobody: NDArray[np.bool_]) -> pa.DictionaryArray:
    indices = pa.array(ranks.view(np.int8), mask=nobody if nobody.any() else None)
    return pa.DictionaryArray.from_arrays(indices, pa.array(levels))


def _everybody(word: str, count: int) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(np.zeros(count, np.int8)), pa.array([word]))


def _wrong_column(error: WrongColumn) -> str:
    message = _(
        'the column "{column}" is {type}, and cannot hold the answers: it must be {allowed}. '
        '"docs/hosting/records.md" tells how records are laid out.'
    )
    return message.format(column=error.column, type=error.type, allowed=error.allowed)
