"""A speaker says nearly the same again within so many of their messages."""

from qa.quality.operator import SPEAKER, Case, Hit, Line, Operator, Parameter
from qa.quality.operators.similar import alike


def find(case: Case, parameters: dict) -> list[Hit]:
    said, found = [], []
    times = int(parameters.get("times", 2))
    for line in case.by(parameters.get("who", "agent")):
        if len(line.text) < parameters.get("min_length", 6) or line.text in parameters.get("except", ()):
            continue
        recent = said[-int(parameters.get("within", 6)) :]
        if sum(alike(line.text, earlier.text) >= parameters.get("at_least", 0.8) for earlier in recent) >= times - 1:
            found.append(Hit(line.text[:24], line.seq, 0, len(line.text)))
        said.append(line)
    return found


_SAID = Case(
    (
        Line(1, "agent", "请您耐心等待物流更新"),
        Line(2, "customer", "等多久"),
        Line(3, "agent", "请您耐心等待物流的更新"),
    )
)
OPERATOR = Operator(
    name="repetition",
    zh="重复话术",
    en="Repetition",
    parameters={
        "within": Parameter("number", "of so many messages of the speaker"),
        "at_least": Parameter("number", "likeness, 0 to 1"),
        "times": Parameter("number", "said so often"),
        "min_length": Parameter("number", "characters of a message that counts"),
        "except": Parameter("words", "messages that may be repeated"),
        "who": SPEAKER,
    },
    find=find,
    holds=(_SAID, {}),
    fails=(_SAID, {"times": 3}),
)
