"""Why customers came, of many contacts at once, each by the taxonomy of its programme."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from qa.language.reasons.keeping import model_of
from qa.language.reasons.model import UNKNOWN, Told
from qa.language.reasons.opening import Opening, Parted, alone


class Both(NamedTuple):
    """`main`: the main reason; `other`: another one or None; `is_other_first`: whether the other was raised first."""

    main: Told
    other: str | None = None
    is_other_first: bool = False


def tell(openings: list[Opening], taxonomies: list[str]) -> list[Told]:
    """One of each; unknown where its programme has no taxonomy."""
    found = [Told(UNKNOWN, 0.0, "")] * len(openings)
    for name in dict.fromkeys(taxonomies):
        model = model_of(name)
        if model is not None:
            mine = [at for at, taxonomy in enumerate(taxonomies) if taxonomy == name]
            for at, one in zip(mine, model.classify([openings[at] for at in mine])):
                found[at] = one
    return found


def tell_both(parts: list[Parted], tell_each: Callable[[list[int], list[Opening]], list[Told]]) -> list[Both]:
    """Of each contact, with `tell_each` telling openings of the contacts numbered. Of two matters the one more is said
    of is the main one; another one counts only where both are known and differ."""
    first = tell_each(list(range(len(parts))), [part.first for part in parts])
    raised = [at for at, part in enumerate(parts) if part.other]
    second = dict(zip(raised, tell_each(raised, [parts[at].other for at in raised])))
    found = []
    for at, one in enumerate(first):
        two = second.get(at)
        if two is None or two.reason_id in (UNKNOWN, one.reason_id):
            found.append(Both(one))
        elif one.reason_id == UNKNOWN:
            found.append(Both(two))
        elif parts[at].is_other_more:
            found.append(Both(two, one.reason_id, True))
        else:
            found.append(Both(one, two.reason_id))
    return found


def classify(messages: list[str], name: str) -> Told:
    """Of one customer's first messages that nobody answered."""
    return tell([alone(" ".join(messages))], [name])[0]
