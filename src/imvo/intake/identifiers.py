"""Is a code what it says it is? ISIN (ISO 6166), LEI (ISO 17442) and CIC (EIOPA), each with a reason when it is not.

A code that fails is reported and its position stays. Only the form and the check digits are looked at: whether a code
was ever issued, and to whom, is not known here.
Sources: the check digits as python-stdnum computes them; the CIC by the register `cic`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from stdnum import isin as isin_rules
from stdnum import lei as lei_rules
from stdnum.exceptions import InvalidChecksum, InvalidComponent, InvalidLength, ValidationError
from stdnum.util import clean

from imvo.intake.wording import says_nothing
from imvo.reference import load
from imvo.reference.countries import codes

State = Literal["valid", "malformed", "checksum", "not-checked"]
What = Literal["isin", "lei", "cic"]
# OTC derivatives get an ISIN of the Derivatives Service Bureau (ANNA); in the files seen they all begin with EZ and
# their check digit holds. python-stdnum knows only prefixes of countries and of substitute agencies.
_OTC = "EZ"
_LISTED_NOWHERE = frozenset({"XL", "XT", "XV"})


@dataclass(frozen=True)
class Checked:
    """`code`: in its plain form when valid, else None. `why`: the reason when it is not valid, a key of the words."""

    state: State
    code: str | None = None
    why: str | None = None


@lru_cache(maxsize=65536)
def isin(text: str | None) -> Checked:
    """Check a code that says it is an ISIN: twelve letters and digits, a known prefix, a check digit that holds."""
    if text is None or says_nothing(text):
        return Checked("not-checked", why="empty")
    code = clean(text, " ").strip().upper()
    try:
        return Checked("valid", isin_rules.validate(code))
    except InvalidLength:
        return Checked("malformed", why="isin-length")
    except InvalidComponent:
        if not code.startswith(_OTC):
            return Checked("malformed", why="isin-prefix")
    except InvalidChecksum:
        return Checked("checksum", why="isin-checksum")
    except ValidationError:
        return Checked("malformed", why="isin-characters")
    if isin_rules.calc_check_digit(code[:-1]) == code[-1]:
        return Checked("valid", code)
    return Checked("checksum", why="isin-checksum")


@lru_cache(maxsize=65536)
def lei(text: str | None) -> Checked:
    """Check a code that says it is an LEI: eighteen letters and digits, two check digits that hold."""
    if text is None or says_nothing(text):
        return Checked("not-checked", why="empty")
    code = lei_rules.compact(text)
    if len(code) != 20:
        return Checked("malformed", why="lei-length")
    if not (code.isascii() and code.isalnum() and code[18:].isdigit()):
        return Checked("malformed", why="lei-characters")
    if lei_rules.is_valid(code):
        return Checked("valid", code)
    return Checked("checksum", why="lei-checksum")


@lru_cache(maxsize=65536)
def cic(text: str | None) -> Checked:
    """Check a CIC: where listed, category, sub-category from 1 to 9. The meaning of the sub-category is not checked."""
    if text is None or says_nothing(text):
        return Checked("not-checked", why="empty")
    code = clean(text, " ").strip().upper()
    if len(code) != 4:
        return Checked("malformed", why="cic-length")
    if code[:2] not in _LISTED_NOWHERE and code[:2] not in codes():
        return Checked("malformed", why="cic-country")
    if code[2] not in categories():
        return Checked("malformed", why="cic-category")
    if code[3] not in "123456789":
        return Checked("malformed", why="cic-subcategory")
    return Checked("valid", code)


@cache
def categories() -> dict[str, str]:
    """Third character of a CIC -> the class of assets as which imvo counts it."""
    table = load("cic").table
    return dict(zip(table.get_column("category"), table.get_column("asset_class"), strict=True))


CHECKS = {"isin": isin, "lei": lei, "cic": cic}
