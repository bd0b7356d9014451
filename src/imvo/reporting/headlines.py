"""Which figures of the sections stand on page 1."""

from __future__ import annotations

from collections.abc import Sequence

from imvo.reporting.section import HEADLINE, Fact, Section

MOST = 6  # lines on page 1, of all sections together


def headlines(sections: Sequence[Section], most: int = MOST) -> list[tuple[Section, Fact]]:
    """At most `most` figures in the order of the sections, early ones before the others.

    The first of every section goes before any second one.
    """
    every = [
        (place, at, section, fact)
        for at, section in enumerate(sorted(sections, key=lambda one: not one.early))
        for place, fact in enumerate(section.headline[:HEADLINE])
    ]
    chosen = sorted(every, key=lambda one: one[:2])[:most]
    return [(section, fact) for _, _, section, fact in sorted(chosen, key=lambda one: (one[1], one[0]))]
