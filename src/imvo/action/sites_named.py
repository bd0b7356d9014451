"""Which site of the list a returned row means: by its identifier, or by its name with country and row beside it."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from imvo.action import site_keys
from imvo.reference.normal import key, keys

NONE, SEVERAL, TWO = "no-such-site", "several-sites", "two-sites"
UNCLEAR = (SEVERAL, TWO)
"""Of a row that means one of several sites: it names none that is new."""
_Named = tuple[str | None, str | None, int | None, str | None, str | None]  # name, identifier, row, country, key
_Place = tuple[int, int, str | None, str | None]  # row, row in the file, country, normal form of the name


def located(rows: pl.DataFrame, sites: pl.DataFrame) -> pl.DataFrame:
    """Add `at`, the row in the table `sites` (null: none, or more than one), and `amiss`: NONE, SEVERAL, TWO (the
    name is that of one site and the identifier that of another) or null; and `doubt`: the identifier is that of a site
    with quite another name, while no site has the name that is given.

    `rows` holds `site`, `site_id`, `site_row` and `country`, as `answers` and `findings` do. A row that names no
    site at all has neither. `site_row` counts only where the name or identifier is that of the site in that row, so
    that a workbook of another list points nowhere; so does `site_key`, which answers have and which goes before the
    row. A site of the same name in another country is another site.
    """
    own = "site_key" if "site_key" in rows.columns else pl.lit(None, pl.String).alias("site_key")
    named = rows.select("site", "site_id", "site_row", "country", own).rows()
    places = _places(sites, _forms(named)) if named else {}
    keyed = _keyed(named, places, sites)
    found = [_sure(row, *_at(row, places, keyed), places) for row in named]
    return rows.with_columns(
        at=pl.Series([at for at, *_ in found], dtype=pl.UInt32),
        amiss=pl.Series([amiss for _, amiss, _ in found], dtype=pl.String),
        doubt=pl.Series([doubt for *_, doubt in found], dtype=pl.Boolean),
    )


def _forms(named: Sequence[_Named]) -> frozenset[str]:
    """Normal forms under which the sites of the rows may be found; a million others need not be kept."""
    names = {key(name) for name, *_ in named if name}
    return frozenset(names | {f"#{form}" for form in names} | {f"#{key(own)}" for _, own, *_ in named if own})


def _places(sites: pl.DataFrame, wanted: frozenset[str]) -> dict[str, list[_Place]]:
    """Normal form of a name, or `#` and that of an identifier -> the sites that have it; of those wanted."""
    found: dict[str, list[_Place]] = {}
    forms = sites.select(
        "row",
        pl.coalesce("source_row", "row"),
        "country",
        name=keys(sites.get_column("name")),
        own=pl.lit("#") + keys(sites.get_column("site_id")),
    )
    sought = pl.Series(sorted(wanted), dtype=pl.String).implode()
    for row, source, country, *own in forms.filter(pl.any_horizontal(pl.col("name", "own").is_in(sought))).iter_rows():
        for form in {*own} & wanted:
            found.setdefault(form, []).append((row, source, country, own[0]))
    return found


def _keyed(named: Sequence[_Named], places: dict[str, list[_Place]], sites: pl.DataFrame) -> dict[int, str]:
    """Row -> key of the sites that the rows may mean; none where no row has a key."""
    if not any(row[-1] for row in named):
        return {}
    rows = sorted({place[0] for ones in places.values() for place in ones})
    return site_keys.keys(sites.filter(pl.col("row").is_in(rows)))


def _sure(
    row: _Named, at: int | None, amiss: str | None, places: dict[str, list[_Place]]
) -> tuple[int | None, str | None, bool]:
    """`at`, `amiss` and `doubt`: whether the name goes with the site that an identifier or a key points to."""
    name, own = row[:2]
    if at is None or name is None or own is None:
        return at, amiss, False
    said = key(name)
    able = places.get(said, []) or places.get(f"#{said}", [])
    if able:
        return (at, amiss, False) if at in {place[0] for place in able} else (None, TWO, False)
    listed = next((place[3] for place in places.get(f"#{key(own)}", []) if place[0] == at), None)
    return at, amiss, bool(listed) and str(listed) not in said and said not in str(listed)


def _at(row: _Named, places: dict[str, list[_Place]], keyed: dict[int, str]) -> tuple[int | None, str | None]:
    name, own, number, country, site_key = row
    if name is None and own is None:
        return None, None
    if site_key:
        forms = [*([f"#{key(own)}"] if own else []), *([key(name), f"#{key(name)}"] if name else [])]
        meant = {place[0] for form in forms for place in places.get(form, []) if keyed.get(place[0]) == site_key}
        if len(meant) == 1:
            return meant.pop(), None
    able = places.get(f"#{key(own)}", []) if own else []
    if not able and name:
        # What stands in the column of the name may be the identifier.
        able = places.get(key(name), []) or places.get(f"#{key(name)}", [])
        if country is not None:
            able = [place for place in able if place[2] in (None, country)]
    if len(able) > 1 and number is not None:
        able = [place for place in able if number in place[:2]] or able
    if len(able) > 1 and country is not None:
        able = [place for place in able if place[2] == country] or able
    if len(able) == 1:
        return able[0][0], None
    return None, SEVERAL if able else NONE
