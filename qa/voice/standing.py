"""Where a decision stands, in a few words."""

from __future__ import annotations

from collections.abc import Callable

from qa.translation import translate
from qa.voice.curing import Case

STANDING_NAMES = {
    "open": "还没开始做",
    "waiting": "还不知道，再看 {weeks} 周",
    "too_short": "以前的数据不够长，再攒 {weeks} 周",
    "too_few": "太少了，数字说明不了",
    "not_dropped": "没降过自己的起伏",
    "dropped": "真的降了，可以收尾",
    "returned": "降过，又涨回来了",
    "uncounted": "不看数字",
    "closed": "收尾了",
    "gone": "不做了",
}


def standing(one: Case, _: Callable[[str], str] = translate) -> str:
    """With the weeks that are missing."""
    return _(STANDING_NAMES[one.standing]).format(weeks=one.verdict.weeks if one.verdict else 0)
