"""The appreciation ledger: customers' thanks delivered with their conversation, kept or shared by who earned them, and
kudos from colleagues for something named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from qa.access.reading import Reader
from qa.failures import NOT_YOUR_ROLE, OUT_OF_SCOPE
from qa.language.warm_thanks import is_warm
from qa.motivation.failures import KUDOS_AGAIN, KUDOS_ENOUGH, KUDOS_HURTS, KUDOS_OWN, KUDOS_TOO_LONG, KUDOS_WITHOUT_DEED
from qa.records.book import newest, rows, write

THANKS_NOBODY = ("client", "admin", "auditor")
# Kudos are a word between colleagues, no currency: so many a week, the same colleague again after so many days.
WEEKLY, AGAIN_DAYS = 5, 14
LEAST_LETTERS, MOST_LETTERS = 4, 120
HAN, WORD = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[A-Za-z]{2,}")
# Words that are no thanks, whatever stands around them.
HURTFUL = re.compile(
    "白痴|傻[子逼瓜帽]|蠢|笨[蛋死]|废物|垃圾|滚|脑残|智障|有病|丢人|恶心|去死|没用|猪|贱|乱教|拖后腿|害人"
)
KEPT, SHARED, LET_GO = "kept", "shared", "let go"
THANKED = """select t.interaction_id, t.started_at, t.channel, t.agent_id, t.team_id, t.reason_id, m.message_seq, m.text
from {contact_fact} t join {finding_in_force} f on f.interaction_id = t.interaction_id and f.label = 'thanks'
join {message} m on m.interaction_id = f.interaction_id and m.message_seq = f.message_seq and m.speaker = 'customer'
where t.has_thanks and not t.has_complaint and t.day between ? and ?
order by t.started_at desc, t.interaction_id, m.message_seq"""


@dataclass(frozen=True)
class Thanks:
    """One customer's thanks: the sentence, its contact, and what the agent did with it: "", kept or shared."""

    interaction_id: str
    started_at: datetime
    channel: str
    agent_id: str
    team_id: str
    reason_id: str
    text: str
    kept: str


def thanks(reader: Reader, since: date, until: date, most: int = 0) -> list[Thanks]:
    """Thanks of the scope that say more than politeness asks, one a contact, the newest first; the first `most` of
    them."""
    if not reader.scope.reads_words:
        return []
    kept, found = _kept(), {}
    for row in reader.rows(THANKED, [since, until]):
        contact = row["interaction_id"]
        if row["agent_id"] and contact not in found and is_warm(row["text"]):
            told = {name: row[name] for name in ("interaction_id", "started_at", "channel", "agent_id", "text")}
            more = dict(team_id=row["team_id"] or "", reason_id=row["reason_id"], kept=kept.get(contact, ""))
            found[contact] = Thanks(**told, **more)
            if most and len(found) == most:
                break
    return list(found.values())


def keep(reader: Reader, interaction_id: str, value: str) -> None:
    """An agent keeps thanks of their own, shares them with the team, or lets them go again. Raises QAError for others
    and for contacts of others."""
    if reader.scope.role != "agent" or value not in (KEPT, SHARED, LET_GO):
        raise NOT_YOUR_ROLE()
    if not reader.holds(interaction_id):
        raise OUT_OF_SCOPE()
    agent = reader.scope.agent or ""
    write("thanks_kept", agent, agent_id=agent, interaction_id=interaction_id, value=value)


def wall(reader: Reader, team: str, since: date, until: date) -> list[Thanks]:
    """Thanks that people of a team share, the newest first. For who works in it or looks after it."""
    shared = {contact for contact, value in _kept().items() if value == SHARED}
    mine = reader.scope.teams
    if reader.scope.role == "client" or (mine is not None and team not in mine):
        raise OUT_OF_SCOPE()
    if not shared:
        return []
    told = thanks(reader.peers, since, until)
    return [one for one in told if one.interaction_id in shared and one.team_id == team]


def kudos_for(reader: Reader, agent_id: str, most: int = 5, since: date | None = None) -> list[dict]:
    """What colleagues thanked an agent of the scope for, the newest first, from a day on."""
    return reader.rows(
        f"""select from_user, words, given_at, interaction_id from {{kudos}} where agent_id = ? and given_at >= ?
            order by given_at desc, kudos_id limit {int(most)}""",
        [agent_id, since or date.min],
    )


def thank(reader: Reader, agent_id: str, words: str, interaction_id: str | None = None) -> int:
    """Kudos for somebody, by an agent for a colleague or by who sees their work; its id. Raises QAError for a contact
    or an agent out of reach, for roles that thank nobody, for oneself, without a deed, and beyond the limits."""
    if reader.scope.role in THANKS_NOBODY:
        raise NOT_YOUR_ROLE()
    seen = reader.agents() if reader.scope.role != "agent" else None
    is_known = bool(reader.rows("select 1 from agent where agent_id = ? limit 1", [agent_id]))
    is_reached = is_known and (seen is None or agent_id in seen)
    if not is_reached or (interaction_id and not reader.holds(interaction_id)):
        raise OUT_OF_SCOPE()
    by = reader.scope.agent or reader.scope.user
    if by == agent_id:
        raise KUDOS_OWN()
    if len(HAN.findall(words)) + len(WORD.findall(words)) < LEAST_LETTERS:
        raise KUDOS_WITHOUT_DEED(least=LEAST_LETTERS)
    if len(words) > MOST_LETTERS:
        raise KUDOS_TOO_LONG(most=MOST_LETTERS)
    if HURTFUL.search(words):
        raise KUDOS_HURTS()
    if reader.scope.role == "agent":
        _within_limits(by, agent_id)
    fields = dict(agent_id=agent_id, words=words, interaction_id=interaction_id)
    number = write("kudos", by, audited=("thank", agent_id, interaction_id or ""), **fields)
    reader.pull()
    return number


def _within_limits(by: str, agent_id: str) -> None:
    now = datetime.now(timezone.utc)
    mine = rows("kudos", written_by=by)
    if sum(row["written_at"] > now - timedelta(7) for row in mine) >= WEEKLY:
        raise KUDOS_ENOUGH(most=WEEKLY)
    if any(row["agent_id"] == agent_id and row["written_at"] > now - timedelta(AGAIN_DAYS) for row in mine):
        raise KUDOS_AGAIN(days=AGAIN_DAYS)


def _kept() -> dict[str, str]:
    """{contact: kept or shared} of what was not let go."""
    found = newest("thanks_kept", ("interaction_id",))
    return {row["interaction_id"]: row["value"] for row in found if row["value"] != LET_GO}
