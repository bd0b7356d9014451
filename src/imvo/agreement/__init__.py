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
    from imvo.agreement.duty_rules import timeline
    from imvo.agreement.duty_states import DutyState, duties, membership_year
    from imvo.agreement.errors import DefinitionError, Problem
    from imvo.agreement.fees import Fee, fee, fee_series
    from imvo.agreement.ledger import LedgerLine, ledger_of
    from imvo.agreement.loader import available, json_schema, load, path_of
    from imvo.agreement.many import Many, duties_of_many
    from imvo.agreement.model.definition import Agreement
    from imvo.agreement.participant import Participant
    from imvo.agreement.party_lists import PartyChange, PartyList, parties_on, party_change, votes
    from imvo.agreement.reception import Received, missing_evidence, received, round_of
    from imvo.agreement.remedy import RemedyRoute, classify, continues, remedy_route
    from imvo.agreement.result_class import Classified, class_of
    from imvo.agreement.roll_up import RollUp, roll_up_of, roll_ups
    from imvo.agreement.spells import Reason
    from imvo.agreement.target_status import TargetStatus, evaluate_target
    from imvo.agreement.term_arithmetic import TermCheck, term_check
    from imvo.agreement.truth import Answer

__all__ = [
    "Agreement",
    "AgreementState",
    "Answer",
    "Classified",
    "DefinitionError",
    "Deliveries",
    "DutyState",
    "Fee",
    "LedgerLine",
    "Many",
    "PartialDate",
    "Participant",
    "PartyChange",
    "PartyList",
    "Problem",
    "Reason",
    "Received",
    "Record",
    "RejectedRecord",
    "RemedyRoute",
    "RollUp",
    "TargetStatus",
    "TermCheck",
    "Threshold",
    "active",
    "available",
    "calendar_day",
    "class_of",
    "classify",
    "continues",
    "duties",
    "duties_of_many",
    "evaluate_target",
    "fee",
    "fee_series",
    "json_schema",
    "ledger_of",
    "load",
    "membership_year",
    "missing_evidence",
    "parties_on",
    "party_change",
    "path_of",
    "received",
    "remedy_route",
    "roll_up_of",
    "roll_ups",
    "round_of",
    "state",
    "term_check",
    "threshold",
    "timeline",
    "votes",
]

_HOME = {
    "agreement_state": ("AgreementState", "active", "state"),
    "assessment": ("Threshold", "threshold"),
    "dates": ("PartialDate", "calendar_day"),
    "deliveries": ("Deliveries", "Record", "RejectedRecord"),
    "duty_rules": ("timeline",),
    "duty_states": ("DutyState", "duties", "membership_year"),
    "errors": ("DefinitionError", "Problem"),
    "fees": ("Fee", "fee", "fee_series"),
    "ledger": ("LedgerLine", "ledger_of"),
    "loader": ("available", "json_schema", "load", "path_of"),
    "many": ("Many", "duties_of_many"),
    "model.definition": ("Agreement",),
    "participant": ("Participant",),
    "party_lists": ("PartyChange", "PartyList", "parties_on", "party_change", "votes"),
    "reception": ("Received", "missing_evidence", "received", "round_of"),
    "remedy": ("RemedyRoute", "classify", "continues", "remedy_route"),
    "result_class": ("Classified", "class_of"),
    "roll_up": ("RollUp", "roll_up_of", "roll_ups"),
    "spells": ("Reason",),
    "target_status": ("TargetStatus", "evaluate_target"),
    "term_arithmetic": ("TermCheck", "term_check"),
    "truth": ("Answer",),
}
_FROM = {name: module for module, names in _HOME.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _FROM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_FROM[name]}"), name)
