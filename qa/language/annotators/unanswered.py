"""A customer's question that got no answer: asked again in nearly the same words, or the contact ends on it."""

from collections.abc import Iterator

from qa.language.annotator import Annotator

ALIKE = 0.6


def _pairs(text: str) -> set[tuple[str, str]]:
    return set(zip(text, text[1:]))


def unanswered(turns: list[tuple[str, str]], questions: list[int]) -> Iterator[tuple[int, int, int]]:
    """`questions`: positions of messages that ask. Two are alike when they share six tenths of the shorter one's character pairs."""
    pairs = {at: _pairs(turns[at][1]) for at in questions} if len(questions) > 1 else {}
    for nth, at in enumerate(questions):
        later = [b for b in questions[nth + 1 :] if min(len(pairs[at]), len(pairs[b])) >= 3]
        again = any(len(pairs[at] & pairs[b]) >= ALIKE * min(len(pairs[at]), len(pairs[b])) for b in later)
        after = [speaker for speaker, text in turns[at + 1 :] if text]
        left = bool(after or len(turns) > 1) and not any(s in ("agent", "bot") for s in after)
        if again or left:
            yield at, 0, len(turns[at][1])


ANNOTATOR = Annotator(
    "unanswered",
    "没得到回答",
    "Unanswered question",
    "customer",
    (
        r"[?\uff1f]|(?:吗|么|呢|嘛)[\s。.!\uff01~]*$",
        r"(?:为什么|为啥|咋|啥时候|几号|怎么(?!这么|那么|能这)|怎样|如何|什么时候|何时|多久|多少钱|哪里|在哪|能不能|可不可以|可以不|是不是|有没有|几天|几点|凭什么)",
    ),
    ("什么时候能到？", "为什么扣我钱", "能不能改地址"),
    ("好的谢谢", "我等着"),
    unless=(r"知道(?:怎么|了)|还能怎么样|随便问问", r"(?:谢谢|感谢)[^?\uff1f]{0,6}$", r"^(?:在吗|在么|你好|您好|有人吗)[?\uff1f\s]*$"),
    across=unanswered,
)
