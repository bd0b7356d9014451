"""Which substance a record means: by a sound CAS number or an exact name; a near name is suggested, never taken."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from imvo.chain.substances import cas as numbers
from imvo.chain.substances.known import CLASSES, Known
from imvo.chain.substances.names import bare, form, parts

_NEAR = 85.0
_SHORTEST = 5  # letters below which any name is near another


@dataclass(frozen=True)
class Match:
    """`codes`: the substances found, in the order named. `unknown`: how many of those named were not found.

    `by`: cas, name, product or several; None when nothing was found. `suggestion`: a near name that was not taken.
    `cas_problem`: digit or conflict.
    """

    codes: tuple[str, ...] = ()
    unknown: int = 1
    by: str | None = None
    suggestion: str | None = None
    cas_problem: str | None = None
    mixture: bool = False


def match(substance: str | None, cas: str | None, product: str | None, known: Known) -> Match:
    """The substances of one record. Without a substance, a product that bears a substance's own name stands for it."""
    number = numbers.tidy(cas) if cas else ""
    problem = "digit" if number and not numbers.valid(number) else None
    by_number = None if problem or not number else known.by_cas.get(number)
    by_name = known.found(substance, None) if substance else None
    if by_number and by_name and by_number != by_name:
        return Match(cas_problem="conflict")
    names = parts(substance) if substance and by_name is None else []
    if len(names) > 1:
        return _mixture(names, known, problem)
    if by_number or by_name:
        code = by_number or by_name
        assert code is not None
        return Match((code,), 0, "cas" if by_number else "name", cas_problem=problem)
    if not substance and product and (code := known.found(product, None)):
        return Match((code,), 0, "product", cas_problem=problem)
    return Match(suggestion=_near(substance or product, known), cas_problem=problem)


def _mixture(names: list[str], known: Known, problem: str | None) -> Match:
    """A mixture: every name for itself; one number cannot stand for several substances."""
    found = [known.found(name, None) for name in names]
    codes = tuple(dict.fromkeys(code for code in found if code))
    near = next((_near(name, known) for name, code in zip(names, found, strict=True) if code is None), None)
    return Match(codes, found.count(None), "several" if codes else None, near, problem, mixture=True)


def _near(name: str | None, known: Known) -> str | None:
    wanted = form(bare(name)) if name else ""
    if len(wanted) < _SHORTEST:
        return None
    best = process.extractOne(wanted, sorted(known.by_form), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return known.substances[known.by_form[best[0]]].name.en if best else None


def hazard(found: Match, known: Known) -> str | None:
    """The WHO class of a record; of a mixture that of its most hazardous part.

    None while a part without a class could still be more hazardous than the others.
    """
    classes = [known.substances[code].who_class for code in found.codes] + [None] * found.unknown
    ranks = [CLASSES.index(one) for one in classes if one is not None]
    if not ranks or (None in classes and min(ranks) > 0):
        return None
    return CLASSES[min(ranks)]
