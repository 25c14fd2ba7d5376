"""What speech recognition and dialect do to a sentence: fillers, repeats, lost punctuation, wrong homophones, other
words for the same thing."""

from __future__ import annotations

from random import Random

HOMOPHONES = (
    ("光猫", "光毛"),
    ("流量", "刘亮"),
    ("套餐", "逃餐"),
    ("物流", "勿流"),
    ("签收", "千收"),
    ("余额", "鱼额"),
    ("故障", "固障"),
    ("宽带", "宽待"),
    ("账号", "帐号"),
    ("在线", "再线"),
    ("登录", "登陆"),
)
FILLERS = ("嗯", "那个", "就是", "呃", "就是说", "然后")
DIALECT = {
    "north": (("什么", "啥"), ("怎么", "咋"), ("没有", "没得"), ("很", "老"), ("这样", "这么着")),
    "southwest": (("什么", "啥子"), ("怎么", "咋个"), ("没有", "没得"), ("知道", "晓得"), ("可以", "要得")),
    "canton": (("什么", "咩"), ("没有", "冇"), ("谢谢", "唔该"), ("可以", "得"), ("是不是", "系咪")),
    "wu": (("什么", "啥"), ("不要", "覅"), ("知道", "晓得"), ("我们", "阿拉"), ("东西", "么事")),
}


def by_ear(rng: Random, text: str, speaker: str) -> str:
    """A spoken sentence as a recogniser writes it: three in ten without punctuation."""
    if speaker == "customer" and len(text) > 6 and rng.random() < 0.3:
        text = rng.choice(FILLERS) + text
    if rng.random() < 0.06 and len(text) > 8:
        cut = rng.randrange(2, 5)
        text = text[:cut] + text[:cut] + text[cut:]
    if rng.random() < 0.12:
        for right, wrong in HOMOPHONES:
            if right in text:
                text = text.replace(right, wrong, 1)
                break
    if rng.random() < 0.3:
        text = text.replace("\uff0c", "")
    return text


def in_dialect(rng: Random, text: str, dialect: str) -> str:
    for standard, local in DIALECT[dialect]:
        if standard in text and rng.random() < 0.6:
            text = text.replace(standard, local)
    return text
