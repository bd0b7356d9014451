"""A folder of added registers to break and to fill."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from imvo.reference.load import SHIPPED

Copy = Callable[..., Path]


@pytest.fixture
def copy_of(tmp_path: Path) -> Copy:
    """copy_of("gender", "gender_2020", edition="2020") -> the folder; its parent is the folder of added registers."""

    def copy(name: str, as_name: str | None = None, **fields: str) -> Path:
        target = tmp_path / (as_name or name)
        shutil.copytree(SHIPPED / name, target)
        metadata = target / "register.yaml"
        lines = metadata.read_text(encoding="utf-8").split("\n")
        for field, value in fields.items():
            places = [i for i, line in enumerate(lines) if line.startswith(f"{field}:")]
            assert len(places) == 1, field
            lines[places[0]] = f"{field}: {value}"
        metadata.write_text("\n".join(lines), encoding="utf-8")
        return target

    return copy
