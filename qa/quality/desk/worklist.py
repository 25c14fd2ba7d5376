"""A reviewer's list of this week: what was drawn for them, what they began, what is done, how long the rest takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from statistics import median
from zlib import crc32

from qa.access.person import people
from qa.access.reading import Reader
from qa.clock import local, this_day
from qa.quality.calibration.rounds import waiting_for
from qa.quality.contesting.releasing import returned
from qa.quality.desk.drafts import drafts
from qa.quality.desk.plans import Drawn, drawn
from qa.quality.scorecard import Scorecard
from qa.quality.scorecards import scorecards

# What a contact drawn twice counts as: a lot tells of everybody, whatever else it was drawn for.
RANK = ("random", "blind", "unsure", "risk")
ORDER = ("calibration", "risk", "unsure", "random", "blind", "")
BLIND = ("blind", "calibration")
USUAL_SECONDS, LAST, FEW, WORKDAYS = 180, 50, 10, 5
ROWS = """select interaction_id, started_at, channel, reason_id, agent_id, programme_id from {contact_fact}
where interaction_id in (select unnest(?::varchar[]))"""
DONE = """select interaction_id, evaluator, occasion, evaluated_at, score, seconds, drawn from {evaluation}
where occasion in ('review', 'blind') and interaction_id in (select unnest(?::varchar[]))
and number not in (select number from {release} where not is_released)
qualify row_number() over (partition by interaction_id order by number desc) = 1"""
CARDS = """select interaction_id, scorecard_id from {evaluation} where occasion = 'machine' and not is_withdrawn
and interaction_id in (select unnest(?::varchar[]))
qualify number = max(number) over (partition by interaction_id, scorecard_id)"""
SPENT = """select seconds from {evaluation} where evaluator = ? and seconds > 0 order by number desc limit ?"""


@dataclass(frozen=True)
class Task:
    """One contact to be reviewed. `state`: waiting, begun, skipped or done; `card`: the scorecard it is judged by;
    `by`, `score` and `done_at` of what is done; `back`: why it came back to be judged anew, and who says so."""

    row: dict
    drawn: Drawn
    card: str
    state: str
    by: str = ""
    score: float | None = None
    done_at: datetime | None = None
    back: tuple[str, str] | None = None

    @property
    def interaction_id(self) -> str:
        """The contact."""
        return self.row["interaction_id"]

    @property
    def is_blind(self) -> bool:
        """Whether the machine's verdict stays hidden."""
        return self.drawn.kind in BLIND


def todays(reader: Reader, today: date) -> list[Task]:
    """The list of who asks, in the order it is best worked through: begun first, skipped and done last."""
    mine = {d.interaction_id: d for d in sorted(_drawn(reader, today), key=lambda d: -RANK.index(d.kind))}
    asked = {contact: one for one, contact in reversed(waiting_for(reader))}
    user = reader.scope.user
    back = {r["interaction_id"]: r for r in returned(reader) if r["evaluator"] == user}
    ids = list({**mine, **asked, **back})
    rows = {r["interaction_id"]: r for r in reader.rows(ROWS, [ids])}
    done = {r["interaction_id"]: r for r in reader.rows(DONE, [ids])}
    cards: dict[str, set[str]] = {}
    for row in reader.rows(CARDS, [ids]):
        cards.setdefault(row["interaction_id"], set()).add(row["scorecard_id"])
    begun = {contact: form for (contact, _card), form in drafts(user).items()}
    shared = _reviewers({r["programme_id"] for r in rows.values()})
    found, known = [], scorecards()
    for contact, row in rows.items():
        if contact in asked:
            one, state = asked[contact], "begun" if contact in begun else "waiting"
            why = (str(one.number), one.name)
            found.append(Task(row, Drawn(contact, row["agent_id"] or "", "calibration", why), one.scorecard_id, state))
            continue
        if contact in back:
            one = mine.get(contact) or Drawn(contact, row["agent_id"] or "", back[contact]["drawn"])
            told = (back[contact]["words"], back[contact]["released_by"])
            found.append(Task(row, one, back[contact]["scorecard_id"], "begun", back=told))
            continue
        theirs = shared.get(row["programme_id"], [])
        if user in theirs and theirs[crc32(contact.encode()) % len(theirs)] != user and contact not in begun:
            continue
        card = _card(mine[contact], cards.get(contact, set()), known)
        if not card:
            continue
        end = done.get(contact)
        state = "done" if end else "waiting" if contact not in begun else "begun"
        state = "skipped" if state == "begun" and begun[contact].get("is_skipped") else state
        last = (end["evaluator"], end["score"], end["evaluated_at"]) if end else ()
        found.append(Task(row, mine[contact], card, state, *last))
    stands = ("begun", "waiting", "skipped", "done")
    place = lambda t: (t.back is None, stands.index(t.state), ORDER.index(t.drawn.kind))  # noqa: E731
    return sorted(found, key=lambda t: (*place(t), t.row["started_at"], t.interaction_id))


def card_for(reader: Reader, interaction_id: str) -> str:
    """The scorecard of the channel that a contact was judged by; empty when it is out of scope or was not judged."""
    judged = {r["scorecard_id"] for r in reader.rows(CARDS, [[interaction_id]])}
    return _own(judged, scorecards())


def for_today(tasks: list[Task], login: str, today: date) -> tuple[int, int]:
    """(done, in all) of today: what a person did today, and an even share of what waits for the days left of the
    week."""
    done = sum(t.state == "done" and t.by == login and local(t.done_at).date() == this_day() for t in tasks)
    waiting = sum(t.state in ("waiting", "begun") for t in tasks)
    return done, done + ceil(waiting / max(1, WORKDAYS - today.weekday()))


def seconds_each(reader: Reader) -> float:
    """How long one review takes who asks: the median of their last, drawn to what is usual while
    they are few."""
    spent = [r["seconds"] for r in reader.rows(SPENT, [reader.scope.user, LAST])]
    return (len(spent) * float(median(spent or [0])) + FEW * USUAL_SECONDS) / (len(spent) + FEW)


def _drawn(reader: Reader, today: date) -> list[Drawn]:
    everywhere = reader.peers
    programmes = [r["programme_id"] for r in everywhere.rows("select distinct programme_id from {contact_fact}")]
    return [one for programme in sorted(programmes) for one in drawn(everywhere, programme, today)]


def _reviewers(programmes: set[str]) -> dict[str, list[str]]:
    """{programme: logins of its reviewers, in order}; who is none of them sees the whole list."""
    found: dict[str, list[str]] = {programme: [] for programme in programmes}
    for person in sorted(people(), key=lambda p: p.login):
        for grant in person.grants:
            if grant.role == "reviewer":
                for programme in programmes if not grant.programmes else programmes & set(grant.programmes):
                    found[programme].append(person.login)
    return found


def _card(one: Drawn, judged: set[str], known: dict[str, Scorecard]) -> str:
    """The scorecard a drawn contact is for: the one the list names, else that of its channel."""
    named = one.why[0].split("/")[0] if one.why and one.kind in ("unsure", "blind") else ""
    return named if named in judged else _own(judged, known)


def _own(judged: set[str], known: dict[str, Scorecard]) -> str:
    return next(iter(sorted(judged, key=lambda card: (known[card].is_beside if card in known else True, card))), "")
