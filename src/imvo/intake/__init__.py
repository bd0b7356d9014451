"""Files that people already have, read into checked tables. One module per format; nothing here judges a risk.

What may live here: finding sheet, header and columns, understanding values, telling what was not understood.
"""

from imvo.intake.columns import Found
from imvo.intake.notes import Note, explain
from imvo.intake.suppliers import Intake, read
from imvo.intake.template import write_template

__all__ = ["Found", "Intake", "Note", "explain", "read", "write_template"]
