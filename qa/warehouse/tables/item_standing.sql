-- One row a scorecard item in a version and programme: whether what the machine says of it may take points, and by what evidence.
create table if not exists item_standing (
    programme_id varchar, -- [key] client brand
    scorecard_id varchar, -- [key] scorecard
    scorecard_version varchar, -- [key] hash of the scorecard's content
    item_id varchar, -- [key] item
    state varchar, -- [code] counts, flags, off
    evidence varchar, -- [code] own: people of this programme judged blind; shipped: measured elsewhere; none
    blind bigint, -- contacts judged blind, whatever the machine said
    hits bigint, -- of them: the machine said missed
    is_right bigint, -- of the hits: the person said so too
    others bigint, -- of them: the machine did not say missed
    overlooked bigint, -- of the others: the person said missed
    missed bigint, -- contacts on which the machine says missed; known with the two below, 0 while nobody reviewed one
    known bigint, -- of those: a person who saw the machine's word had the last one
    known_right bigint, -- of the known: the person agreed
    precision_low double, -- lower 95 % bound of right among hits
    why varchar -- [code] enough, too_few, too_low, critical, person_only, off
);
