"""Files that people already have, read into checked tables. One module per format; nothing here judges a risk.

What may live here: finding sheet, header and columns, understanding values, telling what was not understood.
"""

from imvo.intake.columns import Found
from imvo.intake.gather import Gathered, Reader, gather
from imvo.intake.notes import Note, explain
from imvo.intake.reading import Reading
from imvo.intake.suppliers import read
from imvo.intake.template import write_template

__all__ = ["Found", "Gathered", "Note", "Reader", "Reading", "explain", "gather", "read", "write_template"]
