"""Before a person answers: the menu and the robot."""

from qa.metrics.metric import Metric

METRICS = [
    Metric(
        key="ivr_lost",
        family="operations",
        zh="菜单里挂断",
        en="Lost in the IVR",
        unit="share",
        better="down",
        kind="share",
        fact="contact_fact",
        definition_zh="打进来的电话里，还在语音菜单就挂断的比例。",
        definition_en="Of inbound calls, those that hang up in the voice menu.",
        why_zh="菜单绕人，客户就走了。",
        why_en="A maze loses customers.",
        source="house definition after S12",
        base="direction = 'in' and channel in ('voice', 'video')",
        hit="outcome = 'abandoned_ivr'",
    ),
    Metric(
        key="ivr_time",
        family="operations",
        zh="菜单时长",
        en="Time in the IVR",
        unit="seconds",
        better="down",
        kind="mean",
        fact="contact_fact",
        definition_zh="打进来的电话在语音菜单里的平均时间；来源没给的不在内。",
        definition_en="Mean time of inbound calls in the voice menu; calls whose source does not give it are left out.",
        why_zh="还没见到人，时间已经花了。",
        why_en="Time spent before meeting a person.",
        source="AWS Connect IVR duration",
        base="direction = 'in' and channel in ('voice', 'video') and ivr_ms is not null",
        each="ivr_ms / 1000.0",
    ),
    Metric(
        key="time_to_person",
        family="operations",
        zh="见到人之前",
        en="Time to a person",
        unit="seconds",
        better="down",
        kind="mean",
        fact="contact_fact",
        definition_zh="接起的电话，从拨通到坐席接起：菜单 + 排队 + 振铃的平均。",
        definition_en="Answered calls from dialling in to the agent: menu + queue + ringing, mean.",
        why_zh="客户心里的等待，从拨通算起。",
        why_en="Customers count from the moment they call.",
        source="GB/T 32312-2015; house definition",
        base="is_answered and direction = 'in' and channel in ('voice', 'video') and wait_ms is not null",
        each="(coalesce(ivr_ms, 0) + wait_ms) / 1000.0",
    ),
    Metric(
        key="deflection",
        family="operations",
        zh="机器人独自接待",
        en="Deflection",
        unit="share",
        better="near",
        kind="share",
        fact="contact_fact",
        definition_zh="和机器人（或自助菜单）谈过的联络里，没转到人的比例；放弃的人也在里面。",
        definition_en=(
            "Of contacts that met a robot or self-service, those that never reached a person; who gave up is among "
            "them."
        ),
        why_zh="高不等于好：走了的也算。",
        why_en="High is not good: those who left count as well.",
        source="ujet.cx",
        base="bot_message_count > 0 or outcome = 'self_service'",
        hit="not is_answered",
    ),
    Metric(
        key="contained",
        family="experience",
        zh="机器人真的解决",
        en="Resolved containment",
        unit="share",
        better="up",
        kind="share",
        fact="contact_fact",
        definition_zh=(
            "和机器人（或自助菜单）谈过的联络里，没转到人、24 小时内也没有从任何渠道再来的比例。最近 24 小时不计。"
        ),
        definition_en=(
            "Of contacts that met a robot or self-service, those that neither reached a person nor came back on any "
            "channel within 24 h. The last 24 h are left out."
        ),
        why_zh="没再来，才算解决。",
        why_en="Solved means not coming back.",
        source="chatbotscape.com",
        base="(bot_message_count > 0 or outcome = 'self_service') and is_known_24h",
        hit="not is_answered and (next_gap_ms is null or next_gap_ms > {soon_ms})",
        variants={
            "week": (
                "7 天内没再来",
                "not back within 7 days",
                {
                    "base": "(bot_message_count > 0 or outcome = 'self_service') and is_known_7d",
                    "hit": "not is_answered and (next_gap_ms is null or next_gap_ms > {week_ms})",
                },
            )
        },
    ),
]
