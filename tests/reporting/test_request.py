"""What the manifest keeps of a request makes the same request again, in today's shape and in the first one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from imvo.agreement import PartialDate, Participant
from imvo.agreement.participant import Chain
from imvo.reporting.request import Request
from imvo.runs.manifest import ManifestError

INPUTS = Path("inputs")
WHO = Participant(
    name="Acme", role="company", signed=PartialDate.parse("2016-07"), chains=(Chain(id="in", name="India"),)
)
# As the first dossiers have it: the participant is a name, with the rest beside it.
FIRST: dict[str, Any] = {
    "source": "list.csv", "as_of": "2019-07-04", "lang": "nl", "agreement": True, "participant": "Acme",
    "signed": "2016-07-04", "role": None, "route": "signs", "deliveries": "records.csv", "mapping": {"Land": "country"},
    "encoding": None, "sheet": None,
}  # fmt: skip


def _today(**changes: Any) -> dict[str, Any]:
    return Request((Path("list.csv"),), as_of=date(2019, 7, 4), participant=WHO).record() | changes


def test_todays_record_comes_back() -> None:
    found = Request.of_record(_today(), INPUTS, "1")
    assert found.participant == WHO
    assert found.record() == _today()


def test_the_first_shape_is_read_too() -> None:
    found = Request.of_record(FIRST, INPUTS, "1")
    assert found.participant == Participant(name="Acme", signed=PartialDate.parse("2016-07-04"), route="signs")
    assert (found.lang, found.mapping, found.deliveries) == ("nl", FIRST["mapping"], INPUTS / "deliveries/records.csv")
    assert Request.of_record(FIRST | {"participant": None}, INPUTS, "1").participant.name is None


@pytest.mark.parametrize(
    ("record", "part"),
    [
        (_today(sources=["../list.csv"]), "request.sources"),
        (_today(deliveries="a/b.csv"), "request.deliveries"),
        (_today(as_of="soon"), "request.as_of"),
        (_today(lang="xx"), "request.lang"),
        (_today(mapping={"secret header": 3}), "request.mapping"),
        (_today(participant="Acme"), "request.participant"),
        (_today(participant={"name": "Acme", "colour": "red"}), "request.participant"),
        (_today(participant={"signed": "last year"}), "request.participant.signed"),
        (FIRST | {"signed": "last year"}, "request.participant.signed"),
        ({}, "request.sources"),
        ([], "request"),
    ],
)
def test_what_imvo_never_wrote_is_named_in_plain_words(record: object, part: str) -> None:
    with pytest.raises(ManifestError) as error:
        Request.of_record(record, INPUTS, "1")
    assert str(error.value) == f"manifest.json asks for what imvo never wrote, in {part}."
