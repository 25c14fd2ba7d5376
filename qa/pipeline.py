"""The flow, a line a stage: import, identify, build, annotate, reason, score, connect, follow, count, award."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from qa.access.reading import Reader
from qa.adapters.fetching.sources import Pulled, due, pull_all, pull_one
from qa.adapters.importing import import_paths, settle
from qa.adapters.landing import remasking
from qa.adapters.landing.receipt import Receipt
from qa.adapters.landing.remasking import rehide
from qa.adapters.landing.withdrawing import reread
from qa.adapters.staging.name_book import add, sweep
from qa.contacts.building import build
from qa.customers import journeys
from qa.customers.following import follow
from qa.customers.identity import identify
from qa.editing.list_editions import settle_rules
from qa.editing.model_judge import ask_behind
from qa.failures import NOT_YOUR_ROLE, WORD_NOT_TO_MASK
from qa.language import annotating
from qa.language.columns import Said
from qa.language.hearing import hear
from qa.language.known_names import KnownNames
from qa.language.name_letters import usual
from qa.language.privacy import version
from qa.language.reasons.reasoning import reason
from qa.language.returning import EARS
from qa.language.scorer import in_force
from qa.language.versions import chosen
from qa.masking import holding, masker
from qa.metrics import counting
from qa.metrics.counting import count, count_now
from qa.motivation import awarding
from qa.motivation.gaming import look_daily
from qa.motivation.tending import tend
from qa.quality import scoring
from qa.quality.adopting import adopt
from qa.quality.contesting.releasing import release_due
from qa.quality.scoring import score, score_now
from qa.quality.standing import stand
from qa.records.book import audit
from qa.translation import translate as _
from qa.voice.watching import reopen_returned
from qa.warehouse.due import BATCH_CONTACTS, how_much
from qa.warehouse.store import Store, shared
from qa.work import QUEUE, Job

REFRESHING = threading.Lock()
CALM_SECONDS = 3.0


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


def fetch_shared(only: str = "") -> list[Pulled]:
    """Fetch into the warehouse of this process."""
    return fetch(shared(), only, served=True)


def fetch(
    store: Store,
    only: str = "",
    said: Callable = lambda *_: None,
    say: Callable[[str], None] = lambda _: None,
    served: bool = False,
) -> list[Pulled]:
    """Pull from the sources that are set up and carry every stage as far as it reaches."""
    found = pull_all(store, masker(), only, said, served)
    refresh(store, say)
    return found


def fetch_due(store: Store) -> None:
    """Pull what is asked for by schedule, let count what waited long enough; called by the running app every 30 s."""
    relearned = tend(store) and reason(store, is_thorough=True)
    pulls = due(store)
    for pull in pulls:
        pull_one(store, pull, masker(), isolated=True)
    ask_behind(store, refresh)
    if release_due(store) or pulls or awarding.turn(store) or relearned:
        refresh(store)


def warm() -> None:
    """Read rules, names and lexicons before the first contact comes: it would wait for them."""
    contact = [("agent", "您好，请问怎么称呼？"), ("customer", "我姓王，包裹没到，电话13800001234。")]
    said = [(who, masked.text) for (who, _words), masked in zip(contact, masker().contact(contact))]
    hear(Said.of([said]), in_force(chosen()))


def catch_up(store: Store, say: Callable[[str], None] = lambda _: None) -> list[Receipt]:
    """Take in what a killed process left in the inbox, then do what is due."""
    receipts = settle(store, masker())
    if receipts:
        refresh(store, say)
    return receipts


def refresh(store: Store, say: Callable[[str], None] = lambda _: None) -> None:
    """Do what is due in every stage; twice in a row changes nothing. What a new card may deduct is known first."""

    def progress(what: str) -> Callable[[int, int], None]:
        return lambda done, of: say(f"{_(what)} {done:,}/{of:,}") if done == of or done % 6000 == 0 else None

    with REFRESHING:
        reread(store, masker())
        sweep(store, holding)
        remasking.renew(store, version())
        annotating.renew(store)
        settle_rules()
        if scoring.renew(store):
            stand(store)
        with store.room.all(how_much(store) > BATCH_CONTACTS):
            _stages(store, progress)


def _stages(store: Store, progress: Callable[[str], Callable[[int, int], None]]) -> None:
    rehide(store, masker(), version())
    identify(store)
    build(store)
    annotating.annotate(store, progress("听懂联络"))
    reason(store, progress("重判咨询原因"))
    score(store, progress("按评分表评估"))
    adopt(store)
    stand(store)
    journeys.connect(store)
    follow(store, EARS)
    count(store)
    awarding.award(store)
    look_daily(store)
    reopen_returned(store)


def hide_everywhere(reader: Reader, word: str) -> int:
    """Hide a name or an address in every message there is and every one to come; how many contacts held it. Raises
    QAError for what is none."""
    word = word.strip()
    if not reader.scope.manages:
        raise NOT_YOUR_ROLE()
    if not KnownNames.of({word}, set()).people or word in usual():
        raise WORD_NOT_TO_MASK(word=word)
    add(word)
    sweep(reader.store, holding)
    held = int(reader.store.one("select count(distinct work_id) from due where stage = 'hide'") or 0)
    audit(reader.scope.user, "hide", "names", f"{held} contacts")
    refresh(reader.store)
    return held


def refresh_shared(job: Job | None = None) -> None:
    """Refresh the warehouse of this process, telling a job how far it is."""
    refresh(shared(), job.say if job else lambda _words: None)


def refresh_later() -> Job:
    """A refresh in the queue of work; one that has not begun yet serves everybody who asks."""
    return QUEUE.submit("更新数字", refresh_shared, key="refresh", after=CALM_SECONDS)


def carry(reader: Reader, interaction_ids: list[str], is_heard_anew: bool = True) -> None:
    """What a person wrote about some contacts reaches every number at once, whatever else is at work; what is due is
    done again by the refresh that follows.

    `is_heard_anew`: findings, moods or reasons were put right, so scores and links may move; a verdict moves neither.
    """
    store, moved = reader.store, []
    if is_heard_anew:
        score_now(store, interaction_ids)
        moved = journeys.connect_now(store, interaction_ids)
    count_now(store, sorted({*interaction_ids, *moved}))
    refresh_later()


def rebuild(store: Store, say: Callable[[str], None] = lambda _: None) -> None:
    """Make links, facts and awards anew for everybody. Stopped in the middle, readers see old rows or new ones, and the
    next refresh goes on."""
    with store.room.all():
        counting.renew(store)
        with store.writing() as writer:
            for wing in (journeys, counting, awarding):
                wing.everything(writer)
        refresh(store, say)
