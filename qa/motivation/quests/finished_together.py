"""The team asks what else is needed."""

from qa.motivation.quest import Quest
from qa.motivation.standard import Standard, item

QUEST = Quest(
    name="finished_together",
    is_team=True,
    unit="share",
    icon="flag",
    zh="一起收好尾",
    en="Finished well, together",
    sentence_zh="14 天里，班组 {goal} 的联络结束前多问了一句。",
    sentence_en="{goal} of the team's contacts over 14 days end with asking what else is needed.",
    why_zh="一句话，省客户一趟。",
    why_en="One sentence spares a trip.",
    least=0.5,
    most=0.98,
    standard=Standard(kind="share", part=item("closing"), goal=0.8, days=14, least=100),
)
