"""A label that language found in the contact, so likely and so often."""

from qa.quality.operator import SPEAKER, Case, Hit, Operator, Parameter


def find(case: Case, parameters: dict) -> list[Hit]:
    seqs = {line.seq for line in case.by(parameters.get("who", "any"))}
    found = [
        (f, label)
        for label in parameters["label"].split("|")
        for f in case.findings.get(label, ())
        if not case.lines or f[0] in seqs
    ]
    likely = sorted(f for f, label in found if case.chances.get((label, f[0]), 1.0) >= parameters.get("at_least", 0.0))
    return (
        [Hit(words, seq, begin, end) for seq, begin, end, words in likely]
        if len(likely) >= parameters.get("times", 1)
        else []
    )


OPERATOR = Operator(
    name="finding",
    zh="判定",
    en="Finding",
    parameters={
        "label": Parameter("text", "label of an annotator, or several with |", is_needed=True),
        "at_least": Parameter("number", "chance, 0 to 1"),
        "times": Parameter("number", "so often"),
        "who": SPEAKER,
    },
    find=find,
    holds=(Case((), {"thanks": [(2, 0, 2, "谢谢")]}), {"label": "thanks"}),
    fails=(
        Case((), {"thanks": [(2, 0, 2, "谢谢")]}, chances={("thanks", 2): 0.4}),
        {"label": "thanks", "at_least": 0.6},
    ),
)
