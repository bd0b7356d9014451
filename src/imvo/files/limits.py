"""How much of a file may be read. Lists of suppliers are small; what is far larger is a mistake or an attack."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Bounds on one file; every one may be set wider with `dataclasses.replace`.

    `box_cells` bounds the rectangle a sheet spans: a workbook with one cell in the far corner is small on disk and
    enormous in memory. `ratio` only counts once `ratio_from` bytes have been unpacked: small texts compress well.
    `encrypted_bytes` and `spins` (rounds of hashing a password) bound what may be decrypted with the default password.
    `json_*`: a JSON file is loaded whole, so it may be less large, hold so many values and be nested so deep.
    """

    file_bytes: int = 1024 * MIB
    inflated_bytes: int = 1536 * MIB
    ratio: int = 100
    ratio_from: int = 16 * MIB
    entries: int = 10_000
    rows: int = 5_000_000
    columns: int = 1_000
    box_cells: int = 30_000_000
    cell_characters: int = 4_000_000
    encrypted_bytes: int = 32 * MIB
    spins: int = 1_000_000
    json_bytes: int = 256 * MIB
    json_values: int = 10_000_000
    json_depth: int = 16


DEFAULT = Limits()
