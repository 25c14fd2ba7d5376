"""The team keeps customers' data safe."""

from qa.motivation.quest import Quest
from qa.motivation.standard import Standard, item

QUEST = Quest(
    name="safe_together",
    is_team=True,
    unit="share",
    icon="shield",
    zh="稳妥的一队",
    en="Safe hands, together",
    sentence_zh="28 天里，有人评过的联络 {goal} 没有念出客户的号码。",
    sentence_en="In {goal} of the contacts judged over 28 days no number of a customer was read out.",
    why_zh="客户的信息，一队人一起守。",
    why_en="A team keeps customers' data together.",
    least=0.9,
    most=1.0,
    standard=Standard(kind="share", part=item("privacy"), goal=0.96, days=28, least=60),
)
