"""The small agreement without a weakness."""

import pytest

from tests.agreement.lint.sound import MENDED


@pytest.fixture
def sound(small: str) -> str:
    text = small
    for old, new in MENDED:
        assert old in text, old
        text = text.replace(old, new)
    return text
