"""All visible strings, from the code, the pages and the rule book, as a gettext template."""

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from loosen.book.load import read_folder
from loosen.book.texts import texts

ROOT = Path(__file__).parent.parent
TEMPLATE = ROOT / "src" / "loosen" / "rulebook" / "words" / "loosen.pot"
KEYWORDS = {"_": None, "n_": (1, 2)}
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]


def template() -> str:
    """The template as it should be, without dates, so that it changes only when a string does."""
    catalogue = Catalog(project="Loosen", copyright_holder="the Loosen contributors", charset="utf-8")
    source = ROOT / "src" / "loosen"
    for file, _line, message, comments, context in extract_from_dir(source, METHODS, keywords=KEYWORDS):
        catalogue.add(message, locations=[(f"src/loosen/{file}", None)], auto_comments=comments, context=context)
    for text in texts(read_folder()):
        catalogue.add(text.text, locations=[(f"src/loosen/rulebook/{text.file}", None)])
    written = io.BytesIO()
    write_po(written, catalogue, width=100, omit_header=True, sort_by_file=True)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
    return head + written.getvalue().decode()


if __name__ == "__main__":
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_text(template())
    print(f"{TEMPLATE.relative_to(ROOT)}: {template().count('msgid ')} strings")
