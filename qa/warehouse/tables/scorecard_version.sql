-- One row a scorecard version that was ever applied, kept whole so that every evaluation can be explained by its own rules.
create table if not exists scorecard_version (
    scorecard_id varchar, -- [key] scorecard
    version varchar, -- [key] hash of its content
    content varchar, -- [text] the scorecard as TOML
    rules varchar -- [key] what each item's rule was known by, as JSON
);
