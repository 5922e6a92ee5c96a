"""``findings/<page>.yaml``: the findings that are asked together on one page."""

from __future__ import annotations

from dataclasses import dataclass, field

from loosen.book.criteria import read_criterion
from loosen.book.entry import Entry
from loosen.book.records import Asked, Code, PageText
from loosen.engine.decision import Question
from loosen.engine.finding import Choice, Finding, Number, YesNo
from loosen.engine.interview import Page

KINDS = ("yes-no", "number", "choice")
PICTURES = ("body",)
CODE_SYSTEMS = ("snomed-ct", "loinc")


@dataclass
class Findings:
    """Everything that the pages read so far hold."""

    findings: dict[str, Finding] = field(default_factory=dict)
    asked: dict[str, Asked] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    page_texts: dict[str, PageText] = field(default_factory=dict)

    def read_page(self, page: Entry, levels: tuple[str, ...] = (), unsure: str = "") -> None:
        """Read one file. Its findings may lean on those of earlier pages, and of this one above them.

        Each question says how far an unsure answer may push, as one of ``levels``; or ``unsure`` says it for all.
        """
        id = page.text("page")
        self.page_texts[id] = PageText(id, page.text("title"), page.text("ask", optional=True))
        before = len(self.questions)
        for entry in page.entries("findings"):
            self._read(entry, id, levels, unsure)
        self.pages.append(Page(id, tuple(question.finding.id for question in self.questions[before:])))
        page.done()

    def _read(self, entry: Entry, page: str, levels: tuple[str, ...], floor: str) -> None:
        id = entry.new_id(self.findings)
        kind = self._kind(entry)
        if id in self.findings or kind is None:
            return
        finding = self.findings[id] = Finding(id, kind)
        yes_no = isinstance(kind, YesNo)
        labels = {option.text("id"): option.text("label") for option in entry.entries("options", optional=True)}
        self.asked[id] = Asked(
            finding,
            page,
            question=entry.text("question"),
            tick=entry.text("tick", optional=not yes_no),
            help=entry.text("help", optional=not yes_no),
            options=labels,
            picture=entry.one_of("picture", PICTURES, optional=True),
            code=self._code(entry),
        )
        unsure = (floor or entry.one_of("unsure", levels)) if yes_no else None
        ask_if = read_criterion(entry, "ask-if", self.findings) if "ask-if" in entry.plain else None
        try:
            self.questions.append(Question(finding, unsure, not floor and entry.flag("required"), ask_if))
        except ValueError as error:
            entry.problem("field", f"{error}.", "required")
        entry.done()

    @staticmethod
    def _kind(entry: Entry) -> YesNo | Number | Choice | None:
        try:
            match entry.one_of("kind", KINDS):
                case "number":
                    return Number(entry.text("unit"), entry.number("min") or 0, entry.number("max") or 0)
                case "choice":
                    return Choice(tuple(option.text("id") for option in entry.entries("options")))
                case _:
                    return YesNo()
        except ValueError as error:
            entry.problem("field", f"{error}.", "kind")
            return None

    @staticmethod
    def _code(entry: Entry) -> Code | None:
        codes = entry.child("codes")
        if not codes.plain:
            return None
        system = next((one for one in CODE_SYSTEMS if one in codes.plain), CODE_SYSTEMS[0])
        code = Code(system, codes.text(system), codes.text("display"), codes.flag("checked"))
        codes.done()
        return code
