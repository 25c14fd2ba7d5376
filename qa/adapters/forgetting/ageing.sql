-- What was said in contacts whose words have come to their end; who spoke when, and every verdict, stays.
update message set text = '', straight = null, is_redacted = true, masked_because = null, vendor_sentiment = null
where (text <> '' or straight is not null or masked_because is not null) and interaction_id in (select interaction_id from aged);
update survey set comment = null where comment is not null and interaction_id in (select interaction_id from aged)
