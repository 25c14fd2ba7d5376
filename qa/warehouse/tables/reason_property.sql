-- One row a contact reason of a taxonomy in use or at hand: what is usual of it.
create table if not exists reason_property (
    reason_id varchar, -- [key] the reason
    group_id varchar, -- [key] its group
    touches_account boolean, -- something of the customer's account is read out or changed
    needs_deadline boolean, -- something stays open, a time is to be named
    self_service boolean, -- customers can do it themselves
    complaint_prone boolean, -- turns into a complaint easily
    partner varchar, -- [code] who else usually has a part in it
    complexity bigint -- 1 simple, 2 usual, 3 hard
);
