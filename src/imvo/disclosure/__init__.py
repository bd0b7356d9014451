"""Step 5: what may leave the firm, decided in one place.

What may live here: the list of fields that may be shown (`account.yaml`), the projections that keep every other field
out of reach, what is suppressed because it would point at one site, and the test against what an agreement is known to
ask of a public account. No page, no workbook, and no rule on likelihood.
"""

from imvo.disclosure.account import Before, Delivered, account_of
from imvo.disclosure.criteria import Criterion, tested
from imvo.disclosure.model import Account
from imvo.disclosure.rules import Rules, load

__all__ = ["Account", "Before", "Criterion", "Delivered", "Rules", "account_of", "load", "tested"]
