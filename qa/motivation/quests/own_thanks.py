"""Own thanks within the season."""

from qa.motivation.quest import Quest
from qa.motivation.standard import NO_COMPLAINT, Part, Standard

QUEST = Quest(
    name="own_thanks",
    is_team=False,
    unit="count",
    icon="thanks",
    zh="收下谢谢",
    en="Take the thanks",
    sentence_zh="一季里，收到 {goal} 声真心的谢谢。",
    sentence_en="Receive {goal} real thanks within the season.",
    why_zh="做对的时候，要有人看见。",
    why_en="When it goes right, somebody should see it.",
    least=1,
    most=500,
    standard=Standard(
        kind="count", part=Part(hit="has_thanks and not has_complaint"), goal=30, days=120, guards=(NO_COMPLAINT,)
    ),
)
