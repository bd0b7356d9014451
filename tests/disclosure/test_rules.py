# ruff: noqa: E501 - rows read better on one line
"""The list of what may leave names columns that exist, and gives a reason for what stays inside."""

from imvo import reference, tables
from imvo.disclosure import load

RULES = load()
NAMING = RULES.naming
BOUNDS = (
    RULES.fewest, RULES.main, RULES.step, NAMING.from_, NAMING.anywhere_from, NAMING.letters, NAMING.first_words,
)  # fmt: skip


def test_every_column_that_is_named_exists():
    named = {
        (name, column)
        for name, each in RULES.tables.items()
        for column in (
            *each.shown,
            *each.rests,
            *each.given,
            *each.guards,
            *each.places,
            *each.people,
            *sum(each.switched.values(), ()),
        )
    }
    named |= {(name, column) for one in RULES.withheld for name, columns in one.fields.items() for column in columns}
    assert [(name, column) for name, column in named if column not in tables.load(name).dtypes] == []


def test_what_is_said_to_be_withheld_is_not_shown():
    for one in RULES.withheld:
        for name, columns in one.fields.items():
            assert not set(columns) & set(RULES.tables[name].shown), one.id


def test_what_a_switch_shows_is_withheld_without_it():
    for switch, columns in RULES.tables["sites"].switched.items():
        told = {column for one in RULES.withheld if one.unless == switch for column in one.fields["sites"]}
        assert set(columns) - {"country"} == told


def test_fields_that_name_somebody_are_out_of_reach():
    personal = {
        "sites": {"name", "site_id", "group", "address", "city", "postal_code", "volume_share", "spend", "since", "subcontractors"},
        "findings": {"site", "text", "source", "document", "verified_by"},
        "answers": {"site", "answer", "document", "verified_by", "answered_by"},
        "plan-measures": {"owner", "consulted", "sites", "remark"},
    }  # fmt: skip
    for name, columns in personal.items():
        rules = RULES.tables[name]
        assert not columns & {*rules.shown, *rules.rests}, name


def test_every_number_has_a_ground():
    assert all(len(bound.ground) > 20 for bound in BOUNDS)


def test_registers_that_are_silent_because_of_a_place_exist():
    assert set(RULES.silent.places) <= set(reference.available())
    assert not set(RULES.silent.own) & set(reference.available())
