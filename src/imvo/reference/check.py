"""Hold every register against what it declares about itself; each finding says where, what, and how to mend it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from imvo.agreement.themes import codes as theme_codes
from imvo.reference.load import METADATA, TABLE, RegisterError, cast, completed, folders, metadata, raw
from imvo.reference.model import Bounds, Register
from imvo.reference.shapes import SHAPES

# The first row of a file is its header, row 1.
_FIRST_ROW = 2
_SHOWN = 20


@dataclass(frozen=True, order=True)
class Finding:
    """One thing wrong with a register. `row` counts as the file does, the header being row 1."""

    register: str
    file: str
    row: int | None
    column: str | None
    what: str
    mend: str


@dataclass(frozen=True)
class _Codes:
    """The vocabularies that columns of codes are held against; None: that vocabulary is not at hand."""

    by_column: dict[str, frozenset[str] | None]
    home: dict[str, str]
    by_chain: dict[str, frozenset[str]]

    def of(self, register: Register) -> _Codes:
        """Those for one register: the processes of its own chain where it belongs to one."""
        if register.chain is None:
            return self
        by_column = {**self.by_column, "process": self.by_chain.get(register.chain)}
        return _Codes(by_column, {**self.home, "process": f"the register processes-{register.chain}"}, self.by_chain)


def check(extra: Path | None = None) -> list[Finding]:
    """Every finding on every register, shipped and added; an empty list when all is well."""
    found: list[Finding] = []
    readable: list[tuple[Path, Register]] = []
    for folder in folders(extra):
        try:
            readable.append((folder, metadata(folder)))
        except RegisterError as error:
            found.append(_whole(folder.name, METADATA, str(error), "Correct the field that the message names."))
    codes = _vocabularies(readable)
    for folder, register in readable:
        found.extend(_named_right(folder, register))
        found.extend(_of_metadata(folder, register, codes.of(register)))
        found.extend(_of_table(folder, register, codes.of(register)))
    found.extend(_double_editions(readable))
    return found


def _vocabularies(readable: list[tuple[Path, Register]]) -> _Codes:
    """First column of the registers of countries, processes, products and materials, as far as they are at hand."""
    known: dict[str, frozenset[str] | None] = {"theme": frozenset(theme_codes())}
    home = {"theme": "the themes of imvo"}
    for column, register_id in (
        ("country", "countries"),
        ("process", "processes"),
        ("product", "products"),
        ("material", "materials"),
    ):
        known[column], home[column] = None, f"the register {register_id}"
        for folder, register in readable:
            # A register of every chain, such as that of goods, may name the processes of any.
            if register.id in {register_id, f"{register_id}-{register.chain}"} and (folder / TABLE).is_file():
                values = raw(folder)[0].to_series(0).drop_nulls()
                known[column] = (known[column] or frozenset()) | frozenset(values)
    by_chain = {
        register.chain: frozenset(raw(folder)[0].to_series(0).drop_nulls())
        for folder, register in readable
        if register.chain is not None and register.id == f"processes-{register.chain}" and (folder / TABLE).is_file()
    }
    return _Codes(known, home, by_chain)


def _whole(register: str, file: str, what: str, mend: str) -> Finding:
    return Finding(register, file, None, None, what, mend)


def _named_right(folder: Path, register: Register) -> Iterator[Finding]:
    stem = register.id.replace("-", "_")
    if folder.name != stem and not folder.name.startswith(f"{stem}_"):
        what = f"The folder {folder.name} holds the register {register.id}, so it will not be found."
        yield _whole(register.id, METADATA, what, f"Name the folder {stem}, or {stem}_ and the edition.")


def _of_metadata(folder: Path, register: Register, codes: _Codes) -> Iterator[Finding]:
    themes = {*register.themes, *(theme for indicator in register.indicators for theme in indicator.themes)}
    for field, given in (("theme", themes), ("process", {*register.processes})):
        known = codes.by_column[field]
        for code in sorted(given - known) if known is not None else []:
            what = f"'{code}' is not one of {codes.home[field]}."
            yield _whole(register.id, f"{folder.name}/{METADATA}", what, "Correct the code, or add it there.")


def _of_table(folder: Path, register: Register, codes: _Codes) -> Iterator[Finding]:
    file = f"{folder.name}/{TABLE}"
    try:
        given, _ = raw(folder)
    except RegisterError as error:
        yield _whole(register.id, file, str(error), "Restore or correct the file.")
        return
    missing = _missing_columns(given, register)
    unknown = [] if register.shape == "vocabulary" else [name for name in given.columns if name not in register.types]
    for name, what in [*((m, "is missing") for m in missing), *((u, "is not declared") for u in unknown)]:
        yield Finding(register.id, file, 1, name, f"The column {name} {what}.", "Keep to the columns of the shape.")
    if missing:
        return
    frame = completed(given, register)
    rows = register.assertions.rows
    if not rows.min <= frame.height <= rows.max:
        what = f"{frame.height} rows, where {rows.min:g} to {rows.max:g} are expected."
        yield _whole(
            register.id, file, what, "Look for lost or doubled rows; if the source changed, change the assertion."
        )
    for name, kind in register.types.items():
        yield from _of_kind(frame, register, file, name, kind)
    yield from _of_key(frame, register, file)
    yield from _of_ranges(frame, register, file)
    yield from _of_values(frame, register, file, codes)


def _missing_columns(given: pl.DataFrame, register: Register) -> list[str]:
    shape = SHAPES[register.shape]
    needed = {name for name in register.types if name not in shape.optional and name not in register.constants}
    needed |= {*register.assertions.key, *register.assertions.ranges, *register.assertions.values}
    needed -= {*register.constants, *shape.optional}
    return sorted(needed - set(given.columns))


def _rows(
    frame: pl.DataFrame, wrong: pl.Expr, register: Register, file: str, column: str, what: str, mend: str
) -> Iterator[Finding]:
    """One finding per wrong row, at most twenty, then how many more."""
    bad = frame.with_row_index("__row", offset=_FIRST_ROW).filter(wrong)
    for row in bad.head(_SHOWN).iter_rows(named=True):
        yield Finding(register.id, file, row["__row"], column, what.replace("{}", str(row[column])), mend)
    if bad.height > _SHOWN:
        yield Finding(register.id, file, None, column, f"{bad.height - _SHOWN} more rows like these.", mend)


def _of_kind(frame: pl.DataFrame, register: Register, file: str, name: str, kind: str) -> Iterator[Finding]:
    shape = SHAPES[register.shape]
    if kind != "text":
        wrong = pl.col(name).is_not_null() & cast(pl.col(name), kind).is_null()
        yield from _rows(frame, wrong, register, file, name, f"'{{}}' is not of the kind {kind}.", "Correct the value.")
    if name not in shape.optional and register.shape != "vocabulary":
        empty = pl.col(name).is_null()
        yield from _rows(frame, empty, register, file, name, "The cell is empty.", "Fill it, or leave out the row.")


def _of_key(frame: pl.DataFrame, register: Register, file: str) -> Iterator[Finding]:
    # An optional column may be left out of the file altogether; it then tells no two rows apart.
    names = [name for name in register.assertions.key if name in frame.columns]
    if names:
        what = f"Two rows share the key {', '.join(names)}: '{{}}' and the rest of the key."
        double = pl.struct(names).is_duplicated()
        yield from _rows(frame, double, register, file, names[0], what, "Keep one of the rows, or widen the key.")


def _of_ranges(frame: pl.DataFrame, register: Register, file: str) -> Iterator[Finding]:
    for name, bounds in register.assertions.ranges.items():
        yield from _outside(frame, pl.lit(True), register, file, name, bounds)
    if register.shape == "measure":
        for indicator in register.indicators:
            if indicator.range is not None:
                one = pl.col("indicator") == indicator.id
                yield from _outside(frame, one, register, file, "value", indicator.range)
        declared = {indicator.id for indicator in register.indicators}
        yield from _not_among(frame, register, file, "indicator", declared, "the declared indicators", joined=False)
    if register.shape == "status":
        declared = {indicator.id for indicator in register.indicators}
        yield from _not_among(frame, register, file, "instrument", declared, "the declared indicators", joined=False)


def _outside(
    frame: pl.DataFrame, of: pl.Expr, register: Register, file: str, name: str, bounds: Bounds
) -> Iterator[Finding]:
    number = pl.col(name).cast(pl.Float64, strict=False)
    inside = number.is_between(bounds.min, bounds.max)
    # What is no number at all, NaN included, is outside too.
    wrong = of & pl.col(name).is_not_null() & ~inside.fill_null(False)
    what = f"{{}} lies outside {bounds.min:g} to {bounds.max:g}."
    yield from _rows(
        frame, wrong, register, file, name, what, "Compare with the source; correct the value or the range."
    )


def _of_values(frame: pl.DataFrame, register: Register, file: str, codes: _Codes) -> Iterator[Finding]:
    shape = SHAPES[register.shape]
    for name, allowed in [*shape.values.items(), *register.assertions.values.items()]:
        joined = name in shape.joined
        yield from _not_among(frame, register, file, name, set(allowed), "the allowed values", joined=joined)
    if register.shape == "vocabulary":
        return
    for name, known in codes.by_column.items():
        if known is not None and name in frame.columns:
            yield from _not_among(frame, register, file, name, known, codes.home[name], joined=name in shape.joined)
        elif known is None and name in ("country", "process") and name in register.types:
            what = f"The column {name} was not checked: {codes.home[name]} is not at hand."
            yield Finding(register.id, file, None, name, what, "Add that register.")


def _not_among(
    frame: pl.DataFrame, register: Register, file: str, name: str, allowed: Collection[str], home: str, *, joined: bool
) -> Iterator[Finding]:
    codes = sorted(allowed)
    among = (
        pl.col(name).str.split("|").list.eval(pl.element().is_in(codes)).list.all()
        if joined
        else pl.col(name).is_in(codes)
    )
    wrong = pl.col(name).is_not_null() & ~among
    yield from _rows(frame, wrong, register, file, name, f"'{{}}' is not one of {home}.", "Correct the code.")


def _double_editions(readable: list[tuple[Path, Register]]) -> Iterator[Finding]:
    seen: dict[tuple[str, str], Path] = {}
    for folder, register in readable:
        first = seen.setdefault((register.id, register.edition), folder)
        if first != folder:
            what = (
                f"The edition {register.edition} is there twice, in {first.name} and {folder.name}; the last is used."
            )
            yield _whole(register.id, METADATA, what, "Remove one of the two folders.")
