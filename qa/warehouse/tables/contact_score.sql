-- One row an annotated contact.
create table if not exists contact_score (
    interaction_id varchar, -- [key] contact
    satisfaction double, -- predicted satisfaction, -1 to 1
    satisfaction_low double, -- nine of ten truths lie between this
    satisfaction_high double, -- and this, in every third of the scale
    satisfaction_because varchar, -- [text] the terms with the largest shares
    sentiment double, -- mean of the customer's messages, -1 to 1
    reason_id varchar, -- [key] contact reason, or unknown
    reason_confidence double, -- 0-1
    reason_because varchar, -- [text] words that decided it
    reason_version varchar, -- [key] taxonomy's edition and examples it was told by
    other_reason_id varchar, -- [key] another matter the customer raised, less was said of it
    is_other_first boolean, -- the other matter was raised first
    gist_seq bigint, -- customer's message that carries the matter, none where nothing was said
    gist_begin integer, -- of it the first character, from 0
    gist_end integer, -- one past the last
    silence_ms bigint, -- longest stretch nobody spoke
    interruption_count bigint, -- agent began over the customer
    han_per_minute double, -- agent's speech rate
    talk_share double, -- agent's speaking time over everybody's, 0-1
    is_cut boolean, -- the words stop long before the talk ended
    annotator_version varchar, -- [key] version of what found it
    scorer_version varchar -- [key] version of the lexicons that gave satisfaction
);
