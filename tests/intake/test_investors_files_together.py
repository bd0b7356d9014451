"""Files of investors and banks among those of one assessment: each is read as what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from imvo.files import UnusableFile
from imvo.intake import Reader, gather
from imvo.intake.gather import Gathered
from imvo.intake.values import vocabulary
from imvo.reference import load, load_all
from imvo.reference.chains import chain_of
from imvo.runs import Silent
from tests.intake.portfolios import as_csv, as_json, isin_of, lei_of, position, table


def _gathered(*paths: Path) -> Gathered:
    chain = chain_of(load_all(None), load("processes-finance").register.chain)
    words = vocabulary.of_folder(load("processes-finance").folder)
    return gather(paths, Reader(accepted=chain.inputs, vocabulary=words), Silent())


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_tpt_file_in_json_is_read_beside_a_list_of_reports(tmp_path: Path) -> None:
    fund = as_json(tmp_path / "fund.json", table([position("60.00"), position("40.00", f14=isin_of(3))]))
    reports = _write(tmp_path / "reports.csv", "Company;Controversy;Theme\nExample AB;Strike broken up;Union rights\n")
    found = _gathered(fund, reports)
    assert found.tables["holdings"].height == 2
    assert found.tables["controversies"].item(0, "theme") == "freedom-of-association"
    assert found.rows_in == found.accepted == 3


def test_json_that_is_no_tpt_file_is_refused_by_name(tmp_path: Path) -> None:
    other = _write(tmp_path / "other.json", '[{"name": "A", "value": 1}]')
    with pytest.raises(UnusableFile) as refused:
        _gathered(other)
    assert refused.value.values["kind"] == "JSON"


def test_two_tpt_files_make_one_table(tmp_path: Path) -> None:
    first = as_csv(tmp_path / "a.csv", table([position("100.00")]))
    second = as_csv(tmp_path / "b.csv", table([position("100.00", f1=isin_of(7))]))
    assert _gathered(first, second).tables["funds"].get_column("holder_id").to_list() == [isin_of(1), isin_of(7)]


def test_a_list_of_holdings_is_completed_and_its_header_tells_the_classification(tmp_path: Path) -> None:
    text = f"Name;ISIN;NACE Rev. 2 code;Market value (EUR)\nFirm;{isin_of(2)};14.13;1000\nTotal;;;1000\n"
    found = _gathered(_write(tmp_path / "list.csv", text))
    row = found.tables["holdings"].row(0, named=True)
    assert (row["sector_system"], row["isin_state"], row["asset_class"]) == ("nace-2", "valid", "unknown")
    assert (found.tables["holdings"].height, found.rejected_rows) == (1, 1)
    assert found.tables["funds"].item(0, "sum_value") == 1000


def test_a_company_called_total_with_a_code_is_no_total(tmp_path: Path) -> None:
    text = f"Portfolio;Name;ISIN;Market value\nP;Total;{isin_of(2)};5\n;Total;;5\n"
    found = _gathered(_write(tmp_path / "list.csv", text))
    assert found.tables["holdings"].get_column("isin").to_list() == [isin_of(2)]


def test_a_list_with_one_column_of_text_is_read(tmp_path: Path) -> None:
    found = _gathered(_write(tmp_path / "list.csv", "Borrower;Amount outstanding\nJansen;\nTotal;5\n"))
    assert found.tables["loans"].get_column("borrower").to_list() == ["Jansen"]


def test_a_loan_book_with_the_headers_of_r2dii_is_read_without_a_mapping(tmp_path: Path) -> None:
    header = (
        "id_loan,id_direct_loantaker,name_direct_loantaker,name_ultimate_parent,loan_size_outstanding,"
        "loan_size_outstanding_currency,loan_size_credit_limit,loan_size_credit_limit_currency,"
        "sector_classification_system,sector_classification_input_type,sector_classification_direct_loantaker,"
        "flag_project_finance_loan,name_project,lei_direct_loantaker"
    )
    row = f"L1,C1,Made-up Power,Made-up Group,225625,EUR,18968805,EUR,NACE,Code,3511,Yes,A dam,{lei_of(4)}"
    found = _gathered(_write(tmp_path / "book.csv", f"{header}\n{row}\nL2,C2,Other,,,EUR,,,NACE,Code,141,No,,0000\n"))
    first, second = found.tables["loans"].iter_rows(named=True)
    assert (first["borrower"], first["parent"], first["outstanding"]) == ("Made-up Power", "Made-up Group", 225625)
    assert (first["currency"], first["limit"], first["sector_system"]) == ("EUR", 18968805, "nace")
    assert (first["project_finance"], first["project"], first["lei"]) == (True, "A dam", lei_of(4))
    assert (second["outstanding"], second["project_finance"]) == (None, False)
    assert (second["lei"], second["lei_given"], second["sector_code"]) == (None, "0000", "141")
    assert found.tables["identifier-faults"].select("row", "what", "code", "state").rows() == [
        (3, "lei", "0000", "malformed")
    ]


def test_a_map_of_a_value_chain_keeps_what_was_not_judged(tmp_path: Path) -> None:
    text = "Commodity;Step;Country;Scale;Scope;Irremediability\nCocoa;Growing;Ghana;5;;4\nCocoa;Trade;;;;\n"
    found = _gathered(_write(tmp_path / "map.csv", text)).tables["value-chain-map"]
    assert found.select("scale", "scope", "irremediability").rows() == [(5, None, 4), (None, None, None)]


def test_a_class_outside_one_to_five_is_told_and_the_row_stays(tmp_path: Path) -> None:
    text = "Commodity;Step;Country;Scale;Scope;Irremediability\nCocoa;Growing;Ghana;9;4;4\n"
    found = _gathered(_write(tmp_path / "map.csv", text))
    assert found.tables["value-chain-map"].item(0, "scale") is None
    assert found.rejected.filter(what="cell").get_column("value").to_list() == ["9"]
