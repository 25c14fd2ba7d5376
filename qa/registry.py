"""Finds declared things: every module of a folder is imported, and what it declares of a kind is collected once."""

from __future__ import annotations

import importlib
import importlib.util
import keyword
import pkgutil
from functools import cache
from types import ModuleType


@cache
def declared(package: str, kind: type, key: str = "name") -> dict:
    """{thing.key: thing} for every module-level `kind` (or list of them) in the modules of `package`, in file order.

    Raises ValueError when two things carry the same key: the second would silently replace the first.
    """
    found: dict = {}
    folder = importlib.import_module(package)
    for entry in sorted(pkgutil.iter_modules(folder.__path__), key=lambda m: m.name):
        for thing in _things(importlib.import_module(f"{package}.{entry.name}"), kind):
            name = getattr(thing, key)
            if found.get(name, thing) is not thing:
                raise ValueError(f"{package}: {name} is declared twice")
            found[name] = thing
    return found


def at_once(package: str, kind: type, name: str):
    """The thing of that name from the file of that name (- is _; a word of Python's own ends in -ing), without
    importing its neighbours; None without one."""
    stem = f"{name}ing" if keyword.iskeyword(name) else name.replace("-", "_")
    if not stem.isidentifier() or importlib.util.find_spec(f"{package}.{stem}") is None:
        return None
    return next(
        (thing for thing in _things(importlib.import_module(f"{package}.{stem}"), kind) if thing.name == name), None
    )


def _things(module: ModuleType, kind: type):
    for value in vars(module).values():
        if isinstance(value, kind):
            yield value
        elif isinstance(value, (list, tuple)) and value and all(isinstance(v, kind) for v in value):
            yield from value
