"""Waits were announced."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Standard, item

BADGE = Badge(
    name="says_wait",
    family="craft",
    rarity="uncommon",
    shape="double",
    icon="pause",
    zh="等一下先说",
    en="Says so first",
    sentence_zh="最近 56 天里，要客户等的时候，八成先打了招呼。",
    sentence_en="In 56 days four of five waits were announced first.",
    why_zh="不明不白地等，最磨人。",
    why_en="Waiting without knowing why is the worst of it.",
    standard=Standard(kind="share", part=item("hold_notice"), goal=0.8, days=56, least=8),
)
