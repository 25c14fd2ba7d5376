-- Words and addresses of contacts whose customer asked to be forgotten; they stay away when an old file comes again, changed or not.
insert into erased
select distinct c.interaction_id, a.erased_at from interaction_claim c join erased_address a using (address_hash)
where c.interaction_id not in (select interaction_id from erased) and coalesce((select min(started_at) from interaction_claim d where d.interaction_id = c.interaction_id),
    (select min(happened_at) from queue_event e where e.interaction_id = c.interaction_id), a.erased_at - interval 1 second) < a.erased_at;
update message set text = '', straight = null, is_redacted = true, masked_because = null, vendor_sentiment = null
where (text <> '' or straight is not null or masked_because is not null) and interaction_id in (select interaction_id from erased);
update survey set comment = null where comment is not null and interaction_id in (select interaction_id from erased);
update evaluation set note = '' where note <> '' and interaction_id in (select interaction_id from erased);
update remark set words = '' where words <> '' and interaction_id in (select interaction_id from erased);
update dispute set words = '' where words <> '' and interaction_id in (select interaction_id from erased);
update kudos set words = '' where words <> '' and interaction_id in (select interaction_id from erased);
update customer set display_name = null where display_name is not null and customer_id in (
    select customer_id from customer_alias where address_hash in (select address_hash from erased_address));
delete from customer_alias where address_hash in (select address_hash from erased_address);
update interaction_claim set address_hash = null, masked_address = null where address_hash is not null and interaction_id in (select interaction_id from erased)
