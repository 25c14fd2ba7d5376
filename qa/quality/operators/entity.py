"""A masked kind of personal data spoken by somebody: an ID card read out by an agent is [身份证]."""

from qa.quality.operator import SPEAKER, Case, Hit, Line, Operator, Parameter


def find(case: Case, parameters: dict) -> list[Hit]:
    marks = [f"[{kind}]" for kind in parameters["kinds"]]
    found = []
    for line in case.by(parameters.get("who", "agent")):
        for mark in marks:
            if mark in line.text:
                begin = line.text.index(mark)
                found.append(Hit(mark, line.seq, begin, begin + len(mark)))
    return found


_SAID = Case((Line(1, "agent", "您的证件是[身份证]对吗"),))
OPERATOR = Operator(
    name="entity",
    zh="敏感信息",
    en="Personal data",
    parameters={"kinds": Parameter("words", "kinds of personal data", is_needed=True), "who": SPEAKER},
    find=find,
    holds=(_SAID, {"kinds": ["身份证"]}),
    fails=(_SAID, {"kinds": ["银行卡"]}),
)
