"""With findings the draws follow the same arithmetic as the table, and those of other issues stay as they were."""

from __future__ import annotations

from functools import cache

import numpy as np
import polars as pl
import pytest

from imvo import reference
from imvo.reference import regions
from imvo.risk import method, stability
from imvo.risk.assess import Assessment, assess
from imvo.risk.draws import Keys, Model
from imvo.runs import Silent
from tests.risk.findings_made import AS_OF, Told, frame, one
from tests.risk.sites_made import made
from tests.risk.test_oracle_findings import some_seen

SITES = made(300, seed=5)


@cache
def registers() -> dict[str, reference.Edition]:
    return reference.load_all(None)


def found(told: list[Told]) -> tuple[Assessment, Model]:
    """An assessment of made-up sites with the model that its draws used."""
    models: list[Model] = []
    keep = stability._model

    def kept(*arguments: object) -> Model:
        models.append(keep(*arguments))  # type: ignore[arg-type]
        return models[-1]

    patch = pytest.MonkeyPatch()
    patch.setattr(stability, "_model", kept)
    result = assess(SITES, registers(), regions.match, method.load(), Silent(), frame(told), AS_OF)
    patch.undo()
    return result, models[0]


def drawn(model: Model) -> Keys:
    """The classes of every issue in a few draws, without the people exposed."""
    rules = method.load()
    kinds = ("start", "step", "treaty", "site", "floor", "seen")
    parts = [
        getattr(model, kind).draw(kind, rules.stability.seed, 60, rules.stability.weight_of_value) for kind in kinds
    ]
    shift = model.shift.draw("severity", rules.stability.seed, 60, rules.severity.weight_of_value)
    keys: Keys = model.order_keys(*parts, shift) // model.people.size
    return keys


def contenders(result: Assessment) -> list[str]:
    return result.issues.filter(pl.col("stability").is_not_null()).sort("rank").get_column("issue").to_list()


@pytest.mark.parametrize("seed", range(3))
def test_the_ranked_values_give_the_order_of_the_table(seed: int) -> None:
    result, model = found(some_seen(SITES, 200, seed))
    assert model.lowered.causes.size
    assert model.seen.keys
    assert np.argsort(-model.ranked()).tolist() == list(range(len(contenders(result))))


def test_draws_stay_within_the_interval_of_each_issue() -> None:
    result, model = found(some_seen(SITES, 200, seed=7))
    likelihood = drawn(model) % (method.load().likelihood.highest + 1)
    bounds = result.issues.filter(pl.col("stability").is_not_null()).sort("rank")
    assert (likelihood >= bounds.get_column("likelihood_low").to_numpy()).all()
    assert (likelihood <= bounds.get_column("likelihood_high").to_numpy()).all()


def test_issues_that_hold_none_of_the_sites_draw_as_before() -> None:
    told = some_seen(SITES, 30, seed=2)
    before, after = found([]), found(told)
    places = SITES.select("row", "country").join(before[0].processes, on="row")
    seen = frame(told).join(places, on="row").with_columns(pl.col("processes").str.split("|")).explode("processes")
    own = set(
        seen.select(
            pl.concat_str("theme", pl.col("country").fill_null("unknown"), "processes", separator="/")
        ).to_series()
    )
    names, classes = (
        [contenders(result) for result, _ in (before, after)],
        [drawn(model) for _, model in (before, after)],
    )
    others = [name for name in names[0] if name in names[1] and name not in own]
    assert len(others) > 50
    one_way, other = (part[:, [held.index(name) for name in others]] for part, held in zip(classes, names, strict=True))
    assert np.array_equal(one_way, other)


def test_a_finding_on_an_issue_far_from_the_top_changes_no_stability() -> None:
    """Where none of the first is passed, every share stays to the last digit."""
    before, _ = found([])
    last = before.issues.filter(pl.col("list") == "priority", pl.col("site_known"), pl.col("severity_band") == 3).tail(
        1
    )
    theme, process, country = (last.get_column(name).item() for name in ("theme", "process", "country"))
    there = SITES.join(before.processes, on="row", suffix="_taken").filter(
        pl.col("country").eq_missing(pl.lit(country)), pl.col("processes_taken") == process
    )
    told = [one(row=there.get_column("row").first(), theme=theme, kind="audit")]
    after, _ = found(told)
    shares = [result.issues.select("issue", "stability").sort("issue") for result in (before, after)]
    assert not after.issues.equals(before.issues)
    assert shares[0].equals(shares[1])
