"""What a language model answered to a question about the contact, with the words it quoted; asked behind the scenes,
never while somebody waits. No answer, or an unsure one, is no miss."""

from __future__ import annotations

from hashlib import blake2b

from qa.quality.operator import SPEAKER, Case, Hit, Line, NotApplicable, Operator, Parameter


def question_key(parameters: dict) -> str:
    """What a question is known by: its words and whose words it is about."""
    told = f"{parameters['question']}|{parameters.get('who', 'agent')}"
    return blake2b(told.encode(), digest_size=8).hexdigest()


def find(case: Case, parameters: dict) -> list[Hit]:
    label = f"model:{question_key(parameters)}"
    if said := case.findings.get(f"{label}:yes"):
        return [Hit(words, seq, begin, end) for seq, begin, end, words in said]
    if f"{label}:no" in case.findings:
        return []
    raise NotApplicable("not_sure" if f"{label}:unsure" in case.findings else "no_answer")


_ASKED = {"question": "坐席主动提出补偿了吗？"}
_LABEL = f"model:{question_key(_ASKED)}"
_SAID = Case((Line(1, "agent", "给您补一张十元的券"),), {f"{_LABEL}:yes": [(1, 0, 4, "给您补一")]})
OPERATOR = Operator(
    name="model",
    zh="问语言模型",
    en="Ask a language model",
    parameters={"question": Parameter("text", "a question with yes or no", is_needed=True), "who": SPEAKER},
    find=find,
    holds=(_SAID, _ASKED),
    fails=(Case(_SAID.lines, {f"{_LABEL}:no": [(0, 0, 0, "")]}), _ASKED),
)
