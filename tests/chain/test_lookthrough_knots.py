"""Which funds hold each other, and where a walk must stop, told by a plain search of another kind."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from imvo.chain.lookthrough.knots import knots
from imvo.chain.lookthrough.passes import Passes

SIZE = 9
pairs = st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)), unique=True, max_size=30)


def matrix(links, size=SIZE):
    rows, columns = zip(*links, strict=True) if links else ((), ())
    return csr_array((np.ones(len(links)), (np.array(rows, int), np.array(columns, int))), shape=(size, size))


@settings(max_examples=150, deadline=None)
@given(pairs)
def test_knots_are_the_strongly_connected_parts_and_without_the_stops_none_is_left(links):
    found = knots(matrix(links))
    _, part = connected_components(matrix(links), connection="strong")
    alone = {fund for fund in range(SIZE) if (part == part[fund]).sum() == 1 and (fund, fund) not in links}
    assert {fund for fund in range(SIZE) if found.label[fund] < 0} == alone
    inside = [fund for fund in range(SIZE) if fund not in alone]
    assert all((found.label[a] == found.label[b]) == (part[a] == part[b]) for a in inside for b in inside)
    firsts = [int(np.flatnonzero(found.label == number)[0]) for number in range(found.count)]
    assert firsts == sorted(firsts)
    assert not set(found.stops.tolist()) & alone
    assert knots(matrix([link for link in links if link[0] not in found.stops])).count == 0


def test_a_chain_longer_than_pythons_own_stack():
    size = 5_000
    ring = [(fund, (fund + 1) % size) for fund in range(size)]
    found = knots(matrix(ring, size))
    assert (found.count, len(found.stops)) == (1, 1)
    assert len(Passes(matrix(ring[:-1], size), np.array([], dtype=np.int64)).order) == size
