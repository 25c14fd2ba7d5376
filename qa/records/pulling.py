"""The warehouse pulls what people wrote since its own cursor: one transaction, so a killed process loses and doubles
nothing."""

from __future__ import annotations

from hashlib import blake2b

from qa.records.book import rows
from qa.warehouse.model import contracts
from qa.warehouse.store import Store, Writer

SHAPES = {
    "correction": (
        "correction_id",
        lambda r: (
            dict(correction_id=r["id"], corrected_by=r["written_by"], corrected_at=r["written_at"])
            | {n: r[n] for n in ("interaction_id", "message_seq", "kind", "label", "value")}
        ),
    ),
    "dispute": (
        "dispute_id",
        lambda r: (
            dict(dispute_id=r["id"], disputed_by=r["written_by"], disputed_at=r["written_at"])
            | {n: r[n] for n in ("interaction_id", "scorecard_id", "item_id", "words")}
        ),
    ),
    "release": (
        "release_id",
        lambda r: (
            dict(release_id=r["id"], released_by=r["written_by"], released_at=r["written_at"])
            | {n: r[n] for n in ("interaction_id", "is_released", "words")}
            | dict(number=r["evaluation_no"])
        ),
    ),
    "parting": (
        "parting_id",
        lambda r: (
            dict(parting_id=r["id"], decided_by=r["written_by"], decided_at=r["written_at"])
            | {n: r[n] for n in ("address_hash", "customer_id", "is_parted")}
        ),
    ),
    "example_answer": (
        "answer_id",
        lambda r: (
            dict(answer_id=r["id"], answered_at=r["written_at"])
            | {n: r[n] for n in ("ask_no", "agent_id", "interaction_id", "is_given")}
        ),
    ),
    "kudos": (
        "kudos_id",
        lambda r: dict(
            kudos_id=r["id"],
            from_user=r["written_by"],
            agent_id=r["agent_id"],
            interaction_id=r["interaction_id"],
            words=r["words"],
            given_at=r["written_at"],
        ),
    ),
}
HEAD = ("interaction_id", "scorecard_id", "scorecard_version", "occasion", "note", "drawn", "seconds")
MOVED = (
    """insert into due select distinct unnest(['score', 'count']), interaction_id from correction
        where correction_id > {correction}""",
    """insert into due select distinct 'connect', i.customer_id from correction c
        join interaction i using (interaction_id)
    where c.correction_id > {correction} and c.kind = 'reason' and i.customer_id is not null""",
    "insert into due select distinct 'count', interaction_id from dispute where dispute_id > {dispute}",
    "insert into due select distinct 'count', interaction_id from release where release_id > {release}",
    "insert into due select distinct 'award', agent_id from example_answer where answer_id > {example_answer}",
    "insert into due select distinct 'award', agent_id from kudos where kudos_id > {kudos}",
    """insert into due select distinct 'count', interaction_id from evaluation where occasion <> 'machine'
        and number > {evaluation}""",
)
WHOSE = """update kudos set agent_id = a.agent_id from (select employee_no, min(agent_id) as agent_id from agent
    group by 1 having count(distinct agent_id) = 1) a
where not contains(kudos.agent_id, '/') and kudos.agent_id = a.employee_no"""


def pull_records(store: Store) -> int:
    """How many rows were new. What a row moves is due: the contact's score, facts, links."""
    count = 0
    with store.writing() as writer:
        last = {}
        for table, (cursor, shape) in SHAPES.items():
            last[table] = writer.execute(f"select coalesce(max({cursor}), 0) from {table}")[0][0]
            fresh = [shape(r) for r in rows(table, after=last[table])]
            count += writer.insert(table, contracts()[table].arrow(fresh))
        last["evaluation"] = writer.execute(
            "select coalesce(max(number), 0) from evaluation where occasion <> 'machine'"
        )[0][0]
        count += _evaluations(writer, last["evaluation"])
        if count:
            for step in MOVED:
                writer.execute(step.format(**last))
        if writer.execute("select 1 from kudos where not contains(agent_id, '/') limit 1"):
            writer.execute(WHOSE)  # thanks of before 0.4 named a login without its programme
    return count


def _evaluations(writer: Writer, last: int) -> int:
    forms = {r["id"]: r for r in rows("evaluation", after=last)}
    items = [r for r in rows("evaluation_item", after=last, cursor="evaluation_no") if r["evaluation_no"] in forms]
    ids = {
        n: blake2b(f"record|{n}|{r['interaction_id']}".encode(), digest_size=8).hexdigest() for n, r in forms.items()
    }
    sums = {n: [0.0, 0.0] for n in forms}
    for item in items:
        sums[item["evaluation_no"]][0] += item["points"]
        sums[item["evaluation_no"]][1] += item["points_possible"]
    head = [
        {n: r[n] for n in HEAD}
        | dict(
            evaluation_id=ids[number],
            evaluator=r["written_by"],
            number=number,
            is_withdrawn=False,
            is_held=bool(r["is_held"]),
            evaluated_at=r["written_at"],
        )
        | dict(
            points=sums[number][0],
            points_possible=sums[number][1],
            score=round(100 * sums[number][0] / sums[number][1], 2) if sums[number][1] else None,
        )
        for number, r in forms.items()
    ]
    parts = [
        {n: r[n] for n in ("item_id", "verdict", "points", "points_possible", "critical")}
        | dict(na_reason=r["na_reason"] or None, message_seq=r["message_seq"] or None)
        | dict(evaluation_id=ids[r["evaluation_no"]], interaction_id=forms[r["evaluation_no"]]["interaction_id"])
        | dict(scorecard_id=forms[r["evaluation_no"]]["scorecard_id"])
        for r in items
    ]
    writer.insert("evaluation_item", contracts()["evaluation_item"].arrow(parts))
    said = [
        {n: r[n] for n in ("interaction_id", "item_id", "message_seq", "words")}
        | dict(evaluation_id=ids[r["evaluation_no"]], scorecard_id=forms[r["evaluation_no"]]["scorecard_id"])
        for r in rows("remark", after=last, cursor="evaluation_no")
        if r["evaluation_no"] in forms
    ]
    writer.insert("remark", contracts()["remark"].arrow(said))
    return writer.insert("evaluation", contracts()["evaluation"].arrow(head))
