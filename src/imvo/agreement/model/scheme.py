"""How participants are assessed: blocks, thresholds per membership year, result classes, versions."""

from __future__ import annotations

from pydantic import Field

from imvo.agreement.model.base import DateOrUnknown, NumberOrUnknown, Sourced, Statement, Text, TextOrUnknown


class Block(Sourced):
    """A part of the score. `weight` in % of the total."""

    id: str
    name: Text
    weight: NumberOrUnknown


class RequiredShare(Sourced):
    """The least share of points, in %, that passes in one membership year; reaching it exactly passes."""

    year: int = Field(ge=1)
    share: NumberOrUnknown


class ResultClass(Sourced):
    id: str
    name: Text
    bounds: TextOrUnknown


class Version(Sourced):
    """What changed in the scheme from a date on: a break in every series that crosses it."""

    start: DateOrUnknown = Field(alias="from")
    change: Text


class Scheme(Sourced):
    by: Text
    rhythm: Text
    blocks: tuple[Block, ...] = ()
    thresholds: tuple[RequiredShare, ...] = ()
    classes: tuple[ResultClass, ...] = ()
    versions: tuple[Version, ...] = ()
    remarks: tuple[Statement, ...] = ()
