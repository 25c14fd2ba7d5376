"""Planned time against what became of it."""

from qa.metrics.metric import Metric

METRICS = [
    Metric(
        key="adherence",
        family="operations",
        zh="排班遵时率",
        en="Schedule adherence",
        unit="share",
        better="up",
        kind="quotient",
        fact="plan_fact",
        definition_zh=(
            "照班表做的分钟 ÷ 班表分钟：排了接待时在接待或等待，排了小休、用餐时离席，排了培训、会议时未就绪或在接待"
            "；请假不算。"
        ),
        definition_en=(
            "Minutes as planned ÷ minutes planned: at work or available while work is planned, away in breaks and "
            "meals, not ready or at work in training and meetings; leave is left out."
        ),
        why_zh="看班排得合不合人，不用来催人。",
        why_en="Tells whether the plan fits people; not for pushing them.",
        source="AWS Connect schedule adherence",
        each="kept_ms",
        per="planned_ms",
        min_n=1,
    ),
    Metric(
        key="conformance",
        family="operations",
        zh="工时符合率",
        en="Conformance",
        unit="share",
        highest=5.0,
        better="near",
        kind="quotient",
        fact="plan_fact",
        definition_zh="排了接待的时间里真正在岗的分钟 ÷ 排了接待的分钟，先后不论。",
        definition_en="Minutes at work within planned work ÷ minutes of planned work, whatever the order.",
        why_zh="总时数够不够；和遵时率一起看。",
        why_en="Whether the hours were there; read beside adherence.",
        source="Call Centre Helper",
        base="activity = 'work'",
        each="working_ms",
        per="planned_ms",
        min_n=1,
    ),
    Metric(
        key="absence",
        family="operations",
        zh="缺勤率",
        en="Absenteeism",
        unit="share",
        better="down",
        kind="quotient",
        fact="plan_fact",
        definition_zh="整班没来的接待分钟 ÷ 排了接待的分钟；请假已经不在班表里。",
        definition_en=(
            "Planned work minutes of shifts nobody came for ÷ planned work minutes; leave is not planned work."
        ),
        why_zh="缺勤常是累出来的，先看负荷。",
        why_en="Absence often follows load: look there first.",
        source="COPC 4.1 glossary",
        base="activity = 'work'",
        each="absent_ms",
        per="planned_ms",
        min_n=1,
    ),
    Metric(
        key="shrinkage",
        family="operations",
        zh="损耗率",
        en="Shrinkage",
        unit="share",
        better="near",
        kind="ratio",
        fact="state_fact",
        definition_zh="登录时间里不能接客户的部分（小休、培训、工单等）÷ 登录时间。",
        definition_en="Logged-in time that could not serve customers (breaks, training, casework …) ÷ logged-in time.",
        why_zh="排班要按它加人，不是少让人休息。",
        why_en="Staff for it; it is no reason to cut breaks.",
        source="Call Centre Helper",
        top="sum(spent_ms) filter (state not in ('busy', 'acw', 'available'))",
        bottom="sum(spent_ms)",
        min_n=1,
    ),
    Metric(
        key="utilisation",
        family="operations",
        zh="利用率",
        en="Utilisation",
        unit="share",
        better="near",
        kind="ratio",
        fact="state_fact",
        definition_zh="（服务 + 话后 + 等待来电）÷ 登录时间。",
        definition_en="(busy + after-call work + available) ÷ logged-in time.",
        why_zh="付了工时，有多少在台上。",
        why_en="How much of the paid time is at the desk.",
        source="Call Centre Helper; elysiate",
        top="sum(spent_ms) filter (state in ('busy', 'acw', 'available'))",
        bottom="sum(spent_ms)",
        min_n=1,
        variants={
            "handling": (
                "只算服务和话后",
                "handling only",
                {
                    "top": "sum(spent_ms) filter (state in ('busy', 'acw'))",
                    "definition_zh": "（服务 + 话后）÷ 登录时间。",
                    "definition_en": "(busy + after-call work) ÷ logged-in time.",
                },
            )
        },
    ),
]
