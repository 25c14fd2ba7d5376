"""Many hard contacts were taken."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Part, Standard

BADGE = Badge(
    name="stands_firm",
    family="hard",
    rarity="common",
    shape="double",
    icon="shield",
    zh="扛得住",
    en="Stands firm",
    sentence_zh="28 天里，接过三十通难的联络。",
    sentence_en="Thirty hard contacts within 28 days.",
    why_zh="难的总要有人接，接了就该被看见。",
    why_en="Somebody takes the hard ones; it should be seen.",
    standard=Standard(kind="count", part=Part(rows="hard", hit="is_answered"), goal=30, days=28),
)
