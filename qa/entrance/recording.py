"""The sound of a contact over the perimeter: to who may hear it, written down, in the byte ranges a player asks for."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict

import requests
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response, StreamingResponse

from qa.access.mode import needs_sign_in
from qa.access.reading import Reader
from qa.access.roles import busiest, is_known, scope_for, scope_of
from qa.access.sessions import COOKIE, holder
from qa.adapters.recordings import Recording, recording_of
from qa.records.book import audit
from qa.scope import ROLES
from qa.warehouse.store import shared

# A player asks for many ranges: one line of the audit stands for so long.
ONE_HEARING_SECONDS, MOST_KEPT, WAIT_SECONDS, PIECE = 600, 2000, (5, 30), 65_536
PASSED_ON = ("content-type", "content-length", "content-range", "accept-ranges", "last-modified", "etag")
SOUNDS = ("audio/", "application/octet-stream")
_heard: OrderedDict[tuple[str, str], float] = OrderedDict()


async def recording(request: Request) -> Response:
    """The whole recording or a range of it; nothing for a role or scope that does not hold the contact."""
    found = await asyncio.to_thread(_found, request)
    if found is None or found.problem:
        return PlainTextResponse("", 404)
    if found.path:
        return FileResponse(found.path, media_type=found.media)
    return await asyncio.to_thread(_elsewhere, found, request.headers.get("range", ""), request.method)


def _found(request: Request) -> Recording | None:
    reader, contact = _reader(request), request.path_params["interaction_id"]
    if reader is None or not reader.holds(contact):
        return None
    found = recording_of(reader, contact)
    who = reader.scope.agent or reader.scope.user
    if found and not found.problem and _is_new(who, contact):
        audit(who, "listen", contact, reader.scope.role)
    return found


def _reader(request: Request) -> Reader | None:
    """Who asks, as the address of the page says, and as the session allows."""
    store, asked = shared(), request.query_params
    role = asked.get("role", "")
    if needs_sign_in():
        session = holder(request.cookies.get(COOKIE, ""))
        if session is None or role not in session.person.roles:
            return None
        return Reader(store, scope_of(store, session.person, role))
    if role not in ROLES:
        return None
    team, agent = (
        asked.get(name, "") if is_known(store, column, asked.get(name, "")) else busiest(store, column)
        for name, column in (("as_team", "team_id"), ("as_agent", "agent_id"))
    )
    return Reader(store, scope_for(store, role, team, agent))


def _is_new(who: str, contact: str) -> bool:
    now, last = time.monotonic(), _heard.pop((who, contact), None)
    _heard[who, contact] = now if last is None or now - last > ONE_HEARING_SECONDS else last
    while len(_heard) > MOST_KEPT:
        _heard.popitem(last=False)
    return last is None or now - last > ONE_HEARING_SECONDS


def _elsewhere(found: Recording, wanted: str, method: str) -> Response:
    """Passed on from where it lies, as it comes; who listens never learns the address."""
    try:
        answer = requests.request(
            method,
            found.url,
            headers={"range": wanted, "accept-encoding": "identity"} if wanted else {"accept-encoding": "identity"},
            stream=True,
            timeout=WAIT_SECONDS,
            allow_redirects=False,
        )
    except requests.RequestException:
        return PlainTextResponse("", 502)
    told = {name: answer.headers[name] for name in PASSED_ON if name in answer.headers}
    is_sound = told.get("content-type", "audio/").startswith(SOUNDS)
    if answer.status_code not in (200, 206) or not is_sound:
        answer.close()
        return PlainTextResponse("", 404 if answer.status_code in (404, 410) else 502)
    told["content-type"] = found.media or told.get("content-type", "audio/mpeg")
    return StreamingResponse(answer.iter_content(PIECE), answer.status_code, told)
