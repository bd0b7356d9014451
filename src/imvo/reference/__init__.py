"""Facts about the world: one folder per register, `register.yaml` beside `table.csv`.

What may live here: registers, the code that reads, checks and adds them, and the look-up of countries and regions.
Nothing here says what a fact means for a risk; that is the method's.
"""

from imvo.reference.add import Added, AddError, add, kinds
from imvo.reference.check import Finding, check
from imvo.reference.load import Edition, RegisterError, available, load, load_all, load_from
from imvo.reference.model import Assertions, Indicator, Register
from imvo.reference.rows import Rejection

__all__ = [
    "AddError",
    "Added",
    "Assertions",
    "Edition",
    "Finding",
    "Indicator",
    "Register",
    "RegisterError",
    "Rejection",
    "add",
    "available",
    "check",
    "kinds",
    "load",
    "load_all",
    "load_from",
]
