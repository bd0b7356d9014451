"""What is sealed anew after a change is still found, because everything is made again from the inputs."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from imvo.agreement import PartialDate, Participant
from imvo.reporting import dossier, public
from imvo.reporting.compute import compute
from imvo.reporting.request import Request
from imvo.reporting.verify import verify
from imvo.runs import Silent, manifest

WHO = Participant(role="company", signed=PartialDate.parse("2016-07-04"))

LIST = """Supplier,Country,Process,Workers
Made-up Mill,India,Spinning,300
Made-up Sewing,Bangladesh,Sewing,1100
Made-up Dyehouse,China,Dyeing,
"""


@pytest.fixture
def made(tmp_path: Path) -> Path:
    source = tmp_path / "list.csv"
    source.write_text(LIST, encoding="utf-8")
    request = Request((source,), as_of=date(2019, 7, 4), definition="textile", participant=WHO)
    dossier.write(compute(request, Silent()), tmp_path / "dossier", Silent())
    return tmp_path / "dossier"


FILES = {
    *(f"{name}.parquet" for name in dossier.PARQUET),
    *(f"{name}.csv" for name in dossier.CSV),
    *public.OF_AGREEMENT,
}


def _reseal(folder: Path, change: Callable[[dict[str, Any]], None] | None = None) -> None:
    content = json.loads((folder / manifest.NAME).read_text(encoding="utf-8"))
    if change is not None:
        change(content)
    kept = {name: value for name, value in content.items() if name not in ("schema", "files", "seal", "generated_at")}
    manifest.write(folder, kept)


def test_an_untouched_dossier_is_ok(made: Path) -> None:
    found = verify(made, Silent())
    assert found.ok
    assert set(found.compared) == FILES


def test_a_risk_that_was_changed_and_sealed_anew_differs(made: Path) -> None:
    risks = pl.read_parquet(made / "risks.parquet")
    risks.with_columns(severity=pl.lit(1, dtype=pl.UInt8)).write_parquet(made / "risks.parquet")
    _reseal(made)
    assert [(f.what, f.file) for f in verify(made, Silent()).findings] == [("differs", "risks.parquet")]


@pytest.mark.parametrize("name", ["dossier.html", "issues.csv"])
def test_a_text_that_was_changed_and_sealed_anew_differs(made: Path, name: str) -> None:
    path = made / name
    path.write_bytes(path.read_bytes().replace(b"India", b"Italy").replace(b"/IN/", b"/IT/"))
    _reseal(made)
    assert [(f.what, f.file) for f in verify(made, Silent()).findings] == [("differs", name)]


def test_what_the_manifest_says_of_the_run_is_checked_too(made: Path) -> None:
    _reseal(made, lambda content: content["rows"].update({"in": 300}))
    assert [(f.what, f.file, f.detail) for f in verify(made, Silent()).findings] == [("differs", manifest.NAME, "rows")]


def test_another_method_is_said_and_never_ok(made: Path) -> None:
    _reseal(made, lambda content: content["made_by"].update(method="0"))
    found = verify(made, Silent())
    assert not found.ok
    assert found.findings[0].what == "other-method"


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content["request"].update(source="../../list.csv"),
        lambda content: content["request"].update(lang="xx"),
        lambda content: content["made_by"].pop("schemas"),
        lambda content: content.pop("rows"),
    ],
)
def test_a_sealed_manifest_that_imvo_never_wrote_is_refused(
    made: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    _reseal(made, change)
    with pytest.raises(manifest.ManifestError):
        verify(made, Silent())


def test_a_list_that_changes_while_it_is_read_makes_no_dossier(tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text(LIST, encoding="utf-8")
    result = compute(Request((source,), as_of=date(2019, 7, 4)), Silent())
    source.write_text(LIST.replace("India", "Italy"), encoding="utf-8")
    with pytest.raises(Exception, match="changed"):
        dossier.write(result, tmp_path / "dossier", Silent())
    assert not (tmp_path / "dossier").exists()


def _as_first_written(content: dict[str, Any]) -> None:
    who = content["request"]["participant"]
    content["request"] |= {"participant": who["name"], **{name: who[name] for name in ("signed", "role", "route")}}


def test_the_record_of_an_earlier_imvo_is_read(made: Path) -> None:
    _reseal(made, _as_first_written)
    found = verify(made, Silent())
    assert found.ok
    assert set(found.compared) == FILES


def test_who_named_no_kind_of_party_is_of_the_one_that_is_monitored(made: Path) -> None:
    def without_role(content: dict[str, Any]) -> None:
        _as_first_written(content)
        content["request"]["role"] = None

    _reseal(made, without_role)
    assert verify(made, Silent()).ok


def test_a_wrong_record_is_told_without_the_words_of_a_library(made: Path) -> None:
    _reseal(made, lambda content: content["request"]["participant"].update(signed="long ago"))
    with pytest.raises(manifest.ManifestError) as error:
        verify(made, Silent())
    assert "request.participant.signed" in str(error.value)
    assert "pydantic" not in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("part", ["made_by", "request", "files"])
def test_a_part_that_is_no_mapping_is_refused(made: Path, part: str) -> None:
    content = json.loads((made / manifest.NAME).read_text(encoding="utf-8")) | {part: []}
    content["seal"] = manifest.seal(content)
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    (made / manifest.NAME).write_text(text, encoding="utf-8", newline="\n")
    with pytest.raises(manifest.ManifestError):
        verify(made, Silent())


def test_a_definition_of_an_earlier_shape_is_said_and_all_else_made_again(made: Path) -> None:
    path = made / "inputs" / "agreement.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "an_earlier_key: 1\n", encoding="utf-8")
    _reseal(made)
    found = verify(made, Silent())
    assert [(f.what, f.file) for f in found.findings] == [("definition", "inputs/agreement.yaml")]
    assert set(found.compared) == FILES - public.OF_AGREEMENT
