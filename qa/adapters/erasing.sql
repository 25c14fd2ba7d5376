-- Words and addresses of contacts whose customer asked to be forgotten; they stay away when an old file comes again.
update message set text = '', is_redacted = true, vendor_sentiment = null where text <> '' and interaction_id in (select interaction_id from erased);
update survey set comment = null where comment is not null and interaction_id in (select interaction_id from erased);
update interaction_claim set address_hash = null, masked_address = null where address_hash is not null and interaction_id in (select interaction_id from erased)
