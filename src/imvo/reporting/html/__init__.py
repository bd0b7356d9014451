"""The dossier as one self-contained HTML page.

What may live here: elements, sections, the style sheet. It reads a `DossierView` and nothing else: no rule of the
method, no file, no clock.
"""

from imvo.reporting.html.page import render

__all__ = ["render"]
