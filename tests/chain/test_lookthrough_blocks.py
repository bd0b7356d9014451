"""All funds in blocks: the same whatever the blocks are, told while it runs, and nothing is at work after a cancel."""

import threading

import polars as pl
import pytest

from bench.lookthrough_data import INVESTOR, Size, positions
from imvo.chain import lookthrough
from imvo.chain.lookthrough import blocks

SMALL = Size(positions=2_000, funds=50, issuers=60, cycles=6, seed=3)


@pytest.fixture(scope="module")
def network():
    return lookthrough.build(positions(SMALL))


def written(network, folder):
    folder.mkdir()
    lookthrough.write_all(network, folder)
    return lookthrough.scan(folder).sort("holder", "class", "id").collect()


@pytest.fixture(scope="module")
def usual(network, tmp_path_factory):
    return written(network, tmp_path_factory.mktemp("usual") / "all")


@pytest.mark.parametrize("filled", [0.0, 0.5, 2.0])
@pytest.mark.parametrize("cells", [1, 500])
def test_small_blocks_full_or_sparse_hold_the_same(network, usual, tmp_path, monkeypatch, filled, cells):
    monkeypatch.setattr(blocks, "FILLED", filled)
    monkeypatch.setattr(blocks, "CELLS", cells)
    found = written(network, tmp_path / "all")
    assert len(list((tmp_path / "all").iterdir())) > 3
    both = usual.join(found, on=["holder", "class", "id"], how="full", nulls_equal=True, suffix="_found")
    apart = both.select((pl.col("value").fill_null(0) - pl.col("value_found").fill_null(0)).abs().max()).item()
    assert apart <= 1e-9 * usual.get_column("value").max()
    assert found.height == pytest.approx(usual.height, rel=0.01)


def test_the_parts_do_not_depend_on_how_many_are_at_work(network, tmp_path, monkeypatch):
    monkeypatch.setattr(blocks, "CELLS", 700)
    made = []
    for workers in (1, 3):
        monkeypatch.setattr(blocks, "WORKERS", workers)
        folder = tmp_path / str(workers)
        written(network, folder)
        made.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert made[0] == made[1]


def test_one_holder_alone_has_the_same_lines(network, usual):
    alone = lookthrough.exposures(network, INVESTOR).exposures
    both = alone.join(usual.filter(pl.col("holder") == INVESTOR), on=["class", "id"], how="full", nulls_equal=True)
    assert both.filter(pl.col("value").is_null() | pl.col("value_right").is_null()).is_empty()
    assert both.select((pl.col("value") - pl.col("value_right")).abs().max()).item() < 1e-6


class Told:
    """Keeps what it is told; cancels when `at` calls of `done` have come."""

    def __init__(self, at=None):
        self.phases, self.rows, self.at = [], [], at

    def phase(self, name, rows):
        self.phases.append((name, rows))

    def done(self, rows):
        self.rows.append(rows)
        if len(self.rows) == self.at:
            raise KeyboardInterrupt


def test_progress_counts_up_to_all(network, tmp_path, monkeypatch):
    monkeypatch.setattr(blocks, "CELLS", 500)
    told = Told()
    lookthrough.write_all(network, tmp_path, told)
    assert [name for name, _ in told.phases] == ["look-through"]
    assert told.rows == sorted(told.rows)
    assert told.rows[-1] == told.phases[0][1]


def test_after_a_cancel_nothing_is_at_work(network, tmp_path, monkeypatch):
    monkeypatch.setattr(blocks, "CELLS", 500)
    before = threading.active_count()
    with pytest.raises(KeyboardInterrupt):
        lookthrough.write_all(network, tmp_path, Told(at=2))
    assert threading.active_count() == before
