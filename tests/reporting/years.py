"""Two years of small made-up lists, and what came back in between."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import polars as pl

from imvo.reporting import dossier
from imvo.reporting.compute import Result, compute
from imvo.reporting.request import Request
from imvo.runs import Silent

HEAD = "Supplier,Supplier ID,Address,City,Country,Process,Workers\n"
FIRST = """\
Kaveri Mill Ltd,A1,1 Mill Road,Coimbatore,India,Spinning,300
Dhaka Sewing,A2,2 Gate,Dhaka,Bangladesh,Sewing,1100
Lake Dyehouse,A3,3 Quay,Shaoxing,China,Dyeing,
"""
THEN, NOW = date(2019, 7, 4), date(2020, 7, 4)


@dataclass
class Years:
    """Dossiers below one folder, each made of the list that is given as text."""

    folder: Path
    made: dict[str, Result] = field(default_factory=dict)

    def year(self, name: str, listed: str, day: date, previous: str | None = None, **more: object) -> Path:
        """Make the dossier `name`; `previous` is the name of an earlier one."""
        folder = self.folder / f"of-{name}"
        folder.mkdir()
        source = folder / "list.csv"
        source.write_text(HEAD + listed, encoding="utf-8")
        before = None if previous is None else self.folder / previous
        request = replace(Request((source,), as_of=day, previous=before), **more)  # type: ignore[arg-type]
        self.made[name] = compute(request, Silent())
        dossier.write(self.made[name], self.folder / name, Silent())
        return self.folder / name

    def file(self, name: str, text: str) -> Path:
        """A file that came back."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def results(self, name: str) -> dict[str, pl.DataFrame]:
        """The tables on what changed, of the dossier `name`."""
        return dict(next(one.results for one in self.made[name].outcomes if one.part.id == "changes"))


def steps(table: pl.DataFrame) -> set[str]:
    """The steps that the table `issue-changes` names."""
    return set(table.get_column("step"))
