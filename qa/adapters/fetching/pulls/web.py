"""An interface on the web, page by page, a token from the environment; every page is kept as it came.

dlt (1.31) was looked at for this: its client hands over parsed items and brings two dozen packages, while what is
needed here is the bytes of a page (they are sealed and accounted as one file) and a cursor that is remembered only when
that page has landed. requests with urllib3's retries does it.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import orjson
import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from qa.adapters.failures import (
    INTERFACE_ANSWERED,
    INTERFACE_LEADS_ELSEWHERE,
    INTERFACE_NOT_JSON,
    INTERFACE_UNREACHABLE,
    PULL_WITHOUT_URL,
)
from qa.adapters.fetching.pull import Kind, Piece, Pull, secret
from qa.adapters.files.elements import within
from qa.adapters.files.upload import Upload

MOST_PAGES = 10_000
RETRY = Retry(
    total=4,
    backoff_factor=0.5,
    status_forcelist=(429, 500, 502, 503, 504),
    respect_retry_after_header=True,
    allowed_methods=None,
)


def fetch(pull: Pull, wanted: dict, cursor: str) -> Iterator[Piece]:
    """Pages from `url`. `next` is where a page names the next one: a link, or a value sent as `next_param`;
    `page_param` counts pages instead.

    `{cursor}` in the address, or `cursor_param`, carries what `cursor` (a path in the last page) said at the pull
    before.
    """
    said = pull.settings | wanted
    address = said.get("url", "")
    if not address:
        raise PULL_WITHOUT_URL(name=pull.name)
    kept, _, resume = cursor.partition("\n")
    session, parameters, page = _session(said), dict(said.get("params", {})), 1
    if kept and said.get("cursor_param"):
        parameters[said["cursor_param"]] = kept
    target = secret(address.replace("{cursor}", kept or str(said.get("start", ""))))
    host, seen = urlsplit(target).netloc, set()
    if resume:
        target, parameters = (
            (urljoin(target, resume), {})
            if resume.startswith(("http", "/"))
            else (target, parameters | {said.get("next_param", "cursor"): resume})
        )
    for number in range(1, MOST_PAGES + 1):
        if said.get("page_param"):
            parameters[said["page_param"]] = page
        body = _get(pull, session, target, parameters)
        answer = _answer(pull, body)
        items = within(answer, said["items"]) if said.get("items") else answer
        following = within(answer, said["next"]) if said.get("next") else None
        more = bool(items) if said.get("page_param") else bool(following) and str(following) not in seen
        if said.get("more"):
            more = more and bool(within(answer, said["more"]))
        kept = str(found) if said.get("cursor") and (found := within(answer, said["cursor"])) is not None else kept
        if items:
            yield Piece(
                Upload(f"{pull.name}.{said.get('name', 'page')}.{number}.json", body),
                f"{kept}\n{following}" if more and following else kept,
            )
        if not more:
            return
        seen.add(str(following))
        page += 1
        if following and str(following).startswith(("http", "/")):
            target, parameters = urljoin(target, str(following)), {}
            if urlsplit(target).netloc != host:
                raise INTERFACE_LEADS_ELSEWHERE(name=pull.name)
        elif following:
            parameters[said.get("next_param", "cursor")] = following


def _session(said: dict) -> requests.Session:
    session = requests.Session()
    session.mount("https://", HTTPAdapter(max_retries=RETRY))
    session.mount("http://", HTTPAdapter(max_retries=RETRY))
    session.headers.update({name: secret(value) for name, value in said.get("headers", {}).items()})
    if said.get("token"):
        session.headers["Authorization"] = f"{said.get('scheme', 'Bearer')} {secret(said['token'])}"
    return session


def _get(pull: Pull, session: requests.Session, target: str, parameters: dict) -> bytes:
    try:
        reply = session.get(
            target, params=parameters, timeout=float(pull.settings.get("timeout", 60)), allow_redirects=False
        )
        if reply.status_code != 200:
            raise INTERFACE_ANSWERED(name=pull.name, code=reply.status_code)
        return reply.content
    except requests.RequestException as problem:
        raise INTERFACE_UNREACHABLE(name=pull.name, problem=type(problem).__name__) from None


def _answer(pull: Pull, body: bytes) -> object:
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as problem:
        raise INTERFACE_NOT_JSON(name=pull.name) from problem


KIND = Kind("http", "网络接口", "Web interface", fetch)
