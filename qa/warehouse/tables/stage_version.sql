-- One row a stage: the version of rules, words or cards its results were made with.
create table if not exists stage_version (
    stage varchar, -- [key] annotate, or score
    version varchar -- [key] hash of what the stage works by
);
