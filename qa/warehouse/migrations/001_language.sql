-- Scores are made anew from the messages: words and their shares are explained when somebody looks, satisfaction carries its interval.
insert into due select 'annotate', interaction_id from contact_score;
drop table contact_score;
drop table message_score;
delete from stage_version where stage in ('annotate', 'score');
