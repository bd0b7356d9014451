"""Three-valued answers follow Kleene's logic and are never mistaken for a truth value."""

from itertools import product

import pytest

from imvo.agreement.truth import Answer, every, some

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


@pytest.mark.parametrize(("a", "b"), list(product(Answer, repeat=2)))
def test_laws(a: Answer, b: Answer) -> None:
    assert a & b is b & a
    assert a | b is b | a
    assert ~(a & b) is (~a | ~b)
    assert ~~a is a


def test_one_known_answer_can_decide() -> None:
    assert NO & UNKNOWN is NO
    assert YES | UNKNOWN is YES
    assert YES & UNKNOWN is UNKNOWN
    assert NO | UNKNOWN is UNKNOWN
    assert ~UNKNOWN is UNKNOWN


def test_of_many() -> None:
    assert every([YES, UNKNOWN, NO]) is NO
    assert every([]) is YES
    assert some([NO, UNKNOWN]) is UNKNOWN
    assert some([]) is NO


def test_of_a_plain_value() -> None:
    assert [Answer.of(value) for value in (True, False, None)] == [YES, NO, UNKNOWN]


@pytest.mark.parametrize("answer", list(Answer))
def test_it_has_no_truth_value(answer: Answer) -> None:
    with pytest.raises(TypeError, match="unknown"):
        bool(answer)
