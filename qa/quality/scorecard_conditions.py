"""Conditions of a scorecard, checked: operator, parameters, place, no circle."""

from __future__ import annotations

from qa.quality.operator import KINDS, operators
from qa.quality.places import FORMS, Place, parse_place
from qa.quality.scorecard_failures import (
    CARD_OPERATOR_UNKNOWN,
    CONDITION_KEY_MISSING,
    CONDITION_PARAMETER_UNKNOWN,
    CONDITION_PLACE_UNREADABLE,
    CONDITION_VALUE_WRONG,
    CONDITIONS_IN_A_CIRCLE,
)

OWN = ("op", "where", "list", "zh", "en")


def places_of(conditions: dict, item: str, name: str) -> dict[str, Place]:
    """Where every condition looks that does not look everywhere."""
    places = {
        called: place
        for called, c in conditions.items()
        if (place := checked_place(c, called, set(conditions), item, name)).kind != "all"
    }
    _no_circle(places, item, name)
    return places


def checked_place(condition: dict, called: str, names: set[str], item: str, path: str) -> Place:
    """Where a condition looks; its operator and parameters are known and of their kind. Raises QAError naming file,
    item, condition and parameter."""
    at = dict(path=path, item=item, condition=called)
    operator = operators().get(condition.get("op", ""))
    if operator is None:
        known = "、".join(operators())
        raise CARD_OPERATOR_UNKNOWN(op=condition.get("op"), known=known, **at)
    known = operator.parameters
    for key, value in condition.items():
        if key in OWN:
            continue
        if key not in known:
            raise CONDITION_PARAMETER_UNKNOWN(key=key, known="、".join([*known, "where"]), **at)
        if not known[key].takes(value):
            wanted = "、".join(map(str, known[key].among[:12])) if known[key].among else KINDS[known[key].kind][1]
            raise CONDITION_VALUE_WRONG(key=key, value=value, wanted=wanted, **at)
    lacking = [key for key, parameter in known.items() if parameter.is_needed and key not in condition]
    if lacking:
        raise CONDITION_KEY_MISSING(key="、".join(lacking), **at)
    place = parse_place(condition.get("where", "all"))
    if place is None or (place.other and place.other not in names):
        raise CONDITION_PLACE_UNREADABLE(where=condition.get("where"), forms=FORMS, **at)
    return place


def _no_circle(places: dict[str, Place], item: str, path: str) -> None:
    for start in places:
        seen, at = [start], places[start].other
        while at:
            if at in seen:
                raise CONDITIONS_IN_A_CIRCLE(path=path, item=item, circle=" → ".join([*seen, at]))
            seen.append(at)
            at = places[at].other if at in places else ""
