# ruff: noqa: E501 - texts read better on one line
"""A made-up dossier that looks like a real one: every state, both languages, hostile names. No firm in it exists."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import Any

import polars as pl

from imvo.agreement import PartialDate
from imvo.reporting.view import (
    AgreementFacts,
    ColumnUse,
    DossierView,
    DutyLine,
    Intake,
    Names,
    Participant,
    SourceLine,
    Stability,
)
from imvo.tables import check, load
from imvo.tables.model import Label

HOSTILE = '<script>alert(1)</script> =HYPERLINK("https://example.org","x") \u202etxt.exe'


def both(nl: str, en: str) -> Label:
    return Label(nl=nl, en=en)


THEMES = {
    "discrimination-gender": both("Discriminatie en gender", "Discrimination and gender"),
    "child-labour": both("Kinderarbeid", "Child labour"),
    "forced-labour": both("Gedwongen arbeid", "Forced labour"),
    "freedom-of-association": both("Vrijheid van vereniging", "Freedom of association"),
    "living-wage": both("Leefbaar loon", "Living wage"),
    "safety-health": both("Veiligheid en gezondheid", "Safety and health"),
    "raw-materials": both("Grondstoffen", "Raw materials"),
    "water-chemicals-energy": both("Water, chemicaliën en energie", "Water, chemicals and energy"),
    "animal-welfare": both("Dierenwelzijn", "Animal welfare"),
}
COUNTRIES = {
    "IN": both("India", "India"), "BD": both("Bangladesh", "Bangladesh"), "CN": both("China", "China"),
    "TR": both("Turkije", "Türkiye"), "PK": both("Pakistan", "Pakistan"), "VN": both("Vietnam", "Viet Nam"),
    "MM": both("Myanmar", "Myanmar"), "PT": both("Portugal", "Portugal"), "HK": both("Hongkong", "Hong Kong"),
    "MU": both("Mauritius", "Mauritius"), "IT": both("Italië", "Italy"), "NL": both("Nederland", "Netherlands"),
    "UZ": both("Oezbekistan", "Uzbekistan"), "AR": both("Argentinië", "Argentina"),
}  # fmt: skip
PROCESSES = {
    "spinning": ("yarn", both("Spinnen", "Spinning")),
    "cut-make-trim": ("making-up", both("Confectie", "Cutting and sewing")),
    "dyeing-finishing": ("wet-processing", both("Verven en veredelen", "Dyeing and finishing")),
    "cotton-growing": ("fibre", both("Katoenteelt", "Cotton growing")),
    "tanning": ("leather", both("Looien", "Tanning")),
    "home-work": ("home-work", both("Thuiswerk", "Home work")),
    "weaving": ("fabric", both("Weven", "Weaving")),
    "wool-farming": ("fibre", both("Schapenhouderij voor wol", "Wool farming")),
    "agents": ("agents", both("Agenten", "Agents")),
    "warehousing-logistics": ("logistics", both("Opslag en vervoer", "Warehousing and transport")),
    "unspecified": ("unspecified", both("Proces niet genoemd", "Process not stated")),
}
STAGES = {
    "fibre": both("Vezel en grondstof", "Fibre and raw material"),
    "yarn": both("Garen", "Yarn"),
    "fabric": both("Stof", "Fabric"),
    "wet-processing": both("Verven en wassen", "Wet processing"),
    "leather": both("Leer", "Leather"),
    "making-up": both("Confectie", "Making up"),
    "home-work": both("Thuiswerk", "Home work"),
    "agents": both("Agenten", "Agents"),
    "logistics": both("Opslag en vervoer", "Logistics"),
    "unspecified": both("Niet genoemd", "Not stated"),
}
# theme, country, process, list, severity (scale, scope, irremediability), likelihood (low, value, high), basis, sites, workers
ISSUES: list[tuple[Any, ...]] = [
    ("forced-labour", "IN", "spinning", "priority", (5, 3, 4), (3, 4, 4), "country-product", 7, 4150),
    ("child-labour", "IN", "cotton-growing", "priority", (5, 4, 5), (3, 4, 4), "country-product", 0, 0),
    ("child-labour", "BD", "home-work", "priority", (5, 3, 5), (2, 4, 4), "country-product", 3, 60),
    ("forced-labour", "CN", "cut-make-trim", "priority", (5, 3, 4), (2, 3, 4), "site", 9, 5230),
    ("safety-health", "BD", "cut-make-trim", "priority", (5, 3, 5), (2, 3, 4), "country-product", 8, 12400),
    ("child-labour", "TR", "cut-make-trim", "priority", (5, 3, 5), (2, 3, 4), "country-product", 4, 900),
    ("forced-labour", "UZ", "cotton-growing", "priority", (5, 4, 4), (1, 3, 4), "country-product", 0, 0),
    ("forced-labour", None, "cotton-growing", "priority", (5, 4, 4), (1, 2, 4), "process", 0, 0),
    ("safety-health", "PK", "tanning", "priority", (5, 3, 4), (2, 2, 3), "process", 2, 310),
    ("child-labour", "MM", "cut-make-trim", "priority", (5, 3, 5), (1, 2, 4), "process", 1, 0),
    ("water-chemicals-energy", "CN", "dyeing-finishing", "priority", (3, 4, 3), (3, 4, 4), "country-product", 3, 700),
    ("discrimination-gender", "BD", "cut-make-trim", "priority", (4, 3, 3), (3, 4, 4), "site", 8, 12400),
    ("living-wage", "BD", "cut-make-trim", "priority", (4, 3, 2), (3, 4, 4), "country-product", 8, 12400),
    ("water-chemicals-energy", "IN", "dyeing-finishing", "priority", (4, 4, 3), (2, 3, 4), "process", 2, 400),
    ("discrimination-gender", "IN", "spinning", "priority", (4, 3, 3), (2, 3, 4), "site", 7, 4150),
    ("safety-health", "VN", "cut-make-trim", "priority", (4, 3, 4), (1, 2, 3), "process", 3, 2100),
    ("animal-welfare", "AR", "wool-farming", "priority", (3, 3, 4), (1, 2, 3), "process", 0, 0),
    ("freedom-of-association", "CN", "cut-make-trim", "priority", (3, 3, 2), (3, 4, 4), "country-product", 9, 5230),
    ("freedom-of-association", "TR", "weaving", "priority", (3, 3, 2), (2, 3, 3), "country-product", 2, 260),
    ("living-wage", "MU", "cut-make-trim", "priority", (3, 2, 2), (1, 2, 3), "process", 1, 80),
    ("living-wage", "PT", "cut-make-trim", "priority", (3, 2, 2), (1, 1, 2), "process", 2, 150),
    ("raw-materials", "HK", "agents", "priority", (3, 2, 3), (1, 2, 3), "process", 1, 12),
    ("forced-labour", "IT", "cut-make-trim", "severe-unlikely", (5, 2, 4), (1, 1, 1), "process", 2, 74),
    ("child-labour", "PT", "cut-make-trim", "severe-unlikely", (5, 2, 5), (1, 1, 1), "process", 2, 150),
    ("animal-welfare", "NL", "warehousing-logistics", "nothing-known", (3, 3, 3), (None, None, None), "nothing", 1, 30),
    ("raw-materials", "IN", "unspecified", "nothing-known", (3, 3, 3), (None, None, None), "nothing", 2, 0),
]  # fmt: skip
BANDS = {5: 1, 4: 2, 3: 3, 2: 3, 1: 3}


def _frame(rows: list[dict[str, Any]], name: str) -> pl.DataFrame:
    table = load(name)
    full = [{column: row.get(column) for column in table.dtypes} for row in rows]
    return check(pl.DataFrame(full, schema=table.dtypes), table)


def issues() -> pl.DataFrame:
    ranks: dict[str, int] = {}
    rows = []
    for cause, (theme, country, process, which, severity, likelihood, basis, sites, workers) in enumerate(ISSUES, 1):
        ranks[which] = ranks.get(which, 0) + 1
        stability = {1: 1.0, 2: 0.97, 3: 0.91, 4: 0.82, 5: 0.72, 6: 0.55, 7: 0.31}.get(cause, 0.04)
        known = sites > 0
        rows.append(
            {
                "issue": f"{theme}/{country or 'unknown'}/{process}", "list": which, "rank": ranks[which], "theme": theme,
                "country": country, "process": process, "site_known": known, "severity": max(severity),
                "severity_band": BANDS[max(severity)], "scale": severity[0], "scope": severity[1],
                "irremediability": severity[2], "likelihood_low": likelihood[0], "likelihood": likelihood[1],
                "likelihood_high": likelihood[2], "basis": basis, "sites": sites or 21, "workers": workers,
                "sites_without_workers": 1 if known and sites % 2 else (sites if not workers else 0),
                "women_low": int(workers * 0.7) if basis == "site" else None,
                "migrants_low": 2600 if (theme, country) == ("forced-labour", "CN") else None,
                "stability": stability if which == "priority" else None, "later": country in {"IN", "BD"},
                "judgement": basis == "process", "cause": cause,
            }
        )  # fmt: skip
    return _frame(rows, "issues")


def _signal(
    cause: int,
    order: int,
    register: str,
    indicator: str,
    subject: str,
    value: str | None,
    effect: str,
    *steps: str | None,
    known: bool = True,
    edition: str | None = None,
    later: bool = False,
    judgement: bool = False,
) -> dict[str, Any]:
    low, contribution, high = steps or (None, None, None)
    return {
        "cause": cause, "order": order, "register": register, "indicator": indicator, "subject": subject, "value": value,
        "known": known, "edition": edition, "reference_date": edition, "later": later, "effect": effect, "low": low,
        "contribution": contribution, "high": high, "judgement": judgement,
    }  # fmt: skip


def signals() -> pl.DataFrame:
    rows = []
    for cause, (theme, country, process, which, _, likelihood, basis, _, _) in enumerate(ISSUES, 1):
        if which == "nothing-known":
            rows.append(_signal(cause, 1, "process-grades", "nothing", process, None, "none", known=False))
            continue
        start = str(max(1, (likelihood[1] or 1) - 1))
        rows.append(
            _signal(
                cause,
                1,
                "process-grades",
                "typical",
                process,
                process,
                "start",
                "1",
                start,
                "4",
                judgement=basis == "process",
            )
        )
        if country:
            weak = country not in {"PT", "IT"}
            step = ("+1", "+1", "+1") if weak else ("-1", "-1", "0")
            rows.append(
                _signal(
                    cause,
                    2,
                    "governance",
                    "rl",
                    country,
                    "-0.55" if weak else "1.12",
                    "step",
                    *step,
                    edition="2023",
                    later=True,
                )
            )
        if basis == "country-product":
            subject = {"spinning": "Thread/Yarn", "cotton-growing": "Cotton"}.get(process, "Garments")
            rows.append(
                _signal(
                    cause,
                    3,
                    "goods",
                    "17",
                    f"{subject} x {country}",
                    "List of Goods Produced by Child Labor or Forced Labor",
                    "floor",
                    ">=3",
                    ">=4",
                    ">=4",
                    edition="2022",
                    later=True,
                )
            )
        if basis == "site":
            field = "migrant_share" if theme == "forced-labour" else "women_share"
            rows.append(_signal(cause, 3, "site", field, process, "high", "step", "+1", "+1", "+1"))
        else:
            rows.append(_signal(cause, 4, "site", "migrant_share", process, None, "widen", "0", "0", "+1", known=False))
        rows.append(
            _signal(
                cause,
                5,
                "ratifications",
                "not-listed",
                country or "?",
                None,
                "widen",
                "0",
                "0",
                "+1",
                known=False,
                edition="2022",
            )
        )
    return _frame(rows, "signals")


def sites(n: int = 40) -> pl.DataFrame:
    spread = [i for i in ISSUES if i[7]]
    rows = []
    for place in range(n):
        _, country, process, *_ = spread[place % len(spread)]
        rows.append(
            {
                "row": place + 3, "file": "suppliers.xlsx", "sheet": "Suppliers 2019", "name": f"Example Mill {place + 1} Ltd",
                "country": country if place % 13 else None, "country_given": country, "city": ["Tiruppur", "Dhaka", "Ningbo", "İzmir"][place % 4],
                "processes": None if place % 9 == 4 else process, "tier": [1, 1, 2, None][place % 4],
                "workers_low": None if place % 5 == 3 else 120 * (place % 7 + 1),
                "workers_high": None if place % 5 == 3 else 120 * (place % 7 + 1) + (80 if place % 2 else 0),
                "women_share": 0.62 if place % 3 else None, "migrant_share": 0.12 if place % 6 == 0 else None,
            }
        )  # fmt: skip
    rows[2]["name"] = HOSTILE
    return _frame(rows, "sites")


def rejected() -> pl.DataFrame:
    rows = [
        {
            "row": 17,
            "what": "row",
            "column": "Country",
            "value": "Indai / Banglad.",
            "reason": "Two countries are named in one cell.",
            "mend": "Give each country its own row.",
        },
        {
            "row": 31,
            "what": "row",
            "column": "Supplier",
            "value": None,
            "reason": "The row has no name.",
            "mend": "Fill in the name of the site.",
        },
        {
            "row": 22,
            "what": "cell",
            "column": "Workers",
            "value": "1.200",
            "reason": "1.200 may be 1,200 or 1.2.",
            "mend": "Write 1200.",
        },
        {
            "row": 5,
            "what": "note",
            "column": "Supplier",
            "value": HOSTILE,
            "reason": "The name holds unseen characters.",
            "mend": "Check the name.",
        },
    ]
    return _frame([{"file": "suppliers.xlsx", "sheet": "Suppliers 2019", **row} for row in rows], "rejected")


def questions() -> pl.DataFrame:
    rows = [
        ("stage/cotton-growing", "stage", "cotton-growing", "buyers", 6, 9, 21, "child-labour/IN/cotton-growing"),
        ("migrants/IN", "migrants", "IN", "supplier", 3, 5, 7, "forced-labour/IN/spinning"),
        ("practice/BD", "practice", "BD", "union-ngo", 4, 4, 8, "child-labour/BD/home-work"),
        ("women/MM", "women", "MM", "supplier", 1, 2, 1, "child-labour/MM/cut-make-trim"),
        ("region/CN", "region", "CN", "supplier", 2, 2, 9, "forced-labour/CN/cut-make-trim"),
    ]
    names = ("question", "kind", "subject", "whom", "issues", "moves", "sites", "top_issue")
    return _frame(
        [{"rank": rank, **dict(zip(names, row, strict=True))} for rank, row in enumerate(rows, 1)], "questions"
    )


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def duties() -> tuple[DutyLine, ...]:
    third, fourth = (day("2018-07-04"), day("2019-07-04")), (day("2019-07-04"), day("2020-07-04"))
    never = (None, None)
    return (
        DutyLine("plan", both("Plan van aanpak met risico’s en doelen", "Action plan with risks and goals"), day("2017-07-04"), never, "passed-without-record",
                 both("Lidmaatschapsjaar 1 eindigde op 4 juli 2017.", "Membership year 1 ended on 4 July 2017."),
                 evidence=both("Het plan in het portaal.", "The plan in the portal."), consequence=both("Uitsluiting kan volgen.", "Exclusion may follow.")),
        DutyLine("locations", both("Lijst van productielocaties", "List of production locations"), day("2019-07-04"), third, "delivered",
                 both("Vastgelegd op 12 juni 2019.", "Recorded on 12 June 2019."), evidence=both("De lijst.", "The list.")),
        DutyLine("public", both("Openbaar verslag over de eigen belangrijkste risico’s", "Public account of your own main risks"), day("2019-07-04"), third, "due",
                 both("Lidmaatschapsjaar 3; getekend voor 1 januari 2017.", "Membership year 3; signed before 1 January 2017.")),
        DutyLine("wage-gap", both("Kloof tot het leefbaar loon tonen", "Show the gap to the living wage"), day("2020-07-04"), fourth, "not-yet",
                 both("Lidmaatschapsjaar 4 begint op 4 juli 2019.", "Membership year 4 begins on 4 July 2019.")),
        DutyLine("fee", both("Jaarlijkse bijdrage", "Yearly contribution"), None, never, "unknown",
                 both("De hoogte en de datum staan op geen geraadpleegde bladzijde.", "Amount and date stand on no page consulted.")),
        DutyLine("small", both("Regeling voor kleine ondernemingen", "Rules for small enterprises"), None, never, "not-applicable",
                 both("Alleen voor categorie C.", "For category C only.")),
        DutyLine("old", both("Verslag over 2019", "Account of 2019"), None, never, "exempt",
                 both("Getekend na 1 januari 2017.", "Signed after 1 January 2017.")),
        DutyLine("refusal", both("Een andere leverancier overwegen", "Consider another supplier"), None, never, "on-event",
                 both("Dit moet elke keer dat het zich voordoet.", "This is owed each time that it happens."), chains=("Graniet, India", "Marmer, Turkije")),
        DutyLine("process", both("Volledig proces", "Full process"), day("2021-06"), never, "incomplete",
                 both("Dit is geleverd, en pas compleet als er ook is wat eraan voorafgaat.", "This was delivered, and is complete once what comes before it is there too."),
                 chains=("Graniet, India",), missing=(both("Plan van aanpak met risico’s en doelen", "Action plan with risks and goals"),)),
    )  # fmt: skip


def sources() -> tuple[SourceLine, ...]:
    goods = both("Goederen gemaakt met kinderarbeid of dwangarbeid", "List of goods produced by child or forced labour")
    return (
        SourceLine("goods", goods, "US Department of Labor", "2022", "Public domain", "https://www.dol.gov/agencies/ilab", True, "positive-only",
                   both("Wat niet op de lijst staat is niet daarom schoon.", "What is not on the list is not thereby clean.")),
        SourceLine("governance", both("Bestuursindicatoren", "Worldwide Governance Indicators"), "World Bank", "2023", "CC BY 4.0", "https://www.worldbank.org", True, "full",
                   both("Niets over één locatie of sector.", "Nothing about one site or sector.")),
        SourceLine("ratifications", both("Bekrachtigingen", "Ratifications"), "ILO", "2022", "facts", "https://www.ilo.org", True, "full",
                   both("Recht is geen praktijk.", "Law is not practice.")),
        SourceLine("process-grades", both("Wat er per proces speelt", "What is at stake in each process"), "imvo", "1", "EUPL-1.2", "", False, "partial"),
    )  # fmt: skip


def view(**changes: Any) -> DossierView:
    """The example; `changes` replace fields."""
    found = rejected()
    given: dict[str, Any] = {
        "participant": Participant("Voorbeeldmode B.V.", day("2016-07-04")),
        "agreement": AgreementFacts(
            "textile",
            both("Convenant Duurzame Kleding en Textiel", "Agreement on Sustainable Garments and Textile"),
            "running",
            both("Het convenant loopt: van 4 juli 2016 tot en met 31 december 2021.", "The agreement is in force, from 4 July 2016 to 31 December 2021."),
            (
                both("Meld het bij de onderneming zelf en vraag om een antwoord op schrift.", "Report it to the company itself and ask for an answer in writing."),
                both("Dien een klacht in bij de onafhankelijke klachten- en geschillencommissie van het convenant.", "File a complaint with the independent complaints and disputes committee of the agreement."),
                both("Of ga naar het Nationaal Contactpunt voor de OESO-richtlijnen.", "Or go to the National Contact Point for the OECD Guidelines."),
            ),
        ),
        "as_of": date(2019, 7, 4),
        "intake": Intake(
            ("suppliers.xlsx",), 42, 40, found,
            (ColumnUse("Supplier name", "name", "high"), ColumnUse("Land", "country", "high"), ColumnUse("# wrk", "workers_low", "medium"), ColumnUse("OS ID", "site_id", None), ColumnUse("Remarks", None, None)),
            (both("De kop staat in rij 2, onder een titelrij.", "The header stands in row 2, under a title row."),),
        ),
        "names": Names(THEMES, COUNTRIES, {code: label for code, (_, label) in PROCESSES.items()}, STAGES, {code: stage for code, (stage, _) in PROCESSES.items()}),
        "sites": sites(), "issues": issues(), "signals": signals(), "questions": questions(), "duties": duties(), "sources": sources(),
        "stability": Stability(8, 1000, (both("hoe zwaar het oordeel over thuiswerk weegt", "how much the judgement on home work weighs"),)),
        "judgement_top": 3, "top": 10, "versions": {"imvo": "0.1.0", "method": "1"},
        "signal_texts": MappingProxyType({
            ("goods", "17"): both("gemaakt met dwangarbeid of kinderarbeid, naar wat de overheid van de VS redelijkerwijs aanneemt", "made with forced or child labour, as the US government has reason to believe"),
            ("governance", "rl"): both("Rechtsstaat", "Rule of law"),
        }),
        "severity_grounds": MappingProxyType({
            ("spinning", "forced-labour"): both("Contracten met een bedrag ineens binden jonge vrouwen aan het bedrijf.", "Lump-sum contracts tie young women to the mill."),
            ("cotton-growing", "child-labour"): both("Kinderen bestuiven en plukken met de hand en missen school.", "Children pollinate and pick by hand and miss school."),
            ("home-work", "child-labour"): both("Stukloon thuis wordt vaak door het hele gezin verdiend.", "Piece work at home is often earned by the whole family."),
        }),
    }  # fmt: skip
    return DossierView(**(given | changes))
