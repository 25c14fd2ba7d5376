-- One row a stage: the version of rules, words or cards its results were made with.
create table if not exists stage_version (
    stage varchar, -- annotate, or score
    version varchar -- hash of what the stage works by
);
