"""A fact of the contact: channel, direction, programme, its reason and what is usual of it, transfers, waiting time,
hour, value segment."""

from qa.quality.operator import Case, Hit, Operator, Parameter

FACTS = (
    "channel",
    "direction",
    "programme_id",
    "reason_id",
    "reason_group",
    "touches_account",
    "needs_deadline",
    "self_service",
    "complaint_prone",
    "partner",
    "complexity",
    "outcome",
    "transfer_count",
    "wait_ms",
    "talk_ms",
    "segment",
    "hour",
    "agent_messages",
    "customer_messages",
    "people",
)


def find(case: Case, parameters: dict) -> list[Hit]:
    value = case.facts.get(parameters["fact"])
    if value is None:
        return []
    if "among" in parameters:
        holds = value in parameters["among"]
    else:
        holds = parameters.get("at_least", float("-inf")) <= float(value) <= parameters.get("at_most", float("inf"))
    return [Hit(f"{parameters['fact']}={value}")] if holds else []


_CONTACT = Case((), facts={"channel": "voice"})
OPERATOR = Operator(
    name="metadata",
    zh="联络属性",
    en="Contact fact",
    parameters={
        "fact": Parameter("text", "name of the fact", is_needed=True, among=FACTS),
        "among": Parameter("values", "any of these"),
        "at_least": Parameter("number", "so much or more"),
        "at_most": Parameter("number", "so much or less"),
    },
    find=find,
    holds=(_CONTACT, {"fact": "channel", "among": ["voice"]}),
    fails=(_CONTACT, {"fact": "channel", "among": ["email"]}),
)
