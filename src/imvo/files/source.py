"""What a reader reads from: a file on disk, or the bytes of one that was decrypted and stays in memory."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO


@dataclass(frozen=True)
class Held:
    """A file whose content is held in memory. Its name is that of the file it came from."""

    name: str
    data: bytes = field(repr=False)


Source = Path | Held


def stream(source: Source) -> BinaryIO:
    """The content, opened to be read. The caller closes it."""
    return io.BytesIO(source.data) if isinstance(source, Held) else source.open("rb")


def content(source: Source) -> bytes:
    """All bytes."""
    return source.data if isinstance(source, Held) else source.read_bytes()


def size(source: Source) -> int:
    """Number of bytes."""
    with stream(source) as opened:
        return opened.seek(0, os.SEEK_END)
