"""Write examples/two-years: two years of a made-up brand, from the scenario that its test reads.

The lists and findings are as they stand in tests/scenarios/years/noorderlicht.yaml. The workbooks are those that
imvo itself writes for the dossier of that moment, filled in as the scenario says.

    python -m scripts.make_two_years            writes examples/two-years
    python -m scripts.make_two_years OTHER      writes OTHER
"""

from __future__ import annotations

import csv
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import python_calamine
import xlsxwriter
from ruamel.yaml import YAML
from typer.testing import CliRunner

from imvo.agreement import PartialDate, Participant
from imvo.cli.app import app
from imvo.reporting import dossier as reporting
from imvo.reporting.compute import compute
from imvo.reporting.previous import ANSWERS_BOOK
from imvo.reporting.request import Request
from imvo.runs import Silent

ROOT = Path(__file__).resolve().parent.parent
SCENARIO = ROOT / "tests" / "scenarios" / "years" / "noorderlicht.yaml"
TARGET = ROOT / "examples" / "two-years"
FIRST, SECOND = date(2019, 7, 4), date(2020, 7, 4)
Cells = Mapping[str, Any]
Sheets = dict[str, list[list[Any]]]
_KEY = {"Question key": "question", "Issue key": "issue", "Measure key": "key", "About": "about"}


def scenario() -> dict[str, Any]:
    """The scenario as it stands in its file."""
    found: dict[str, Any] = YAML(typ="safe").load(SCENARIO.read_text(encoding="utf-8"))
    return found


FILES = (
    "suppliers-2019.csv", "findings-2019.csv", "answers-2019.xlsx", "plan-2019.xlsx",
    "suppliers-2020.csv", "findings-2020.csv", "answers-2020.xlsx", "plan-2020.xlsx",
)  # fmt: skip


def write(folder: Path) -> None:
    """Write FILES to `folder`."""
    with tempfile.TemporaryDirectory() as aside:
        play(folder, Path(aside))


def play(folder: Path, dossiers: Path) -> tuple[Path, Path, Path]:
    """Live through both years: FILES to `folder`, every dossier below `dossiers`.

    Gives the first dossier, which has no answers yet, and those of the two years.
    """
    told = scenario()
    folder.mkdir(parents=True, exist_ok=True)
    listed, findings = _table(folder, told["first_list"]), _table(folder, told["findings"])
    blank = dossier(told, FIRST, (listed,), dossiers / "blank")
    answers = fill(blank / ANSWERS_BOOK, folder / told["answers"]["file"], _answers(told["answers"]["fill"]))
    came = {"answers": (answers,), "findings": (findings,)}
    heard = dossier(told, FIRST, (listed,), dossiers / "heard", **came)
    plan = fill(_new_plan(heard, dossiers / "proposals.xlsx"), folder / told["plan"]["file"], _plan(told["plan"]))
    first = dossier(told, FIRST, (listed,), dossiers / "2019", **came, plan=plan)

    second = _table(folder, {**told["first_list"], **told["second_list"]})
    later = _table(folder, {**told["findings"], **told["second_findings"]})
    again = told["second_answers"]
    answers = fill(first / ANSWERS_BOOK, folder / again["file"], _answers(again["fill"]))
    changes = told["second_plan"]
    plan = fill(_new_plan(first, dossiers / "again.xlsx"), folder / changes["file"], _changed(changes["measures"]))
    came = {"answers": (answers,), "findings": (later,)}
    return blank, first, dossier(told, SECOND, (second,), dossiers / "2020", previous=first, **came, plan=plan)


def dossier(told: Cells, as_of: date, sources: tuple[Path, ...], folder: Path, **given: Any) -> Path:
    """The dossier of one moment, as `imvo assess` makes it."""
    who = Participant(name=told["brand"], signed=PartialDate.parse(told["signed"].isoformat()))
    request = Request(sources, as_of=as_of, definition=told["agreement"], participant=who, **given)
    reporting.write(compute(request, Silent()), folder, Silent())
    return folder


def _new_plan(folder: Path, target: Path) -> Path:
    """The workbook with proposals, as `imvo plan new` writes it."""
    done = CliRunner().invoke(app, ["plan", "new", str(folder), "-o", str(target)])
    assert done.exit_code == 0, done.output
    return target


def _table(folder: Path, table: Cells) -> Path:
    path = folder / str(table["file"])
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(table["columns"])
        writer.writerows(table["rows"])
    return path


# -- filling in a workbook as a person does
Edit = tuple[Cells, Cells]
"""Cells by which a row is found, and the cells that change; the first open row that fits is taken."""


def fill(source: Path, target: Path, edits: tuple[Iterable[Edit], Iterable[Cells], frozenset[str] | None]) -> Path:
    """A copy of the workbook `source` with rows changed, rows added, and of the measures only those that stay."""
    book = python_calamine.CalamineWorkbook.from_path(str(source))
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    changes, added, stay = edits
    for where, cells in changes:
        _change(sheets, where, cells)
    if stay is not None:
        _keep(sheets, stay)
    for cells in added:
        _add(sheets, cells)
    _save(sheets, target)
    return target


def _tables(sheets: Sheets) -> Iterator[tuple[list[Any], list[list[Any]]]]:
    """The header and the rows of every sheet that is to be filled in."""
    for rows in sheets.values():
        if rows and set(_KEY) & set(rows[0]):
            yield rows[0], rows


def _change(sheets: Sheets, where: Cells, cells: Cells) -> None:
    for heads, rows in _tables(sheets):
        for row in rows[1:]:
            named = dict(zip(heads, row, strict=True))
            if all(str(named.get(head)) == str(value) for head, value in where.items()):
                for head, value in cells.items():
                    row[heads.index(head)] = value
                return
    raise KeyError(f"no row {dict(where)}")


def _keep(sheets: Sheets, stay: frozenset[str]) -> None:
    for heads, rows in _tables(sheets):
        if "Measure key" in heads:
            at = heads.index("Measure key")
            rows[1:] = [row for row in rows[1:] if row[at] in stay]


def _add(sheets: Sheets, cells: Cells) -> None:
    for heads, rows in _tables(sheets):
        if "Measure key" in heads:
            rows.append([cells.get(head, "") for head in heads])


def _save(sheets: Sheets, target: Path) -> None:
    book = xlsxwriter.Workbook(str(target), {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)})
    head = book.add_format({"bold": True, "bg_color": "#E8EEF2", "bottom": 1, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        table = bool(rows) and bool(set(_KEY) & set(rows[0]))
        sheet.set_column(0, max((len(row) for row in rows), default=1), 24 if table else 60)
        for down, row in enumerate(rows):
            for across, cell in enumerate(row):
                if cell not in ("", None):
                    value = cell.isoformat() if isinstance(cell, date) else cell
                    sheet.write(down, across, value, head if table and down == 0 else plain)
        if table:
            sheet.freeze_panes(1, 0)
    book.close()


def _answers(rows: Sequence[Cells]) -> tuple[list[Edit], list[Cells], None]:
    def where(row: Cells) -> Cells:
        site = {"Site": row["site"]} if "site" in row else {}
        return {"Question key": row["question"], **site, "Answer": ""}

    return [(where(row), row["cells"]) for row in rows], [], None


def _plan(plan: Cells) -> tuple[list[Edit], list[Cells], frozenset[str]]:
    changes: list[Edit] = [({"Issue key": row["issue"]}, row["cells"]) for row in plan["decisions"]]
    changes += [({"Measure key": row["key"]}, row["cells"]) for row in plan["measures"]]
    changes += [({"About": row["about"]}, row["cells"]) for row in plan["contacts"]]
    own = [row["cells"] for row in plan["own_measures"]]
    return changes, own, frozenset(row["key"] for row in plan["measures"])


def _changed(rows: Sequence[Cells]) -> tuple[list[Edit], list[Cells], None]:
    return [({"Measure key": row["key"]}, row["cells"]) for row in rows], [], None


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
