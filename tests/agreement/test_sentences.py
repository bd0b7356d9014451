"""When something is owed, said in plain words in both languages."""

import ast
import re
from pathlib import Path

import pytest

import imvo
from imvo import words
from imvo.agreement.loader import loads
from imvo.agreement.sentences import claim, when

TRIGGERS = [
    ("kind: membership-year, from: 1, to: 1", "in membership year 1", "in lidmaatschapsjaar 1"),
    (
        "kind: membership-year, from: 2, each_year: true",
        "each membership year, from year 2",
        "elk lidmaatschapsjaar, vanaf jaar 2",
    ),
    (
        "kind: agreement-year, from: 1, each_year: true, due: unknown",
        "each year of the agreement, by which day is not stated",
        "elk jaar van het convenant, voor welke dag is niet vermeld",
    ),
    (
        "kind: membership-year, from: 4, to: 5, each_year: true",
        "each membership year, from year 4 up to and including year 5",
        "elk lidmaatschapsjaar, van jaar 4 tot en met jaar 5",
    ),
    (
        "kind: agreement-year, from: 1, to: 3",
        "once, in years 1 up to and including 3 of the agreement",
        "één keer, in jaar 1 tot en met 3 van het convenant",
    ),
    ("kind: membership-year, from: 1", "all along, from your signature", "de hele tijd, vanaf uw handtekening"),
    ("kind: calendar, due: 2018-12-31", "by 31 December 2018", "uiterlijk 31 december 2018"),
    ("kind: calendar, due: unknown", "by a day that is not known", "uiterlijk op een dag die niet bekend is"),
    (
        "kind: calendar, due: 2020-06-02/2020-07-05",
        "by some day between 2 June 2020 and 5 July 2020",
        "uiterlijk op een dag tussen 2 juni 2020 en 5 juli 2020",
    ),
    (
        "kind: within, months: 12, after: own-signature",
        "within 12 months of your signature",
        "binnen 12 maanden na uw handtekening",
    ),
    (
        "kind: within, months: 1, after: agreement-start",
        "within 1 month of the first day of the agreement",
        "binnen 1 maand na de eerste dag van het convenant",
    ),
    (
        "kind: during-term",
        "all along, from the first to the last day of the agreement",
        "de hele tijd, van de eerste tot en met de laatste dag van het convenant",
    ),
    (
        "kind: on-event, event: {nl: melding, en: report}",
        "each time that this happens: report",
        "elke keer dat dit zich voordoet: melding",
    ),
    (
        "kind: not-stated, said: {nl: later, en: later years}",
        "the moment is not stated; the sources say: later years",
        "het moment is niet vermeld; de bronnen zeggen: later",
    ),
]


def trigger(small, text):
    return loads(small.replace("kind: calendar, due: 2021-06-30", text), "small.yaml").duty("D2").trigger


@pytest.mark.parametrize(("text", "en", "nl"), TRIGGERS)
def test_when(small, text, en, nl):
    found = trigger(small, text)
    assert (when(found, "en"), when(found, "nl")) == (en, nl)


def test_a_moved_deadline_tells_from_when_to_when_and_why(small):
    text = (
        "kind: calendar, due: 2020-12-31, moved: ["
        "{was: 2019-12-31, on: 2019-11-01, reason: {nl: druk, en: too busy}, sources: [S1]},"
        "{was: 2020-06-30, on: unknown, reason: unknown, sources: [S1]}]"
    )
    said = when(trigger(small, text), "en")
    assert said.startswith(
        "by 31 December 2020; moved from 31 December 2019 to 30 June 2020; day of moving: 1 November"
    )
    assert "reason: too busy [S1]; moved from 30 June 2020 to 31 December 2020; day of moving: not known" in said


def test_rounds_tell_who_is_exempt(small):
    text = "kind: rounds, rounds: [{id: r, due: 2019-07-04, exempt: {signed_after: 2017-01-01}, sources: [S1]}]"
    said = when(trigger(small, text), "en")
    assert said == "in assessment rounds: 1 (by 4 July 2019), who signed after 1 January 2017 is exempt"


def test_a_year_is_no_amount(small):
    text = small.replace(
        "    ends: unknown\n    sources: [S1]",
        "    ends: unknown\n    status: conflicting\n    sources: [S1]\n"
        "    claims: [{of: ends, value: 2021, sources: [S1]}, {of: years, value: 1200}, {of: ends, value: '2020-06'}]",
    )
    claims = loads(text, "small.yaml").terms[0].claims
    assert [claim(each, "nl") for each in claims] == ["2021 [S1]", "1.200", "juni 2020"]


def test_no_text_of_told_is_unused():
    patterns = keys_in_code()
    unused = [key for key in words.table("en") if key.startswith("told.") and not used(key, patterns)]
    assert not unused


def used(key, patterns):
    bare = key.removeprefix("told.")
    forms = {form.removesuffix(end) for form in (key, bare) for end in (".one", ".other", "")}
    return any(re.fullmatch(pattern, form) for pattern in patterns for form in forms)


def keys_in_code():
    """Every constant text that can be a key, and every f-string with one step or code in each of its holes."""
    found = set()
    for path in Path(imvo.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[\w.-]+", node.value):
                found.add(re.escape(node.value))
            elif isinstance(node, ast.JoinedStr):
                parts = [re.escape(p.value) if isinstance(p, ast.Constant) else r"[\w-]+" for p in node.values]
                found.add("".join(parts))
    # A hole at the head would fit any key; the one that is used so takes keys with steps of their own.
    return {p for p in found if not p.startswith(r"[\w-]+")} | {r"[\w.-]+-some"}
