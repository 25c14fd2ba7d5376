-- One row a question put to a language model about a contact, with an answer that was checked against the words, or none.
create table if not exists model_answer (
    interaction_id varchar, -- [key] contact
    question_key varchar, -- [key] hash of the question and whose words it is about
    words_hash varchar, -- [key] hash of the words it was asked about: others are asked anew
    answer varchar, -- [code] yes, no, unsure; discarded: what it said was not there or could not be read
    message_seq bigint, -- evidence: message; NULL unless yes
    span_begin integer, -- evidence: first character
    span_end integer, -- evidence: one past the last
    because varchar, -- [text] the quoted words, or why it was discarded
    asked_at timestamptz -- moment
);
