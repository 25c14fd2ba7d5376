"""Personal data stayed safe, identity was checked."""

from qa.motivation.badge import Badge

BADGE = Badge(
    "safe_hands",
    "🛡️",
    "稳妥",
    "Safe hands",
    "连续 50 通联络，客户的信息都在稳妥的手里。",
    "Fifty contacts in a row in which customers' data was in safe hands.",
    "客户的信息在我们手里是安全的。",
    "Customers' data is safe with us.",
    "目前连续 {0} 通",
    "{0} in a row so far",
    """with mine as (
        select agent_id, started_at, interaction_id, has_compliance_critical, sum(has_compliance_critical::int) over in_order as breaks
        from contact_fact where is_compliance_judged and agent_id in (select work_id from touched)
        window in_order as (partition by agent_id order by started_at, interaction_id)
    ), run as (
        select *, count(*) filter (not has_compliance_critical) over (partition by agent_id, breaks order by started_at, interaction_id) as length from mine
    )
    select agent_id, started_at as stands_at, length / 50.0 as reached, length::varchar as because from run""",
)
