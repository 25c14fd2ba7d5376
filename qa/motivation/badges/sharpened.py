"""Five own disputes were upheld."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Part, Standard

BADGE = Badge(
    name="sharpened",
    family="together",
    rarity="rare",
    shape="fan",
    icon="calculated",
    zh="帮尺子变准",
    en="Made the ruler true",
    sentence_zh="一年里，提过的申诉有五项被采纳。",
    sentence_en="Five contested items were found right within a year.",
    why_zh="尺子准了，人人都公平。",
    why_en="A true ruler is fair to all.",
    standard=Standard(kind="count", part=Part(rows="upheld"), goal=5, days=365),
)
