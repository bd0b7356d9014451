"""The common themes: no chapter, convention or target without the text that was read."""

from imvo import tables
from imvo.agreement import themes


def test_the_codes_are_those_of_the_tables() -> None:
    assessed = tables.load("issues").column("theme").values
    assert themes.codes()[: len(assessed)] == assessed
    assert [theme.order for theme in themes.load()] == list(range(1, len(themes.codes()) + 1))


def test_every_reference_names_a_text_that_was_read() -> None:
    catalogue = themes.catalogue()
    used = set()
    for theme in catalogue.themes:
        assert {r.instrument for r in theme.references} == {"oecd-guidelines", "un-guiding-principles", "ilo", "sdg"}
        for references in theme.references:
            if references.given != "not checked":
                used |= {given.text for given in references.given}
    assert used == set(catalogue.texts)
    for text in catalogue.texts.values():
        assert text.address.startswith("http")
        assert text.version
        assert text.extent


def test_what_was_not_checked_is_counted() -> None:
    cells = sum(len(theme.references) for theme in themes.load())
    assert 0 < themes.not_checked() < cells == 4 * len(themes.load())
