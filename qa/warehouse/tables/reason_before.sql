-- One row a contact and moment at which it was given another reason, because its taxonomy was edited or learned more.
create table if not exists reason_before (
    interaction_id varchar, -- [key] contact
    changed_at timestamptz, -- until when it was called so
    edition varchar, -- [key] edition of the taxonomy it was called so by
    reason_id varchar -- [key] what it was called until then
);
