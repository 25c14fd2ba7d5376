-- One row a contact and scorecard: points over what applies and counts, 0-100, none while less than half of what applies is judged; critical errors stand beside
-- the score, never inside, and are known only of the classes that were judged; who had the last word on any item.
select interaction_id, scorecard_id, any_value(scorecard_version) as scorecard_version, sum(points) as points, sum(points_possible) as points_possible,
    sum(points_applicable) as points_applicable,
    if(sum(points_possible) * 2 >= sum(points_applicable), round(100 * sum(points) / nullif(sum(points_possible), 0), 2), null) as score,
    bool_or(critical = 'customer' and verdict = 'not_met') as has_customer_critical,
    bool_or(critical = 'business' and verdict = 'not_met') as has_business_critical,
    bool_or(critical = 'compliance' and verdict = 'not_met') as has_compliance_critical,
    bool_or(critical = 'customer' and counts and verdict <> 'na') as is_customer_judged,
    bool_or(critical = 'business' and counts and verdict <> 'na') as is_business_judged,
    bool_or(critical = 'compliance' and counts and verdict <> 'na') as is_compliance_judged,
    bool_or(occasion <> 'machine') as is_by_person
from {item_in_force} group by interaction_id, scorecard_id
