"""A language model on this machine that answers as it is told to: honest, lying, broken, stalling."""

from __future__ import annotations

import json
import re
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LINE = re.compile(r"^(\d+)\. (坐席|客户)：(.*)$", re.MULTILINE)


def honest(user: str, word: str) -> str:
    """Yes with the sentence of the agent that holds `word`, or no."""
    lines = LINE.findall(user)
    for at, who, text in lines:
        if who == "坐席" and word in text:
            return json.dumps({"answer": "yes", "message": int(at), "quote": word}, ensure_ascii=False)
    return json.dumps({"answer": "no", "read": len(lines)})


ANSWERS = {
    "honest": lambda user, word: honest(user, word),
    "lying": lambda user, word: json.dumps({"answer": "yes", "message": 1, "quote": "从没有人说过这一句话"}),
    "elsewhere": lambda user, word: json.dumps({"answer": "yes", "message": 99, "quote": word}),
    "lazy": lambda user, word: json.dumps({"answer": "no", "read": 0}),
    "broken": lambda user, word: '{"answer": "no", "read"',
    "prose": lambda user, word: "当然做到了！",
    "unsure": lambda user, word: '{"answer": "unsure"}',
}


@contextmanager
def model(mood: str, word: str = "您好"):
    """(address, what was asked) of a model in a mood of ANSWERS, or `stalling`, `down`, `endless`."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            user = body["messages"][1]["content"]
            asked.append(user)
            if mood == "stalling":
                time.sleep(3)
                return
            if mood == "down":
                self.send_error(503)
                return
            self.send_response(200)
            self.end_headers()
            if mood == "endless":
                for _ in range(400):
                    self.wfile.write(b" " * 1000)
                return
            told = ANSWERS[mood](user, word)
            self.wfile.write(json.dumps({"choices": [{"message": {"content": told}}]}).encode())

        def log_message(self, *_args) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", asked
    finally:
        server.shutdown()
        server.server_close()
