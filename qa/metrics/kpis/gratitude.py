"""Gratitude: when it goes right, somebody should see it."""

from qa.metrics.metric import Metric

METRICS = [
    Metric(
        key="thanks_rate",
        family="experience",
        zh="客户感谢",
        en="Customer thanks",
        unit="per_10k",
        better="up",
        kind="share",
        fact="contact_fact",
        definition_zh="客户真心道谢的联络，每万次。",
        definition_en="Contacts in which the customer gives real thanks, per 10,000.",
        why_zh="做对的时候，也要有人看见。",
        why_en="When it goes right, somebody should see it.",
        source="house definition",
        base="is_answered and customer_message_count > 0",
        hit="has_thanks",
        scale=10_000,
    ),
    Metric(
        key="thanked",
        family="experience",
        zh="客户感谢（次）",
        en="Times thanked",
        unit="count",
        better="near",
        kind="count",
        fact="contact_fact",
        definition_zh="客户真心道谢的联络次数。",
        definition_en="Contacts in which the customer gives real thanks.",
        why_zh="做对的时候，也要有人看见。",
        why_en="When it goes right, somebody should see it.",
        source="house definition",
        base="is_answered and has_thanks",
        min_n=1,
    ),
]
