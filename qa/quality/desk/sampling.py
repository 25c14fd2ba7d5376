"""What to judge blind: contacts where the machine says an item was missed, and others, drawn by lot for the items whose
standing is least sure."""

from __future__ import annotations

from qa.access.reading import Reader

# Three hits to one other: precision needs hits, recall a look at the rest.
HITS, OTHERS = 20, 6
SAMPLE = """with newest as (
    select interaction_id, evaluation_id, scorecard_id, scorecard_version from {evaluation} where occasion = 'machine'
    and not is_withdrawn
    qualify number = max(number) over (partition by interaction_id, scorecard_id)
), seen as (
    select interaction_id, scorecard_id from {evaluation} where occasion in ('blind', 'review', 'dispute')
), drawn as (
    select n.interaction_id, n.scorecard_id, i.item_id, i.verdict, f.programme_id,
    f.agent_id, hash(n.interaction_id || i.item_id || ?) as lot
    from newest n join {evaluation_item} i using (evaluation_id) join {contact_fact} f
    on f.interaction_id = n.interaction_id
    where n.scorecard_id = ? and n.scorecard_version = ? and i.verdict <> 'na' and f.day >= ?
        and not exists (select 1 from seen where seen.interaction_id = n.interaction_id
        and seen.scorecard_id = n.scorecard_id)
    qualify row_number() over (partition by f.programme_id, i.item_id, i.verdict = 'not_met'
    order by lot) <= if(i.verdict = 'not_met', ?, ?)
)
select interaction_id, scorecard_id, programme_id, any_value(agent_id) as agent_id, count(*) as worth from drawn
group by all order by worth desc, interaction_id"""
# The interval of a share narrows most where it is wide and little is known: by this much for one more verdict.
NARROWS = """1 / sqrt(coalesce(s.hits, 0) + 4) - 1 / sqrt(coalesce(s.hits, 0) + 5)"""
UNSURE = f"""with newest as (
    select interaction_id, evaluation_id, scorecard_id, scorecard_version from {{evaluation}}
    where occasion = 'machine' and not is_withdrawn
    qualify number = max(number) over (partition by interaction_id, scorecard_id)
)
select n.interaction_id, f.agent_id, n.scorecard_id, i.item_id from newest n
join {{evaluation_item}} i using (evaluation_id) join {{contact_fact}} f on f.interaction_id = n.interaction_id
left join item_standing s on s.programme_id = f.programme_id and s.scorecard_id = n.scorecard_id
    and s.scorecard_version = n.scorecard_version and s.item_id = i.item_id
where i.verdict = 'not_met' and f.programme_id = ? and f.day >= ? and not f.is_reviewed
    and coalesce(s.state, 'flags') <> 'off'
qualify row_number() over (partition by n.interaction_id order by {NARROWS} desc, i.item_id) = 1
    and row_number() over (partition by i.item_id order by hash(n.interaction_id || ?)) <= 5
order by {NARROWS} desc, hash(n.interaction_id || ?) limit ?"""


def sample(
    reader: Reader,
    scorecard_id: str,
    version: str,
    since: object,
    seed: str = "",
    hits: int = HITS,
    others: int = OTHERS,
) -> list[dict]:
    """[{interaction_id, scorecard_id, worth}] of the scope that nobody has judged yet, since a day: those that tell of
    most items first.

    `hits` and `others`: how many an item and programme, where the machine says missed and where it does not.
    """
    return reader.rows(SAMPLE, [seed, scorecard_id, version, since, hits, others])


def least_sure(reader: Reader, programme_id: str, since: object, seed: str, most: int) -> list[dict]:
    """[{interaction_id, agent_id, scorecard_id, item_id}] nobody has judged, where the machine hears a miss whose worth
    is least known: one more verdict narrows that item's interval most."""
    return reader.rows(UNSURE, [programme_id, since, seed, seed, most])
