"""Several files make one account: every row of every file is accepted or rejected, and says where it stood."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imvo.files import UnusableFile
from tests.intake.delivered_files import delivered, told

HEAD = "Product;Land van herkomst;Gewicht (kg);Jaar\n"


def test_two_files_of_one_kind_stand_under_each_other(tmp_path: Path) -> None:
    files = {"a.csv": HEAD + "Cacao;Ghana;10;2023\n", "b.csv": HEAD + "Thee;India;20;2024\nKoffie;;30;2024\n"}
    found = delivered(tmp_path, files=files)
    table = found.tables["purchases"]
    assert table.select("file", "row", "amount").rows() == [("a.csv", 2, 10.0), ("b.csv", 2, 20.0), ("b.csv", 3, 30.0)]
    assert [one.file for one in found.readings] == ["a.csv", "b.csv"]


def test_files_of_several_kinds_are_told_apart(tmp_path: Path) -> None:
    files = {
        "inkoop.csv": HEAD + "Cacao;Ghana;10;2023\n",
        "leden.csv": "Lid;Ingevuld;Maatregelen\nBakker BV;ja;\n",
        "locaties.csv": "Naam,Land,Product\nMolen,Nederland,Rijst\n",
        "projecten.csv": "Project;Deelnemers;Budget (EUR)\nSamen;Bakker BV;1.000,50\n",
    }
    found = delivered(tmp_path, files=files)
    assert set(found.tables) == {"purchases", "association-members", "sites", "joint-projects"}
    assert (found.rows_in, found.accepted, found.rejected_rows) == (4, 4, 0)


def test_a_file_of_which_no_row_can_be_used_stays_in_the_account(tmp_path: Path) -> None:
    files = {"a.csv": HEAD + "Cacao;Ghana;10;2023\n", "b.csv": HEAD + "Totaal;;10;\nTotaal;;10;\n"}
    found = delivered(tmp_path, files=files)
    assert (found.rows_in, found.accepted, found.rejected_rows) == (3, 1, 2)
    assert found.rejected.get_column("file").to_list() == ["b.csv", "b.csv"]
    assert found.tables["purchases"].height == 1


def test_a_header_alone_is_a_table_without_rows(tmp_path: Path) -> None:
    found = delivered(tmp_path, files={"a.csv": HEAD})
    assert (found.rows_in, found.tables["purchases"].height) == (0, 0)


def test_an_empty_file_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile) as error:
        delivered(tmp_path, files={"a.csv": HEAD + "Cacao;;1;\n", "leeg.csv": ""})
    assert (error.value.file, error.value.key) == ("leeg.csv", "files.empty")


@pytest.mark.parametrize("other", ["lijst.csv", "LIJST.csv"])
def test_two_files_of_one_name_cannot_both_be_kept(tmp_path: Path, other: str) -> None:
    (tmp_path / "map").mkdir()
    with pytest.raises(UnusableFile) as error:
        delivered(tmp_path, files={"lijst.csv": HEAD, f"map/{other}": HEAD})
    assert (error.value.file, error.value.key) == (other, "intake.file-twice")


LINE = st.tuples(
    st.sampled_from(["Cacao", "Totaal", "Product", "Huismix", "", "-"]),
    st.sampled_from(["Ghana", "NA", "Atlantis", "", "Land van herkomst"]),
    st.sampled_from(["1.234,5", "12", "-5", "#N/A", "veel", "", "9" * 400]),
    st.sampled_from(["2023", "1023", "20x3", "", "99999999999999999999"]),
)


@given(st.lists(st.lists(LINE, max_size=8), min_size=1, max_size=3))
def test_rows_in_are_rows_accepted_and_rows_rejected(
    tmp_path_factory: pytest.TempPathFactory, files: list[list[tuple[str, ...]]]
) -> None:
    # A title of its own for each: the same file twice is refused.
    texts = {
        f"{n}.csv": f"Lijst {n}\n{HEAD}" + "".join(";".join(line) + "\n" for line in lines)
        for n, lines in enumerate(files)
    }
    found = delivered(tmp_path_factory.mktemp("files"), files=texts)
    filled = sum(any(line) for lines in files for line in lines)
    assert found.rows_in == filled == found.accepted + found.rejected_rows
    kept = found.tables["purchases"].select("file", "row").rows()
    lost = found.rejected.filter(what="row").select("file", "row").rows()
    assert len({*kept, *lost}) == len(kept) + len(lost) == filled
    assert all(mend for *_, mend in found.rejected.select("reason", "mend").rows())
    assert told(found, "row") == [] or found.rejected_rows


def test_the_same_file_under_another_name_would_count_twice(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile) as error:
        delivered(tmp_path, files={"a.csv": HEAD + "Cacao;;1;\n", "b.csv": HEAD + "Cacao;;1;\n"})
    assert (error.value.file, error.value.key) == ("b.csv", "intake.file-same")
