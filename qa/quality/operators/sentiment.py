"""What the customer's messages feel like: one at or below a floor, a run of them, or a fall over the contact."""

from itertools import pairwise

from qa.quality.operator import Case, Hit, Line, Operator, Parameter


def find(case: Case, parameters: dict) -> list[Hit]:
    felt = [(line, case.sentiments[line.seq]) for line in case.by("customer") if line.seq in case.sentiments]
    if "falls_by" in parameters:
        return [
            _hit(line, now) for (_, before), (line, now) in pairwise(felt) if before - now >= parameters["falls_by"]
        ]
    low = [(line, mood) if mood <= parameters.get("below", -1.0) else None for line, mood in felt]
    run = int(parameters.get("in_a_row", 1))
    return [_hit(*low[end]) for end in range(run - 1, len(low)) if all(low[end - run + 1 : end + 1])]


def _hit(line: Line, mood: float) -> Hit:
    return Hit(f"{mood:+.2f}", line.seq, 0, len(line.text))


_SAID = Case((Line(1, "customer", "气死我了"),), sentiments={1: -0.6})
OPERATOR = Operator(
    name="sentiment",
    zh="客户情绪",
    en="Customer mood",
    parameters={
        "below": Parameter("number", "floor, -1 to 1"),
        "in_a_row": Parameter("number", "so many messages in a row"),
        "falls_by": Parameter("number", "so much lower than the message before"),
        "who": Parameter("text", "whose messages a place counts", among=("customer", "any")),
    },
    find=find,
    holds=(_SAID, {"below": -0.5}),
    fails=(_SAID, {"below": -0.8}),
)
