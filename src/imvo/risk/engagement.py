"""Whom to engage first: issuers and borrowers in the order of the method, and where their money meets which issues."""

from __future__ import annotations

import polars as pl

from imvo import tables
from imvo.chain.financed.ledger import gross, share
from imvo.chain.financed.positions import ASSESSED

LIST, HEAT, FOCUS = "engagement-list", "sector-country-heat", "theme-focus"
_PLACE = ["sector", "country"]
_CLASSES = ["severity_band", "likelihood_low", "likelihood", "likelihood_high"]
UNKNOWN = "unknown"  # among the countries of an issuer: of a position of which none is known
_SECTOR_KNOWN = ("sector-country", "sector")  # states of a position
_LISTS = ("priority", "severe-unlikely", "nothing-known")


def engagement_list(
    positions: pl.DataFrame,
    issues: pl.DataFrame,
    findings: pl.DataFrame,
    engagements: pl.DataFrame,
    excluded: pl.DataFrame | None,
) -> pl.DataFrame:
    """The table `engagement-list` of the tables `financed-positions` and `issues`.

    `findings`, `engagements`, `excluded`: `issuer_id` and `n`, the delivered rows joined to it. An issuer stands by the
    classes of its first issue, then of its next, and so on; the value, the number of positions and the findings never
    move it. Issuers with the same classes throughout share a place and stand by name. An issuer of which no sector is
    known, or nothing is known of its first issue, is one to find out about first: it stands after all others, marked.
    """
    looked = positions.filter(pl.col("state").is_in(ASSESSED))
    placed = looked.select("issuer_id", *_PLACE).unique(maintain_order=True)
    met = placed.join(_ordered(issues), on=_PLACE, how="inner", nulls_equal=True)
    met = met.sort("issuer_id", "at")
    first_band = pl.col("severity_band").first()
    judged = met.group_by("issuer_id", maintain_order=True).agg(
        pl.col("list", "issue", *_CLASSES).first(),
        themes=pl.col("theme").filter(pl.col("severity_band") == first_band).unique(maintain_order=True).str.join("|"),
        order=pl.col("code").str.join(""),
    )
    unknown = looked.group_by("issuer_id").agg(no_sector=(~pl.col("state").is_in(_SECTOR_KNOWN)).all())
    judged = judged.join(unknown, on="issuer_id", how="left", maintain_order="left").with_columns(
        to_find_out=pl.col("no_sector") | (pl.col("list") == _LISTS[-1])
    )
    # What ends here comes after what goes on with a further issue.
    mark = pl.when("to_find_out").then(pl.lit("1")).otherwise(pl.lit("0"))
    judged = judged.with_columns(rank=(mark + pl.col("order") + "~").rank("dense"))
    held = _held(looked, positions)
    joined = held.join(judged, on="issuer_id", how="inner")
    for name, counts in (("findings", findings), ("engagements", engagements)):
        joined = joined.join(counts.rename({"n": name}), on="issuer_id", how="left").with_columns(
            pl.col(name).fill_null(0)
        )
    out = None if excluded is None else excluded.get_column("issuer_id").implode()
    named = pl.lit(None, dtype=pl.Boolean) if out is None else pl.col("issuer_id").is_in(out)
    listed = joined.with_columns(excluded=named).sort("rank", "issuer", "issuer_id", "currency", nulls_last=True)
    return tables.shape(listed, tables.load(LIST))


def _ordered(issues: pl.DataFrame) -> pl.DataFrame:
    """The issues of known places with `at`, their place over all lists, and `code`: their classes as text that sorts.

    How many people are behind an issue is not known of an issuer, so it plays no part between issuers.
    """
    known = issues.filter("site_known").rename({"process": "sector"})
    place = pl.col("list").replace_strict(_LISTS, range(len(_LISTS)), return_dtype=pl.Int64)
    classes = (
        place,
        pl.col("severity_band"),
        9 - pl.col("likelihood").fill_null(0),
        9 - pl.col("likelihood_high").fill_null(0),
    )
    code = pl.concat_str(*(part.cast(pl.Int64).cast(pl.String) for part in classes))
    return (
        known.with_columns(code=code)
        .sort("code", "rank")
        .with_row_index("at")
        .select("at", "code", "theme", "issue", "list", "rank", *_PLACE, *_CLASSES)
    )


def _held(looked: pl.DataFrame, positions: pl.DataFrame) -> pl.DataFrame:
    """Per issuer and currency what is held of it, as a share of everything in that currency."""
    whole = positions.group_by("currency").agg(whole=gross())
    summed = looked.group_by("issuer_id", "currency").agg(
        pl.col("issuer").first(),
        sector=_joined(pl.col("sector")),
        country=_joined(pl.col("country").fill_null(UNKNOWN)),
        means=_joined(pl.col("means")),
        value=gross(),
        positions=pl.len(),
    )
    joined = summed.join(whole, on="currency", how="left", nulls_equal=True)
    return joined.with_columns(
        share=pl.when(pl.col("whole") > 0).then((pl.col("value") / pl.col("whole")).clip(0, 1)),
    )


def _joined(codes: pl.Expr) -> pl.Expr:
    return codes.drop_nulls().unique().sort().str.join("|")


def heat(positions: pl.DataFrame, issues: pl.DataFrame) -> pl.DataFrame:
    """The table `sector-country-heat`: money by sector and country, with the first issue of the method there."""
    looked = _money(positions)
    first = _ordered(issues).unique(_PLACE, keep="first", maintain_order=True)
    joined = looked.join(first, on=_PLACE, how="left", nulls_equal=True)
    by = ["code", "rank", *_PLACE, "currency"]
    return tables.shape(joined.sort(by, nulls_last=True), tables.load(HEAT))


def focus(positions: pl.DataFrame, issues: pl.DataFrame, themes: tuple[str, ...]) -> pl.DataFrame:
    """The table `theme-focus`: for each of `themes` its issues in the order of the method, with the money there."""
    order = {theme: place for place, theme in enumerate(themes)}
    about = _ordered(issues).filter(pl.col("theme").is_in(themes))
    joined = about.join(_money(positions), on=_PLACE, how="inner", nulls_equal=True)
    place = pl.col("theme").replace_strict(order, return_dtype=pl.Int64)
    return tables.shape(joined.sort(place, "code", "rank", "currency", nulls_last=True), tables.load(FOCUS))


def _money(positions: pl.DataFrame) -> pl.DataFrame:
    """What is assessed by sector, country and currency. Shares are of everything in that currency."""
    summed = (
        positions.with_columns(
            sector=pl.when(pl.col("state").is_in(ASSESSED)).then("sector"),
            country=pl.when(pl.col("state").is_in(ASSESSED)).then("country"),
        )
        .group_by(*_PLACE, "currency")
        .agg(
            value=gross(),
            positions=pl.len(),
            without_value=pl.col("value").is_null().sum(),
            issuers=pl.col("issuer_id").n_unique(),
        )
    )
    return summed.with_columns(share()).filter(pl.col("sector").is_not_null())
