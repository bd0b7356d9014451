"""What every file of holdings has in common: signed numbers, checked identifiers, classes of assets, totals per fund.

What may live here: steps from cells to the tables `holdings`, `funds` and `identifier-faults`. The form of one file
(TPT, Solvency II) has a room of its own beside this one.
"""

from imvo.intake.holdings.complete import complete
from imvo.intake.holdings.links import fund_links
from imvo.intake.holdings.listed import listed
from imvo.intake.holdings.totals import totals

__all__ = ["complete", "fund_links", "listed", "totals"]
