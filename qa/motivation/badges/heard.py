"""Customers who were upset felt heard."""

from qa.motivation.badge import Badge

BADGE = Badge(
    "heard",
    "🫶",
    "听见了",
    "Heard",
    "最近 28 天里，八成以上着急的客户先听到了一句理解。",
    "In the last 28 days, four of five upset customers first heard understanding.",
    "客户着急时，先被听见，事情才谈得下去。",
    "Upset customers need to be heard first.",
    "{0} 位着急的客户里，{1} 位听到了",
    "{1} of {0} upset customers heard it",
    """select f.agent_id, avg((i.verdict = 'met')::int) / 0.8 as reached, count(*) || '|' || sum((i.verdict = 'met')::int) as because
    from evaluation_item i join evaluation_fact f using (interaction_id) where i.item_id = 'empathy' and i.verdict <> 'na' and f.agent_id is not null
    and f.day > (select max(day) from evaluation_fact) - 28 group by 1 having count(*) >= 20""",
)
