"""Active substances of crop protection: what is known of them, and which one a record means.

What may live here: the check of CAS numbers, the register and the user's list as one body of knowledge, the matching
of names. No amounts and no risk.
"""

from imvo.chain.substances.known import Known, Substance, known
from imvo.chain.substances.matching import Match, match

__all__ = ["Known", "Match", "Substance", "known", "match"]
