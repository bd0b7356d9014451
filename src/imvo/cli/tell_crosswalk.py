"""The cross-walk in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from imvo import words
from imvo.agreement import in_words, themes
from imvo.agreement.crosswalk import not_checked
from imvo.cli import show
from imvo.cli.lines import Line, noted

if TYPE_CHECKING:
    from imvo.agreement import PartialDate
    from imvo.agreement.crosswalk import Cell, Crosswalk, Instrument, Row, Threshold, Walk


def _text(key: str, lang: str, /, **values: str) -> str:
    return words.text(f"crosswalk.{key}", lang, **values)


def tell(catalogue: Crosswalk, found: Sequence[Walk], lang: str, *, sources: bool = False) -> None:
    """Print it: duties, which texts they rest on, and last the count; with `sources` all about these texts."""
    show.line(_text("head", lang))
    for walk in found:
        show.line()
        show.title(f"{walk.agreement.id}: {show.said(walk.agreement.names, lang)}")
        out = [show.said(one.name, lang) for one in catalogue.instruments if not one.concerns(walk.agreement)]
        if out:
            show.line(_text("concerns-not", lang, instruments="; ".join(out)), indent=2, hang=2)
        for row in walk.rows:
            if _says(row):
                _tell_row(catalogue, walk, row, lang)
        left_out = sum(not _says(row) for row in walk.rows)
        if left_out:
            show.line(words.plural("crosswalk.left-out", left_out, lang), indent=2)
    show.line()
    if sources:
        _tell_sources(catalogue, lang)
    else:
        _tell_notes(catalogue, found, lang)
    show.line()
    show.line(_counted(found, len(catalogue.instruments), lang))


def _tell_notes(catalogue: Crosswalk, found: Sequence[Walk], lang: str) -> None:
    """What to know of each text that concerns one of the agreements, and how to see more."""
    show.title(_text("notes", lang))
    for one in catalogue.instruments:
        if any(one.concerns(walk.agreement) for walk in found):
            note = _text("cell", lang, instrument=show.said(one.name, lang), what=show.said(one.caution, lang))
            show.line(note, indent=2, hang=2)
    show.line(_text("more", lang), indent=2)


def _tell_sources(catalogue: Crosswalk, lang: str) -> None:
    show.title(_text("means", lang))
    for instrument in catalogue.instruments:
        _tell_instrument(instrument, lang)
    show.line()
    show.title(_text("sizes", lang))
    for threshold in catalogue.thresholds:
        _tell_size(threshold, lang)
    show.line()
    _tell_texts(catalogue, lang)


def _says(row: Row) -> bool:
    """Whether any instrument has something for the duty, or was not checked for it."""
    return any(cell.references or cell.says_not_checked for cell in row.cells)


def _tell_row(catalogue: Crosswalk, walk: Walk, row: Row, lang: str) -> None:
    kinds = {kind.id: show.said(kind.name, lang) for kind in walk.agreement.party_types}
    who = words.enumeration([kinds[each] for each in row.duty.actor], lang)
    steps = ", ".join(str(step) for step in row.duty.oecd_steps) or _text("no-steps", lang)
    show.line(f"{row.duty.id}: {show.said(row.duty.title, lang)}", indent=2, hang=2)
    show.line(_text("who", lang, who=who, steps=steps), indent=4, hang=2)
    names = {one.id: show.said(one.name, lang) for one in catalogue.instruments}
    for cell in row.cells:
        if cell.references or cell.says_not_checked:
            what = "; ".join(_said(cell, lang))
            show.line(_text("cell", lang, instrument=names[cell.instrument], what=what), indent=4, hang=2)


def _said(cell: Cell, lang: str) -> Iterator[str]:
    """What stands in a cell, part by part."""
    yield from dict.fromkeys(one.number for one in cell.references)
    for key, steps in (("step-not-checked", cell.steps_not_checked), ("step-detail", cell.steps_in_part)):
        if steps:
            yield _text(key, lang, steps=words.enumeration([str(step) for step in steps], lang))
    if cell.themes_not_checked:
        names = {theme.code: show.said(theme.name, lang) for theme in themes.load()}
        open_ = [names[code] for code in cell.themes_not_checked]
        yield _text("theme-detail", lang, themes=words.enumeration(open_, lang))


def _tell_instrument(instrument: Instrument, lang: str) -> None:
    show.line(show.said(instrument.name, lang), indent=2)
    show.line(_text("caution", lang, text=show.said(instrument.caution, lang)), indent=4, hang=2)
    for start in instrument.applies_from:
        told = _text("applies", lang, day=_since(start.date, lang), whom=show.said(start.whom, lang))
        show.line(told, indent=4, hang=2)
    names = {theme.code: show.said(theme.name, lang) for theme in themes.load()}
    places = [(_text("at-step", lang, n=str(part.step)), part) for part in instrument.steps]
    for place, part in [*places, *((names[part.theme], part) for part in instrument.themes)]:
        for one in part.references:
            says = f"{show.said(one.says, lang)} [{one.text}]"
            show.line(_text("reference", lang, number=one.number, place=place, says=says), indent=4, hang=2)
        if part.unread:
            what = _text("in-part" if part.references else "not-checked", lang)
            show.line(_text("cell", lang, instrument=place, what=what), indent=4)


def _since(day: PartialDate | None, lang: str) -> str:
    return _text("day-unknown", lang) if day is None else _text("from", lang, day=in_words.day(day, lang))


def _tell_size(threshold: Threshold, lang: str) -> None:
    people, turnover, since = threshold.employees_above, threshold.turnover_above, threshold.applies_from
    bounds = [] if people is None else [_text("employees", lang, n=words.count(people, lang))]
    if turnover is not None:
        bounds.append(_text("turnover", lang, amount=words.money(turnover, lang)))
    applies = _text("size-never", lang) if since == "never" else _text("size-applies", lang, day=_since(since, lang))
    name, sized = show.said(threshold.name, lang), words.enumeration(bounds, lang)
    told = _text("size", lang, name=name, bounds=sized, applies=applies)
    lines = [*noted(threshold, Line(f"{told} [{', '.join(threshold.sources)}]", 2), lang)]
    for event in threshold.events:
        when = "" if event.date is None else words.partial_day(str(event.date), lang)
        text = _text("event", lang, day=when, what=show.said(event.what, lang))
        lines += noted(event, Line(f"{text} [{', '.join(event.sources)}]", 4), lang)
    for line in lines:
        show.line(line.text, indent=line.indent, hang=2)


def _tell_texts(catalogue: Crosswalk, lang: str) -> None:
    show.title(_text("texts", lang))
    for key, one in catalogue.texts.items():
        values = {name: getattr(one, name) for name in ("title", "version", "extent", "address")}
        show.line(_text("text", lang, id=key, day=words.partial_day(one.read, lang), **values), indent=2, hang=2)


def _counted(found: Sequence[Walk], instruments: int, lang: str) -> str:
    numbers = {
        "n": not_checked(found),
        "all": sum(len(walk.cells) for walk in found),
        "agreements": len(found),
        "duties": sum(len(walk.rows) for walk in found),
        "instruments": instruments,
    }
    return _text("counted", lang, **{key: words.count(number, lang) for key, number in numbers.items()})
