"""Strangers' calls taken in, and what became of them."""

from __future__ import annotations

from ingesting import bring

from qa.contacts.building import build
from qa.warehouse.store import Store

FEW = "native_id, outcome, agent_id, wait_ms, talk_ms, acw_ms"


def contacts(*files):
    store = Store()
    for name, data, source in files:
        assert not bring(store, data, name, source).quarantined
    build(store)
    rows = {
        r["native_id"]: {k: v for k, v in r.items() if k != "native_id"}
        for r in store.rows(f"select {FEW} from interaction")
    }
    visits = store.rows(
        """select queue_id, agent_id, outcome, wait_ms, talk_ms, is_transferred from queue_visit order by entered_at,
        queue_id"""
    )
    return store, rows, visits
