"""What a number can be broken down by: the columns every fact carries, and how to name their values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qa.access.reading import Reader
from qa.channels import CHANNELS, PURPOSES
from qa.contact_reasons import names as reason_names
from qa.scope import NO_TEAM


@dataclass(frozen=True)
class Dimension:
    key: str
    zh: str
    en: str
    sql: str
    kind: type = str

    def values(self, wanted: tuple) -> list:
        """What is asked for, as the column holds it; what cannot be such a value is left out."""
        found = []
        for value in wanted:
            try:
                found.append(date.fromisoformat(str(value)) if self.kind is date else self.kind(value))
            except ValueError:
                continue
        return found


DIMENSIONS = {
    d.key: d
    for d in (
        Dimension("day", "日期", "Day", "day", date),
        Dimension("week", "周", "Week", "date_trunc('week', day)::date", date),
        Dimension("month", "月", "Month", "date_trunc('month', day)::date", date),
        Dimension("weekday", "星期", "Weekday", "isodow(day)", int),
        Dimension("hour", "时段", "Hour", "hour", int),
        Dimension("half", "半小时", "Half hour", "slot // 2", int),
        Dimension("slot", "一刻钟", "Quarter of an hour", "slot", int),
        Dimension("programme", "项目", "Programme", "programme_id"),
        Dimension("team", "班组", "Team", "team_id"),
        Dimension("agent", "坐席", "Agent", "agent_id"),
        Dimension("queue", "技能组", "Queue", "queue_id"),
        Dimension("channel", "渠道", "Channel", "channel"),
        Dimension("reason", "咨询原因", "Contact reason", "reason_id"),
        Dimension("cause", "又来的原因", "Why they came back", "repeat_cause"),
        Dimension("purpose", "外呼目的", "Purpose of a call", "purpose"),
        Dimension("node", "停在哪个菜单", "Last menu", "node"),
        Dimension("tried", "先自己试过", "Tried alone first", "tried_service"),
        Dimension("segment", "客户价值", "Customer value", "segment"),
    )
}
# An agent's programme is the first part of the id; one person of several is under "person" and seen through a team.
AGENTS_PROGRAMME = """coalesce((select any_value(t.programme_id) from team_membership m join team t using (team_id)
where m.agent_id = agent.agent_id), split_part(agent_id, '/', 1))"""
NO_TEAM_NAMES = ("未分班组", "No team yet")
WEEKDAYS = tuple(zip("一二三四五六日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")))
SEGMENTS = {
    "high": ("高价值", "High"),
    "secondary": ("次高", "Secondary"),
    "potential": ("有潜力", "Potential"),
    "low": ("一般", "Low"),
}
CAUSES = {
    "agent": ("坐席没办好", "Left undone by the agent"),
    "knowledge": ("说错或不知道", "Wrong or no answer"),
    "process": ("流程绕或慢", "Rules and steps"),
    "product": ("产品又坏了", "Product failed again"),
    "partner": ("合作方没做到", "Partner did not deliver"),
    "promise": ("答应的没兑现", "Broken promise"),
    "unknown": ("听不出来", "Cannot be told"),
}
FIXED = {
    "cause": CAUSES,
    "channel": CHANNELS,
    "purpose": PURPOSES,
    "segment": SEGMENTS,
    "weekday": {str(n): (f"周{zh}", en) for n, (zh, en) in enumerate(WEEKDAYS, 1)},
    "hour": {str(n): (f"{n}:00",) * 2 for n in range(24)},
    "half": {str(n): (f"{n // 2}:{n % 2 * 30:02}",) * 2 for n in range(48)},
    "slot": {str(n): (f"{n // 4}:{n % 4 * 15:02}",) * 2 for n in range(96)},
}
UNKNOWN, NO_WORDS = ("未分类", "Not classified"), ("没有对话", "No words")


def labels(reader: Reader, dimension: str, language: str) -> dict[str, str]:
    """{value: shown name} of one dimension."""
    place = 0 if language == "zh" else 1
    if dimension in FIXED:
        return {value: words[place] for value, words in FIXED[dimension].items()}
    if dimension == "reason":
        return {r.reason_id: (r.zh, r.en)[place] for r in reason_names().values()} | {
            "unknown": UNKNOWN[place],
            "no_words": NO_WORDS[place],
        }
    table, key, name = {
        "team": ("team", "team_id", "name"),
        "agent": ("agent", "agent_id", "display_name"),
        "programme": ("programme", "programme_id", "name"),
        "queue": ("queue", "queue_id", "name"),
    }.get(dimension, ("", "", ""))
    programmes, hidden = reader.scope.programmes, ("坐席", "Agent")[place]
    whose = AGENTS_PROGRAMME if dimension == "agent" else "programme_id"
    mine = "true" if programmes is None else f"list_contains(?::varchar[], {whose})"
    asked = f"select {key} as k, any_value({name}) as v from {table} where {mine} group by 1"
    found = {r["k"]: r["v"] for r in reader.rows(asked, [] if programmes is None else [programmes])} if table else {}
    if dimension == "agent" and reader.scope.role == "client":
        served = "select distinct agent_id as k from {contact_fact} where agent_id is not null"
        return dict.fromkeys([*found, *(r["k"] for r in reader.rows(served))], hidden)
    return found | _without_team(reader, place) if dimension == "team" else found


def _without_team(reader: Reader, place: int) -> dict[str, str]:
    """The programmes' agents whom no roster puts into a team, as a team of their own."""
    if not reader.has_facts:
        return {}
    rows = reader.rows(
        """select distinct c.team_id as k, p.name from {contact_fact} c left join programme p using (programme_id)
        where c.team_id = c.programme_id || ? order by 1""",
        [NO_TEAM],
    )
    return {r["k"]: NO_TEAM_NAMES[place] + (f" · {r['name']}" if len(rows) > 1 else "") for r in rows}
