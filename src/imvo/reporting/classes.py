"""Classes as people read them: which severity band and likelihood get which colour and which pattern."""

from __future__ import annotations

from dataclasses import dataclass

# Severity band -> likelihood -> (background, text). Dark enough or light enough for a contrast of at least 4.5:1.
# Three families apart in hue and in lightness order; states of duties use blue and grey, so they never share a colour.
COLOURS: dict[int, dict[int, tuple[str, str]]] = {
    1: {1: ("#f6e1e8", "#1d2430"), 2: ("#e3a9bf", "#1d2430"), 3: ("#b03f6b", "#ffffff"), 4: ("#761441", "#ffffff")},
    2: {1: ("#faecd2", "#1d2430"), 2: ("#efcb8d", "#1d2430"), 3: ("#9c5f0e", "#ffffff"), 4: ("#6b3f05", "#ffffff")},
    3: {1: ("#edefe4", "#1d2430"), 2: ("#d0d7bb", "#1d2430"), 3: ("#667044", "#ffffff"), 4: ("#464e2c", "#ffffff")},
}
HIGHEST_LIKELIHOOD = 4


@dataclass(frozen=True)
class Rated:
    """The classes of one issue. `likelihood` None: nothing is known, so it has no colour."""

    severity: int
    band: int
    low: int | None
    likelihood: int | None
    high: int | None

    @property
    def name(self) -> str:
        """Name of its style: `b1l4`, or `none` when nothing is known."""
        return "none" if self.likelihood is None else f"b{self.band}l{self.likelihood}"

    @property
    def pips(self) -> str:
        """A pattern that reads without colour: filled up to the ranked class, half up to what it could be."""
        if self.likelihood is None:
            return "?"
        high = max(self.likelihood, self.high or 0)
        return "●" * self.likelihood + "◐" * (high - self.likelihood) + "○" * (HIGHEST_LIKELIHOOD - high)


def styles() -> str:
    """The style sheet's rules for these classes, for HTML (`background`) and SVG (`fill`)."""
    rules = []
    for band, shades in COLOURS.items():
        for likelihood, (back, ink) in shades.items():
            rules.append(f".b{band}l{likelihood}{{background-color:{back};color:{ink};fill:{back}}}")
    return "\n".join(rules)
