"""The team settles hard contacts."""

from qa.motivation.quest import Quest
from qa.motivation.standard import Part, Standard

QUEST = Quest(
    name="hard_together",
    is_team=True,
    unit="share",
    icon="heart",
    zh="难的一起办完",
    en="Hard ones settled together",
    sentence_zh="28 天里，班组难的联络 {goal} 没有让客户七天内再来。",
    sentence_en="{goal} of the team's hard contacts over 28 days needed no second one within a week.",
    why_zh="难的多的班组，靠的是互相托一把。",
    why_en="Where the hard ones are many, people hold each other up.",
    least=0.2,
    most=0.9,
    standard=Standard(
        kind="share",
        part=Part(rows="hard", base="is_answered and is_known_7d", hit="next_gap_ms is null"),
        goal=0.5,
        days=28,
        least=60,
    ),
)
