"""`imvo lookthrough` writes exposures whole or not at all, accounts for every row, says what it could not follow."""

from contextlib import contextmanager

import polars as pl
import pytest

from imvo import tables
from imvo.cli import progress
from tests.cli.calls import run

ROWS = """\
fund,held_fund,issuer,value,fund_value
Me,A,,50,
Me,B,,30,
Me,,X,20,
A,B,,50,
A,,X,50,
B,A,,50,
B,,Y,50,
P,Q,,1,
Q,P,,1,
B,,Z,much,
"""
EXACT = ROWS.rsplit("B,,Z", 1)[0]


@pytest.fixture
def listed(tmp_path):
    path = tmp_path / "positions.csv"
    path.write_text(EXACT, encoding="utf-8")
    return path


def left(folder):
    return sorted(path.name for path in folder.iterdir() if path.name not in {"positions.csv", "funds.csv"})


def test_one_holder_into_a_file(listed, tmp_path):
    out = tmp_path / "exposures.parquet"
    outcome = run("lookthrough", listed, "--of", "Me", "-o", out)
    assert outcome.code == 0, outcome.err
    frame = tables.check(pl.read_parquet(out), tables.load("exposures"))
    # a = 2/3 X + 1/3 Y, b = 1/3 X + 2/3 Y.
    found = dict(frame.select("id", "value").iter_rows())
    assert found == pytest.approx({"X": 20 + 50 * 2 / 3 + 30 / 3, "Y": 50 / 3 + 30 * 2 / 3})
    for words in ("9 rows = 9 used + 0 left out", "at issuers", "100.00%", "2 funds hold each other, in one cycle"):
        assert words in outcome.out
    assert left(tmp_path) == ["exposures.parquet"]


def test_a_file_that_a_spreadsheet_opens(listed, tmp_path):
    assert run("lookthrough", listed, "--of", "Me", "-o", tmp_path / "exposures.csv").code == 0
    frame = pl.read_csv(tmp_path / "exposures.csv")
    assert frame.get_column("value").sum() == pytest.approx(100)
    assert frame.columns == list(tables.load("exposures").dtypes)


def test_every_holder_into_a_folder(listed, tmp_path):
    outcome = run("lookthrough", listed, "--all", "-o", tmp_path / "out")
    assert outcome.code == 0, outcome.err
    assert left(tmp_path / "out") == ["exposure-totals.parquet", "exposures", "fund-cycles.parquet", "rejected.csv"]
    parts = pl.read_parquet(tmp_path / "out" / "exposures" / "part-*.parquet")
    totals = tables.check(pl.read_parquet(tmp_path / "out" / "exposure-totals.parquet"), tables.load("exposure-totals"))
    assert totals.get_column("holder").to_list() == ["A", "B", "Me", "P", "Q"]
    assert parts.get_column("value").sum() == pytest.approx(totals.get_column("value").sum())
    cycles = pl.read_parquet(tmp_path / "out" / "fund-cycles.parquet")
    assert cycles.get_column("outcome").to_list() == ["solved", "solved", "circular", "circular"]
    assert "lets nothing out" in outcome.out


def test_several_files_are_read_as_one(tmp_path):
    lines = EXACT.splitlines(keepends=True)
    own, funds = tmp_path / "positions.csv", tmp_path / "funds.csv"
    own.write_text("".join(lines[:4]), encoding="utf-8")
    funds.write_text("".join([lines[0], *lines[4:]]), encoding="utf-8")
    outcome = run("lookthrough", own, funds, "--of", "Me", "-o", tmp_path / "exposures.parquet", "--json")
    assert outcome.json["totals"]["issuer"] == pytest.approx(100)
    assert outcome.json["rows_in"] == 9


def test_a_row_left_out_is_told_and_its_fund_is_not_divided_up_again(listed, tmp_path):
    listed.write_text(ROWS, encoding="utf-8")
    outcome = run("lookthrough", listed, "--of", "Me", "-o", tmp_path / "exposures.parquet")
    assert outcome.code == 0
    for words in ("10 rows = 9 used + 1 left out", "positions.csv, row 11:", "Of one fund not every row", "of B first"):
        assert words in outcome.out
    found = pl.read_parquet(tmp_path / "exposures.parquet")
    assert dict(found.select("class", "value").filter(pl.col("class") == "undisclosed").iter_rows()) == {
        "undisclosed": 30 + 25
    }
    shape = run("lookthrough", listed, "--of", "Me", "-o", tmp_path / "again.parquet", "--json").json
    assert (shape["rows_in"], shape["accepted"], shape["rejected"], shape["incomplete"]) == (10, 9, 1, ["B"])
    assert {line["row"] for line in shape["rejected_rows"]} == {11}


def test_in_dutch(listed, tmp_path):
    listed.write_text(ROWS, encoding="utf-8")
    outcome = run("lookthrough", listed, "--of", "Me", "-o", tmp_path / "e.parquet", "--lang", "nl")
    for words in (
        "10 rijen = 9 gebruikt + 1 weggelaten",
        "bij uitgevende instellingen",
        "niet opgegeven",
        "de kring: A",
    ):
        assert words in outcome.out


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ([], "--all"),
        (["--of", "Me", "--all"], "--all"),
        (["--of", "Mee"], "Me?"),
        (["--of", "something else altogether"], "column fund"),
        (["--of", "Me", "-o", "exposures.xlsx"], ".parquet or .csv"),
    ],
)
def test_a_wrong_call_is_explained(listed, tmp_path, monkeypatch, call, said):
    monkeypatch.chdir(tmp_path)
    outcome = run("lookthrough", listed, *(call if "-o" in call else [*call, "-o", "exposures.parquet"]))
    assert outcome.code == 2
    assert said in outcome.err
    assert left(tmp_path) == []


def test_nothing_is_overwritten(listed, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    assert run("lookthrough", listed, "--all", "-o", tmp_path / "out").code == 2
    assert run("lookthrough", listed, "--of", "Me", "-o", tmp_path / "out").code == 2
    (tmp_path / "mine.parquet").write_text("mine")
    assert run("lookthrough", listed, "--of", "Me", "-o", tmp_path / "mine.parquet").code == 2
    assert (tmp_path / "mine.parquet").read_text() == "mine"
    assert left(tmp_path / "out") == ["mine.txt"]


def test_a_file_without_a_row_to_use_writes_nothing(tmp_path):
    path = tmp_path / "positions.csv"
    path.write_text("fund,held_fund,issuer,value\nA,,X,much\n", encoding="utf-8")
    outcome = run("lookthrough", path, "--all", "-o", tmp_path / "out")
    assert outcome.code == 2
    assert "row 2" in outcome.out
    assert left(tmp_path) == []


@pytest.mark.parametrize("phase", ["read", "understand", "network", "look-through"])
def test_cancelled_in_any_phase_nothing_is_left(listed, tmp_path, monkeypatch, phase):
    class Cancels:
        def phase(self, name, _rows):
            if name == phase:
                raise KeyboardInterrupt

        def done(self, _rows):
            pass

    @contextmanager
    def cancels(*, quiet, lang):
        yield Cancels()

    monkeypatch.setattr(progress, "shown", cancels)
    outcome = run("lookthrough", listed, "--all", "-o", tmp_path / "out")
    assert outcome.code == 130
    assert left(tmp_path) == []
