"""Rules on what the statements of a definition rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from imvo.agreement.lint.findings import Finding, Rule, Spot
from imvo.agreement.model.definition import Agreement
from imvo.agreement.yaml_file import Document, Where, path_text


def no_source(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """A derived statement or a claim without a source; an unknown of which is not said where it was looked for."""
    rule = Rule(document, "no-source")
    bare = [(where, found) for where, found in _mappings(document.data, ()) if not found.get("sources")]
    derived = [Spot(where, _name(document, where)) for where, found in bare if found.get("status") == "derived"]
    claims = [Spot(where, _name(document, where)) for where, _ in bare if where[-2:-1] == ("claims",)]
    unsearched = [
        Spot(("unknowns", i), unknown.text) for i, unknown in enumerate(agreement.unknowns) if not unknown.consulted
    ]
    yield from rule.found("warning", "claim", claims)
    yield from rule.found("warning", "derived", derived)
    yield from rule.found("info", "not-searched", unsearched)


def incomplete_source(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Statements that rest only on sources of which the exact page is not known."""
    incomplete = {key for key, source in agreement.sources.items() if source.incomplete}
    only: Counter[str] = Counter()
    for _, found in _mappings(document.data, ()):
        keys = found.get("sources")
        if isinstance(keys, list) and keys and incomplete.issuperset(keys):
            only.update(keys)
    spots = [Spot(("sources", key), key, (key,)) for key in agreement.sources if only[key]]
    yield from Rule(document, "incomplete-source").found("info", "page", spots)


def unused_source(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Sources in the register on which nothing in the definition rests."""
    used = {
        key
        for _, found in _mappings(document.data, ())
        for keys in (found.get("sources"), found.get("consulted"))
        if isinstance(keys, list)
        for key in keys
    }
    spots = [Spot(("sources", key), key, (key,)) for key in agreement.sources if key not in used]
    yield from Rule(document, "unused-source").found("info", "register", spots)


def conflict_without_claims(agreement: Agreement, document: Document) -> Iterator[Finding]:
    """Sources that are said to disagree while not all readings stand there, and the other way round."""
    rule = Rule(document, "conflict-without-claims")
    silent: list[Spot] = []
    in_words: list[Spot] = []
    unmarked: list[Spot] = []
    for where, found in _mappings(document.data, ()):
        if where[:1] == ("figures",):
            continue
        spot = Spot(where, _name(document, where), tuple(map(str, found.get("sources") or ())))
        claims = found.get("claims") or []
        if found.get("status") == "conflicting" and len({str(claim.get("value")) for claim in claims}) < 2:
            told = "text" in found or "note" in found
            (in_words if told else silent).append(spot)
        values = {(claim["of"], str(claim["value"])) for claim in claims}
        if len(values) > len({of for of, _ in values}) and found.get("status") != "conflicting":
            unmarked.append(spot)
    yield from rule.found("warning", "silent", silent)
    yield from rule.found("info", "in-words", in_words)
    yield from rule.found("info", "unmarked", unmarked)
    same = Counter((figure.metric, figure.period, figure.population) for figure in agreement.figures)
    alone = [
        Spot(("figures", i), f"{figure.metric} ({figure.period})", figure.sources)
        for i, figure in enumerate(agreement.figures)
        if figure.status == "conflicting"
        and same[figure.metric, figure.period, figure.population] == 1
        and figure.note is None
    ]
    yield from rule.found("warning", "figure", alone)


def _mappings(data: Any, where: Where) -> Iterator[tuple[Where, dict[str, Any]]]:
    if isinstance(data, dict):
        yield where, data
        for key, value in data.items():
            # The register of sources itself is no statement.
            if (*where, key) != ("sources",):
                yield from _mappings(value, (*where, key))
    elif isinstance(data, list):
        for i, item in enumerate(data):
            yield from _mappings(item, (*where, i))


def _name(document: Document, where: Where) -> str:
    """The id of the nearest thing around a path that has one, otherwise the path."""
    found: str | None = None
    data = document.data
    for step in where:
        data = data[step]
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            found = data["id"]
    return found or path_text(where)
