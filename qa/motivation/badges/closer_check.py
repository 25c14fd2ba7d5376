"""Identity was checked more often than before."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Standard, item

BADGE = Badge(
    name="closer_check",
    family="growing",
    rarity="common",
    shape="begonia",
    icon="key",
    zh="核对得更多",
    en="Checks more",
    sentence_zh="最近 28 天先核对身份的占比，比自己前 28 天多 5 个百分点，不是碰巧。",
    sentence_en="Identity checked 5 points more often than in the 28 days before, beyond chance.",
    why_zh="练一件，成一件。",
    why_en="One thing practised, one thing done.",
    standard=Standard(kind="better", part=item("identity"), goal=0.05, days=28, before=28, least=40),
)
