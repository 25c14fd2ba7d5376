"""The team settles matters at the first contact."""

from qa.motivation.quest import Quest
from qa.motivation.standard import NO_COMPLAINT, Part, Standard

QUEST = Quest(
    name="settled_together",
    is_team=True,
    unit="share",
    icon="check",
    zh="一起一次办完",
    en="Settled at once, together",
    sentence_zh="14 天里，班组的首次解决率到 {goal}。",
    sentence_en="First contact resolution of the team at {goal} over 14 days.",
    why_zh="客户不用再来一趟，我们也少接一通。",
    why_en="Customers are spared a second contact, and so are we.",
    least=0.5,
    most=0.95,
    standard=Standard(kind="share", part=Part(metric="fcr"), goal=0.72, days=14, least=100, guards=(NO_COMPLAINT,)),
)
