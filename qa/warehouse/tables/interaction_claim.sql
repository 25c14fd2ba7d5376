-- One row what one export row says about one contact; the contact itself is built from its claims.
create table if not exists interaction_claim (
    row_key ubigint, -- export row that said it
    interaction_id varchar, -- [key] contact
    source_id varchar, -- [key] source
    programme_id varchar, -- [key] programme
    native_id varchar, -- [id] contact id in the source
    claim_rank smallint, -- the lowest rank that states a column wins
    channel varchar, -- [code] voice, webchat, app, wechat, weibo, sms, email, other
    direction varchar, -- [code!] in, out
    queue_native varchar, -- [staff] queue as the source calls it
    agent_native varchar, -- [staff] last agent as the source calls it
    address_hash varchar, -- [address] customer's address as a keyed hash
    masked_address varchar, -- [address] the address, masked for the eye
    started_at timestamptz, -- first sign of the contact
    queued_at timestamptz, -- entered a queue
    answered_at timestamptz, -- a person answered
    ended_at timestamptz, -- end
    ivr_ms bigint, -- time in the IVR
    wait_ms bigint, -- time in queue and ringing
    talk_ms bigint, -- talk time without hold
    hold_ms bigint, -- on hold
    acw_ms bigint, -- after-contact work
    outcome varchar, -- [code] answered, abandoned_queue, abandoned_ivr, timeout, no_agent, exit_key, callback, self_service, voicemail, out_of_hours, blocked, not_reached, failed, unknown
    outcome_raw varchar, -- [text] the source's word for it
    ended_by varchar, -- [code!] customer, agent, system
    transfer_count bigint, -- transfers
    reason_label varchar, -- [text] reason as the source's people tagged it
    is_resolved boolean, -- the source says it was solved
    purpose varchar, -- [code] why the centre calls: callback, check, opportunity, sale
    case_native varchar, -- [id] case or ticket number at the source
    time_precision varchar -- [code] second, minute or day
);
