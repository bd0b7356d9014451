"""What taking part costs: items that add up, each for some years, groups or bands."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from imvo.agreement.model.base import Closed, DateOrUnknown, NumberOrUnknown, Sourced, Text
from imvo.agreement.model.situation import Applies


class Rise(Closed):
    """The amount rises by `by` each year, for the first time in year `from`."""

    by: float
    first: int = Field(alias="from", ge=2)


class FeeItem(Sourced):
    """One amount. A discount is below zero. `years`: membership years, first and last included.

    `each`: owed every year, once (in the first year), or every year for each chain beyond those that the base covers.
    `band`: the id of a band in the scales that the fees go by. `covered`: chains included, with its other reading.
    """

    id: str
    name: Text
    amount: NumberOrUnknown
    each: Literal["year", "once", "chain-year"] = "year"
    years: tuple[int, int | None] | None = None
    start: DateOrUnknown | None = Field(default=None, alias="from")
    end: DateOrUnknown | None = Field(default=None, alias="to")
    applies: Applies = Applies()
    band: str | None = None
    rise: Rise | None = None
    minimum: bool = False
    covered: int = 0
    covered_otherwise: int | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.years is not None and self.years[1] is not None and self.years[1] < self.years[0]:
            raise PydanticCustomError("order", "the last year comes before the first", {})
        return self


class Fees(Sourced):
    """The tariff. `scales`: by which measures its bands go; `payer`: the party types that pay."""

    currency: str = "EUR"
    vat: Literal["included", "excluded", "unknown"] = "unknown"
    payer: tuple[str, ...] = ()
    scales: tuple[str, ...] = ()
    items: tuple[FeeItem, ...] = Field(min_length=1)
