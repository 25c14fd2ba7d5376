"""What is somebody's own is asked for by that person alone."""

from __future__ import annotations

from qa.access.reading import Reader
from qa.failures import NOT_YOUR_ROLE


def oneself(reader: Reader) -> str:
    """The agent who asks. Raises QAError for everybody else, whatever they may read."""
    if reader.scope.role != "agent" or not reader.scope.agent:
        raise NOT_YOUR_ROLE()
    return reader.scope.agent
