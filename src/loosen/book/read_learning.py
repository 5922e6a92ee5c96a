"""``articles/``, ``faq.yaml``, ``evidence/claims.yaml``: what there is to read, and what each statement rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from loosen.book.entry import Entry
from loosen.book.learn_records import Article, Block, Claim, Figure, Paragraph, Question, Row, Rules, Table, Topic
from loosen.book.read_markdown import without_cites
from loosen.words import _

ARTICLES, FAQ, CLAIMS = "articles/", "faq.yaml", "evidence/claims.yaml"
VERDICTS = ("supported", "partly", "weak", "contradicted", "unverifiable")
CERTAINTIES = ("high", "moderate", "low", "very-low", "none")
KINDS = ("text", "bullet", "step", "heading", "note", "table", "figure", "rules")
SENTENCES = 3  # of a short answer


class Known(NamedTuple):
    """The ids that may be named. ``rests``: claims and sources."""

    topics: Sequence[str]
    articles: Sequence[str]
    rests: Sequence[str]
    pictures: Sequence[str]
    levels: Sequence[str]


def read_topics(file: Entry) -> dict[str, Topic]:
    """The topics, in order."""
    found: dict[str, Topic] = {}
    for entry in file.entries("topics"):
        id = entry.new_id(found)
        found[id] = Topic(id, entry.text("title"), entry.text("summary"))
        entry.done()
    return found


def read_claims(file: Entry, topics: Sequence[str], sources: Sequence[str]) -> dict[str, Claim]:
    """The claims, in order."""
    found: dict[str, Claim] = {}
    for entry in file.entries("claims"):
        id = entry.new_id(found)
        found[id] = Claim(
            id=id,
            topic=entry.one_of("topic", topics),
            claim=entry.text("claim"),
            verdict=entry.one_of("verdict", VERDICTS),
            certainty=entry.one_of("certainty", CERTAINTIES),
            sources=entry.names("sources", sources, _("source"), optional=True),
            why=entry.text("why"),
            advice=entry.text("advice"),
        )
        entry.done()
    file.done()
    return found


def read_articles(files: Mapping[str, Entry], known: Known) -> dict[str, Article]:
    """The articles, in the order of ``known.articles``."""
    return {id: _article(files[f"{ARTICLES}{id}.md"], known) for id in known.articles}


def _article(entry: Entry, known: Known) -> Article:
    article = Article(
        id=entry.text("id"),
        title=entry.text("title"),
        summary=entry.text("summary"),
        topic=entry.one_of("topic", known.topics),
        blocks=tuple(_block(one, known) for one in entry.entries("blocks")),
        see=entry.names("see", known.articles, _("article"), optional=True),
        search=entry.texts("search", optional=True),
    )
    if f"{ARTICLES}{article.id}.md" != entry.lines.file:
        entry.problem("file-name", _("the file must be called {id}.md.").format(id=article.id), "id")
    entry.done()
    return article


def _block(entry: Entry, known: Known) -> Block:
    kind = entry.one_of("kind", KINDS)
    if kind == "figure":
        return Figure(entry.one_of("of", known.pictures), entry.text("caption"))
    if kind == "rules":
        return Rules(entry.one_of("level", known.levels))
    if kind == "table":
        rows = tuple(Row(one.texts("cells"), _rests(one, known)) for one in entry.entries("rows"))
        return Table("", entry.texts("columns"), rows)
    cites = () if kind == "heading" else _rests(entry, known)
    return Paragraph(kind, entry.text("text"), cites)


def _rests(entry: Entry, known: Known) -> tuple[str, ...]:
    """What it rests on: each a claim or a source, and at least one."""
    return entry.names("cites", known.rests, _("claim or source"))


def read_questions(file: Entry, known: Known) -> dict[str, Question]:
    """The questions, in order."""
    found: dict[str, Question] = {}
    for entry in file.entries("questions"):
        id = entry.new_id(found)
        question = Question(
            id=id,
            question=entry.text("question"),
            short=_statements(entry, "short", known),
            more=_statements(entry, "more", known),
            see=entry.names("see", known.articles, _("article")),
            search=entry.texts("search", optional=True),
        )
        if len(question.short) != SENTENCES:
            told = _('"short" must be {count} sentences, each in a line of its own.')
            entry.problem("field", told.format(count=SENTENCES), "short")
        found[id] = question
        entry.done()
    file.done()
    return found


def _statements(entry: Entry, key: str, known: Known) -> tuple[Paragraph, ...]:
    found = []
    for one in entry.texts(key):
        text, cites = without_cites(one)
        if unknown := [id for id in cites if id not in known.rests] or (not cites and [""]):
            told = _('"{text}" must end with ids of claims or sources, such as [[dahm-2010]]. Unknown: {ids}.')
            entry.problem("name", told.format(text=text[:40], ids=", ".join(unknown)), key)
        found.append(Paragraph("text", text, tuple(id for id in cites if id in known.rests)))
    return tuple(found)
