"""The record of a command: what it is called, what it takes, what it answers."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass, field

from qa.warehouse.store import Store


@dataclass(frozen=True)
class Answer:
    """`data` is what --json prints; `lines` is what a person reads."""

    data: object
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Call:
    """One call of a verb. `store` is None for verbs that need no database; `say` prints progress; `served` is true
    inside the web server."""

    args: argparse.Namespace
    store: Store | None
    say: Callable[[str], None]
    served: bool = False


@dataclass(frozen=True)
class Verb:
    """`needs_store` may depend on the arguments. `paths` names the arguments that are file paths: they are made
    absolute before a call is forwarded."""

    name: str
    zh: str
    en: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Call], Answer]
    needs_store: bool | Callable[[argparse.Namespace], bool] = True
    paths: tuple[str, ...] = ()
