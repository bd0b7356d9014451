"""No address of a package registry and no path of a machine stands in the project; files and functions are short."""

from scripts import check_files as check


def test_the_project_keeps_the_rules(capsys):
    code = check.main()
    assert code == 0, capsys.readouterr().err


def test_an_address_and_a_path_are_found(tmp_path, monkeypatch):
    monkeypatch.setattr(check, "ROOT", tmp_path)
    page = tmp_path / "page.md"
    # Stars keep this file itself within the rule.
    text = "fine\nhttps://py*i.org/simple\nsee /h*me/someone/list.xlsx\nhttps://example.org/work/main\n"
    page.write_text(text.replace("py*", "pyp").replace("h*", "ho"))
    assert [finding.split(":")[1] for finding in check.addresses(page)] == ["2", "3"]


def test_a_long_function_and_a_long_file_are_found(tmp_path, monkeypatch):
    monkeypatch.setattr(check, "ROOT", tmp_path)
    code = tmp_path / "long.py"
    code.write_text("def much():\n" + "    x = 1\n" * 600)
    assert len(list(check.lengths(code))) == 2
