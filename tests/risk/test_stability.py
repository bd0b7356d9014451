"""The ranking behind the draws is the ranking of the table, and a judgement that decides the top is named."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from imvo import reference
from imvo.reference import regions
from imvo.risk import method, stability
from imvo.risk.assess import Assessment, assess
from imvo.risk.draws import Model
from imvo.runs import Silent
from tests.risk.sites_made import made


@pytest.fixture(scope="module")
def found() -> tuple[Assessment, Model]:
    """An assessment of made-up sites with the model that its draws used."""
    models: list[Model] = []
    keep = stability._model

    def kept(*arguments: object) -> Model:
        models.append(keep(*arguments))  # type: ignore[arg-type]
        return models[-1]

    patch = pytest.MonkeyPatch()
    patch.setattr(stability, "_model", kept)
    result = assess(made(300, seed=5), reference.load_all(None), regions.match, method.load(), Silent())
    patch.undo()
    return result, models[0]


def _contenders(result: Assessment) -> pl.DataFrame:
    return result.issues.filter(pl.col("stability").is_not_null()).sort("rank")


def test_the_ranked_values_give_the_order_of_the_table(found: tuple[Assessment, Model]) -> None:
    result, model = found
    assert np.argsort(-model.ranked()).tolist() == list(range(_contenders(result).height))


def test_shares_add_up_to_the_top(found: tuple[Assessment, Model]) -> None:
    result, _ = found
    assert result.issues.get_column("stability").sum() == pytest.approx(result.stability.top)


def test_the_same_list_gives_the_same_shares(found: tuple[Assessment, Model]) -> None:
    again = assess(made(300, seed=5), reference.load_all(None), regions.match, method.load(), Silent())
    assert again.issues.equals(found[0].issues)


def test_judgements_that_alter_the_top_are_named(found: tuple[Assessment, Model]) -> None:
    judgements = found[0].stability.judgements
    assert judgements.height
    assert set(judgements.get_column("kind")) <= {"start", "severity", "floor"}
    assert (judgements.get_column("changes") > 0).all()


def test_under_six_issues_no_stability_is_shown() -> None:
    rules = method.load()
    few = assess(made(1, seed=3), reference.load_all(None), regions.match, rules, Silent())
    priority = few.issues.filter(pl.col("list") == "priority").height
    assert (few.stability.top == 0) == (priority < rules.stability.fewest)


def test_questions_come_in_the_order_of_what_they_move(found: tuple[Assessment, Model]) -> None:
    questions = found[0].questions
    assert questions.height <= method.load().questions.most
    assert questions.get_column("rank").to_list() == list(range(1, questions.height + 1))
    assert questions.get_column("moves").is_sorted(descending=True)


def test_lists_do_not_overlap(found: tuple[Assessment, Model]) -> None:
    table = found[0].issues
    assert set(table.get_column("list")) <= {"priority", "severe-unlikely", "nothing-known"}
    unlikely = table.filter(pl.col("list") == "severe-unlikely")
    assert (unlikely.get_column("likelihood_high") <= method.load().severity.unlikely_at_most).all()
