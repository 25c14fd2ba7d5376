"""Thanks right after hard contacts."""

from qa.motivation.quest import Quest
from qa.motivation.standard import Part, Standard

QUEST = Quest(
    name="own_rain",
    is_team=False,
    unit="count",
    icon="umbrella",
    zh="雨后照样稳",
    en="Steady after the rain",
    sentence_zh="一季里，难的一通之后，紧接着的客户说了 {goal} 次谢谢。",
    sentence_en="Customers right after a hard contact say thanks {goal} times within the season.",
    why_zh="难的过去了，下一位照样好好接。",
    why_en="The hard one is over; the next one is met as well.",
    least=1,
    most=100,
    standard=Standard(kind="count", part=Part(rows="after_hard", hit="has_thanks"), goal=8, days=120),
)
