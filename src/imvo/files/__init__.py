"""Bounded readers of hostile files and atomic writing.

What may live here: what a file is, how much of it may be read, its cells as text with their row numbers, and writing
that a kill cannot leave half done. Nothing here knows of suppliers, columns or agreements.
"""

from imvo.files.atomic import whole_file, whole_folder
from imvo.files.csvout import write_csv
from imvo.files.errors import UnusableFile
from imvo.files.grid import Grid, Sheet
from imvo.files.limits import DEFAULT, Limits
from imvo.files.open import Opened, open_file
from imvo.files.plain import plain

__all__ = [
    "DEFAULT",
    "Grid",
    "Limits",
    "Opened",
    "Sheet",
    "UnusableFile",
    "open_file",
    "plain",
    "whole_file",
    "whole_folder",
    "write_csv",
]
