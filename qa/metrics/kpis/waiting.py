"""Waiting: how long until somebody answers, by voice and in writing."""

from qa.metrics.metric import Metric

WITHIN, ABANDONED_LATE = "is_answered and wait_ms <= {service_ms}", "is_abandoned and wait_ms > {service_ms}"
SETTLED = "(outcome <> 'unknown' and wait_ms is not null and channel in ('voice', 'video'))"

METRICS = [
    Metric(
        key="service_level",
        family="operations",
        zh="服务水平",
        en="Service level",
        unit="share",
        better="up",
        kind="ratio",
        fact="visit_fact",
        definition_zh="{service_s} 秒内接起 ÷（接起 + 超过 {service_s} 秒才放弃）；时限内放弃的不计。只算电话。",
        definition_en=(
            "Answered within {service_s} s ÷ (answered + abandoned after {service_s} s); earlier abandons do not count."
            " Calls only."
        ),
        why_zh="排队有没有照着承诺走。",
        why_en="Whether the wait keeps its promise.",
        source="ICMI; 4PS 公式四; Cisco 'ignored'",
        base="channel in ('voice', 'video')",
        top=f"count(*) filter ({WITHIN} and {SETTLED})",
        bottom=f"count(*) filter ((is_answered or {ABANDONED_LATE}) and {SETTLED})",
        target=0.8,
        excluded="((is_abandoned and wait_ms <= {service_ms}) or wait_ms is null) and channel in ('voice', 'video')",
        excluded_zh="时限内放弃，或不知等了多久",
        excluded_en="abandoned within the threshold, or after an unknown wait",
        variants={
            "answered_only": (
                "只算接起的",
                "answered only",
                {"bottom": f"count(*) filter (is_answered and {SETTLED})"},
            ),
            "abandons_hit": (
                "时限内放弃算达标",
                "early abandons as hits",
                {
                    "top": (
                        f"count(*) filter ((is_answered or is_abandoned) and wait_ms <= {{service_ms}} and {SETTLED})"
                    ),
                    "bottom": f"count(*) filter ((is_answered or is_abandoned) and {SETTLED})",
                },
            ),
            "short_removed": (
                "只去掉短放弃",
                "only short abandons removed",
                {
                    "bottom": (
                        f"count(*) filter ((is_answered or (is_abandoned and wait_ms > {{short_ms}})) and {SETTLED})"
                    )
                },
            ),
            "every_miss": (
                "放弃都算未达标",
                "every abandon a miss",
                {"bottom": f"count(*) filter ((is_answered or is_abandoned) and {SETTLED})"},
            ),
        },
    ),
    Metric(
        key="asa",
        family="operations",
        zh="平均应答速度",
        en="Average speed of answer",
        unit="seconds",
        better="down",
        kind="mean",
        fact="visit_fact",
        definition_zh="接起的电话从进入排队到坐席接起的平均秒数（含振铃）。",
        definition_en="Mean seconds from entering the queue to the agent, ringing included; answered calls.",
        why_zh="接起的客户平均等多久；没等到的不在里面，请同时看放弃率。",
        why_en="How long the answered waited; those who left are not in it.",
        source="GB/T 32312-2015 2.4; AWS",
        base="is_answered and channel in ('voice', 'video') and wait_ms is not null",
        each="wait_ms / 1000.0",
        target=20,
    ),
    Metric(
        key="wait_p90",
        family="operations",
        zh="等待 P90",
        en="Wait P90",
        unit="seconds",
        better="down",
        kind="quantile",
        fact="visit_fact",
        definition_zh="电话排队等待（含放弃）的第 90 百分位。",
        definition_en="90th percentile of the wait of calls, abandons included.",
        why_zh="平均数藏住的长尾：十个里最久的那一个。",
        why_en="The tail an average hides.",
        source="plain.com reporting metrics",
        base="channel in ('voice', 'video') and wait_ms is not null",
        each="wait_ms / 1000.0",
        quantile=0.9,
        variants={
            "median": ("中位数", "median", {"quantile": 0.5}),
            "longest": ("最久的一个", "longest", {"quantile": 1.0}),
        },
    ),
    Metric(
        key="turned_away",
        family="operations",
        zh="没能排上队",
        en="Turned away",
        unit="share",
        better="down",
        kind="share",
        fact="contact_fact",
        definition_zh="打进来的电话里，没进队列就被挡回的：队列满、非服务时间、没有坐席在岗、被分流。",
        definition_en="Calls in that never entered a queue: it was full, closed, without agents, or diverted them.",
        why_zh="他们不在进线里，也不在放弃里；不数，就没人看见。",
        why_en="They are in no other count: neither offered nor abandoned.",
        source="XiVO call-center statistics: full, closed, joinempty, divert",
        base="direction = 'in' and channel in ('voice', 'video')",
        hit="turned_away is not null",
    ),
    Metric(
        key="queue_full",
        family="operations",
        zh="队列满",
        en="Queue full",
        unit="share",
        better="down",
        kind="share",
        fact="contact_fact",
        definition_zh="打进来的电话里，因队列已满被挡回的。",
        definition_en="Calls in that were refused because the queue was full.",
        why_zh="要加的是人手，或回拨。",
        why_en="More people, or a callback, would help.",
        source="XiVO call-center statistics: full",
        base="direction = 'in' and channel in ('voice', 'video')",
        hit="turned_away = 'full'",
    ),
    Metric(
        key="queue_closed",
        family="operations",
        zh="非服务时间来电",
        en="Calls while closed",
        unit="share",
        better="down",
        kind="share",
        fact="contact_fact",
        definition_zh="打进来的电话里，在非服务时间被挡回的。",
        definition_en="Calls in that came while the queue was closed.",
        why_zh="要改的是服务时间，或自助。",
        why_en="Longer hours, or self-service, would help.",
        source="XiVO call-center statistics: closed",
        base="direction = 'in' and channel in ('voice', 'video')",
        hit="turned_away = 'closed'",
    ),
]
