"""The team's customers give thanks."""

from qa.motivation.quest import Quest
from qa.motivation.standard import NO_COMPLAINT, Part, Standard

QUEST = Quest(
    name="thanked_together",
    is_team=True,
    unit="share",
    icon="thanks",
    zh="一起被谢",
    en="Thanked together",
    sentence_zh="14 天里，{goal} 的客户说了真心的谢谢，要求找上级的不多于一成。",
    sentence_en="{goal} of customers gave real thanks over 14 days, at most one in ten asked for a superior.",
    why_zh="谢谢不是求来的，是办出来的。",
    why_en="Thanks are earned, never asked for.",
    least=0.02,
    most=0.6,
    standard=Standard(
        kind="share",
        part=Part(base="is_answered and customer_message_count > 0", hit="has_thanks and not has_complaint"),
        goal=0.3,
        days=14,
        least=100,
        guards=(NO_COMPLAINT,),
    ),
)
