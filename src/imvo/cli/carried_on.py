"""Who asks, and for which agreement, as the dossier before says it, where this call does not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from imvo.cli.failures import Stop

if TYPE_CHECKING:
    from imvo.agreement import Agreement, Participant
    from imvo.reporting.request import Request


@dataclass(frozen=True)
class Before:
    """What the dossier before was asked for. `agreement`: its id, with its `definition` as kept there."""

    folder: Path
    day: date
    agreement: str | None
    definition: Path | None
    who: Participant
    chain: str | None


def read(folder: Path | None, as_of: date, out: Path, lang: str) -> Before | None:
    """The dossier in `folder`, where one is named. ManifestError when it is none.

    Stop when it is of a later day than `as_of`, or when the new one, `out`, would stand in it or around it.
    """
    if folder is None:
        return None
    from imvo.reporting.ours import ours
    from imvo.reporting.request import Request
    from imvo.runs import manifest

    content = manifest.read(folder)
    ours(content)
    made: Any = content.get("made_by", {})
    request = Request.of_record(content.get("request"), folder / "inputs", str(made.get("method")))
    kept = None if request.definition is None else Path(request.definition)
    before = Before(folder, request.as_of, content.get("agreement"), kept, request.participant, request.chain)
    _in_order(before, as_of, out, lang)
    return before


def agreement_of(before: Before) -> str | None:
    """The definition that is kept there; that of imvo of the same id, where it cannot be read any more."""
    from imvo import agreement as agreements
    from imvo.agreement.errors import DefinitionError

    if before.definition is None:
        return None
    try:
        agreements.load(before.definition)
    except DefinitionError:
        if before.agreement in agreements.available():
            return before.agreement
        raise
    return str(before.definition)


def filled(who: Participant, before: Before | None, agreement: Agreement | None) -> Participant:
    """`who` with what it leaves open as it was before; of another agreement nothing but the name holds."""
    if before is None:
        return who
    same = agreement is not None and agreement.id == before.agreement
    then = before.who if same else type(who)(name=before.who.name)
    said = {name: value for name in type(who).model_fields if (value := getattr(who, name))}
    return then.model_copy(update=said)


def chain_of(given: str | None, before: Before | None, agreement: str | None) -> str | None:
    """The kind of chain that is named, otherwise the one that was named before for the same `agreement` (its id)."""
    if given is None and before is not None and agreement == before.agreement:
        return before.chain
    return given


def _in_order(before: Before, as_of: date, out: Path, lang: str) -> None:
    from imvo.words import day

    target, own = out.resolve(), before.folder.resolve()
    if target == own or target in own.parents or own in target.parents:
        raise Stop("out-beside", folder=str(out), previous=str(own))
    if before.day > as_of:
        raise Stop("previous-later", then=day(before.day, lang), now=day(as_of, lang))


def tell(before: Before, given: Collection[str], agreement: Agreement | None, request: Request, lang: str) -> None:
    """Print one line on what is carried on: the agreement, who asks and the chain; nothing when nothing is.

    `given`: what this call says itself; `agreement`: that of `request`.
    """
    from imvo import words
    from imvo.agreement import in_words
    from imvo.cli import show

    def say(key: str, **values: str) -> str:
        return words.text(f"cli.carried.{key}", lang, **values)

    who, parts = request.participant, []
    if agreement is not None and "agreement" not in given:
        parts.append(say("agreement", name=show.said(agreement.names, lang)))
    if who.name and "name" not in given and who.name == before.who.name:
        parts.append(say("name", name=who.name))
    if who.signed is not None and "signed" not in given and who.signed == before.who.signed:
        parts.append(say("signed", day=in_words.day(who.signed, lang)))
    if request.chain is not None and "chain" not in given:
        parts.append(say("chain", chain=request.chain))
    if parts:
        show.line(say("line", day=words.day(before.day, lang), what=words.enumeration(parts, lang)), hang=2)
