-- One row a piece of work a stage still has to do; a stage deletes its rows in the transaction that does the work.
create table if not exists due (
    stage varchar, -- [key] build, states, annotate, score; with ", taken" while it is being done
    work_id varchar -- [key] contact, or agent name for states
);
