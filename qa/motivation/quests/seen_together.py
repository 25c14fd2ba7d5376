"""Colleagues thank each other for deeds."""

from qa.motivation.quest import Quest
from qa.motivation.standard import Part, Standard

QUEST = Quest(
    name="seen_together",
    is_team=True,
    unit="count",
    icon="person",
    zh="互相看见",
    en="Seen by each other",
    sentence_zh="28 天里，班组的人为某一件事被不同的同事谢过 {goal} 次。",
    sentence_en="Within 28 days people of the team were thanked by different colleagues {goal} times.",
    why_zh="帮过的忙，说出来。",
    why_en="Help should be named.",
    least=1,
    most=50,
    standard=Standard(kind="count", part=Part(rows="kudos"), goal=5, days=28),
)
