"""A run over a file: everybody as the referee decides, whatever happens on the way."""

import csv
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from loosen.care.exercises import suits
from loosen.care.medicines import medicines
from loosen.cohort.crowd import Crowd
from loosen.cohort.local import run
from loosen.cohort.pack import pack
from loosen.cohort.part import Worker
from loosen.cohort.task import CannotRun, Task
from loosen.cohort.together import Together
from loosen.engine.evaluate import evaluate


def task(book, source, *decisions, **more):
    return Task(source, None, book.hash, decisions or ("triage",), **more)


def rows(path):
    return pq.read_table(path).to_pylist()


def test_everybody_comes_out_as_the_referee_says(book, people, table, write, tmp_path):
    result = tmp_path / "out.parquet"
    report = run(task(book, write(table), keep=("person",)), result, workers=1)
    told = [evaluate(book.triage.decision, answers) for answers in people]
    assert rows(result) == [
        {"person": f"p{place}", "at_least": one.at_least, "at_most": one.at_most} for place, one in enumerate(told)
    ]
    assert (report.rows, report.wrong) == (1000, 0)
    for level, low, high in report.levels("triage"):
        assert low == sum(one.at_least == level for one in told)
        assert high == sum(one.at_most == level for one in told)
    fired = [rule.rule for one in told for rule in one.fired]
    assert dict(report.rules("triage")) == {rule: fired.count(rule) for rule in set(fired)}
    matter = [finding for one in told for finding in one.open_findings]
    assert dict(report.mattered("triage")) == {finding: matter.count(finding) for finding in set(matter)}
    assert json.loads((tmp_path / "out.report.json").read_text()) == json.loads(json.dumps(report.plain()))


def test_packed_is_the_same(book, table, write, tmp_path):
    plain, packed = write(table), tmp_path / "packed.parquet"
    assert pack(plain, packed, book, lambda _done, _all: None) == 1000
    results = tmp_path / "plain-out.parquet", tmp_path / "packed-out.parquet"
    for source, result in zip((plain, str(packed)), results, strict=True):
        run(task(book, source, "triage", "ibuprofen-oral", keep=("person",)), result, workers=1)
    assert pq.read_table(results[0]).equals(pq.read_table(results[1]))
    assert pq.read_schema(packed).names[:2] == ["person", "age"]


def test_medicines_and_exercises_know_the_urgency(book, people, table, write, tmp_path):
    """As for one person: it is worked out by the check once that has settled."""
    result = tmp_path / "out.parquet"
    chosen = "ibuprofen-oral", "paracetamol-oral", "cat-cow"
    table = table.append_column("unknown-medicine", pa.array([False] * 1000))
    table = table.append_column("same-substance", pa.array([False] * 1000))
    region = next(iter(book.regions))
    run(task(book, write(table), *chosen, region=region), result, workers=1)
    for answers, row in list(zip(people, rows(result), strict=True))[::20]:
        products = {one.id: one for one in medicines(book, answers, region=region).products}
        for id in chosen[:2]:
            assert (row[f"{id}_at_least"] == row[f"{id}_at_most"]) == products[id].settled
            if products[id].settled:
                assert row[f"{id}_at_least"] == products[id].level
        fits = {one.id: one for one in suits(book, answers).exercises}
        assert row["cat-cow_at_most"] == fits["cat-cow"].level


def test_two_workers_are_one(book, table, write, tmp_path):
    source = write(table)
    one, two = tmp_path / "one.parquet", tmp_path / "two.parquet"
    first, second = run(task(book, source), one, workers=1), run(task(book, source), two, workers=2)
    assert first.plain() == second.plain()
    assert one.read_bytes() == two.read_bytes()


def test_an_interrupted_run_goes_on_where_it_was(book, table, write, tmp_path, monkeypatch):
    """And until it is through, what stood there before stands."""
    source, result = write(table), tmp_path / "out.parquet"
    result.write_text("what was there")
    decide, done = Worker.decide, []

    def stumbling(worker, part):
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(part.number)
        decide(worker, part)

    monkeypatch.setattr(Worker, "decide", stumbling)
    with pytest.raises(KeyboardInterrupt):
        run(task(book, source), result, workers=1)
    assert result.read_text() == "what was there"
    seen = []
    monkeypatch.setattr(Worker, "decide", lambda worker, part: (seen.append(part.number), decide(worker, part)))
    report = run(task(book, source), result, workers=1)
    assert (done, seen) == ([0, 1], [2, 3])
    assert (report.rows, len(rows(result))) == (1000, 1000)
    assert {path.name for path in tmp_path.iterdir()} == {"people0.parquet", "out.parquet", "out.report.json"}


def test_parts_of_another_task_are_not_used(book, table, write, tmp_path, monkeypatch):
    source, result = write(table), tmp_path / "out.parquet"
    with monkeypatch.context() as patch:
        patch.setattr(Together, "finish", lambda _together: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            run(task(book, source, "cat-cow"), result, workers=1)
    run(task(book, source), result, workers=1)
    assert set(rows(result)[0]) == {"at_least", "at_most"}


def test_a_part_that_was_cut_short_is_done_again(book, table, write, tmp_path, monkeypatch):
    """A part is whole only once its counts are there."""
    source, result = write(table), tmp_path / "out.parquet"
    with monkeypatch.context() as patch:
        patch.setattr(Together, "finish", lambda _together: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            run(task(book, source), result, workers=1)
    (tmp_path / "out.parts" / "000001.json").unlink()
    (tmp_path / "out.parts" / "000001.arrows").write_text("half")
    run(task(book, source), result, workers=1)
    assert len(rows(result)) == 1000


def test_wrong_rows_go_to_a_file_with_the_reason(book, table, write, tmp_path):
    ages = [{5: 121, 305: -1, 999: 64}.get(row, 40) for row in range(1000)]
    sites = [{7: "knee", 305: "elbow"}.get(row, "neck") for row in range(1000)]
    for name, values in (("age", ages), ("pain-site", sites)):
        table = table.set_column(table.schema.names.index(name), name, pa.array(values))
    result = tmp_path / "out.parquet"
    report = run(task(book, write(table)), result, workers=1)
    told = rows(result)
    assert [row for row, one in enumerate(told) if one["at_least"] is None] == [5, 7, 305]
    assert (report.rows, report.wrong, sum(low for _, low, _ in report.levels("triage"))) == (1000, 3, 997)
    with open(tmp_path / "out.wrong.csv", encoding="utf-8") as file:
        wrong = list(csv.DictReader(file))
    assert [(one["row"], one["column"], one["value"]) for one in wrong] == [
        ("5", "age", "121"),
        ("7", "pain-site", "knee"),
        ("305", "age", "-1"),
        ("305", "pain-site", "elbow"),
    ]
    assert wrong[0]["allowed"] == "a whole number from 0 to 120 (years)"


def test_columns_that_no_finding_is_called_are_told(book, table, write, tmp_path):
    """A misspelt name must not pass for a question that nobody was asked."""
    table = table.append_column("fevr", pa.array([True] * 1000))
    report = run(task(book, write(table)), tmp_path / "out.parquet", workers=1)
    assert report.passed_over == ("person", "fevr")


def test_a_file_of_nobody_and_empty_groups(book, table, write, tmp_path):
    empty = tmp_path / "empty.parquet"
    with pq.ParquetWriter(empty, table.schema) as writer:
        writer.write_table(table.slice(0, 0))
        writer.write_table(table.slice(0, 10))
        writer.write_table(table.slice(0, 0))
    run(task(book, str(empty)), tmp_path / "out.parquet", workers=1)
    assert len(rows(tmp_path / "out.parquet")) == 10


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"fever": pa.array([1, 0])}, 'the column "fever" is int64, and cannot hold the answers'),
        ({"age": pa.array(["7", "8"])}, 'the column "age" is string'),
        ({"fevr": pa.array([True, False])}, "has no column that a finding is called"),
    ],
)
def test_a_table_that_cannot_be_decided_about_is_refused_at_once(book, write, tmp_path, columns, message):
    with pytest.raises(CannotRun, match=message):
        run(task(book, write(pa.table(columns))), tmp_path / "out.parquet", workers=1)
    assert not (tmp_path / "out.parquet").exists()


def test_what_is_not_there_is_named(book, table, write, tmp_path):
    source = write(table)
    with pytest.raises(CannotRun, match=r'no decision "triag".*triage'):
        Crowd(book, ["triag"])
    with pytest.raises(CannotRun, match='no region "uk"'):
        Crowd(book, ["ibuprofen-oral"], "uk")
    with pytest.raises(CannotRun, match='no column "nhs" to keep'):
        run(task(book, source, keep=("nhs",)), tmp_path / "out.parquet", workers=1)
    (tmp_path / "text.parquet").write_text("no Parquet")
    with pytest.raises(CannotRun, match="is no Parquet file"):
        run(task(book, str(tmp_path / "text.parquet")), tmp_path / "out.parquet", workers=1)
