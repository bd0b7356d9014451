"""Products, processes and materials: the longest phrase, and no more than was said."""

from pathlib import Path

import pytest

from imvo.intake.values.goods import settle
from imvo.intake.values.vocabulary import Vocabulary, shipped
from tests.intake.lists import column, made, told

_WORDS = Vocabulary.of(
    [
        ("process", "dyeing", "dyeing-finishing"),
        ("process", "dyeing & finishing", "dyeing-finishing"),
        ("process", "cut/make/trim", "cut-make-trim"),
        ("process", "knitting", "knitting"),
        ("product", "knit tops", "garments"),
        ("product", "shoes", "footwear"),
        ("product", "leather shoes", "footwear"),
        ("material", "leather", "leather"),
        ("material", "cotton", "cotton"),
    ]
)


def test_the_longest_phrase_first() -> None:
    found = _WORDS.read("Leather shoes")
    assert found.of("product") == {"footwear"}
    assert found.of("material") == frozenset()


@pytest.mark.parametrize("text", ["Dyeing & finishing", "dyeing, finishing"])
def test_phrases_across_separators(text: str) -> None:
    assert _WORDS.read(text).of("process") == {"dyeing-finishing"}


def test_parts_that_are_not_understood_are_named() -> None:
    found = _WORDS.read("Dyeing; frobnicating, knitting")
    assert found.of("process") == {"dyeing-finishing", "knitting"}
    assert found.unknown == ("frobnicating",)


@pytest.mark.parametrize("text", ["non-leather", "faux leather", "zonder katoen"])
def test_a_denial_is_not_the_thing(text: str) -> None:
    assert _WORDS.read(text).of("material") == frozenset()


@pytest.mark.parametrize(
    ("process", "product", "stage", "result"),
    [
        ("spinning", "yarn", "manufacture-unspecified", "spinning"),
        (None, "garments", "manufacture-unspecified", None),
        (None, None, "manufacture-unspecified", "manufacture-unspecified"),
        (None, "garments", "materials-unspecified", "materials-unspecified"),
        (None, "materials", "materials-unspecified", None),
        (None, None, "unspecified", None),
        (None, "garments", None, None),
    ],
)
def test_words_that_only_name_a_stage(
    process: str | None, product: str | None, stage: str | None, result: str | None
) -> None:
    assert settle(process, product, stage, shipped().made_by) == result


def test_a_list(tmp_path: Path) -> None:
    text = (
        "Name,Factory type,Product type,Material,Country\n"
        "A,FINISHED GOODS,APPAREL,,VN\n"
        "B,MATERIALS,MATERIALS,,VN\n"
        "C,Spinning mill,Yarn,Cotton,IN\n"
        "D,Dyehouse,,,IN\n"
        "E,Frobnication,Apparel,Unobtainium,IN\n"
    )
    intake = made(tmp_path, text)
    assert column(intake, "products") == ["garments", "materials", "yarn", None, "garments"]
    assert column(intake, "processes") == [None, None, "spinning", "dyeing-finishing", None]
    assert column(intake, "materials") == [None, None, "cotton", None, None]
    assert [(row, where) for row, where, _ in told(intake, "cell")] == [(6, "Factory type"), (6, "Material")]


def test_the_shipped_phrases_are_read_back() -> None:
    for words, kinds in shipped().phrases.items():
        assert shipped().read(" ".join(words)).codes == kinds
