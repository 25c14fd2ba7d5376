"""One message of the simulation, and by what name the language wing knows each act."""

from __future__ import annotations

from dataclasses import dataclass

FINDINGS = {
    "greeting",
    "identity",
    "hold",
    "empathy",
    "apology",
    "promise",
    "pushing",
    "prohibited",
    "overpromise",
    "closing",
    "anger",
    "repeat",
    "complaint",
    "threat",
    "churn",
    "thanks",
    "yes",
}


LABEL = {
    "identity": "identity_check",
    "hold": "hold_notice",
    "pushing": "pushing_away",
    "repeat": "repeat_mention",
    "threat": "escalation",
    "yes": "resolution_confirmed",
}


@dataclass
class Said:
    """One message: milliseconds since the answer, and the acts it truly contains."""

    speaker: str
    text: str
    acts: tuple[str, ...] = ()
    is_oblique: bool = False
    begin: int = 0
    end: int = 0
    names_time: bool = False
