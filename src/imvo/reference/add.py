"""Make a register of a table that the user has and imvo may not ship. Each kind stands in `kinds/<kind>.yaml`."""

from __future__ import annotations

import csv
import datetime
import io
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from imvo.agreement.themes import codes as theme_codes
from imvo.files.atomic import whole_folder
from imvo.reference.columns import place_columns
from imvo.reference.declared import Kind, kind_names, kind_of
from imvo.reference.load import METADATA, SHIPPED, TABLE, RegisterError, load, metadata
from imvo.reference.rows import KEYS, Rejection, Row, read_rows


class AddError(Exception):
    """The table cannot become a register; the message says why and what to do. Nothing was written."""


@dataclass(frozen=True)
class Added:
    """What was written where, and which rows were left out, each with reason and mend."""

    register_id: str
    folder: Path
    edition: str
    accepted: int
    rejected: tuple[Rejection, ...]


def kinds() -> list[str]:
    """The kinds that `add` understands, in order."""
    return kind_names()


def add(
    file_rows: Iterable[Row],
    header: Sequence[str],
    kind: str,
    folder: Path,
    *,
    year: str | None = None,
    details: Mapping[str, Any] | None = None,
    retrieved: datetime.date | None = None,
) -> Added:
    """Write a register of `kind` into `folder` from rows already read, (row number, cells), and their header.

    `year`: what the rows are about, needed only when neither a column nor the header of the value says so.
    `details`: fields of the kind that the user fills in or overrules, such as id, title, publisher, licence and
    indicator; the kinds `measure` and `listing` need them. The same edition again replaces the former one; another
    edition stands beside it.
    AddError when a needed column, year or field is missing, or when no row is left.
    """
    try:
        declared = kind_of(kind, details or {})
        columns = place_columns(header, declared)
    except ValueError as error:
        raise AddError(str(error)) from error
    _not_shipped(declared.id)
    table, rejected = read_rows(file_rows, columns, declared, year=year, codes=_codes())
    if not table:
        example = f" First: row {rejected[0].row}: {rejected[0].reason} {rejected[0].mend}" if rejected else ""
        raise AddError(f"No row could be read, so nothing was added ({len(rejected)} rows left out).{example}")
    dates = [row["year"] if declared.shape == "measure" else row["date"] for row in table]
    edition = max(dates) or year
    if edition is None:
        raise AddError("The table does not say what year it is about. Give the year (--year).")
    target = folder / f"{declared.id}_{edition}".replace("-", "_")
    first = min(filter(None, dates), default=edition)
    _write(target, _metadata(declared, edition, first, len(table), retrieved), table)
    return Added(declared.id, target, edition, len(table), tuple(rejected))


def _codes() -> dict[str, frozenset[str]]:
    return {"theme": frozenset(theme_codes()), "process": frozenset(load("processes").table.to_series(0))}


def _not_shipped(register_id: str) -> None:
    shipped = {folder.name.replace("_", "-") for folder in SHIPPED.iterdir() if (folder / METADATA).is_file()}
    if register_id in shipped:
        raise AddError(f"'{register_id}' is the name of a register of imvo itself. Give yours another id.")


def _metadata(
    declared: Kind, edition: str, first: str, rows: int, retrieved: datetime.date | None
) -> dict[str, object]:
    data: dict[str, object] = {
        "schema": 1,
        "id": declared.id,
        "title": declared.title.model_dump(),
        "publisher": declared.publisher,
        "edition": edition,
        "edition_date": edition,
        "reference_period": edition if first == edition else f"{first} to {edition}",
        "licence": declared.licence,
        "redistributable": False,
        "url": declared.url,
        "retrieved": retrieved.isoformat() if retrieved else "unknown",
        "kind": declared.kind,
        "shape": declared.shape,
        "themes": list(declared.themes),
        "may_lower": declared.may_lower,
        "describes": declared.describes.model_dump(),
        "says_nothing": declared.says_nothing.model_dump(),
        "assertions": {
            "rows": {"min": rows, "max": rows},
            "key": KEYS[declared.shape],
        },
        "notes": declared.notes or "Added by the user from a file of their own.",
    }
    if declared.indicator is not None:
        data["indicators"] = [declared.indicator.model_dump(mode="json", exclude_none=True)]
    return data


def _write(target: Path, data: dict[str, object], table: list[dict[str, str]]) -> None:
    """Written aside, read back, then put in place; a former edition of that name makes room at the last moment."""
    fresh, former = target.with_name(f".{target.name}.fresh"), target.with_name(f".{target.name}.former")
    for left in (fresh, former):
        if left.exists():
            shutil.rmtree(left)
    with whole_folder(fresh) as aside:
        (aside / METADATA).write_text(_yaml(data), encoding="utf-8", newline="\n")
        (aside / TABLE).write_text(_csv(table), encoding="utf-8", newline="\n")
        try:
            metadata(aside)
        except RegisterError as error:
            raise AddError(f"The details do not make a valid register. {error}") from error
    if target.exists():
        target.rename(former)
    fresh.rename(target)
    if former.exists():
        shutil.rmtree(former)


def _yaml(data: dict[str, object]) -> str:
    writer = YAML(typ="safe", pure=True)
    writer.default_flow_style = False
    writer.allow_unicode = True
    # In the order that people read it, not by the alphabet.
    writer.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    stream = io.StringIO()
    writer.dump(data, stream)
    return stream.getvalue()


def _csv(table: list[dict[str, str]]) -> str:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, fieldnames=list(table[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
    return stream.getvalue()
