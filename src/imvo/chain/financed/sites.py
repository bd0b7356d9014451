"""What the risk method looks at: one place per issuer or borrower, sector and country of operations."""

from __future__ import annotations

import polars as pl

from imvo.chain.financed.ledger import gross
from imvo.chain.financed.positions import ASSESSED
from imvo.chain.financed.sectors import UNSPECIFIED

KEY = ["issuer_id", "sector", "country"]


def sites(positions: pl.DataFrame) -> pl.DataFrame:
    """Rows for the table `sites` of the table `financed-positions`. `site_id` is the issuer's identifier.

    An unknown country of operations stays unknown; the seat plays no part. `volume_share` is the part of the gross
    value, where all is in one currency: leverage only.
    """
    looked = positions.filter(pl.col("state").is_in(ASSESSED))
    one_currency = positions.get_column("currency").n_unique() == 1
    placed = looked.group_by(KEY, maintain_order=True).agg(
        pl.col("file", "sheet", "row", "issuer").first(),
        sector_given=pl.coalesce("sector_code").drop_nulls().first(),
        value=gross(),
    )
    whole = positions.select(gross()).item()
    share = pl.col("value") / whole if one_currency and whole else pl.lit(None, dtype=pl.Float64)
    return placed.select(
        "file",
        "sheet",
        "row",
        "country",
        "sector_given",
        name="issuer",
        site_id="issuer_id",
        processes=pl.when(pl.col("sector") != UNSPECIFIED).then("sector"),
        volume_share=share.clip(0, 1),
        tier=pl.lit(None, dtype=pl.UInt8),
    )
