-- What gave a contact its reason, and what else the customer came for.
alter table contact_score add column if not exists reason_version varchar;
alter table contact_score add column if not exists other_reason_id varchar;
alter table contact_score add column if not exists is_other_first boolean;
