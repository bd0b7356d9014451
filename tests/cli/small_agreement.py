"""A folder with small made-up definitions, for commands that take `--definitions`."""

from pathlib import Path

from tests.agreement.conftest import SMALL


def folder(path: Path, *ids: str, text: str = SMALL) -> Path:
    """Write one definition per id; all say the same but for the id."""
    for name in ids:
        (path / f"{name}.yaml").write_text(text.replace("id: small", f"id: {name}", 1), encoding="utf-8")
    return path
