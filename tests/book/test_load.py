"""Loading: the cache is never stale or damaged, and the hash tells editions apart."""

import pytest

from loosen.book import load
from loosen.book.load import content_hash, load_rulebook, read
from loosen.book.problems import BrokenRuleBook
from tests.book.samples import TEXTS


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "loosen"


def written(folder, texts=TEXTS):
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def test_what_is_kept_is_what_was_read(cache):
    first = load_rulebook()
    (kept,) = cache.iterdir()
    again = load_rulebook()
    assert again.hash == first.hash
    assert again.triage.decision == first.triage.decision
    assert again.triage.fears == first.triage.fears
    assert again.sources == first.sources
    assert kept.name.endswith(f"{first.hash}.json")


def test_a_damaged_cache_is_read_anew(cache):
    book = load_rulebook()
    (kept,) = cache.iterdir()
    for damaged in (b"", b"{}", kept.read_bytes()[:-100], kept.read_bytes().replace(b"emergency", b"self-care", 1)):
        kept.write_bytes(damaged)
        assert load_rulebook().triage.decision == book.triage.decision


def test_no_place_for_a_cache_is_no_trouble(monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/nowhere")
    assert load_rulebook().edition.version


def test_any_change_changes_the_hash():
    hashes = {content_hash(TEXTS)}
    for name, text in TEXTS.items():
        hashes.add(content_hash({**TEXTS, name: text + "\n# a word\n"}))
    moved = {("x" + name if name.startswith("cases/") else name): text for name, text in TEXTS.items()}
    hashes.add(content_hash(moved))
    assert len(hashes) == len(TEXTS) + 2
    assert read(TEXTS).hash == content_hash(TEXTS)


def test_a_changed_folder_is_read_anew(tmp_path, cache):
    folder = written(tmp_path / "book")
    before = load_rulebook(folder)
    path = folder / "triage" / "cauda-equina.yaml"
    path.write_text(path.read_text().replace("level: emergency", "level: same-day", 1))
    after = load_rulebook(folder)
    assert before.hash != after.hash
    assert before.triage.decision != after.triage.decision


def test_a_broken_book_is_refused_with_all_its_problems(tmp_path):
    folder = written(tmp_path / "book")
    (folder / "triage" / "shingles.yaml").write_text("id: shingles\nnam: Shingles\n")
    (folder / "regions.yaml").write_bytes(b"regions: [\xff]")
    with pytest.raises(BrokenRuleBook, match="not UTF-8"):
        load_rulebook(folder)
    (folder / "regions.yaml").unlink()
    with pytest.raises(BrokenRuleBook, match=r"regions\.yaml"):
        load_rulebook(folder)
    (folder / "regions.yaml").write_text(TEXTS["regions.yaml"])
    with pytest.raises(BrokenRuleBook) as raised:
        load_rulebook(folder)
    assert len(raised.value.problems) > 3
    assert {problem.file for problem in raised.value.problems} >= {"triage/shingles.yaml"}


def test_no_folder_no_book(tmp_path):
    with pytest.raises(BrokenRuleBook, match="there is no rule book here"):
        load_rulebook(tmp_path)
    assert load.RULEBOOK
