-- One row a contested item that no arbiter has answered yet; contested again after an answer it is open again.
select * from {dispute} d
where not exists (select 1 from {evaluation} e join {evaluation_item} i using (evaluation_id) where e.occasion = 'dispute' and e.interaction_id = d.interaction_id
    and i.item_id = d.item_id and (d.scorecard_id = '' or d.scorecard_id = e.scorecard_id) and e.evaluated_at >= d.disputed_at)
qualify row_number() over (partition by interaction_id, scorecard_id, item_id order by dispute_id desc) = 1
