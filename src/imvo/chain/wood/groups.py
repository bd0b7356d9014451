"""Product groups from the words of a product or of the scope of a certificate."""

from __future__ import annotations

from functools import lru_cache

from imvo.chain.wood.lists import has, plain, read

GROUPS = ("softwood", "hardwood-temperate", "hardwood-tropical", "hardwood", "panels", "other", "unknown")
HARDWOOD = ("hardwood", "hardwood-temperate", "hardwood-tropical")


@lru_cache(maxsize=65_536)
def of_product(*texts: str | None) -> str | None:
    """The group that the words tell; None when they tell none. Panels go before species."""
    said = " ".join(plain(text) for text in texts if text)
    lists = read("group_words")
    for group in lists["order"]:
        if has(said, lists["words"][group]):
            return str(group)
    return None


@lru_cache(maxsize=65_536)
def of_scope(text: str | None) -> frozenset[str]:
    """All groups in the scope of a certificate; empty when it is not understood. Hardwood takes in both zones."""
    said = plain(text or "")
    lists = read("group_words")
    found = {group for group, words in lists["words"].items() if has(said, words)}
    for scope in lists["scopes"]:
        if has(said, scope["words"]):
            found |= set(scope["groups"])
    if "hardwood" in found:
        found |= set(HARDWOOD)
    return frozenset(found)
