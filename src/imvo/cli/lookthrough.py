"""`imvo lookthrough`: what stands behind funds inside funds, by issuer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from imvo.cli import options

if TYPE_CHECKING:
    from imvo.chain.lookthrough import Network
    from imvo.cli.tell_lookthrough import Outcome
    from imvo.files import UnusableFile
    from imvo.intake.fund_positions import Positions
    from imvo.runs import Progress

NO_ROW = 2
KINDS = (".parquet", ".csv")

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE",
        help="Positions of funds and investors: Parquet, CSV, XLSX, XLS or ODS. Several files are read as one.",
    ),
]
Of = Annotated[
    str | None,
    typer.Option("--of", metavar="ID", help="The fund or investor whose exposure you want, as the files name it."),
]
Every = Annotated[bool, typer.Option("--all", help="Every fund and investor in the files, into a folder.")]
Out = Annotated[
    Path,
    typer.Option(
        "--out",
        "-o",
        metavar="PATH",
        help="With --of the file to write, .parquet or .csv; with --all the folder. It must not exist yet.",
    ),
]


def lookthrough(
    files: Files,
    out: Out,
    of: Of = None,
    every: Every = False,
    lang: options.Lang = "en",
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Look through funds inside funds: what you hold in each issuer, and what could not be followed to one.

    What a fund does not disclose stays a line of its own. Funds that hold each other are worked out and named.
    """
    from imvo.cli import progress, tell_lookthrough

    _wanted(of, out, every=every)
    _room(out, every=every)
    with progress.shown(quiet=quiet, lang=lang) as shown:
        read = _read(files, lang, shown)
        found = None
        if any(one.reading.accepted for one in read):
            network = _network(read, shown)
            found = _all(network, read, out, shown) if of is None else _one(network, of, files, out)
    tell_lookthrough.tell(read, found, out, lang, as_json=as_json, quiet=quiet)
    if found is None:
        raise typer.Exit(NO_ROW)


def _wanted(of: str | None, out: Path, *, every: bool) -> None:
    from imvo.files import UnusableFile

    if every == (of is not None):
        raise UnusableFile("lookthrough", "lookthrough.which")
    if of is not None and out.suffix.lower() not in KINDS:
        raise UnusableFile(out.name, "lookthrough.form")


def _room(out: Path, *, every: bool) -> None:
    """Refuse a place that is taken before any work is done."""
    from imvo.cli.failures import Stop

    if every and (out.is_symlink() or (out.exists() and (not out.is_dir() or any(out.iterdir())))):
        raise Stop("exists", folder=str(out))
    if not every and (out.exists() or out.is_symlink()):
        raise Stop("file-exists", file=str(out))
    above = next(folder for folder in out.absolute().parents if folder.exists())
    if not above.is_dir():
        raise Stop("no-folder", folder=str(above))


def _read(files: Sequence[Path], lang: str, shown: Progress) -> list[Positions]:
    from imvo.files import UnusableFile
    from imvo.intake import fund_positions
    from imvo.runs import beside

    names = [path.name for path in files]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise UnusableFile(twice, "intake.file-twice")
    with beside(_ready):
        return [fund_positions.read(path, lang=lang, progress=shown) for path in files]


def _ready() -> None:
    """What is needed once the files are read takes about as long to load as they do."""
    import imvo.chain.lookthrough  # noqa: F401 - loaded now, used later


def _network(read: Sequence[Positions], shown: Progress) -> Network:
    import polars as pl

    from imvo.chain import lookthrough as funds

    frame = pl.concat([one.frame for one in read])
    shown.phase("network", frame.height)
    return funds.build(frame, pl.concat([one.incomplete for one in read]))


def _one(network: Network, of: str, files: Sequence[Path], out: Path) -> Outcome:
    from imvo.chain import lookthrough as funds
    from imvo.cli.tell_lookthrough import Outcome
    from imvo.files import whole_file, write_csv

    try:
        found = funds.exposures(network, of)
    except KeyError:
        raise _no_holder(network, of, files) from None
    if out.suffix.lower() == ".csv":
        write_csv(found.exposures, out)
    else:
        with whole_file(out) as aside:
            found.exposures.write_parquet(aside)
    return Outcome(of, found.totals, found.cycles, found.exposures.height, found.exposures)


def _no_holder(network: Network, of: str, files: Sequence[Path]) -> UnusableFile:
    from imvo.agreement.errors import nearest
    from imvo.files import UnusableFile, plain

    named = ", ".join(path.name for path in files)
    close = nearest(of, network.funds.to_list())
    if close is None:
        return UnusableFile(named, "lookthrough.no-holder", of=plain(of, 60))
    return UnusableFile(named, "lookthrough.no-holder-near", of=plain(of, 60), nearest=plain(close, 60))


def _all(network: Network, read: Sequence[Positions], out: Path, shown: Progress) -> Outcome:
    """The folder: exposures/part-*.parquet, exposure-totals.parquet, fund-cycles.parquet and rejected.csv."""
    import polars as pl

    from imvo.chain import lookthrough as funds
    from imvo.cli.failures import Stop
    from imvo.cli.tell_lookthrough import Outcome
    from imvo.files import whole_folder, write_csv

    try:
        with whole_folder(out) as aside:
            (aside / "exposures").mkdir()
            totals, written = funds.write_all(network, aside / "exposures", shown)
            totals.write_parquet(aside / "exposure-totals.parquet")
            network.cycles.write_parquet(aside / "fund-cycles.parquet")
            write_csv(pl.concat([one.reading.rejected for one in read]), aside / "rejected.csv")
    except FileExistsError:
        raise Stop("exists", folder=str(out)) from None
    return Outcome(None, totals, network.cycles, written)
