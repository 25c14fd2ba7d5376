"""Words close to an example: what is prescribed, in other words; by the pairs of characters they share."""

from functools import lru_cache

from qa.quality.operator import SPEAKER, Case, Hit, Line, Operator, Parameter


@lru_cache(maxsize=20_000)
def pairs(text: str) -> frozenset[str]:
    letters = "".join(letter for letter in text if letter.isalnum())
    return frozenset(letters[at : at + 2] for at in range(len(letters) - 1)) or frozenset((letters,))


def alike(one: str, other: str) -> float:
    """0…1: Dice's share of the pairs of characters of both."""
    a, b = pairs(one), pairs(other)
    return 2 * len(a & b) / (len(a) + len(b))


def find(case: Case, parameters: dict) -> list[Hit]:
    scored = [
        (line, max(alike(line.text, example) for example in parameters["examples"]))
        for line in case.by(parameters.get("who", "agent"))
    ]
    return [
        Hit(f"{line.text[:24]} {score:.2f}", line.seq, 0, len(line.text))
        for line, score in scored
        if score >= parameters.get("at_least", 0.6)
    ]


_SAID = Case((Line(1, "agent", "请问您还有别的问题需要帮助吗"),))
OPERATOR = Operator(
    name="similar",
    zh="话术相似",
    en="Phrase similarity",
    parameters={
        "examples": Parameter("words", "how it may be said", is_needed=True),
        "at_least": Parameter("number", "likeness, 0 to 1"),
        "who": SPEAKER,
    },
    find=find,
    holds=(_SAID, {"examples": ["您还有别的问题吗"], "at_least": 0.6}),
    fails=(_SAID, {"examples": ["祝您生活愉快"], "at_least": 0.6}),
)
