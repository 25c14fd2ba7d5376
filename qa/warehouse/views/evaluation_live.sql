-- One row an evaluation that anybody but its writer and who releases it may know of: all but those that wait for their release or went back.
select e.* from {evaluation} e
where not coalesce(e.is_held, false) or e.number in (select r.number from {release} r where r.is_released)
