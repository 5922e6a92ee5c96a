"""All visible strings, from the code, the pages and the rule book: a gettext template, and what is made of it."""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from loosen.book.load import read_folder
from loosen.book.texts import texts

ROOT = Path(__file__).parent.parent
WORDS = ROOT / "src" / "loosen" / "rulebook" / "words"
TEMPLATE = WORDS / "loosen.pot"
CHINESE = "zh_Hant"  # Traditional Chinese, as written in Taiwan
KEYWORDS = {"_": None, "n_": (1, 2)}
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
HEADER = {"Content-Type": "text/plain; charset=utf-8", "Content-Transfer-Encoding": "8bit"}


class Dateless(Catalog):
    """A catalogue of which the header says no more than a reader needs, so that it changes only when a string does."""

    def __iter__(self) -> Iterator[Message]:
        header, *messages = super().__iter__()
        header.string = "".join(f"{name}: {value}\n" for name, value in _header(self).items())
        yield header
        yield from messages


def _header(catalogue: Catalog) -> dict[str, str]:
    if not catalogue.locale_identifier:
        return HEADER
    return {"Language": str(catalogue.locale_identifier), "Plural-Forms": catalogue.plural_forms} | HEADER


def strings() -> Catalog:
    """Every visible string, untranslated."""
    catalogue = Catalog(project="Loosen", copyright_holder="the Loosen contributors", charset="utf-8")
    source = ROOT / "src" / "loosen"
    for file, _line, message, comments, context in extract_from_dir(source, METHODS, keywords=KEYWORDS):
        catalogue.add(message, locations=[(f"src/loosen/{file}", None)], auto_comments=comments, context=context)
    for text in texts(read_folder()):
        catalogue.add(text.text, locations=[(f"src/loosen/rulebook/{text.file}", None)])
    return catalogue


def template() -> str:
    """The template as it should be."""
    return _written(strings())


def file_of(language: str, kind: str = "po") -> Path:
    """Where the catalogue of a language stands: ``po`` to be edited, ``mo`` to be read by Loosen."""
    return WORDS / language / "LC_MESSAGES" / f"loosen.{kind}"


def translated(language: str) -> Catalog:
    """The strings with their translations so far; one that has changed is without, for nothing here is guessed."""
    catalogue = Dateless(locale=language, charset="utf-8")
    file = file_of(language)
    if file.exists():
        for message in read_po(io.BytesIO(file.read_bytes()), locale=language, charset="utf-8", abort_invalid=True):
            if message.id:
                catalogue[message.id] = message
    catalogue.update(strings(), no_fuzzy_matching=True)
    return catalogue


def translation(language: str) -> str:
    """The catalogue of a language as it should be: of today's strings, and without those that are gone."""
    return _written(translated(language))


def compiled(language: str) -> bytes:
    """What Loosen reads: the catalogue of a language, compiled."""
    written = io.BytesIO()
    write_mo(written, translated(language))
    return written.getvalue()


def _written(catalogue: Catalog) -> str:
    written = io.BytesIO()
    write_po(written, catalogue, width=100, omit_header=True, sort_by_file=True, ignore_obsolete=True)
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in _header(catalogue).items())
    return f'msgid ""\nmsgstr ""\n{lines}\n{written.getvalue().decode()}'


if __name__ == "__main__":
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_text(template())
    print(f"{TEMPLATE.relative_to(ROOT)}: {template().count('msgid ') - 1} strings")
    file_of(CHINESE).parent.mkdir(parents=True, exist_ok=True)
    file_of(CHINESE).write_text(translation(CHINESE))
    file_of(CHINESE, "mo").write_bytes(compiled(CHINESE))
    untranslated = [message.id for message in translated(CHINESE) if message.id and not any(message.string or ())]
    print(f"{file_of(CHINESE).relative_to(ROOT)}: {len(untranslated)} not translated yet")
    print(*untranslated, sep="\n")
