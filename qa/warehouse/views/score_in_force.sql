-- One row a contact that was judged: the points of its scorecards that have a score, and what is known of critical errors.
select interaction_id, count(*) as scorecard_count, sum(points) filter (score is not null) as points, sum(points_possible) filter (score is not null) as points_possible,
    sum(points_applicable) as points_applicable, bool_or(is_customer_judged) as is_customer_judged, bool_or(is_business_judged) as is_business_judged,
    bool_or(is_compliance_judged) as is_compliance_judged,
    bool_or(has_customer_critical) as has_customer_critical, bool_or(has_business_critical) as has_business_critical,
    bool_or(has_compliance_critical) as has_compliance_critical, bool_or(is_by_person) as is_by_person,
    round(100 * sum(points) filter (score is not null) / nullif(sum(points_possible) filter (score is not null), 0), 2) as score
from {evaluation_in_force} group by interaction_id
