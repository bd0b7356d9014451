"""A declared smelter in the workbook's own list: by identifier, standard name or alias; a near name is suggested."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from imvo.intake.rmi.knowledge import known
from imvo.intake.wording import norm

Entry = Mapping[str, Any]


@dataclass(frozen=True)
class Match:
    """How a row was found: id, name, alias, misspelt or unknown; `entry`: the row of the list, for misspelt the
    nearest one, which is not taken to be it. `name`: the name in the row by which it was found.
    """

    how: str
    entry: Entry | None = None
    name: str | None = None


class Index:
    """The list of one workbook, to be looked in. Empty when the workbook has none."""

    def __init__(self, lookups: Iterable[Entry]) -> None:
        self.rows = [row for row in lookups if row["stands_for"] == "smelter"]
        self.by_id: dict[str, list[Entry]] = {}
        self._standard: dict[str, list[Entry]] = {}
        self._alias: dict[str, list[Entry]] = {}
        for row in self.rows:
            for code in (row["smelter_id"], row["old_id"]):
                if code:
                    self.by_id.setdefault(code, []).append(row)
            self._standard.setdefault(norm(row["standard_name"]), []).append(row)
            self._alias.setdefault(norm(row["smelter_name"]), []).append(row)
        self._forms: dict[str | None, list[dict[str, Entry]]] = {}

    def __len__(self) -> int:
        return len(self.rows)

    def find(self, code: str | None, names: Iterable[str | None], metal: str | None) -> Match:
        """The smelter of a row with this identifier, these names and this metal."""
        if code in self.by_id:
            return Match("id", _of_metal(self.by_id[code], metal))
        given = [name for name in names if name]
        for how, spelled in (("name", self._standard), ("alias", self._alias)):
            for name in given:
                if norm(name) in spelled:
                    return Match(how, _of_metal(spelled[norm(name)], metal), name)
        near = [(*found, name) for name in given for found in self._near(name, metal)]
        best = max(near, key=lambda one: one[0], default=None)
        return Match("misspelt", best[1], best[2]) if best else Match("unknown")

    def called(self, name: str | None) -> set[str]:
        """The identifiers of the smelters that bear this name, whatever their metal."""
        rows = [*self._standard.get(norm(name or ""), ()), *self._alias.get(norm(name or ""), ())]
        return {row["smelter_id"] for row in rows if row["smelter_id"]}

    def _near(self, name: str, metal: str | None) -> list[tuple[float, Entry]]:
        """The nearest name in each form, with how near it is; none below the limit."""
        near = []
        for form, choices in zip(_forms(name), self._names(metal), strict=True):
            found = process.extractOne(form, choices.keys(), scorer=fuzz.ratio, score_cutoff=known()["near"])
            if found:
                near.append((found[1], choices[found[0]]))
        return near

    def _names(self, metal: str | None) -> list[dict[str, Entry]]:
        """Names of one metal in each form, with their rows; all names when the metal is not known."""
        if metal not in self._forms:
            rows = [row for row in self.rows if metal is None or row["metal"] == metal]
            named = [(_forms(row[column]), row) for column in ("smelter_name", "standard_name") for row in rows]
            self._forms[metal] = [{forms[place]: row for forms, row in named} for place in range(3)]
        return self._forms[metal]


def _forms(name: str) -> tuple[str, str, str]:
    """As it is, with its words in the order of the alphabet, and without gaps: words are turned round and split."""
    words = norm(name).split()
    return " ".join(words), " ".join(sorted(words)), "".join(words)


def _of_metal(rows: list[Entry], metal: str | None) -> Entry:
    """The row of that metal, else the first one; with a country rather than without."""
    fitting = [row for row in rows if row["metal"] == metal] or rows
    return next((row for row in fitting if row["country"]), fitting[0])
