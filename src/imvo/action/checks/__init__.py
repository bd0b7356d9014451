"""The checks on a plan, one small module each.

What may live here: what a check looks for. Its level, ground and the duty or guidance it rests on stand in
`checks.yaml`; its words in the room `plan`.
"""

from imvo.action.checks.model import Case, Check, Earlier, Guidance, Hit, catalogue
from imvo.action.checks.run import CHECKS, PROGRESS_LEVELS, Outcome, run

__all__ = ["CHECKS", "PROGRESS_LEVELS", "Case", "Check", "Earlier", "Guidance", "Hit", "Outcome", "catalogue", "run"]
