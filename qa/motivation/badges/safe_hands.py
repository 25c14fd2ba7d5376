"""Personal data stayed safe, identity was checked."""

from qa.motivation.badge import Badge

BADGE = Badge(
    "safe_hands",
    "🛡️",
    "稳妥",
    "Safe hands",
    "最近 28 天里，至少 50 通联络没有一次合规差错。",
    "In the last 28 days, at least 50 contacts without one compliance error.",
    "客户的信息在我们手里是安全的。",
    "Customers' data is safe with us.",
    """select agent_id, case when bool_or(has_compliance_critical) then 1 - avg(has_compliance_critical::int) - 0.01 else count(*) / 50.0 end as reached,
    count(*) || ' / ' || sum(has_compliance_critical::int) as because from evaluation_fact
    where agent_id is not null and day > (select max(day) from evaluation_fact) - 28 group by 1""",
)
