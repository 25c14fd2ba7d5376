"""Contacts ended with the question what else is needed."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Standard, item

BADGE = Badge(
    name="finished_well",
    family="craft",
    rarity="common",
    shape="octagon",
    icon="check",
    zh="收好尾",
    en="Finished well",
    sentence_zh="最近 28 天里，八成以上的联络结束前问过还有没有别的事。",
    sentence_en="In 28 days four of five contacts ended with asking what else is needed.",
    why_zh="多问一句，客户就不用为小事再来一次。",
    why_en="One question spares a customer another contact.",
    standard=Standard(kind="share", part=item("closing"), goal=0.8, days=28, least=60),
)
