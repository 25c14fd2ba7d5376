"""The flow, one line a stage: import → weave → annotate → score → connect → award. Each stage does only what is due."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from secrets import token_bytes

from qa.adapters.importing import import_paths, settle
from qa.adapters.pulling import Pulled, due, pull_all, pull_one
from qa.adapters.receipt import Receipt
from qa.adapters.sealing import key
from qa.adapters.weaving import weave
from qa.customers.identity import identify
from qa.customers.journeys import connect
from qa.language.annotating import annotate
from qa.language.privacy import Masker
from qa.metrics.facts import rebuild
from qa.motivation.awarding import award
from qa.quality.scoring import score
from qa.translation import translate as _
from qa.warehouse.store import Store

REFRESHING = threading.Lock()


def masker() -> Masker:
    """The masker of this data folder; its secret is made once and kept in keys/."""
    return Masker(key("identity", lambda: token_bytes(32)))


def bring_in(
    store: Store,
    paths: list[Path],
    mapping: Path | None = None,
    name: str = "",
    said: Callable = lambda *_: None,
    say: Callable[[str], None] = lambda _: None,
    served: bool = False,
) -> list[Receipt]:
    """Import files and carry every stage as far as they reach."""
    if not served:
        settle(store, masker())
    receipts = import_paths(store, paths, masker(), mapping, name, said, served)
    refresh(store, say)
    return receipts


def fetch(store: Store, only: str = "", said: Callable = lambda *_: None, say: Callable[[str], None] = lambda _: None, served: bool = False) -> list[Pulled]:
    """Pull from the sources that are set up and carry every stage as far as it reaches."""
    found = pull_all(store, masker(), only, said, served)
    refresh(store, say)
    return found


def fetch_due(store: Store) -> None:
    """Pull what its schedule asks for; called by the running app every half minute."""
    pulls = due(store)
    for pull in pulls:
        pull_one(store, pull, masker(), isolated=True)
    if pulls:
        refresh(store)


def catch_up(store: Store, say: Callable[[str], None] = lambda _: None) -> list[Receipt]:
    """Take in what a killed process left in the inbox, then do what is due."""
    receipts = settle(store, masker())
    if receipts:
        refresh(store, say)
    return receipts


def refresh(store: Store, say: Callable[[str], None] = lambda _: None) -> None:
    """Do what is due in every stage; twice in a row changes nothing."""

    def progress(what: str) -> Callable[[int, int], None]:
        return lambda done, of: say(f"{_(what)} {done:,}/{of:,}") if done == of or done % 6000 == 0 else None

    with REFRESHING:
        identify(store)
        weave(store)
        annotate(store, progress("听懂联络"))
        score(store, progress("按评分表评估"))
        connect(store)
        rebuild(store)
        award(store)
