"""Every table that enters, crosses or leaves imvo, declared once in a YAML file beside this one.

What may live here: declarations (`*.yaml`: tables of every assessment; `inputs/`: what people deliver; `results/`:
what is worked out of it), their loader and the check that a frame keeps to them.
Nothing here knows of agreements, registers or risks.
"""

from imvo.tables.check import TableError, check, empty, shape
from imvo.tables.model import Choice, Column, Label, Table, load, names, schema_of

__all__ = ["Choice", "Column", "Label", "Table", "TableError", "check", "empty", "load", "names", "schema_of", "shape"]
