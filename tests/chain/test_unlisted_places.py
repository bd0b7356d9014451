"""Places that a table names and the list does not: one name in two countries is two places."""

from __future__ import annotations

import polars as pl

from imvo.chain.unlisted import located, unlisted

SCHEMA = {"row": pl.UInt32, "file": pl.String, "sheet": pl.String, "name": pl.String, "country": pl.String}


def places(*rows: tuple[str | None, str | None]) -> pl.DataFrame:
    numbered = [(number, "f.csv", None, *row) for number, row in enumerate(rows, start=2)]
    return pl.DataFrame(numbered, schema=SCHEMA, orient="row")


def names(frame: pl.DataFrame) -> list[tuple[str, str | None]]:
    return list(frame.select("name", "country").iter_rows())


def test_a_place_of_the_list_is_not_added() -> None:
    listed = places(("Mfano Roses Ltd.", "KE"), ("Vague", None))
    rows = places(("MFANO ROSES LTD", "KE"), ("mfano roses ltd", None), ("vague", "ET"), ("New", "UG"))
    assert names(unlisted(rows, [listed])) == [("New", "UG")]


def test_one_name_in_two_countries_is_two_places() -> None:
    assert names(unlisted(places(("A", "KE"), ("A", "ET"), ("A", None)), [])) == [("A", "KE"), ("A", "ET")]
    assert names(unlisted(places(("A", "ET")), [places(("A", "KE"))])) == [("A", "ET")]


def test_rows_without_a_name_are_no_place() -> None:
    assert unlisted(places((None, "KE")), []).is_empty()


def test_a_place_without_a_country_stays_unknown() -> None:
    assert names(unlisted(places(("A", None), ("a", None)), [])) == [("A", None)]


def test_a_country_is_taken_from_the_list_only_when_there_is_one() -> None:
    listed = places(("A", "KE"), ("B", "KE"), ("B", "ET"))
    assert names(located(places(("a", None), ("B", None), ("A", "UG")), "name", listed)) == [
        ("a", "KE"), ("B", None), ("A", "UG"),
    ]  # fmt: skip
