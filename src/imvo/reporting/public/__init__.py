"""The public account as a page, as data, and as a section of the dossier for the firm's own eyes.

What may live here: rendering of an `imvo.disclosure.Account`. Nothing here reads a table of the firm: what may leave is
decided in `disclosure/`, and the page is made from that alone.
"""

from imvo.reporting.public.files import DATA, FILES, PAGE, write
from imvo.reporting.public.section import CRITERIA
from imvo.reporting.public.told import with_account

OF_AGREEMENT = frozenset({f"results/{CRITERIA}.csv"})
"""Files of a dossier that hang on its agreement: without a definition that can be read they are not made again."""

__all__ = ["DATA", "FILES", "OF_AGREEMENT", "PAGE", "with_account", "write"]
