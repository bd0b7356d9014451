"""However withheld fields change, the public account stays the same, byte for byte."""

from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imvo.disclosure import Account, account_of, load
from imvo.reporting.public import data, page
from imvo.reporting.public.sentences import Sentences
from tests.disclosure.made import before, delivered
from tests.reporting import example

RULES = load()
TABLES = tuple(RULES.tables)
# No word of a measure: a name that does stand in one is held by a test of its own.
ALIEN = st.text("qxjŷ", min_size=4, max_size=9)
UNSEEN = st.text("qxj", min_size=6, max_size=12)


def withheld(name: str, frame: pl.DataFrame, on: tuple[str, ...] = ()) -> list[str]:
    """The columns of a table whose values may not matter."""
    rules = RULES.tables[name]
    shown = {column for switch, columns in rules.switched.items() if switch in on for column in columns}
    return [column for column in frame.columns if column not in {*rules.shown, *rules.rests, *shown}]


def values(dtype: Any) -> st.SearchStrategy[Any]:
    if dtype == pl.String:
        return ALIEN
    if dtype == pl.Boolean:
        return st.booleans()
    if dtype == pl.Date:
        return st.integers(0, 4000).map(lambda n: date(2012, 1, 1) + timedelta(days=n))
    return st.integers(1, 200) if dtype.is_integer() else st.floats(0, 1)


@st.composite
def other(draw: Any, name: str, frame: pl.DataFrame, on: tuple[str, ...] = ()) -> pl.DataFrame:
    """The same table with every withheld cell filled anew; of what only counts as given the gaps stay."""
    made = []
    for column in withheld(name, frame, on):
        own = frame.get_column(column)
        one = values(own.dtype)
        kept = column in RULES.tables[name].given
        cells = [None if kept and old is None else draw(one if kept else st.none() | one) for old in own.to_list()]
        made.append(pl.Series(column, cells, dtype=own.dtype))
    return frame.with_columns(made)


def bytes_of(account: Account, lang: str = "en") -> tuple[str, str]:
    say = Sentences(account, example.view(), lang)
    return page.render(say), data.render(say)


FIRM = delivered(before=before())
SAME = account_of(FIRM)
BYTES = bytes_of(SAME)


@pytest.mark.parametrize("name", TABLES)
@settings(max_examples=12)
@given(draw=st.data())
def test_each_table_may_be_anything_else_where_it_is_withheld(name, draw):
    frame = FIRM.tables[name]
    frame = frame.head(6) if name in ("sites", "signals") else frame
    one = delivered(before=before(), tables={name: frame})
    two = delivered(before=before(), tables={name: draw.draw(other(name, frame))})
    assert bytes_of(account_of(one)) == bytes_of(account_of(two))


@settings(max_examples=12)
@given(draw=st.data())
def test_all_together_and_the_plan_of_the_year_before(draw):
    small = {"sites": FIRM.tables["sites"].head(3)}
    every = {**FIRM.tables, **small}
    changed = {name: draw.draw(other(name, every[name])) for name in TABLES if name not in ("issues", "signals")}
    earlier = before()
    then = before(measures=draw.draw(other("plan-measures", earlier.measures)))
    one, two = delivered(before=earlier, tables=small), delivered(before=then, tables=changed)
    assert bytes_of(account_of(one)) == bytes_of(account_of(two))


@settings(max_examples=12)
@given(draw=st.data())
def test_with_sites_switched_on_only_names_and_countries_matter(draw):
    frame = FIRM.tables["sites"].head(6)
    one = delivered(tables={"sites": frame}, on=("sites",))
    two = delivered(tables={"sites": draw.draw(other("sites", frame, ("sites",)))}, on=("sites",))
    assert bytes_of(account_of(one)) == bytes_of(account_of(two))


@settings(max_examples=12)
@given(draw=st.data())
def test_the_order_of_rows_plays_no_part(draw):
    mixed = {
        name: frame[draw.draw(st.permutations(range(frame.height)))]
        for name, frame in FIRM.tables.items()
        if name.startswith(("plan-", "sites"))
    }
    assert bytes_of(account_of(delivered(before=before(), tables=mixed))) == BYTES


OWN = ("what", "goal", "indicator", "unit")
FIGURES = ("baseline", "baseline_date", "target", "target_date", "value", "value_date", "value_evidence")


@settings(max_examples=25)
@given(draw=st.data())
def test_words_and_figures_that_nobody_marked_as_public_may_be_anything_else(draw):
    plan = FIRM.tables["plan-measures"].with_columns(public=pl.lit(None, dtype=pl.Boolean))
    words = st.lists(ALIEN, min_size=plan.height, max_size=plan.height)
    kinds = {name: plan.schema[name] for name in FIGURES}
    figures = {name: pl.lit(draw.draw(st.none() | values(kind)), dtype=kind) for name, kind in kinds.items()}
    other = plan.with_columns(*(pl.Series(name, draw.draw(words)) for name in OWN), **figures)
    one, two = (account_of(delivered(before=before(), tables={"plan-measures": each})) for each in (plan, other))
    assert bytes_of(one) == bytes_of(two)


@settings(max_examples=25)
@given(few=st.integers(0, RULES.fewest.value - 1), many=st.integers(RULES.fewest.value, 999))
def test_how_many_sites_reported_harm_is_told_of_enough_only_and_never_counted(few, many):
    none, enough = bytes_of(account_of(delivered())), bytes_of(account_of(delivered(harm_at=RULES.fewest.value)))
    assert bytes_of(account_of(delivered(harm_at=few))) == none
    assert bytes_of(account_of(delivered(harm_at=many))) == enough
    assert none != enough


def test_the_words_of_what_is_withheld_stand_nowhere():
    inside = "Ineke, local union, Example Mill, Payroll, threatened, behind the gate, lead times, Kept inside, Tiruppur"
    for text in (*BYTES, *bytes_of(SAME, "nl")):
        assert [word for word in inside.split(", ") if word in text] == []


@pytest.mark.parametrize("name", TABLES)
@settings(max_examples=12)
@given(draw=st.data())
def test_what_the_account_rests_on_is_never_written(name, draw):
    """Any word may stand there, such as the name of a site where a key belongs."""
    frame = FIRM.tables[name]
    texts = [each for each in RULES.tables[name].rests if frame.schema[each] == pl.String]
    words = {each: draw.draw(st.lists(UNSEEN, min_size=frame.height, max_size=frame.height)) for each in texts}
    mixed = {name: frame.with_columns(pl.Series(each, some, dtype=pl.String) for each, some in words.items())}
    for text in bytes_of(account_of(delivered(before=before(), tables=mixed))):
        assert [word for some in words.values() for word in some if word in text] == []


@settings(max_examples=12)
@given(draw=st.data())
def test_numbers_and_keys_that_it_rests_on_may_be_others(draw):
    """How many sites a risk is about, from enough on; and the keys that only tie rows together."""
    issues, signals = FIRM.tables["issues"], FIRM.tables["signals"]
    few = RULES.fewest.value
    moved = draw.draw(st.integers(1, 999))
    counts = [n if n < few else draw.draw(st.integers(few, 999)) for n in issues.get_column("sites").to_list()]
    tables = {
        "issues": issues.with_columns(
            pl.Series("sites", counts, dtype=issues.schema["sites"]), pl.col("cause") + moved
        ),
        "signals": signals.with_columns(pl.col("cause") + moved),
        "plan-measures": FIRM.tables["plan-measures"].with_columns(starts=pl.col("starts").dt.offset_by("-40d")),
    }
    assert bytes_of(account_of(delivered(before=before(), tables=tables))) == BYTES


def test_a_field_that_is_shown_does_change_it():
    """The test of the tests: the comparison sees a change."""
    plan = FIRM.tables["plan-measures"].with_columns(what=pl.lit("Something else"))
    assert bytes_of(account_of(delivered(before=before(), tables={"plan-measures": plan}))) != BYTES
