"""A customer asks the same thing again although the agent has spoken in between."""

from qa.quality.operator import Case, Hit, Line, Operator, Parameter
from qa.quality.operators.similar import alike


def find(case: Case, parameters: dict) -> list[Hit]:
    asked, found, spoken = [], [], 0
    for line in case.lines:
        if line.speaker == "agent":
            spoken += 1
        elif line.speaker == "customer" and len(line.text) >= parameters.get("min_length", 4):
            if any(
                spoken > then and alike(line.text, earlier) >= parameters.get("at_least", 0.6)
                for earlier, then in asked
            ):
                found.append(Hit(line.text[:24], line.seq, 0, len(line.text)))
            asked.append((line.text, spoken))
    return found


_SAID = Case(
    (
        Line(1, "customer", "什么时候能修好"),
        Line(2, "agent", "请您耐心等待"),
        Line(3, "customer", "那到底什么时候能修好"),
    )
)
OPERATOR = Operator(
    name="asked_again",
    zh="客户重复问",
    en="Asked again",
    parameters={
        "at_least": Parameter("number", "likeness, 0 to 1"),
        "min_length": Parameter("number", "characters of a message that counts"),
    },
    find=find,
    holds=(_SAID, {}),
    fails=(_SAID, {"at_least": 0.95}),
)
