"""What changed since the dossier of the year before, and why.

What may live here: which sites are the same, the steps that change one thing each, what each of them moved, what became
of measures and of what came back, and the section that tells it. Computing a year again comes from outside.
"""

from imvo.reporting.changes.compare import Changes, compare
from imvo.reporting.changes.follow import follow
from imvo.reporting.changes.section import PART, section
from imvo.reporting.changes.state import Again, Now, State, state_of

__all__ = ["PART", "Again", "Changes", "Now", "State", "compare", "follow", "section", "state_of"]
