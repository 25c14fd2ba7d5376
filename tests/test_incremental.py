"""Only what changed is done again, and it comes to the same bytes as doing everything: after random histories, after a
kill, from an older data folder."""

from __future__ import annotations

import pytest
from derived import defined, derived
from histories import History

from qa import pipeline
from qa.access.reading import Reader
from qa.metrics import counting
from qa.metrics.counting import count
from qa.metrics.facts import OF_CONTACT, SELECTS
from qa.warehouse import due
from qa.warehouse.due import take

DEFINITIONS = {name: SELECTS[name] for name in OF_CONTACT}


def same_as_a_rebuild(store):
    before = derived(store)
    for name, sql in DEFINITIONS.items():
        assert before[name] == defined(store, sql), f"{name} is not what its definition gives over everything"
    pipeline.rebuild(store)
    after = derived(store)
    assert not [name for name in before if before[name] != after[name]]
    assert not store.rows("select * from due")


def one_history(folder, seed, steps):
    history = History(folder, seed)
    for _ in range(steps):
        history.step()
    same_as_a_rebuild(history.store)
    history.store.close()


@pytest.mark.parametrize("seed", [1])
def test_any_history_comes_to_the_same_bytes_as_a_rebuild(folder, seed):
    one_history(folder, seed, 14)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 130))
def test_thirty_longer_histories(folder, seed):
    one_history(folder, seed, 40)


def test_one_review_touches_one_contact(tiny):
    contact = tiny.one("select interaction_id from interaction where native_id = 'V3'")
    with tiny.writing() as writer:
        writer.execute("update contact_fact set hold_ms = 77")
        writer.execute("insert into due values ('count', ?)", [contact])
    assert count(tiny) == 1
    assert tiny.one("select count(*) from contact_fact where hold_ms = 77") == 11


def test_a_rebuild_stopped_in_the_middle_goes_on(tiny, monkeypatch):
    before = derived(tiny)
    monkeypatch.setattr(due, "LEAST_AT_ONCE", 5)
    done, whole_step = [], counting._of_contacts

    def dies(writer, ids, is_done=True):
        if done:
            raise KeyboardInterrupt
        done.append(ids)
        whole_step(writer, ids, is_done)

    monkeypatch.setattr(counting, "_of_contacts", dies)
    with pytest.raises(KeyboardInterrupt):
        pipeline.rebuild(tiny)
    assert tiny.one("select count(*) from contact_fact") == 12, "a reader sees every contact all the time"
    monkeypatch.setattr(counting, "_of_contacts", whole_step)
    pipeline.refresh(tiny)
    assert derived(tiny) == before and not tiny.rows("select * from due")


def test_facts_of_another_program_give_way(tiny):
    before = derived(tiny)
    with tiny.writing() as writer:
        writer.execute("drop table contact_fact")
        writer.execute("create table contact_fact (interaction_id varchar, agent_id varchar)")
        writer.execute("update stage_version set version = 'older' where stage = 'facts'")
    pipeline.refresh(tiny)
    assert derived(tiny) == before


def test_what_is_taken_and_not_finished_is_taken_again(tiny):
    with tiny.writing() as writer:
        writer.execute("insert into due values ('count', 'nobody')")
    assert take(tiny, "count") == ["nobody"] == take(tiny, "count")
    assert Reader(tiny).one("select count(*) as n from due where stage = 'count, taken'") == 1
