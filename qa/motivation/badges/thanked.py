"""A hundred thanks in four weeks."""

from qa.motivation.badge import Badge
from qa.motivation.standard import NO_COMPLAINT, Part, Standard

BADGE = Badge(
    name="thanked",
    family="customers",
    rarity="common",
    shape="plum",
    icon="heart",
    zh="有人谢你",
    en="Thanked",
    sentence_zh="28 天里收到 100 声真心的谢谢，要求找上级的客户不多于一成。",
    sentence_en="A hundred real thanks in 28 days, and at most one customer in ten asked for a superior.",
    why_zh="做对的时候，也要有人看见。",
    why_en="When it goes right, somebody should see it.",
    standard=Standard(
        kind="count",
        part=Part(rows="contact", base="not has_complaint", hit="has_thanks"),
        goal=100,
        days=28,
        guards=(NO_COMPLAINT,),
    ),
)
