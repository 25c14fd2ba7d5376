"""What it costs to serve, from the hours it took and the rates of the month."""

from qa.metrics.metric import Metric

METRICS = [
    Metric(
        key="cost_per_contact",
        family="operations",
        zh="每次联络成本",
        en="Cost per contact",
        unit="yuan",
        better="near",
        kind="mean",
        fact="contact_fact",
        definition_zh=(
            "接起的联络平均花多少钱：电话是（通话 + 保持 + 话后）小时 × 当月每工时费用，再加每次联络的费用；"
            "文字渠道一人同时接几个，只按每次联络的费用算，没有就不知道。固定费用不在内。"
        ),
        definition_en=(
            "What an answered contact costs: calls by (talk + hold + after-call work) hours × the month's rate of an"
            " hour, plus the rate of a contact; text, where one person serves several, by the rate of a contact alone,"
            " else it is unknown. Fixed costs are left out."
        ),
        why_zh="省钱要看省在哪：来两次的便宜，不便宜。",
        why_en="Cheap twice is not cheap.",
        source="house definition after S6; COPC",
        base="cost is not null",
        each="cost",
        excluded="is_answered and cost is null",
        excluded_zh="没有费率",
        excluded_en="no rate known",
    ),
    Metric(
        key="cost_per_solved",
        family="operations",
        zh="每解决一件成本",
        en="Cost per matter solved",
        unit="yuan",
        better="down",
        kind="quotient",
        fact="contact_fact",
        definition_zh="接起的联络花的钱 ÷ 其中 7 天内没有为同一件事再来的次数。最近 7 天不计。",
        definition_en=(
            "What answered contacts cost ÷ those of them not followed within 7 days about the same reason. The last 7"
            " days are left out."
        ),
        why_zh="一次办好，才是真的省。",
        why_en="Done at once is what saves.",
        source="house definition after S6, S10",
        base="cost is not null and direction = 'in' and is_known_7d and customer_id is not null",
        each="cost",
        per="(next_same_gap_ms is null)::int",
        excluded="is_answered and direction = 'in' and cost is not null and not is_known_7d",
        excluded_zh="最近 7 天，还不知道",
        excluded_en="last 7 days, not known yet",
    ),
]
