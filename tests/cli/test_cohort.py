"""``loosen cohort`` as whoever holds the records uses it."""

import json
import subprocess
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from loosen.cli import main
from tests.cli.test_check import run

PEOPLE = {
    "nhs": ["a", "b", "c"],
    "saddle-numbness": [True, False, None],
    "age": [40, 50, 130],
}


@pytest.fixture
def file(tmp_path):
    pq.write_table(pa.table(PEOPLE), tmp_path / "in.parquet")
    return tmp_path


def told(capsys, *arguments):
    code = main(["cohort", *map(str, arguments)])
    said = capsys.readouterr()
    return code, " ".join((said.out + said.err).split())


def test_run(capsys, file):
    code, said = told(capsys, "run", file / "in.parquet", file / "out.parquet", "--keep", "nhs", "--workers", "1")
    assert code == 0
    assert "3 people." in said
    assert "1 cauda-equina.new-saddle-feeling-or-sexual-change" in said
    assert "out.wrong.csv: 1 row has an answer that cannot be" in said
    assert "passed over" not in said
    assert "No clinician has reviewed Loosen's rule book yet." in said
    assert [(one["nhs"], one["at_least"]) for one in pq.read_table(file / "out.parquet").to_pylist()] == [
        ("a", "emergency"),
        ("b", "self-care"),
        ("c", None),
    ]


def test_run_for_programs(capsys, file):
    arguments = ["run", str(file / "in.parquet"), str(file / "out.parquet"), "--json", "--workers", "1"]
    assert main(["cohort", *arguments]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["rows"], report["wrong_rows"]) == (3, 1)
    assert report["decisions"]["triage"]["levels"]["emergency"]["at_least"] == 1
    assert report["columns_passed_over"] == ["nhs"]


def test_pack_and_diff(capsys, file):
    table = pa.table(PEOPLE).set_column(2, "age", pa.array([40, 50, 60]))
    pq.write_table(table, file / "in.parquet")
    code, said = told(capsys, "pack", file / "in.parquet", file / "packed.parquet")
    assert (code, said) == (0, f"3 people packed into {file / 'packed.parquet'}.")
    code, said = told(capsys, "diff", "--old", "-", "--new", "-", file / "packed.parquet")
    assert (code, said) == (0, "Nobody of 3 would be advised differently.")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["run", "gone.parquet", "out.parquet"], "gone.parquet"),
        (["run", "in.parquet", "in.parquet"], "overwrite the people themselves"),
        (["run", "in.parquet", "nowhere/out.parquet"], "there is no folder"),
        (["run", "in.parquet", "out.parquet", "--decisions", "triag"], 'no decision "triag". Did you mean "triage"?'),
        (["run", "in.parquet", "out.parquet", "--region", "france"], 'no region "france"'),
        (["run", "in.parquet", "out.parquet", "--keep", "name"], 'no column "name" to keep'),
    ],
)
def test_what_cannot_be_done_is_said_in_words(capsys, file, monkeypatch, arguments, message):
    monkeypatch.chdir(file)
    code, said = told(capsys, *arguments, *(["--workers", "1"] if arguments[0] == "run" else []))
    assert code == 2
    assert message in said


def test_two_workers_from_the_command_line(file):
    """Processes of their own, started anew."""
    done = run("cohort", "run", str(file / "in.parquet"), str(file / "out.parquet"), "--workers", "2")
    assert done.returncode == 0, done.stderr
    assert "3 people." in done.stdout


def test_without_its_libraries_it_says_what_to_install(file):
    """And nothing else needs them: a check does not wait for columns."""
    script = "import sys; sys.modules['pyarrow'] = None; from loosen.cli import main; sys.exit(main({}))"
    arguments = ["cohort", "run", str(file / "in.parquet"), str(file / "out.parquet")]
    done = subprocess.run([sys.executable, "-c", script.format(arguments)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert 'pip install "loosen[cohort]"' in done.stderr
    script = (
        "import sys; from loosen.cli import main; main(['check', '--answers', '-']); assert 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], input="{}", capture_output=True, text=True, check=True)
