-- One row an evaluation: one scorecard version on one contact, on one occasion, by one evaluator. None is ever overwritten; views/ say which counts.
create table if not exists evaluation (
    evaluation_id varchar, -- [key] hash of contact, scorecard, version, occasion and number, unique
    interaction_id varchar, -- [key] contact
    scorecard_id varchar, -- [key] scorecard
    scorecard_version varchar, -- [key] hash of the scorecard's content
    occasion varchar, -- [code] machine, review, blind, calibration, dispute
    evaluator varchar, -- [staff] machine, or the login of the person
    number bigint, -- machine: counts up for a contact and scorecard, from 1; people: position in the records
    is_withdrawn boolean, -- the machine found that the scorecard no longer applies to the contact
    points double, -- earned
    points_possible double, -- applicable
    score double, -- points / points_possible, 0-100
    note varchar, -- [text] the person's words
    drawn varchar, -- [code] how it came to be judged: random, risk, unsure, blind, calibration; empty by choice
    seconds bigint, -- that the form was worked on
    is_held boolean, -- it counts only once it is released
    evaluated_at timestamptz, -- when a person judged; NULL for the machine
    result_hash varchar -- [key] machine: hash of all item results: the same input gives the same
);
