"""Classes of harm and likelihood in the tables of a part: in the words of the rest of the page, not as bare numbers."""

from __future__ import annotations

from imvo.reporting.classes import HIGHEST_LIKELIHOOD
from imvo.reporting.texts import both
from imvo.tables import Label

BANDS = range(1, 4)


def classes() -> dict[str, dict[str, Label]]:
    """Column -> class as a text -> its words."""
    likely = range(1, HIGHEST_LIKELIHOOD + 1)
    return {
        "severity_band": {str(band): both(f"reporting.table.band.{band}") for band in BANDS},
        "likelihood": {str(one): both(f"reporting.likelihood.{one}") for one in likely},
        "likelihood_high": {str(one): both(f"reporting.likelihood.{one}") for one in likely},
    }
