"""A label that language found in the contact."""

from qa.quality.operator import Case, Hit, Operator


def check(case: Case, parameters: dict) -> Hit | None:
    found = [f for label in str(parameters["label"]).split("|") for f in case.findings.get(label, ())]
    if not found:
        return None
    seq, begin, end, words = min(found)
    return Hit(words, seq, begin, end)


OPERATOR = Operator(
    "finding",
    "判定",
    "Finding",
    {"label": "label of an annotator, or several with |"},
    check,
    (Case((), {"thanks": [(2, 0, 2, "谢谢")]}), {"label": "thanks"}),
    (Case(()), {"label": "thanks"}),
)
