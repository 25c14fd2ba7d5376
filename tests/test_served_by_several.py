"""Who served a contact when several people did: the machine judges nobody by what somebody else may have said."""

from __future__ import annotations

from ingesting import SOURCE, bring

from qa import pipeline
from qa.adapters.mapping.mapped_table import source_of
from qa.warehouse.store import shared

LOG = """1772413200|one|热线|NONE|ENTERQUEUE||13800000001|1
1772413210|one|热线|SIP/1|CONNECT|10|one.1|4
1772413310|one|热线|SIP/1|COMPLETECALLER|10|100|1
1772416800|two|热线|NONE|ENTERQUEUE||13800000004|1
1772416805|two|热线|SIP/1|CONNECT|5|two.1|2
1772416905|two|热线|SIP/1|BLINDTRANSFER|8001|ctx|5|100|1
1772416906|two|二线|NONE|ENTERQUEUE||13800000004|1
1772416916|two|二线|SIP/2|CONNECT|10|two.2|3
1772417000|two|二线|SIP/2|COMPLETEAGENT|10|84|1
"""
TABLE = {
    "source": {"id": "words", "space": "pbx", "programme": "pbx"},
    "table": [
        {
            "match": "words*",
            "message": {"contact": "id", "order": "n", "speaker": "who", "said_at": "at", "text": "text"},
        }
    ],
}
WORDS = "id,n,who,at,text\n" + "".join(
    f"{contact},1,customer,2026-03-02 {hour}:00:05,包裹三天没到\n{contact},2,agent,2026-03-02 {hour}:00:20,您好\n"
    for contact, hour in (("one", "09"), ("two", "10"))
)
VERDICTS = """select i.native_id, list_sort(list(distinct coalesce(nullif(e.na_reason, ''), e.verdict))) as said
from evaluation_item e join evaluation v using (evaluation_id) join interaction i on i.interaction_id = v.interaction_id
where v.evaluation_id in (select evaluation_id from evaluation_in_force) group by 1 order by 1"""


def _brought(store, log: str) -> dict[str, list[str]]:
    bring(store, log, "queue_log", SOURCE)
    bring(store, WORDS, "words.csv", source_of(TABLE, "tests"))
    pipeline.refresh(store)
    return {r["native_id"]: r["said"] for r in store.rows(VERDICTS)}


def test_what_several_people_served_is_judged_for_nobody(folder):
    said = _brought(shared(), LOG)
    assert said["two"] == ["several_people"] and "several_people" not in said["one"]
    assert "not_met" in said["one"], "else this shows nothing"


def test_a_call_that_comes_back_to_the_same_person_is_one_persons(folder):
    said = _brought(shared(), LOG.replace("SIP/2", "SIP/1"))
    assert "several_people" not in said["two"] and "not_met" in said["two"]
