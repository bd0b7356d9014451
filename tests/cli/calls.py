"""How the tests call imvo, and the small list that they use."""

import contextlib
import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path

from imvo.cli import main

# Rows 2 to 6 are sites; row 5 says only "garments", row 6 is in no country that exists. Row 7 is a total.
LIST = """\
Name,Country,Process,Product,Number of workers,% Female workers,% Migrant workers
Kaveri Cotton Mills,India,Spinning,Yarn,850,,
Ganga Dye House,India,Dyeing,Fabric,120,40%,5%
Dhaka Sewing,Bangladesh,Cut-make-trim,Garments,1200,80%,
Someone's Shop,Turkey,,Garments,,,
[red]Nowhere[/red],Atlantis,Cut-make-trim,Garments,10,,
Total,,,,2180,,
"""
SITES, LEFT_OUT = 5, 1
TEXTILE = ["--agreement", "textile", "--signed", "2016-07-04", "--as-of", "2019-07-04"]


@dataclass(frozen=True)
class Outcome:
    """What one call gave."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


def run(*arguments):
    """One call within this process, with pipes for stdout and stderr."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(argument) for argument in arguments])
    return Outcome(code, out.getvalue(), err.getvalue())


def program():
    """The words that start imvo as a process of its own."""
    return [sys.executable, "-m", "imvo"]


def listed(folder: Path, text: str = LIST, name: str = "list.csv") -> Path:
    """A list on disk."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def debris(folder: Path) -> list[str]:
    """What stands in a folder besides lists."""
    return sorted(path.name for path in folder.iterdir() if path.suffix != ".csv")
