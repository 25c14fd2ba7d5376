-- One row an annotated contact.
create table if not exists contact_score (
    interaction_id varchar, -- contact
    satisfaction double, -- predicted satisfaction, -1 to 1
    satisfaction_because varchar, -- the words with the largest shares
    sentiment double, -- mean of the customer's messages, -1 to 1
    reason_id varchar, -- contact reason, or unknown
    reason_confidence double, -- 0-1
    reason_because varchar, -- words that decided it
    silence_ms bigint, -- longest stretch nobody spoke
    interruption_count bigint, -- agent began over the customer
    han_per_minute double, -- agent's speech rate
    annotator_version varchar -- version of what found it
);
