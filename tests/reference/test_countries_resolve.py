from __future__ import annotations

import pytest

from imvo.reference import countries
from imvo.reference.countries import resolve


# Spellings from real lists of suppliers and from registers.
@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("China Mainland", "CN"), ("P.R. China", "CN"), ("PRC", "CN"), ("CHINA", "CN"), ("中国", "CN")),
        *(("Viet Nam", "VN"), ("Vietnam", "VN"), ("VIETNAM", "VN"), ("S.R. Vietnam", "VN")),
        *(("Korea", "KR"), ("Korea (Republic of)", "KR"), ("Korea, Rep.", "KR"), ("South Korea", "KR")),
        *(("Korea, Dem. Rep.", "KP"), ("North Korea", "KP"), ("Korea (North)", "KP"), ("DPRK", "KP")),
        *(("Taiwan", "TW"), ("Taiwan, China", "TW"), ("Taiwan (R.O.C.)", "TW"), ("Chinese Taipei", "TW")),
        *(("Hong Kong", "HK"), ("Hong Kong SAR, China", "HK"), ("Macau", "MO")),
        *(("Czech", "CZ"), ("Slovak Republic", "SK"), ("UAE", "AE"), ("U.A.E.", "AE"), ("Dubai", "AE")),
        *(("U.K.", "GB"), ("England", "GB"), ("Scotland", "GB"), ("Great Britain", "GB")),
        *(("United Kingdom of Great Britain and Northern Ireland", "GB"), ("Verenigd Koninkrijk", "GB")),
        *(("U.S.A.", "US"), ("United States of America", "US"), ("États-Unis", "US"), ("VS", "US")),
        *(("Türkiye", "TR"), ("TÜRKİYE", "TR"), ("Turkey (Türkiye)", "TR"), ("Turkei", "TR"), ("TURKEY", "TR")),
        *(("Burma", "MM"), ("Myanmar/Burma", "MM"), ("Ivory Coast", "CI"), ("Cote d'Ivoire", "CI")),
        *(("Côte d’Ivoire", "CI"), ("COTE D IVOIRE", "CI")),
        *(("Moldova (Republic of)", "MD"), ("Macedonia", "MK"), ("Swaziland", "SZ"), ("Holland", "NL")),
        *(("the Netherlands", "NL"), ("Bosnia", "BA"), ("Bosnia & Herzegovina", "BA"), ("Kyrgyz Republic", "KG")),
        *(("Lao PDR", "LA"), ("Bangladseh", "BD"), ("Pakstan", "PK"), ("Cambodja", "KH"), ("Indonesie", "ID")),
        *(("Filipijnen", "PH"), ("The Gambia", "GM"), ("Gambia, The", "GM"), ("Kosovo", "XK")),
        *(("DR Congo (Zaire)", "CD"), ("Congo, Republic of the", "CG"), ("Congo-Brazzaville", "CG")),
        *(("Congo, Democratic Republic of the", "CD"), ("Virgin Islands (U.S.)", "VI")),
        *(("West Bank and the Gaza Strip", "PS"), ("Guinea-Bissau", "GW"), ("Guinea", "GN"), ("Samoa", "WS")),
        *(("cn", "CN"), ("BGD", "BD"), (" NL ", "NL"), ("IN - India", "IN"), ("India (IN)", "IN")),
        *(("Duitsland", "DE"), ("Deutschland", "DE"), ("Allemagne", "DE"), ("Griechenland", "GR")),
    ],
)
def test_a_spelling_that_a_person_would_recognise(text: str, code: str) -> None:
    assert resolve(text).code == code


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Congo", ("CD", "CG")),
        ("Virgin Islands", ("VG", "VI")),
        ("Dominican", ("DM", "DO")),
        ("Republic of China", ("CN", "TW")),
        ("Netherlands Antilles", ("BQ", "CW", "SX")),
        ("China / Viet Nam", ("CN", "VN")),
        ("China/Hong Kong", ("CN", "HK")),
        ("India, Pakistan", ("IN", "PK")),
    ],
)
def test_a_name_of_several_countries_is_asked_about(text: str, readings: tuple[str, ...]) -> None:
    found = resolve(text)
    assert found.code is None
    assert found.readings == readings


PAIRS = [
    *(("Niger", "NE"), ("Nigeria", "NG"), ("Iran", "IR"), ("Iraq", "IQ"), ("Austria", "AT"), ("Australia", "AU")),
    *(("Slovakia", "SK"), ("Slovenia", "SI"), ("Mali", "ML"), ("Malawi", "MW"), ("Dominica", "DM")),
    *(("Dominican Republic", "DO"), ("Guinea", "GN"), ("Guyana", "GY"), ("Iceland", "IS"), ("Ireland", "IE")),
    *(("Gambia", "GM"), ("Zambia", "ZM"), ("Paraguay", "PY"), ("Uruguay", "UY"), ("Mauritius", "MU")),
    *(("Mauritania", "MR"), ("Latvia", "LV"), ("Lithuania", "LT"), ("Sudan", "SD"), ("South Sudan", "SS")),
    *(("Oman", "OM"), ("Jordan", "JO"), ("Chad", "TD"), ("Chile", "CL"), ("Sweden", "SE"), ("Switzerland", "CH")),
]


@pytest.mark.parametrize(("text", "code"), PAIRS)
def test_names_that_look_alike_never_cross(text: str, code: str) -> None:
    assert resolve(text).code == code


@pytest.mark.parametrize("text", ["Nigeira", "Nigeri", "Austrlia", "Slovnia", "Malawii", "Ira", "Irann", "Icleand"])
def test_a_misspelling_near_two_countries_is_only_a_suggestion(text: str) -> None:
    assert resolve(text).code is None


def test_one_letter_off_a_long_name_is_read_with_a_note() -> None:
    found = resolve("Guatamala")
    assert (found.code, found.note) == ("GT", "read as Guatemala: one letter differs")
    assert found.note_nl == "gelezen als Guatemala: één letter verschilt"


def test_a_known_misspelling_is_read_with_a_note() -> None:
    assert resolve("Bangladseh").note == "'Bangladseh' read as Bangladesh"


def test_a_judgement_is_said() -> None:
    for text in ("Korea", "America", "England", "Macedonia", "Kosovo", "Georgia", "NA"):
        found = resolve(text)
        assert found.note_en, text
        assert found.note_nl, text


def test_namibia_and_not_available() -> None:
    assert resolve("NA").code == "NA"
    assert resolve("Namibia").code == "NA"
    for text in ("na", "Na", "N/A", "n.a.", "#N/A"):
        assert resolve(text).code is None, text


@pytest.mark.parametrize("text", ["", "  ", "World", "Arab States", "South Asia", "unknown", "-", "x" * 1_000_000])
def test_what_is_no_country_stays_open(text: str) -> None:
    assert resolve(text).code is None


def test_a_place_in_a_country_only_suggests() -> None:
    found = resolve("Shenzhen, China")
    assert (found.code, found.suggestions) == (None, ("CN",))


def test_a_wide_miss_gets_suggestions() -> None:
    assert "HN" in resolve("Hondorus").suggestions
    assert "TN" in resolve("Tunisa").suggestions


def test_names_in_four_languages() -> None:
    assert [countries.name("DE", lang) for lang in countries.LANGUAGES] == [
        "Duitsland",
        "Germany",
        "Deutschland",
        "Allemagne",
    ]
