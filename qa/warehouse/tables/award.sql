-- One row a badge and agent of whom anything is counted: earned or not yet.
create table if not exists award (
    agent_id varchar, -- [staff] agent
    badge varchar, -- [key] badge name
    earned_on date, -- the first day its standard was met
    stands_on date, -- the last day counted
    reached double, -- 0 … 1 and above on the day it was earned, else on the last; null under the least rows
    is_guarded boolean, -- nothing suffered for it
    n double, -- rows it was counted over
    s double, -- of them, or their sum
    before_n double, -- the same of the window before
    before_s double, -- of the window before
);
