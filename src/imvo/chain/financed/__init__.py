"""What is financed, by holdings or loans, as one table of positions; what stands behind it goes to the risk method.

What may live here: who an issuer or borrower is, its sector, how far it can be assessed, the coverage, and the joining
of delivered reports, engagements, votes and exclusions. No risk.
"""

from imvo.chain.financed.ledger import ledger
from imvo.chain.financed.matching import Matched, matched
from imvo.chain.financed.of_holdings import of_holdings
from imvo.chain.financed.of_loans import of_loans
from imvo.chain.financed.positions import RESULT, Named, numbered
from imvo.chain.financed.sites import sites

__all__ = ["RESULT", "Matched", "Named", "ledger", "matched", "numbered", "of_holdings", "of_loans", "sites"]
