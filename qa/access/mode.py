"""Whether people must sign in: always, but for the demo centre on its own machine, where nobody has an account yet."""

from __future__ import annotations

import time

from qa.access.sessions import lives
from qa.settings import data_folder, setting

LOOPBACK = ("127.0.0.1", "::1", "localhost")
FRESH_SECONDS = 1.0
_KEPT: dict[str, tuple[float, bool]] = {}


def is_demo_folder() -> bool:
    """Whether this data folder holds a made-up centre; own data are never put into one."""
    return (data_folder() / "demo").is_dir()


def needs_sign_in() -> bool:
    """Whether somebody without a session is to be sent to the door."""
    if not is_demo_folder() or str(setting("address")) not in LOOPBACK:
        return True
    key, now = str(data_folder()), time.monotonic()
    kept = _KEPT.get(key)
    if kept is None or now - kept[0] > FRESH_SECONDS:
        kept = _KEPT[key] = (now, lives())
    return kept[1]
