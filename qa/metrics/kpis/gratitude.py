"""Gratitude: when it goes right, somebody should see it."""

from qa.metrics.metric import Metric

METRICS = [
    Metric(
        "thanks_rate",
        "experience",
        "客户感谢",
        "Customer thanks",
        "per_10k",
        "up",
        "share",
        "contact_fact",
        "客户真心道谢的联络，每万次。",
        "Contacts in which the customer gives real thanks, per 10,000.",
        "做对的时候，也要有人看见。",
        "When it goes right, somebody should see it.",
        "house definition",
        base="is_answered and customer_message_count > 0",
        hit="has_thanks",
        scale=10_000,
    ),
    Metric(
        "thanked",
        "experience",
        "客户感谢（次）",
        "Times thanked",
        "count",
        "near",
        "count",
        "contact_fact",
        "客户真心道谢的联络次数。",
        "Contacts in which the customer gives real thanks.",
        "做对的时候，也要有人看见。",
        "When it goes right, somebody should see it.",
        "house definition",
        base="is_answered and has_thanks",
        min_n=1,
    ),
]
