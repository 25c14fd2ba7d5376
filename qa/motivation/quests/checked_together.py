"""The team checks identity before touching accounts."""

from qa.motivation.quest import Quest
from qa.motivation.standard import Standard, item

QUEST = Quest(
    name="checked_together",
    is_team=True,
    unit="share",
    icon="key",
    zh="一起先核对",
    en="Checked first, together",
    sentence_zh="14 天里，动账户之前，班组 {goal} 先核对了身份。",
    sentence_en="In {goal} of the contacts that touch an account the team checks identity first.",
    why_zh="账户是客户的。",
    why_en="The account is the customer's.",
    least=0.3,
    most=0.98,
    standard=Standard(kind="share", part=item("identity"), goal=0.5, days=14, least=60),
)
