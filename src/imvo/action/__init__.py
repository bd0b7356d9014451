"""Step 3: what came back to a dossier (answers, findings, decisions), measures, the plan and the checks on the plan.

What may live here: how a returned row is tied to a site and how far it is proven; what answers change in the sites; the
library of measures; checks. No rule on likelihood (that is `risk/`), and nothing that writes a page or a workbook.
"""

from imvo.action.heard import Heard, hear
from imvo.action.returned import Returned, nothing

__all__ = ["Heard", "Returned", "hear", "nothing"]
