"""The duties of 10,000 participants of every shipped agreement on 40 days, beside what one participant costs.

Participants are made up from a seed: any party type, any day of signing within the terms, some with only a month, some
who left, with groups, facts and chains as the agreement asks for. Prints seconds and the ratio; bound: 10 s.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from imvo import agreement as agreements
from imvo.agreement.dates import PartialDate
from imvo.agreement.model.definition import Agreement
from imvo.agreement.participant import Chain, Participant
from imvo.agreement.truth import Answer

BOUND_SECONDS = 10.0
SEED = 20261122


def participants(agreement: Agreement, number: int, rng: random.Random) -> Iterator[Participant]:
    """Made-up participants whose day of signing lies in the first term or shortly after."""
    term = agreement.terms[0]
    first = term.signed or term.starts or PartialDate.of(date(2016, 7, 4))
    last = term.ends or first.plus_years(5)
    span = (last.last - first.first).days
    roles = [kind.id for kind in agreement.party_types]
    monitored = agreement.participant_roles or tuple(roles)
    for _ in range(number):
        signed = first.first + timedelta(days=rng.randrange(span))
        yield Participant(
            role=rng.choice(monitored) if rng.random() < 0.9 else rng.choice(roles),
            signed=PartialDate.of(signed) if rng.random() < 0.95 else PartialDate.parse(str(signed)[:7]),
            left=PartialDate.of(signed + timedelta(days=rng.randrange(1, 2000))) if rng.random() < 0.2 else None,
            facts=_facts(agreement, "participant", rng),
            measures={scale.id: float(rng.randrange(1, 6000)) for scale in agreement.binding.scales},
            chains=tuple(
                Chain(id=f"chain-{n}", facts=_facts(agreement, "chain", rng)) for n in range(rng.randrange(4))
            ),
        )


def _facts(agreement: Agreement, per: str, rng: random.Random) -> dict[str, Answer]:
    return {fact.id: rng.choice(list(Answer)) for fact in agreement.binding.facts if fact.per == per}


def main() -> int:
    """Time many at once, and one alone, and print both; exit code 0 when the bound holds, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--participants", type=int, default=10_000)
    parser.add_argument("--days", type=int, default=40)
    given = parser.parse_args()
    rng = random.Random(SEED)  # noqa: S311 - made-up participants, no secret
    loaded = [agreements.load(name) for name in agreements.available()]
    who = [(one, list(participants(one, given.participants, rng))) for one in loaded]
    days = [date(2016, 1, 15) + timedelta(days=92 * n) for n in range(given.days)]

    begun = time.perf_counter()
    cells = sum(agreements.duties_of_many(one, group, days).codes.size for one, group in who)
    many = time.perf_counter() - begun

    sample = [(one, group[0]) for one, group in who]
    begun = time.perf_counter()
    for one, participant in sample:
        for day in days:
            agreements.duties(one, participant, day)
    alone = (time.perf_counter() - begun) / len(sample)

    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    asked = f"{given.participants:,} participants of {len(loaded)} agreements on {given.days} days"
    print(f"duties of {asked}: {cells:,} states")
    print(f"  many at once     {many:8.2f} s   (bound {BOUND_SECONDS:.0f} s)   peak memory {memory:.2f} GB")
    print(f"  one participant  {alone:8.4f} s   of one agreement, {given.days} days, with texts and reasons")
    print(f"  ratio            {many / alone:8.0f} x for {given.participants * len(loaded):,} x as many")
    return 0 if many <= BOUND_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
