"""Step 1 of due diligence: what was agreed, by whom, and what each party owes on a given day.

What may live here: the schema of a definition (`model/`), the shipped definitions, the common themes, the loader, and
the rules that turn a definition into duties by date. Nothing here branches on the id of an agreement.
Names are imported on first use, so that a command that needs none of them stays quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from imvo.agreement.agreement_state import AgreementState, active, state
    from imvo.agreement.assessment import Threshold, threshold
    from imvo.agreement.dates import PartialDate, calendar_day
    from imvo.agreement.deliveries import Deliveries, Record, RejectedRecord
    from imvo.agreement.duty_states import DutyState, duties, membership_year, timeline
    from imvo.agreement.errors import DefinitionError, Problem
    from imvo.agreement.loader import available, json_schema, load, path_of
    from imvo.agreement.model.definition import Agreement
    from imvo.agreement.participant import Participant
    from imvo.agreement.remedy import RemedyRoute, classify, continues, remedy_route
    from imvo.agreement.spells import Reason
    from imvo.agreement.truth import Answer

__all__ = [
    "Agreement",
    "AgreementState",
    "Answer",
    "DefinitionError",
    "Deliveries",
    "DutyState",
    "PartialDate",
    "Participant",
    "Problem",
    "Reason",
    "Record",
    "RejectedRecord",
    "RemedyRoute",
    "Threshold",
    "active",
    "available",
    "calendar_day",
    "classify",
    "continues",
    "duties",
    "json_schema",
    "load",
    "membership_year",
    "path_of",
    "remedy_route",
    "state",
    "threshold",
    "timeline",
]

_HOME = {
    "assessment": ("Threshold", "threshold"),
    "dates": ("PartialDate", "calendar_day"),
    "deliveries": ("Deliveries", "Record", "RejectedRecord"),
    "duty_states": ("DutyState", "duties", "membership_year", "timeline"),
    "errors": ("DefinitionError", "Problem"),
    "loader": ("available", "json_schema", "load", "path_of"),
    "model.definition": ("Agreement",),
    "participant": ("Participant",),
    "remedy": ("RemedyRoute", "classify", "continues", "remedy_route"),
    "spells": ("Reason",),
    "agreement_state": ("AgreementState", "active", "state"),
    "truth": ("Answer",),
}
_FROM = {name: module for module, names in _HOME.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _FROM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_FROM[name]}"), name)
