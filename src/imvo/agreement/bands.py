"""In which band of a scale a value lies, as the source prints the bands."""

from __future__ import annotations

from dataclasses import dataclass

from imvo.agreement.model.situation import Band, Scale


@dataclass(frozen=True)
class Placement:
    """The bands a value lies in: one; several where printed bands overlap; none where they leave a gap.

    `by_convention`: the value lies on an edge that two printed bands share, and the scale's convention decided.
    """

    scale: Scale
    value: float
    bands: tuple[Band, ...]
    by_convention: bool = False

    @property
    def band(self) -> Band | None:
        """The one band, or None when it cannot be said."""
        return self.bands[0] if len(self.bands) == 1 else None


def place(scale: Scale, value: float) -> Placement:
    """Where a value lies on a scale."""
    found = tuple(band for band in scale.bands if holds(band, value))
    if len(found) > 1 and scale.shared_edge == "upper":
        upper = tuple(band for band in found if band.low == value)
        if len(upper) == 1:
            return Placement(scale, value, upper, by_convention=True)
    return Placement(scale, value, found)


def holds(band: Band, value: float) -> bool:
    """Whether a value lies in a band, its sides as printed."""
    return (
        (band.at_least is None or value >= band.at_least)
        and (band.above is None or value > band.above)
        and (band.at_most is None or value <= band.at_most)
        and (band.below is None or value < band.below)
    )
