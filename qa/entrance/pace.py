"""How many requests an address may make at the door."""

from __future__ import annotations

import time

MOST, SECONDS, REMEMBERED = 60, 10.0, 10_000


class Pace:
    """A bucket an address: MOST at once, filled again within SECONDS."""

    def __init__(self) -> None:
        self._left: dict[str, tuple[float, float]] = {}

    def allows(self, client: str) -> bool:
        """Whether one more is heard; it is counted."""
        now = time.monotonic()
        left, since = self._left.get(client, (float(MOST), now))
        left = min(float(MOST), left + (now - since) * MOST / SECONDS)
        if len(self._left) > REMEMBERED:
            self._left.clear()
        self._left[client] = (max(0.0, left - 1), now)
        return left >= 1
