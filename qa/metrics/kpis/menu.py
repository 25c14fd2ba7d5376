"""The way through the voice menu, and what was tried alone before."""

from qa.metrics.metric import Metric

METRICS = [
    Metric(
        key="menu_steps",
        family="operations",
        zh="菜单步数",
        en="Steps in the menu",
        unit="points",
        better="down",
        kind="mean",
        fact="contact_fact",
        definition_zh="打进来的电话在语音菜单里走了几步的平均；来源没给的不在内。",
        definition_en="Mean steps of inbound calls through the voice menu; calls whose source tells none are left out.",
        why_zh="每一步都可能丢一位客户。",
        why_en="Each step may lose a customer.",
        source="house definition after S12",
        base="direction = 'in' and menu_steps > 0",
        each="menu_steps",
        lowest=0.0,
    ),
    Metric(
        key="menu_loops",
        family="operations",
        zh="菜单里绕圈",
        en="Going round in the menu",
        unit="share",
        better="down",
        kind="share",
        fact="contact_fact",
        definition_zh="打进来的电话里，同一个菜单走到两次以上的比例；来源没给菜单的不在内。",
        definition_en="Of inbound calls with a known way, those that came to one menu twice or more.",
        why_zh="绕回来，就是没听懂怎么走。",
        why_en="Who comes back to a menu did not understand it.",
        source="house definition after S12",
        base="direction = 'in' and menu_steps > 0",
        hit="menu_returns > 0",
    ),
    Metric(
        key="tried_first",
        family="experience",
        zh="自己试过还是来了",
        en="Tried alone, came all the same",
        unit="share",
        better="down",
        kind="share",
        fact="contact_fact",
        definition_zh="进来的联络里，客户 24 小时内先在自助服务里试过的比例；那天没有自助记录的、认不出客户的不在内。",
        definition_en=(
            "Of inbound contacts of known customers, those who had tried self-service within 24 h before; days without "
            "records of self-service are left out."
        ),
        why_zh="自助没办成，客户多跑一趟，中心多接一通。",
        why_en="Self-service that fails costs both sides a second way.",
        source="house definition after S10",
        base="direction = 'in' and customer_id is not null and knows_tries",
        hit="tried_service is not null",
        variants={
            "failed": (
                "只算没办成的",
                "failed or given up only",
                {"hit": "tried_service is not null and tried_result in ('failed', 'given_up')"},
            )
        },
    ),
]
