"""The shipped examples as the README's commands ask for them, each worked out without writing a dossier."""

from __future__ import annotations

import re
import shlex
from datetime import date
from pathlib import Path

from imvo.agreement import PartialDate, Participant
from imvo.cli.assess import files_of
from imvo.reporting import dossier
from imvo.reporting.compute import Result, compute
from imvo.reporting.request import Request
from imvo.runs import Silent

TWO_YEARS = "two-years"
ROOT = Path(__file__).resolve().parents[2]
COMMANDS = re.findall(r"`imvo assess (examples/[^`]+)`", (ROOT / "README.md").read_text(encoding="utf-8"))


def _after(words: list[str], option: str) -> str:
    return words[words.index(option) + 1]


# Agreement -> the words of its command.
ASKED = {_after(words, "--agreement"): words for words in map(shlex.split, COMMANDS)}


def result_of(agreement: str) -> Result:
    """The example of an agreement, assessed for the day of its command."""
    words = ASKED[agreement]
    sources = files_of([ROOT / name for name in words[: words.index("--agreement")]])
    as_of = date.fromisoformat(_after(words, "--as-of"))
    return compute(Request(sources, as_of=as_of, definition=agreement), Silent())


def second_year(aside: Path) -> Result:
    """The second year of examples/two-years. `aside`: where the dossier of the first one is written."""
    dossier.write(compute(_of_year(2019), Silent()), aside / "2019", Silent())
    return compute(_of_year(2020, previous=aside / "2019"), Silent())


def _of_year(year: int, previous: Path | None = None) -> Request:
    folder = ROOT / "examples" / TWO_YEARS
    return Request(
        (folder / f"suppliers-{year}.csv",),
        as_of=date(year, 7, 4),
        definition="textile",
        participant=Participant(name="Noorderlicht Kleding", signed=PartialDate.parse("2016-07-04")),
        answers=(folder / f"answers-{year}.xlsx",),
        findings=(folder / f"findings-{year}.csv",),
        plan=folder / f"plan-{year}.xlsx",
        previous=previous,
    )
