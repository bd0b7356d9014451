"""A name is found in a text however it is written, and in time."""

from time import perf_counter

import pytest

from imvo.disclosure import load
from imvo.disclosure.named import look_for

NAMING = load().naming


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Dhaka Denim Works Ltd", "Repay fees at Dhaka Denim Works"),
        ("Dhaka Denim Works Ltd", "Repay fees at Dhaka Denim"),
        ("Dhaka Denim Works Ltd", "the Dhaka Denim Works' dormitory"),
        ("Example Mill 1 Ltd", "Pay back at Example-Mill1"),
        ("Padma Knit", "Pay back at PadmaKnit"),
        ("Padma Knit", "De PadmaKnitfabriek"),
        ("Padma Knit (Unit 2)", "Pay back at Padma Knit unit-2"),
        ("Padma Knit (Unit 2)", "Pay back at Padma Knit"),
        ("Nike", "Nike's mill"),
        ("Nike Inc.", "the mill of Nike"),
        ("Levi's", "Levis and others"),
        ("HAL", "Repay at HAL"),
        ("三星纺织厂", "在三星纺织厂退还费用"),
        ("三星纺织厂有限公司", "在三星纺织厂退还费用"),
        ("Aleph; Beth Mills", "ask beth mills"),
    ],
)
def test_the_name_of_a_site_is_found(name, text):
    assert look_for([name], (), NAMING).stand_in(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("HAL", "halve the hours, as we shall"),
        ("Ten", "ten weeks ahead"),
        ("Dhaka Denim Works Ltd", "denim works well"),
        ("2019", "by 2019 nobody pays"),
        ("A", "A union was asked"),
        ("Ltd", "nobody"),
        (";", "nobody"),
        ("", "nobody"),
    ],
)
def test_other_words_are_no_name(name, text):
    assert not look_for([name], (), NAMING).stand_in(text)


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Ineke Voorbeeld", "ineke voorbeeld visits", True),
        ("A local union", "Talk with the local union", True),
        ("FNV", "Met FNV erbij", True),
        ("Inkoop", "onze inkoop bestelt eerder", False),
        ("inkoop", "Inkoop bestelt eerder", False),
    ],
)
def test_a_person_of_one_word_is_found_by_its_capital(name, text, found):
    assert look_for((), [name], NAMING).stand_in(text) is found


def test_the_name_of_the_firm_itself_is_no_secret():
    assert not look_for(["Voorbeeldmode B.V."], (), NAMING, own="Voorbeeldmode BV").stand_in("Voorbeeldmode pays")


def test_a_long_text_beside_a_long_name_is_read_in_time():
    text = " ".join(f"word{n}" for n in range(2000))
    names = look_for([" ".join(f"name{n}" for n in range(2000)), *(f"Mill {n}" for n in range(500))], (), NAMING)
    begun = perf_counter()
    assert not names.stand_in(text)
    assert perf_counter() - begun < 2
