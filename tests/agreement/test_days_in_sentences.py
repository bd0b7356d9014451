"""A sentence reads right with a day, a month, a year and a day between two others."""

import pytest

from imvo.agreement import PartialDate, Reason, in_words

DAYS = ["2020-06-15", "2020-06", "2020", "2016-12-07/2018-08"]


@pytest.mark.parametrize(
    ("key", "name", "lang", "told"),
    [
        (
            "ended",
            "day",
            "en",
            [
                "The agreement ended on 15 June 2020; this is no longer owed.",
                "The agreement ended in June 2020; this is no longer owed.",
                "The agreement ended in 2020; this is no longer owed.",
                "The agreement ended between 7 December 2016 and 31 August 2018; this is no longer owed.",
            ],
        ),
        (
            "ended",
            "day",
            "nl",
            [
                "Het convenant is op 15 juni 2020 geëindigd; dit hoeft niet meer.",
                "Het convenant is in juni 2020 geëindigd; dit hoeft niet meer.",
                "Het convenant is in 2020 geëindigd; dit hoeft niet meer.",
                "Het convenant is tussen 7 december 2016 en 31 augustus 2018 geëindigd; dit hoeft niet meer.",
            ],
        ),
        (
            "abandoned-by-parties",
            "day",
            "nl",
            [
                "De partijen hebben dit op 15 juni 2020 losgelaten.",
                "De partijen hebben dit in juni 2020 losgelaten.",
                "De partijen hebben dit in 2020 losgelaten.",
                "De partijen hebben dit tussen 7 december 2016 en 31 augustus 2018 losgelaten.",
            ],
        ),
    ],
)
def test_every_kind_of_day(key, name, lang, told):
    found = [in_words.say(Reason.of(f"reason.{key}", **{name: PartialDate.parse(day)}), lang) for day in DAYS]
    assert found == told


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("key", ["ended", "not-begun", "from-day", "left", "not-signed-yet", "waived-by-parties"])
@pytest.mark.parametrize("day", DAYS)
def test_no_preposition_stands_before_a_wrong_kind_of_day(key, lang, day):
    told = in_words.say(Reason.of(f"reason.{key}", day=PartialDate.parse(day)), lang)
    for wrong in ("on 2020", "on June", "on between", "by between", "op 2020", "op juni", "op tussen", "sinds tussen"):
        assert wrong not in told


def test_a_window_between_days_that_are_not_known_exactly():
    wide = (PartialDate.parse("2019/2020"), PartialDate.parse("2021-06"))
    assert in_words.window(wide, "en") == "first day between 1 January 2019 and 31 December 2020; last day June 2021"
    assert in_words.window((None, wide[0]), "nl") == "laatste dag tussen 1 januari 2019 en 31 december 2020"
    assert in_words.window((wide[1], None), "en") == "from June 2021"


def test_waived_is_no_debt():
    assert in_words.state("waived", "nl") == "vervallen"
