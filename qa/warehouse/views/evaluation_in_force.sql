-- One row a contact and scorecard: points over what applies, 0-100; critical errors stand beside the score, never inside; who had the last word on any item.
select interaction_id, scorecard_id, any_value(scorecard_version) as scorecard_version, sum(points) as points, sum(points_possible) as points_possible,
    round(100 * sum(points) / nullif(sum(points_possible), 0), 2) as score,
    bool_or(critical = 'customer' and verdict = 'not_met') as has_customer_critical,
    bool_or(critical = 'business' and verdict = 'not_met') as has_business_critical,
    bool_or(critical = 'compliance' and verdict = 'not_met') as has_compliance_critical,
    bool_or(occasion <> 'machine') as is_by_person
from {item_in_force} group by interaction_id, scorecard_id
