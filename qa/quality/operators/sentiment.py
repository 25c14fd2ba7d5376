"""What the customer's messages feel like: one below a floor."""

from qa.quality.operator import Case, Hit, Line, Operator


def check(case: Case, parameters: dict) -> Hit | None:
    for line in case.by("customer", parameters.get("where", "all")):
        if case.sentiments.get(line.seq, 0.0) <= parameters["below"]:
            return Hit(f"{case.sentiments[line.seq]:+.2f}", line.seq, 0, len(line.text))
    return None


_SAID = Case((Line(1, "customer", "气死我了"),), sentiments={1: -0.6})
OPERATOR = Operator(
    "sentiment",
    "客户情绪",
    "Customer mood",
    {"below": "floor, -1 to 1", "where": "all, first n, last n"},
    check,
    (_SAID, {"below": -0.5}),
    (_SAID, {"below": -0.8}),
)
