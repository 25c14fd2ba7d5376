"""The record of a command: what it is called, what it takes, what it answers."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass, field

from qa.access.reading import Reader
from qa.scope import SYSTEM, Scope
from qa.warehouse.store import Store


@dataclass(frozen=True)
class Answer:
    """`data` is what --json prints; `lines` is what a person reads."""

    data: object
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Call:
    """One call of a verb. `store` is None for verbs that need no database; `say` prints progress; `served` is true
    inside the web server; `scope` says in whose name."""

    args: argparse.Namespace
    store: Store | None
    say: Callable[[str], None]
    served: bool = False
    scope: Scope = SYSTEM

    @property
    def reader(self) -> Reader:
        """The warehouse as far as the scope reaches."""
        return Reader(self.store, self.scope)


@dataclass(frozen=True)
class Verb:
    """`needs_store` may depend on the arguments. `paths` names the arguments that are file paths: they are made
    absolute before a call is forwarded. `is_scoped`: reads through the call's reader alone, so that anybody may call it
    in their own name; other verbs are the house's and its administrators'."""

    name: str
    zh: str
    en: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Call], Answer]
    needs_store: bool | Callable[[argparse.Namespace], bool] = True
    paths: tuple[str, ...] = ()
    is_scoped: bool = False
