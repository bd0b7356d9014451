"""Options that several commands share, said once, and how a date is read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from imvo.cli.failures import Stop

PUBLISHED = ("sites", "suppliers", "volumes")
LANGUAGES = ("nl", "en")  # those of imvo.words, which is too heavy to import for --help


def language(text: str) -> str:
    """One of the languages of imvo, as a plain text."""
    if text not in LANGUAGES:
        raise typer.BadParameter(f"{text!r} is not one of {', '.join(map(repr, LANGUAGES))}.")
    return text


def published(text: str) -> str:
    """What a company may switch on in its public account."""
    if text not in PUBLISHED:
        raise typer.BadParameter(f"{text!r} is not one of {', '.join(map(repr, PUBLISHED))}.")
    return text


def full_date(text: str) -> str:
    """A calendar day as YYYY-MM-DD, 2019-07-04 or 4-7-2019 (day first); typer tells the user otherwise."""
    plain = text.strip()
    if "-" in plain and plain.index("-") == len("2019"):  # by far the most calls: nothing more to import for these
        try:
            return date.fromisoformat(plain).isoformat()
        except ValueError:
            raise typer.BadParameter(f"{text!r} is no day of the calendar; write it as 2019-07-04.") from None
    from imvo.agreement.dates_as_typed import typed_date

    try:
        found = typed_date(plain).day
    except ValueError:
        found = None
    if found is None:
        raise typer.BadParameter(f"{text!r} is no day of the calendar; write it as 2019-07-04 or 4-7-2019.")
    return found.isoformat()


def partial_date(text: str) -> str:
    """A day, month or year as 2016-07-04 or 4-7-2016 (day first), 2016-07 or 2016."""
    from imvo.agreement.dates_as_typed import typed_date

    try:
        return str(typed_date(text))
    except ValueError:
        wanted = f"{text!r} is no date; write it as 2016-07-04 or 4-7-2016 (day first), 2016-07 or 2016."
        raise typer.BadParameter(wanted) from None


def today() -> date:
    """The calendar day in Amsterdam now; SOURCE_DATE_EPOCH, when set, stands in for the clock."""
    from imvo.agreement import calendar_day
    from imvo.runs import manifest

    return calendar_day(datetime.fromisoformat(manifest.now()))


def on(day: str | None) -> date:
    """The day asked about: the one given, otherwise today."""
    return today() if day is None else date.fromisoformat(day)


def folder(path: Path | None) -> Path | None:
    """A folder that the user names; Stop when it is none."""
    if path is not None and not path.is_dir():
        raise Stop("no-folder", folder=str(path))
    return path


def dossier(path: Path | None) -> Path | None:
    """The folder of a dossier that the user names; Stop when it is none."""
    if path is None:
        return None
    if not (there(path) / "manifest.json").is_file():
        raise Stop("not-dossier", folder=str(path))
    return path.resolve()


def there(path: Path) -> Path:
    """The folder that the user names as a dossier; Stop when there is nothing of that name, or a file."""
    if not path.is_dir():
        raise Stop("dossier-file" if path.exists() else "no-dossier", folder=str(path))
    return path


def nearest(word: str, valid: Iterable[str]) -> str:
    """The valid word most like the one given, otherwise all of them, for a sentence that says what to use."""
    from imvo.agreement.errors import nearest as close

    found = list(valid)
    return close(word, found) or ", ".join(found)


Lists = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE...", help="Your files, or a folder of them: a list of suppliers or sites, and other tables."
    ),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind", metavar="FILE=KIND", help="Say what a file holds, when its columns do not tell. May be repeated."
    ),
]
Chain = Annotated[
    str | None,
    typer.Option("--chain", metavar="ID", help="The kind of chain, when it is not that of the agreement."),
]
Dossier = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a dossier.")]
Out = Annotated[
    Path, typer.Option("--out", "-o", metavar="DIR", help="Folder for the dossier; it must not exist, or be empty.")
]
MaybeAgreement = Annotated[
    str | None,
    typer.Option(
        "--agreement", metavar="ID", help="Id of an agreement, or the file of a definition; without it no duties."
    ),
]
JustAgreement = Annotated[
    str | None,
    typer.Option(
        "--agreement",
        metavar="ID",
        help="Id of an agreement, or the file of a definition; otherwise those of the file.",
    ),
]
Name = Annotated[str | None, typer.Option("--name", help="Your organisation's name, for the dossier.")]
Mapped = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="HEADER=COLUMN",
        help='Say what a column is, as "Header of the list=country"; "=ignore" leaves it out. May be repeated.',
    ),
]
Answers = Annotated[
    list[Path] | None,
    typer.Option(
        "--answers", metavar="FILE", help="The workbook answers.xlsx of a dossier, filled in. May be repeated."
    ),
]
Findings = Annotated[
    list[Path] | None,
    typer.Option(
        "--findings", metavar="FILE", help="A table of what was seen at sites, such as by audits. May be repeated."
    ),
]
Plan = Annotated[
    Path | None,
    typer.Option("--plan", metavar="FILE", help="Your plan, as `imvo plan new` writes it and you fill it in."),
]
Previous = Annotated[
    Path | None,
    typer.Option(
        "--previous", metavar="DIR", help="The dossier of the year before: what it holds is carried on and compared."
    ),
]
Publish = Annotated[
    list[str] | None,
    typer.Option(
        "--publish",
        metavar="WHAT",
        parser=published,
        help="What the public account may show beside the risks: sites, suppliers or volumes. May be repeated.",
    ),
]
Encoding = Annotated[
    str | None, typer.Option("--encoding", help="Encoding of a text file, when it was not found out right.")
]
Sheet = Annotated[str | None, typer.Option("--sheet", help="Name of the sheet that holds the list.")]
Lang = Annotated[
    str, typer.Option("--lang", metavar="nl|en", parser=language, help="Language of what is written: Dutch or English.")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of text.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Show no progress, and only the lines that are needed most.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        parser=full_date,
        help="The day to answer for, as 2019-07-04 or 4-7-2019 (day first); otherwise today.",
    ),
]
Signed = Annotated[
    str | None,
    typer.Option(
        "--signed",
        metavar="DATE",
        parser=partial_date,
        help="The day of your own signature, as 2016-07-04 or 4-7-2016; 2016-07 or 2016 when no more is known.",
    ),
]
Role = Annotated[
    str | None,
    typer.Option("--role", help="Kind of party, by id or name; otherwise the kind that is monitored."),
]
Route = Annotated[
    str | None,
    typer.Option("--route", help="How you are bound, by id or name; otherwise the ordinary way."),
]
Participant = Annotated[
    Path | None,
    typer.Option(
        "--participant", metavar="FILE", help="Who you are, as `imvo start` writes it; other options go before it."
    ),
]
Party = Annotated[
    str | None,
    typer.Option(
        "--party", metavar="ID", help="One of the parties that the agreement lists, with its own dates, kind and route."
    ),
]
Through = Annotated[
    str | None,
    typer.Option("--through", metavar="ID", help="The association whose signature binds you, by id or name."),
]
Measure = Annotated[
    list[str] | None,
    typer.Option("--measure", metavar="SCALE=VALUE", help="A measure of yours, as fte=26. May be repeated."),
]
Fact = Annotated[
    list[str] | None,
    typer.Option("--fact", metavar="FACT=ANSWER", help="A fact about you, as imports=yes. May be repeated."),
]
Score = Annotated[
    float | None,
    typer.Option(
        "--score",
        min=0,
        max=100,
        metavar="PERCENT",
        help="A score in % of the points: is it enough for the membership year of the day?",
    ),
]
Ics = Annotated[
    Path | None,
    typer.Option("--ics", metavar="FILE", help="Also write the days on which something is due as a calendar."),
]
Deliveries = Annotated[
    Path | None,
    typer.Option(
        "--deliveries", metavar="FILE", help="Records of what was delivered: a table with duty, date and evidence."
    ),
]
Definitions = Annotated[
    Path | None,
    typer.Option(
        "--definitions",
        metavar="DIR",
        help="Folder with definitions of agreements. It replaces those of imvo; copy these into it to have both.",
    ),
]
Registers = Annotated[
    Path | None,
    typer.Option("--registers", metavar="DIR", help="Folder with registers that you added, beside those of imvo."),
]
