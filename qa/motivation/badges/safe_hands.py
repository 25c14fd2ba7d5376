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
    """with mine as (select agent_id, has_compliance_critical,
        row_number() over (partition by agent_id order by started_at desc, interaction_id) as back from evaluation_fact where agent_id is not null),
    run as (select agent_id, coalesce(min(back) filter (has_compliance_critical) - 1, count(*)) as length from mine group by 1)
    select agent_id, length / 50.0 as reached, length::varchar as because from run""",
)
