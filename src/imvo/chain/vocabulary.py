"""The words of a chain as tables: processes and their stages, products and what must stand behind them, materials."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from imvo.reference import Edition

REGISTER = "processes"


@dataclass(frozen=True)
class Vocabulary:
    """Frames of the register `processes`; lists within a cell are joined by a bar.

    `processes`: id, stage, order, name_*, unspecified, candidates, ranked_as. `stages`: id, order, name_*.
    `products`: id, name_*, made_by, requires, may_involve. `materials`: id, name_*, fibre_process, requires.
    `folder`: where they stand, with the spellings that files use for them.
    """

    processes: pl.DataFrame
    stages: pl.DataFrame
    products: pl.DataFrame
    materials: pl.DataFrame
    folder: Path

    def made_by(self) -> dict[str, tuple[str, ...]]:
        """Product -> the processes that stand for it when a list states none."""
        return _lists(self.products, "made_by")

    def requires(self) -> dict[str, tuple[str, ...]]:
        """Product -> the processes that must exist behind it."""
        return _lists(self.products, "requires")

    def may_involve(self) -> dict[str, tuple[str, ...]]:
        """Product -> processes that may stand behind it unseen, such as home work."""
        return _lists(self.products, "may_involve")

    def origin_of(self) -> dict[str, tuple[str, ...]]:
        """Material -> the processes it comes from."""
        return _lists(self.materials, "requires")

    def stage_of(self) -> dict[str, str]:
        """Process -> stage."""
        return dict(self.processes.select("id", "stage").iter_rows())

    def may_be(self) -> dict[str, frozenset[str]]:
        """Process -> itself, or what it may be when it stands for "not stated which"."""
        rows = self.processes.select("id", "candidates").iter_rows()
        return {process: frozenset((candidates or process).split("|")) for process, candidates in rows}

    def unspecified(self) -> set[str]:
        """Processes that stand for "not stated which"."""
        return set(self.processes.filter(pl.col("unspecified")).get_column("id"))


def load(edition: Edition) -> Vocabulary:
    """Read the tables that stand beside the register's own."""
    return Vocabulary(
        processes=edition.table,
        stages=_read(edition.folder / "stages.csv").with_columns(pl.col("order").cast(pl.Int64)),
        products=_read(edition.folder / "products.csv"),
        materials=_read(edition.folder / "materials.csv"),
        folder=edition.folder,
    )


def _read(path: Path) -> pl.DataFrame:
    return pl.read_csv(path, infer_schema=False)


def _lists(frame: pl.DataFrame, column: str) -> dict[str, tuple[str, ...]]:
    rows = frame.select("id", column).iter_rows()
    return {key: tuple(value.split("|")) if value else () for key, value in rows}
