-- One row a contact reason that is no more and that people had put contacts under.
create table if not exists reason_follow (
    old_id varchar, -- [key] the reason that is no more
    reason_id varchar -- [key] the one that took it in, or unknown
);
