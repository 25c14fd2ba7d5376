"""Which strings of a text are people's names: candidates by surname, form of address or origin, weighed by their
letters, the words around them and their borders.

The weights are learned from invented, labelled lines (naming_learning) and lie in data/lexicons/names.tsv, one feature
a line: what spoke for a mask can be said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp

from qa.language import name_patterns as looks
from qa.language.candidates import Candidate, candidates
from qa.language.name_letters import PATH, likeness, usual
from qa.language.sentence import Sentence
from qa.language.surnames import AMBIGUOUS, COMMON, DOUBLE, RARE

# How sure a candidate must be, by what stands beside it; set on lines held back so that ordinary words stay
# (naming_learning).
LEAST, BESIDE, AFTER_ROLE, ONE_CUE, NO_CUE, IN_PROSE = 0.4, 0.06, 0.12, 0.4, 0.7, 0.9
PROSE = 50
LISTED = re.compile(r"[、,/]\s?|\s?[和跟与及]\s?")
FAMILIES = {
    **{letter: "rare" for letter in RARE},
    **{letter: "common" for letter in COMMON[:150]},
    **{letter: "known" for letter in COMMON[150:]},
    **{letter: "ambiguous" for letter in AMBIGUOUS},
    **{two: "double" for two in DOUBLE.split("|")},
}
CUES = {
    "is_called": (
        "叫|叫做|名叫|姓名|名字|名为|称呼|本名|实名|真名|全名|署名|落款|改成|登记|登记的|写的|写成|写着|填的|备注"
    ),
    "role": (
        "先生|女士|小姐|太太|同学|机主|户主|客户|用户|本人|联系人|收件人|收货人|寄件人|取件人|投保人|被保人|被保险人|受益人|持卡人|乘客|乘机人|旅客|申请人|经办人|负责人|法人|会员|业主|租客|患者|病人|家长|学生|司机|经理|坐席|"
        "客服|专员|工号|签收人|户名|投诉人|报修人|入住人|预订人|订票人|开户人|借款人|担保人|监护人|车主|房东|同事|孩子|儿子|女儿|爱人|老公|老婆|妈妈|爸爸|母亲|父亲|丈夫|妻子|师傅|老师|主任|医生|"
        "快递员|同学|闺女|代理人|联络人"
    ),
    "verb": (
        "找|转|给|联系|问|让|派|请|跟|和|与|同|对|叫|替|帮|为|被|由|交给|转给|寄给|发给|送给|打给|告诉|通知|麻烦|换成|换|加上|及|还有|是|说|喊|姓|谢谢|感谢|致|向|从|到|把|将|代|回复|回访|接待|服务"
    ),
    "greeting": "您好|你好|早上好|喂|亲爱的|尊敬的|哈喽",
}
AFTER = {
    "role": "户主|机主|收件人|收货人|联系人|车主|会员|投保人|持卡人|房东|家长|本尊|同学|律师|先生的",
    "title": (
        "先生|女士|小姐|太太|师傅|老师|经理|主任|同学|同志|大夫|医生|阿姨|叔叔|大爷|大妈|姐|哥|总|工|店长|客服|司机|专员|小姐姐|老板|女士的"
    ),
    "self": (
        "本人|自己|名下|的|收|签收|代收|您好|你好|是|说|在|她|他|这个|这|那个|那|先|吧|吗|啊|呀|吗|对吗|对吧|电话|手机|号码|身份证|账户|账号|卡|户头|办理|来电|反映|申请|要求|称|表示|亲启|"
        "敬上|上|启|和|与|跟|、|及|谢谢|订|买|打|来|去|要|已|也|都|不|没"
    ),
}
GROUPS = {word: group for group, words in CUES.items() for word in words.split("|")}
GROUPS_AFTER = {word: group for group, words in AFTER.items() for word in words.split("|")}


@cache
def weights() -> dict[str, float]:
    """{feature: weight} of the learned name model, from names.tsv."""
    return {
        parts[1]: float(parts[2])
        for line in PATH.read_text("utf-8").split("\n")
        if (parts := line.split("\t"))[0] == "feature"
    }


OPEN_TAGS = frozenset(("nr", "nrt", "nrfg", "x", "zg", ""))


def features(said: Sentence, at: Candidate) -> tuple[list[str], float]:
    """(what speaks for and against a candidate, by name; how like a given name its letters are, over 4)."""
    text, kind, begin, end = said.text, at.kind, at.begin, at.end
    name = text[begin:end]
    known, tags = 0, ""
    for word, tag in said.inside(begin, end):
        tags += tag + "+"
        if tag not in OPEN_TAGS and len(word) > known:
            known = len(word)
    edges = ("1" if begin in said.start else "0") + ("1" if end in said.stop else "0")
    found = [
        f"kind:{kind}",
        f"usual:{kind}{usual().get(name, 0)}",
        f"shape:{kind}{end - begin}:{known}:{edges}",
        f"in:{kind}:{tags[:24]}",
        f"known:{kind}{known}",
        f"edges:{kind}{edges}",
        f"long:{kind}{min(4, len(text) // 40)}",
    ]
    word, tag = said.before(begin)
    found += ["<" + word, kind + "<" + word, "<pos:" + tag]
    word, tag = said.after(end)
    found += [">" + word, kind + ">" + word, ">pos:" + tag]
    left, right = text[max(0, begin - 3) : begin], text[end : end + 3]
    is_called = is_followed = ""
    for size in (1, 2, 3):
        if len(left) >= size and (group := GROUPS.get(left[-size:])):
            is_called = "cue"
            found += ["cue:" + group, f"{kind}:cue:{group}", f"cue:{group}:{known}{edges}"]
        if len(right) >= size and (group := GROUPS_AFTER.get(right[:size])):
            is_followed = "cue"
            found += ["cue>" + group, f"{kind}:cue>{group}", f"cue>{group}:{known}{edges}"]
    found += ["<<" + (left[-1:] or "^"), ">>" + (right[:1] or "$"), f"both:{is_called}|{is_followed}"]
    if kind == "full":
        family = name[:2] if name[:2] in FAMILIES and len(name) > 2 else name[0]
        like = likeness(name[len(family) :])
        found += ["family:" + FAMILIES.get(family, "rare"), "family=" + family, f"like:{min(6, max(-6, int(like)))}"]
        return found, like / 4
    if kind == "given":
        return found, likeness(name) / 4
    if kind == "latin":
        found += [
            "latin=" + name.lower(),
            "latin:" + "+".join("A" if w.isupper() else "Aa" if w.istitle() else "a" for w in name.split()),
        ]
    elif kind in ("kin", "title", "called"):
        family = name[1:2] if kind == "kin" else name[:1]
        found += [
            f"{kind}={name}",
            f"{kind}~{name[0]}",
            f"{kind}~~{name[1:]}",
            f"{kind}:family:{FAMILIES.get(family, 'rare')}",
        ]
    return found, 0.0


def needed(said: Sentence, at: Candidate, least: float) -> float:
    """How sure a name must be: less where the words before say that one comes, surer where nothing around it speaks of
    a name, and in prose, where people tell of others."""
    if looks.NAMED.search(said.text, max(0, at.begin - 8), at.begin):
        return min(least, AFTER_ROLE)
    if len(said.text) > PROSE and at.kind not in ("title", "kin"):
        return max(least, IN_PROSE)
    if at.kind not in ("full", "given", "taken", "joined"):
        return least
    text = said.text
    if at.end - at.begin == len(text) or text[at.end : at.end + 1].isdigit() or text[at.begin - 1 : at.begin].isdigit():
        return least
    is_called = any(text[max(0, at.begin - size) : at.begin] in GROUPS for size in (1, 2, 3))
    is_followed = any(text[at.end : at.end + size] in GROUPS_AFTER for size in (1, 2, 3))
    return (
        least if is_called and is_followed else max(least, ONE_CUE) if is_called or is_followed else max(least, NO_CUE)
    )


def probability(said: Sentence, at: Candidate) -> float:
    """How likely a candidate is a name, 0–1."""
    known = weights()
    told, like = features(said, at)
    total = known.get("bias", 0.0) + known.get("like", 0.0) * like
    for name in told:
        total += known.get(name, 0.0)
    return 1 / (1 + exp(-total)) if total > -50 else 0.0


@dataclass(frozen=True)
class Named:
    """A name in a text, and how sure that is."""

    begin: int
    end: int
    kind: str
    sure: float


def _in_a_list(text: str, at: Candidate, taken: list[Named]) -> bool:
    """Whether a name stands right before or after, with nothing but a listing mark between."""
    return any(
        (0 < at.begin - other.end <= 2 and LISTED.fullmatch(text, other.end, at.begin))
        or (0 < other.begin - at.end <= 2 and LISTED.fullmatch(text, at.end, other.begin))
        for other in taken
        if other.kind == at.kind
    )


@lru_cache(maxsize=20_000)
def names(text: str, least: float = LEAST) -> tuple[Named, ...]:
    """The names in a text in one spelling, in order; where two overlap, the surer one. What agents say again and again
    is looked at once."""
    said = Sentence.of(text)
    ranked = sorted(
        ((-probability(said, c), c.begin, -c.end, c) for c in candidates(said)), key=lambda found: found[:3]
    )
    taken: list[Named] = []
    for beside in (False, True):
        for unsure, _begin, _end, at in ranked:
            if -unsure < (BESIDE if beside else min(least, AFTER_ROLE)):
                break
            if not beside and -unsure < needed(said, at, least):
                continue
            if all(at.end <= other.begin or at.begin >= other.end for other in taken) and (
                not beside or _in_a_list(text, at, taken)
            ):
                taken.append(Named(at.begin, at.end, at.kind, -unsure))
        if not taken:
            break
    return tuple(sorted(taken, key=lambda named: named.begin))
