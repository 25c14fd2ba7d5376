"""A fact of the contact: channel, reason, transfers, waiting time, value segment."""

from qa.quality.operator import Case, Hit, Operator


def check(case: Case, parameters: dict) -> Hit | None:
    value = case.facts.get(parameters["fact"])
    if value is None:
        return None
    holds = value in parameters["among"] if "among" in parameters else float(value) >= parameters["at_least"]
    return Hit(f"{parameters['fact']}={value}") if holds else None


_CONTACT = Case((), facts={"channel": "voice"})
OPERATOR = Operator(
    "metadata",
    "联络属性",
    "Contact fact",
    {"fact": "name", "among": "list", "at_least": "number"},
    check,
    (_CONTACT, {"fact": "channel", "among": ["voice"]}),
    (_CONTACT, {"fact": "channel", "among": ["email"]}),
)
