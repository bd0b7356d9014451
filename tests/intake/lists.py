"""Small made lists for the tests of this room."""

from pathlib import Path

from imvo.intake import Reading, read


def made(tmp_path: Path, text: str, name: str = "list.csv", **options: object) -> Reading:
    """The list in `text`, written and read."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read(path, **options)  # type: ignore[arg-type]


def column(intake: Reading, field: str) -> list[object]:
    return intake.sites.get_column(field).to_list()


def told(intake: Reading, what: str) -> list[tuple[int, str | None, str]]:
    """Row, column and reason of the lines of one kind."""
    lines = intake.rejected.filter(what=what)
    return list(lines.select("row", "column", "reason").iter_rows())
