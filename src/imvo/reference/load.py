"""Find, read and choose registers: the shipped ones beside this file and those that a user added."""

from __future__ import annotations

import datetime
import hashlib
import io
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import polars as pl
from ruamel.yaml.error import YAMLError

from imvo.reference.model import Register, last_day, read
from imvo.reference.shapes import SHAPES, TYPES

SHIPPED = Path(__file__).parent
METADATA, TABLE = "register.yaml", "table.csv"


class RegisterError(Exception):
    """A register cannot be found or used; the message names it and says what to do."""


@dataclass(frozen=True, eq=False)
class Edition:
    """One edition of one register, ready for use.

    `later`: the edition is later than the assessed date. `sha256` is that of the file table.csv in `folder`.
    """

    register: Register
    table: pl.DataFrame
    later: bool
    sha256: str
    folder: Path
    as_of: datetime.date | None = None

    @property
    def edition(self) -> str:
        return self.register.edition

    def later_than_assessed(self, date: str | None) -> bool:
        """Whether a fact of this edition is later than the assessed date: by its own partial date, when it has one."""
        if self.as_of is None or date is None:
            return self.later
        return last_day(date) > self.as_of


def folders(extra: Path | None = None) -> list[Path]:
    """Every folder with a register.yaml: shipped first, then the user's, each in order of name."""
    roots = [SHIPPED] if extra is None else [SHIPPED, extra]
    if extra is not None and not extra.is_dir():
        raise RegisterError(f"The folder of added registers does not exist: {extra}. Mend: name an existing folder.")
    return [folder for root in roots for folder in folders_in(root)]


def folders_in(root: Path) -> list[Path]:
    """The folders below `root` with a register.yaml, in order of name."""
    found = sorted(root.iterdir())
    return [folder for folder in found if not folder.name.startswith((".", "_")) and (folder / METADATA).is_file()]


def available(extra: Path | None = None) -> list[str]:
    """Ids of all registers at hand, in order."""
    return sorted({metadata(folder).id for folder in folders(extra)})


def load(register_id: str, as_of: datetime.date | None = None, extra: Path | None = None) -> Edition:
    """The edition to use for a date: the newest that is not later, otherwise the nearest later, marked.

    Without `as_of`: the newest. Of two folders with one edition the user's own counts. RegisterError: none.
    """
    # A folder is named after its register (`process-hazards`: process_hazards, process_hazards_2027): skip all others.
    stem = register_id.replace("-", "_")
    near = [f for f in folders(extra) if f.name == stem or f.name.startswith(f"{stem}_")]
    found = [folder for folder in near if metadata(folder).id == register_id]
    if not found:
        known = ", ".join(available(extra))
        raise RegisterError(f"There is no register '{register_id}'. Mend: use one of {known}, or add it.")
    return _open(found, as_of)


def load_all(
    as_of: datetime.date | None = None, extra: Path | None = None, chain: str | None = None
) -> dict[str, Edition]:
    """Every register at hand, by id, each in the edition that `load` would choose.

    `chain`: those that name another chain are left out; most of them are, and reading them takes a second.
    """
    return _by_id(folders(extra), as_of, chain)


_CHAIN = re.compile(r"^chain: *[\"']?([a-z0-9-]+)", re.MULTILINE)


def _by_id(found: list[Path], as_of: datetime.date | None, chain: str | None) -> dict[str, Edition]:
    by_id: dict[str, list[Path]] = {}
    for folder in found:
        if chain is not None:
            named = _CHAIN.search((folder / METADATA).read_text(encoding="utf-8"))
            if named is not None and named.group(1) != chain:
                continue
        by_id.setdefault(metadata(folder).id, []).append(folder)
    return {register_id: _open(places, as_of) for register_id, places in sorted(by_id.items())}


def load_from(folder: Path, as_of: datetime.date | None = None) -> dict[str, Edition]:
    """The registers in `folder` and no others, by id: those kept in a dossier."""
    return {metadata(found).id: _open([found], as_of) for found in folders_in(folder)}


def _open(found: list[Path], as_of: datetime.date | None) -> Edition:
    dated = [(metadata(folder).last_day, place, folder) for place, folder in enumerate(found)]
    known = [entry for entry in dated if as_of is None or entry[0] <= as_of]
    nearest = max(known) if known else min(dated, key=lambda entry: (entry[0], -entry[1]))
    register = metadata(nearest[2])
    text, sha256 = raw(nearest[2])
    table = _typed(text, register, nearest[2])
    return Edition(register, table, later=not known, sha256=sha256, folder=nearest[2], as_of=as_of)


def metadata(folder: Path) -> Register:
    """The checked content of register.yaml in `folder`; RegisterError names the file and what is wrong."""
    return _metadata(folder, _stamp(folder / METADATA))


def raw(folder: Path) -> tuple[pl.DataFrame, str]:
    """table.csv as text (an empty cell is null; `NA` stays `NA`) and its sha256."""
    path = folder / TABLE
    if not path.is_file():
        raise RegisterError(f"{folder.name}/{TABLE} is missing. Mend: restore the file, or remove the folder.")
    return _raw(path, _stamp(path))


def _stamp(path: Path) -> tuple[int, int]:
    """Files may change between two calls in one process; the cache must not."""
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_size


@lru_cache(maxsize=256)
def _metadata(folder: Path, _stamp: tuple[int, int]) -> Register:
    try:
        return read(folder / METADATA)
    except (ValueError, YAMLError, UnicodeError) as error:
        raise RegisterError(f"{folder.name}/{METADATA}: {error}") from error


@lru_cache(maxsize=64)
def _raw(path: Path, _stamp: tuple[int, int]) -> tuple[pl.DataFrame, str]:
    content = path.read_bytes()
    try:
        frame = pl.read_csv(io.BytesIO(content), infer_schema=False)
    except (pl.exceptions.PolarsError, UnicodeError) as error:
        raise RegisterError(f"{path.parent.name}/{TABLE}: {error}") from error
    blank = [pl.when(pl.col(name) == "").then(None).otherwise(pl.col(name)).alias(name) for name in frame.columns]
    return frame.with_columns(blank), hashlib.sha256(content).hexdigest()


def completed(text: pl.DataFrame, register: Register) -> pl.DataFrame:
    """Add constants and missing columns to a table of texts, those of the shape first."""
    constants = {name: value for name, value in register.constants.items() if name not in text.columns}
    frame = text.with_columns(pl.lit(value).alias(name) for name, value in constants.items())
    missing = [name for name in register.types if name not in frame.columns]
    frame = frame.with_columns(pl.lit(None, dtype=pl.String).alias(name) for name in missing)
    # A vocabulary keeps the order of its file: its first column is its codes.
    first = list(SHAPES[register.shape].columns)
    return frame.select([*first, *(name for name in frame.columns if name not in first)])


def cast(values: pl.Expr, kind: str) -> pl.Expr:
    """Text to a declared type; what does not fit becomes null. Truth is written `true` or `false`."""
    if kind == "bool":
        return values.replace_strict({"true": True, "false": False}, default=None, return_dtype=pl.Boolean)
    return values.cast(TYPES[kind], strict=False)


def _typed(text: pl.DataFrame, register: Register, folder: Path) -> pl.DataFrame:
    frame = completed(text, register)
    typed = frame.with_columns(cast(pl.col(name), kind) for name, kind in register.types.items() if kind != "text")
    lost = [name for name in register.types if typed[name].null_count() != frame[name].null_count()]
    if lost:
        where = ", ".join(lost)
        raise RegisterError(f"{folder.name}/{TABLE}: values of the wrong kind in {where}. Mend: imvo reference check.")
    return typed
