"""The first real thanks."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Part, Standard

BADGE = Badge(
    name="first_thanks",
    family="customers",
    rarity="common",
    shape="plum",
    icon="thanks",
    zh="第一声谢谢",
    en="First thanks",
    sentence_zh="第一次有客户真心道谢。",
    sentence_en="A customer's first real thanks.",
    why_zh="有人因为你，今天好过一点。",
    why_en="Somebody's day was better because of you.",
    standard=Standard(
        kind="count", part=Part(rows="contact", base="not has_complaint", hit="has_thanks"), goal=1, days=1
    ),
)
