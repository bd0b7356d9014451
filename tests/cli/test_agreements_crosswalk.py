"""`imvo agreements crosswalk`: duties with their references, what they are about, the texts, and last the count."""

import json
import re

import pytest
import typer
from typer.testing import CliRunner

from imvo.agreement import available, crosswalk, load, path_of
from imvo.cli import agreements_crosswalk
from imvo.words import money


@pytest.fixture
def run():
    """One call of the command on its own."""
    app = typer.Typer()
    app.command()(agreements_crosswalk.crosswalk)

    def call(*arguments):
        outcome = CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)
        assert outcome.exit_code == 0, outcome.output
        return outcome.output

    return call


def test_all_agreements_and_the_count_last(run):
    out = run()
    walks = [crosswalk.walk(load(name)) for name in available()]
    said, cells = crosswalk.not_checked(walks), sum(len(walk.cells) for walk in walks)
    assert 0 < said < cells
    last = out.rstrip().splitlines()[-1]
    assert last.startswith(f'Cells that say "not checked", wholly or in part: {said} of {cells} ')
    for walk in walks:
        assert f"\n{walk.agreement.id}: " in out
        for row in walk.rows:
            says = any(cell.references or cell.says_not_checked for cell in row.cells)
            assert (f"\n  {row.duty.id}: " in out) is says


def test_the_lines_that_say_it_are_as_many_as_are_counted(run):
    out = run("gold", "food", "textile")
    duties = out[: out.index("On the texts")]
    lines = [line for line in duties.splitlines() if line.startswith("    ") and "not checked" in line]
    assert f"wholly or in part: {len(lines)} of " in out


def test_a_law_for_one_sector_is_told_once(run):
    out = run("gold")
    assert "Does not concern this agreement: Deforestation" in out
    assert "    Conflict minerals, Regulation (EU) 2017/821: art. " in out
    assert "    Deforestation, Regulation (EU) 2023/1115: " not in out[: out.index("On the texts")]


def test_duties_without_a_step_are_counted_and_left_out(run):
    out = run("textile")
    assert "  3 duties name no step and are left out.\n" in out
    assert "TX-D8" not in out
    assert "no step named" not in out


def test_all_about_the_texts_only_when_asked(run):
    short, whole = run("gold"), run("gold", "--sources")
    assert "--sources" in short
    for title in ("What the references are about", "Who falls under it by size alone", "Texts that were read"):
        assert title not in short
        assert f"\n{title}\n" in whole
    assert short.splitlines()[-1] == whole.splitlines()[-1]


def test_every_reference_can_be_looked_up(run):
    out = run("metals", "--sources")
    for key in set(re.findall(r"\[([a-z0-9-]+)\]$", out, re.MULTILINE)):
        assert f"\n  {key}: " in out


def test_which_version_was_read_is_said(run):
    assert "The text of 13 June 2024 was read. It was amended in 2025 and 2026" in run("banks")


def test_in_dutch(run):
    out = run("forest", "--lang", "nl", "--sources")
    assert "deels niet nagekeken: stap 3" in out
    assert 'Cellen waarin "niet nagekeken" staat' in out.rstrip().splitlines()[-1]
    amount = money(1_500_000_000, "nl").replace("\N{NO-BREAK SPACE}", " ")
    assert f"meer dan 5.000 werknemers en meer dan {amount} netto-omzet" in out


def test_json_is_full_and_agrees_with_itself(run):
    shape = json.loads(run("forest", "gold", "--json"))
    assert [one["id"] for one in shape["agreements"]] == ["forest", "gold"]
    cells = [cell for one in shape["agreements"] for duty in one["duties"] for cell in duty["cells"].values()]
    parts = ("steps_not_checked", "steps_in_part", "themes_not_checked")
    assert shape["cells"] == len(cells)
    assert shape["not_checked"] == sum(any(cell[part] for part in parts) for cell in cells)
    assert {one["text"] for cell in cells for one in cell["references"]} <= shape["texts"].keys()
    assert [one["id"] for one in shape["instruments"]] == list(crosswalk.ids())
    assert {one["id"] for one in shape["thresholds"]} >= {"eu-2024", "eu-2026"}


def test_renamed_agreements_have_the_same_cells(run, tmp_path):
    renamed = tmp_path / "another.yaml"
    text = path_of("food").read_text(encoding="utf-8")
    renamed.write_text(text.replace("\nid: food\n", "\nid: another\n"), encoding="utf-8")
    told = run("another", "--definitions", tmp_path).replace("\nanother: ", "\nfood: ")
    assert told == run("food")
    assert (
        json.loads(run(renamed, "--json"))["agreements"][0]["duties"]
        == (json.loads(run("food", "--json"))["agreements"][0]["duties"])
    )
