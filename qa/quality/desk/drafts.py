"""Forms that are being filled in: kept in the records as they grow, so that a reload, another browser or a stop loses
nothing; who else has the same contact open is seen from them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import orjson

from qa.quality.failures import FORM_TOO_LONG, WRITTEN_ELSEWHERE
from qa.records.book import hidden, renew, rows, write_together

# Somebody whose form grew within this time is at work on it.
AT_WORK = timedelta(minutes=3)
MOST_BYTES = 40_000
# Parts of a form that people write: words for the agent by item, remarks by sentence.
OWN_WORDS = ("words", "remarks")
# Parts of a form that are known by item.
OF_ITEMS = ("verdicts", "words", "reasons", "evidence")


def place_of(login: str, interaction_id: str, scorecard_id: str) -> str:
    """What a draft is known by: one a person, contact and scorecard."""
    return f"{login}|{interaction_id}|{scorecard_id}"


def keep(
    login: str, interaction_id: str, scorecard_id: str, form: dict, tab: str = "", since: str = "", sure: bool = False
) -> datetime:
    """Write the form as it stands; when. What it says is hidden as all that people write. `tab`: the window it is
    written in, `since`: when the form it began from was kept, `sure`: go over what another window wrote.

    Raises QAError for one that is too long, or when another window of the same person wrote to it since."""
    if not sure:
        alone(login, interaction_id, scorecard_id, tab, since)
    form = form | {"tab": tab}
    words, now = orjson.dumps(_hidden(form)).decode(), datetime.now(timezone.utc)
    if len(words) > MOST_BYTES:
        raise FORM_TOO_LONG()
    place = place_of(login, interaction_id, scorecard_id)
    fields = dict(place=place, interaction_id=interaction_id, scorecard_id=scorecard_id, words=words, kept_at=now)
    if not renew("draft", "place", place, words=words, kept_at=now):
        if not write_together(login, [("draft", fields)], []):
            renew("draft", "place", place, words=words, kept_at=now)
    return now


def alone(login: str, interaction_id: str, scorecard_id: str, tab: str, since: str) -> None:
    """Raises QAError when another window of the same person wrote to the form since."""
    there = draft(login, interaction_id, scorecard_id) if tab else {}
    if there and there.get("tab") not in (None, "", tab) and there["kept_at"].isoformat() != since:
        raise WRITTEN_ELSEWHERE()


def draft(login: str, interaction_id: str, scorecard_id: str) -> dict:
    """The form as it was kept, with `begun_at` and `kept_at`; empty when there is none."""
    found = rows("draft", place=place_of(login, interaction_id, scorecard_id))
    if not found or not found[0]["words"]:
        return {}
    return orjson.loads(found[0]["words"]) | {"begun_at": found[0]["written_at"], "kept_at": found[0]["kept_at"]}


def fitting(form: dict, items: set[str]) -> tuple[dict, int]:
    """A form without what it says of items that the scorecard no longer has, and how many verdicts that were: a card
    may be published while a draft is open."""
    parts = {part: {i: v for i, v in form.get(part, {}).items() if i in items} for part in OF_ITEMS if part in form}
    return form | parts, len(form.get("verdicts", {})) - len(parts.get("verdicts", {}))


def drafts(login: str) -> dict[tuple[str, str], dict]:
    """{(contact, scorecard): form} of everything somebody began."""
    return {
        (r["interaction_id"], r["scorecard_id"]): orjson.loads(r["words"]) | {"kept_at": r["kept_at"]}
        for r in rows("draft", written_by=login)
        if r["words"]
    }


def at_work(login: str, interaction_id: str) -> list[str]:
    """Who else has a form of the contact that grew just now."""
    since = datetime.now(timezone.utc) - AT_WORK
    return sorted(
        {
            r["written_by"]
            for r in rows("draft", interaction_id=interaction_id)
            if r["written_by"] != login and r["kept_at"] >= since and r["words"]
        }
    )


def _hidden(form: dict) -> dict:
    """What a form says in people's own words, as it may be stored; verdicts and codes are none."""
    told = {part: {k: hidden(str(v)) for k, v in form[part].items()} for part in OWN_WORDS if part in form}
    return form | told
