"""Whom to engage first, with the delivered reports, engagements, votes and exclusions beside it."""

from __future__ import annotations

import polars as pl

from imvo import tables
from imvo.chain.financed import Matched, matched
from imvo.chain.financed.means import means
from imvo.reporting.parts.classes import classes
from imvo.reporting.parts.financed import theme_name
from imvo.reporting.parts.part import Assessed, Part, Results
from imvo.reporting.parts.positions import KINDS, positions_of, sectors
from imvo.reporting.section import ON_PAGE, Fact, Section, Shown
from imvo.reporting.texts import both, count, within
from imvo.risk import engagement, signals
from imvo.tables import Label

FINDINGS = "issuer-findings"
# Kind of delivered table -> its result.
RECORDS = {
    "controversies": FINDINGS,
    "engagements": "engagements-held",
    "votes": "votes-held",
    "exclusions": "exclusions-held",
}
_NAMED = {FINDINGS: "reported_as"}
_LISTED = (
    "issuer", "rank", "sector", "country", "issue", "severity_band", "likelihood", "means",
    "currency", "value",
)  # fmt: skip
# Columns of the list that only a delivered table can fill.
_BESIDE = {"findings": FINDINGS, "engagements": "engagements-held", "excluded": "exclusions-held"}
_FOUND = ("reported_as", "matched_by", "issuer", "theme", "date", "country", "source", "text", "severity_given")
_HIDDEN = ("file", "sheet", "row", "issuer_id")


def results(assessed: Assessed) -> Results:
    """The engagement list where anything is held, and each delivered table joined to what is held."""
    positions = positions_of(assessed).frame
    joined = {kind: matched(frame, positions) for kind in RECORDS if (frame := assessed.table(kind)) is not None}
    found = {RECORDS[kind]: _shaped(one, RECORDS[kind]) for kind, one in joined.items()}
    if positions.height:
        none = pl.DataFrame(schema={"issuer_id": pl.String, "n": pl.UInt32})
        counts = {kind: one.counts() for kind, one in joined.items()}
        found[engagement.LIST] = engagement.engagement_list(
            positions, assessed.assessment.issues, counts.get("controversies", none), counts.get("engagements", none),
            counts.get("exclusions"),
        )  # fmt: skip
    return found


def _shaped(one: Matched, result: str) -> pl.DataFrame:
    frame = one.rows.rename({"issuer_name": _NAMED.get(result, "named")})
    return tables.shape(frame.sort("file", "sheet", "row", "issuer_id", nulls_last=True), tables.load(result))


def section(assessed: Assessed, found: Results) -> Section:
    """The list, its means of influence, the findings, and the records of what was done."""
    shown = []
    listed = found.get(engagement.LIST)
    if listed is not None:
        words = {
            "sector": sectors(assessed),
            "issue": _cells(assessed),
            **classes(),
            "country": {engagement.UNKNOWN: both("engagement.unknown")},
        }
        beside = tuple(column for column, result in _BESIDE.items() if result in found)
        for lede, which in (("list", ~pl.col("to_find_out")), ("find-out", pl.col("to_find_out"))):
            part = listed.filter(which)
            if part.height:
                about = both(f"engagement.{lede}")
                shown.append(Shown(engagement.LIST, part, (*_LISTED, *beside), lede=about, words=words))
    shown += [
        Shown(name, found[name], _columns(found[name], name), lede=both(f"engagement.{name}"))
        for name in RECORDS.values()
        if name in found
    ]
    return Section(
        id="engagement",
        title=both("engagement.title"),
        lede=both("engagement.lede"),
        facts=tuple(_facts(found)),
        shown=tuple(shown),
        notes=(
            both("engagement.linked"),
            both("engagement.value"),
            *_means(listed),
            *(() if listed is None else _reasons(assessed, listed)),
        ),
    )


def _columns(frame: pl.DataFrame, name: str) -> tuple[str, ...]:
    """The columns shown of a delivered table: those that its file fills."""
    asked = _FOUND if name == FINDINGS else tuple(column for column in frame.columns if column not in _HIDDEN)
    always = ("matched_by", "issuer")
    return tuple(one for one in asked if one in always or frame.get_column(one).null_count() < frame.height)


def _facts(found: Results) -> list[Fact]:
    facts = []
    listed = found.get(engagement.LIST)
    if listed is not None:
        issuers = listed.unique("issuer_id")
        first = issuers.filter(pl.col("rank") == 1, ~pl.col("to_find_out")).height
        about = both("engagement.of-issuers", all=count(issuers.height))
        facts.append(Fact(both("engagement.first"), count(first), about))
        unknown = issuers.filter("to_find_out").height
        facts.append(Fact(both("engagement.to-find-out"), count(unknown), about))
    if FINDINGS in found:
        rows = found[FINDINGS].unique(["file", "sheet", "row"])
        joined = rows.filter(pl.col("matched_by").is_in(("lei", "isin", "name"))).height
        near = rows.filter(pl.col("matched_by") == "near-name").height
        about = both("engagement.of-reports", all=count(rows.height), near=count(near))
        facts.append(Fact(both("engagement.joined"), count(joined), about))
    return facts


def _means(listed: pl.DataFrame | None) -> list[Label]:
    """What each way of holding that occurs allows."""
    if listed is None:
        return []
    present = set(listed.get_column("means").str.split("|").explode())
    return [words for code, words in means().items() if code in present]


def _cells(assessed: Assessed) -> dict[str, Label]:
    """Key of an issue -> its theme, and its place in the list of issues where it has one."""
    found = {}
    for issue, theme, which, rank in assessed.assessment.issues.select("issue", "theme", "list", "rank").iter_rows():
        named = theme_name(theme)
        found[issue] = both("engagement.ranked", theme=named, rank=count(rank)) if which == _FIRST else named
    return found


def _reasons(assessed: Assessed, listed: pl.DataFrame) -> list[Label]:
    """Why the harm behind each first issue on the page has its classes; vague sectors borrow a ground."""
    grades = assessed.editions[signals.GRADES].table
    rows = grades.select("process", "theme", "ground_nl", "ground_en").iter_rows()
    grounds = {(process, theme): Label(nl=nl, en=en) for process, theme, nl, en in rows}
    begin = assessed.assessment.start.select(_STANDS).iter_rows()
    stands = {(process, theme): source for process, theme, source in begin}
    shown = listed.head(ON_PAGE).get_column("issue").unique()
    first = assessed.assessment.issues.filter(pl.col("issue").is_in(shown.implode())).unique(
        "issue", maintain_order=True
    )
    names, found, said = sectors(assessed), [], set()
    for process, theme in first.select("process", "theme").iter_rows():
        ground = grounds.get((stands.get((process, theme)) or process, theme))
        if ground is not None and (process, theme) not in said:
            said.add((process, theme))
            named = {"theme": within(theme_name(theme)), "sector": names.get(process, Label(nl=process, en=process))}
            found.append(both("engagement.reason", ground=ground, **named))
    return found


_FIRST, _STANDS = "priority", ["process", "theme", "start_from"]
PART = Part("engagement", (*KINDS, *RECORDS), results, section)
