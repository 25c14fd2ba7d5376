-- One row a scorecard version applied by the machine to one contact.
create table if not exists evaluation (
    evaluation_id varchar, -- hash of contact, scorecard, version
    interaction_id varchar, -- contact
    scorecard_id varchar, -- scorecard
    scorecard_version varchar, -- hash of the scorecard's content
    points double, -- earned
    points_possible double, -- applicable
    score double, -- points / points_possible, 0-100
    has_customer_critical boolean, -- at least one customer-critical error
    has_business_critical boolean, -- at least one business-critical error
    has_compliance_critical boolean, -- at least one compliance-critical error
    result_hash varchar -- hash of all item results: the same input gives the same
);
