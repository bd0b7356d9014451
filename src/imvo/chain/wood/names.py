"""Whether two spellings are one firm: exact but for case, marks and a missing legal form. Likeness is not enough."""

from __future__ import annotations

from functools import lru_cache

from imvo.chain.wood.lists import plain, read


@lru_cache(maxsize=65_536)
def same(one: str | None, other: str | None) -> bool | None:
    """None when one is not given. `Houthandel X B.V.` and `houthandel x` match; `X B.V.` and `X GmbH` do not."""
    if not one or not other or not one.strip() or not other.strip():
        return None
    (stem, form), (stem_2, form_2) = _parts(one), _parts(other)
    return stem == stem_2 and (form == form_2 or not form or not form_2)


def _parts(name: str) -> tuple[str, str]:
    said = plain(name)
    forms = sorted(read("claim_words")["legal_forms"], key=len, reverse=True)
    for form in forms:
        if said.endswith(f" {form}"):
            return said.removesuffix(f" {form}").strip(), form
        if said.startswith(f"{form} ") and form in read("claim_words")["forms_before"]:
            return said.removeprefix(f"{form} ").strip(), form
    return said, ""
