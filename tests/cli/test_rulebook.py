"""``loosen rulebook``, as an editor of the rules uses it."""

import shutil

import pytest

from loosen.cli import main
from loosen.words import RULEBOOK


@pytest.fixture
def copy(tmp_path):
    def changed(file="triage/cauda-equina.yaml", old="", new=""):
        folder = tmp_path / f"book{len(list(tmp_path.iterdir()))}"
        shutil.copytree(RULEBOOK, folder)
        path = folder / file
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new, 1))
        return str(folder)

    return changed


def told(capsys, *arguments):
    code = main(["rulebook", *arguments])
    said = capsys.readouterr()
    return code, " ".join((said.out + said.err).split())


def test_check(capsys, copy):
    assert told(capsys, "check")[0] == 0
    code, said = told(capsys, "check", "--rulebook", copy(old="level: emergency", new="level: emergancy"))
    assert code == 1
    assert "triage/cauda-equina.yaml:23:" in said
    assert "1 problem." in said


def test_prove(capsys, copy):
    code, said = told(capsys, "prove", "P01", "P23")
    assert code == 0
    assert "All 2 promises hold for every possible person" in said
    broken = copy(old="when: saddle-numbness\n    level: emergency", new="when: saddle-numbness\n    level: soon")
    code, said = told(capsys, "prove", "P01", "--rulebook", broken)
    assert code == 1
    assert "BROKEN" in said
    assert "saddle-numbness yes" in said
    assert told(capsys, "prove", "P1")[0] == 2


def test_compare(capsys, copy):
    same = copy(old="Do not wait", new="Do not ever wait")
    assert told(capsys, "compare", RULEBOOK, same) == (0, "Equal: the two editions hold the same program.")
    also = copy(old="when: saddle-numbness", new="when: {any: [saddle-numbness, {all: [fever, saddle-numbness]}]}")
    code, said = told(capsys, "compare", RULEBOOK, also)
    assert (code, "no possible person is advised differently" in said) == (0, True)
    calmer = copy(old="when: saddle-numbness", new="when: {all: [saddle-numbness, fever]}")
    code, said = told(capsys, "compare", RULEBOOK, calmer)
    assert code == 1
    assert "saddle-numbness" in said
    assert "old: at least" in said
    other = copy("findings/about-you.yaml", "max: 120", "max: 110")
    assert told(capsys, "compare", RULEBOOK, other)[0] == 2


def test_findings(capsys):
    code, said = told(capsys, "findings", "numb")
    assert code == 0
    assert "saddle-numbness" in said
    assert "known-aneurysm" not in said
    assert told(capsys, "findings", "unobtainium")[0] == 2


@pytest.mark.parametrize("id", ["cauda-equina", "cauda-equina.new-bladder-change", "saddle-numbness"])
def test_explain(capsys, id):
    code, said = told(capsys, "explain", id)
    assert code == 0
    assert "cauda-equina" in said


def test_explain_offers_the_nearest(capsys):
    code, said = told(capsys, "explain", "caudaequina")
    assert code == 2
    assert 'Did you mean "cauda-equina"?' in said


def test_docs(capsys, tmp_path):
    code, said = told(capsys, "docs", "--to", str(tmp_path / "pages"))
    assert code == 0
    assert "75 pages" in said
    page = (tmp_path / "pages" / "fears" / "cauda-equina.md").read_text()
    assert "`saddle-numbness`" in page
    assert "sheffield-backpain" in page
    assert told(capsys, "docs", "--to", "/proc/nowhere")[0] == 2


def test_help_everywhere(capsys):
    assert main([]) == 0
    assert "check" in capsys.readouterr().out
    assert told(capsys)[0] == 0
    with pytest.raises(SystemExit) as raised:
        main(["rulebook", "prove", "--help"])
    assert raised.value.code == 0
