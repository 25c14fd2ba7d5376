"""Pull from a web interface with pages and a token, and from a folder that other systems write to."""

from __future__ import annotations

import json
import os
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

from ingesting import LOG

from qa import pipeline
from qa.adapters.fetching import sources
from qa.warehouse.store import Store


def _set_up(folder, text: str) -> None:
    (folder / "sources.toml").write_text(text, "utf-8")


class Pages(BaseHTTPRequestHandler):
    """Tickets three a page, a link to the next page, a token that must be right; every seventh request fails once."""

    tickets: list = []
    asked: list = []

    def do_GET(self):
        Pages.asked.append(self.path)
        if self.headers.get("Authorization") != "Bearer open-sesame":
            return self._say(401, {})
        if len(Pages.asked) % 7 == 3:
            return self._say(503, {})
        query = parse_qs(urlsplit(self.path).query)
        first, since = int(query.get("from", ["0"])[0]), query.get("start_time", [""])[0]
        found = [t for t in self.tickets if t["updated_at"] >= since]
        page = found[first : first + 3]
        more = first + 3 < len(found)
        self._say(
            200,
            {
                "tickets": page,
                "end_time": page[-1]["updated_at"] if page else since,
                "next_page": f"/tickets?start_time={since}&from={first + 3}" if more else None,
            },
        )

    def _say(self, code, body):
        data = json.dumps(body).encode()
        self.send_response(code)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


def _ticket(number: int, hour: int) -> dict:
    told = {
        "id": number,
        "via": {"channel": "email"},
        "created_at": "2026-03-01T01:00:00Z",
        "updated_at": f"2026-03-02T{hour:02d}:00:00Z",
        "status": "open",
    }
    return told | {"requester_id": 500 + number, "assignee_id": 9, "description": f"Ticket {number}"}


def test_a_web_interface_with_pages_and_a_token(folder, monkeypatch):
    server = HTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Pages.tickets, Pages.asked = [_ticket(n, n) for n in range(1, 9)], []
    monkeypatch.setenv("DESK_TOKEN", "open-sesame")
    _set_up(
        folder,
        f"""[[pull]]
name = "tickets"
kind = "http"
url = "http://127.0.0.1:{server.server_port}/tickets?start_time={{cursor}}"
token = "env:DESK_TOKEN"
items = "tickets"
next = "next_page"
cursor = "end_time"
source = {{ id = "desk", programme = "shop" }}
""",
    )
    store = Store()
    first = pipeline.fetch(store)[0]
    assert not first.problem and sum(r.new for r in first.receipts) == 8 and len(first.receipts) == 3
    Pages.tickets[7] = _ticket(8, 9) | {"status": "solved"}
    Pages.tickets.append(_ticket(9, 10))
    second = pipeline.fetch(store)[0]
    assert (sum(r.new for r in second.receipts), sum(r.updated for r in second.receipts)) == (1, 1)
    assert "start_time=2026-03-02T08" in Pages.asked[-1]
    monkeypatch.setenv("DESK_TOKEN", "wrong-one")
    refused = pipeline.fetch(store)[0]
    assert "401" in refused.problem and "wrong-one" not in refused.problem + refused.hint
    assert "401" in store.one("select problem from pull_state")
    server.shutdown()
    store.close()


def test_a_folder_is_read_once_it_rests(folder, tmp_path_factory):
    share = tmp_path_factory.mktemp("share")
    _set_up(
        folder,
        f'[[pull]]\nname = "pbx"\nkind = "folder"\npath = "{share}"\nglob = "queue_log*"\nevery_minutes = 5\nsource ='
        ' { id = "pbx", programme = "pbx" }\n',
    )
    (share / "queue_log").write_text(LOG, "utf-8")
    store = Store()
    assert not pipeline.fetch(store)[0].receipts, "a file written this second may still grow"
    os.utime(share / "queue_log", (time.time() - 60, time.time() - 60))
    assert pipeline.fetch(store)[0].receipts[0].new == 14
    assert not pipeline.fetch(store)[0].receipts
    (share / "queue_log").write_text(LOG + "1772413900|c9|热线|NONE|ENTERQUEUE||13800000009|1\n", "utf-8")
    os.utime(share / "queue_log", (time.time() - 50, time.time() - 50))
    grown = pipeline.fetch(store)[0].receipts[0]
    assert (grown.new, grown.unchanged) == (1, 14)
    assert not sources.due(store) and [p.name for p in sources.due(store, time.time() + 301)] == ["pbx"]
    store.close()
