"""A masked kind of personal data spoken by somebody: an ID card read out by an agent is [身份证]."""

from qa.quality.operator import Case, Hit, Line, Operator


def check(case: Case, parameters: dict) -> Hit | None:
    for line in case.by(parameters.get("who", "agent")):
        for kind in parameters["kinds"]:
            mark = f"[{kind}]"
            if mark in line.text:
                begin = line.text.index(mark)
                return Hit(mark, line.seq, begin, begin + len(mark))
    return None


_SAID = Case((Line(1, "agent", "您的证件是[身份证]对吗"),))
OPERATOR = Operator(
    "entity",
    "敏感信息",
    "Personal data",
    {"kinds": "list of kinds", "who": "agent, customer, any"},
    check,
    (_SAID, {"kinds": ["身份证"]}),
    (_SAID, {"kinds": ["银行卡"]}),
)
