"""A language model behind an OpenAI-compatible address: one question, one answer, bounded in time and size."""

from __future__ import annotations

from urllib.parse import urlsplit

import orjson
import requests

from qa.adapters.failures import MODEL_ADDRESS_WRONG, MODEL_DOWN

SECONDS, MOST_BYTES, MOST_TOKENS = 20.0, 64_000, 200


def ask(address: str, model: str, key: str, system: str, user: str, seconds: float = SECONDS) -> str:
    """What the model wrote. Raises QAError for an address that is none, is down, stalls, refuses, or writes without
    end."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise MODEL_ADDRESS_WRONG(address=address)
    body = {
        "model": model,
        "temperature": 0,
        "max_tokens": MOST_TOKENS,
        "response_format": {"type": "json_object"},
        "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
    }
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    try:
        with requests.post(
            f"{address.rstrip('/')}/chat/completions",
            json=body,
            headers=headers,
            timeout=(5, seconds),
            stream=True,
            allow_redirects=False,
        ) as answer:
            answer.raise_for_status()
            told = answer.raw.read(MOST_BYTES + 1, decode_content=True)
        if len(told) > MOST_BYTES:
            raise MODEL_DOWN(problem="answer too long")
        return _content(told)
    except (requests.RequestException, OSError, ValueError, LookupError, TypeError) as problem:
        raise MODEL_DOWN(problem=type(problem).__name__) from problem


def _content(told: bytes) -> str:
    return str(orjson.loads(told)["choices"][0]["message"]["content"])
