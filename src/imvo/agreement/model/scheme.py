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
    """A class that an assessment ends in. `bounds`: which scores fall in it."""

    id: str
    name: Text
    bounds: TextOrUnknown


class Version(Sourced):
    """What changed in the scheme from a date on: a break in every series that crosses it."""

    start: DateOrUnknown = Field(alias="from")
    change: Text


class Scheme(Sourced):
    """The assessment scheme as a whole: by whom, how often, on what, and how it changed."""

    by: Text
    rhythm: Text
    blocks: tuple[Block, ...] = ()
    thresholds: tuple[RequiredShare, ...] = ()
    classes: tuple[ResultClass, ...] = ()
    versions: tuple[Version, ...] = ()
    remarks: tuple[Statement, ...] = ()
