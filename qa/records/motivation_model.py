"""The tables of motivation: badges taken back, seasons and their rules, what people chose for themselves, stories and
answers that name nobody."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, String

from qa.records.tables import unsigned, written

AWARD_TAKEN = written(
    "award_taken",
    "a badge is taken back from somebody with words, or given again: the last row counts",
    Column("agent_id", String, nullable=False, index=True),
    Column("badge", String, nullable=False),
    Column("is_taken", Boolean, nullable=False),
    Column("words", String, nullable=False),
)
SEASON = written(
    "season",
    "some weeks of one programme with quests of its own",
    Column("programme_id", String, nullable=False, index=True),
    Column("words", String, nullable=False, comment="what it is called"),
    Column("begins_on", String, nullable=False, comment="ISO date"),
    Column("ends_on", String, nullable=False, comment="ISO date"),
)
SEASON_RULES = written(
    "season_rules",
    "the quests of a season from a day on: what was earned before stays under the rules of its day",
    Column("season_no", Integer, nullable=False, index=True),
    Column("since", String, nullable=False, comment="ISO date"),
    Column("value", String, nullable=False, comment="JSON: quest, goal, points"),
    Column("words", String, nullable=False, comment="why it was changed"),
)
SEASON_OFF = written(
    "season_off",
    "a season that has not begun is called off",
    Column("season_no", Integer, nullable=False, unique=True),
    Column("words", String, nullable=False),
)
GOAL = written(
    "goal",
    "somebody takes on one item of a scorecard for a while, for themselves",
    Column("agent_id", String, nullable=False, index=True),
    Column("scorecard_id", String, nullable=False),
    Column("item_id", String, nullable=False),
    Column("ends_on", String, nullable=False, comment="ISO date"),
    Column("share", Integer, nullable=False, comment="per cent that are met; 0: the goal is given up"),
)
PRACTICE = written(
    "practice",
    "somebody tried a sentence for one item; nobody else reads it",
    Column("agent_id", String, nullable=False, index=True),
    Column("scorecard_id", String, nullable=False),
    Column("item_id", String, nullable=False),
    Column("words", String, nullable=False),
)
THANKS_KEPT = written(
    "thanks_kept",
    "somebody keeps a customer's thanks, shares it with the team, or takes that back: the last row of a contact counts",
    Column("agent_id", String, nullable=False, index=True),
    Column("interaction_id", String, nullable=False),
    Column("value", String, nullable=False, comment="kept, shared, let go"),
)
EXAMPLE_ASK = written(
    "example_ask",
    "somebody asks an agent whether a sentence of theirs may stand as an example for others, without a name",
    Column("agent_id", String, nullable=False, index=True),
    Column("interaction_id", String, nullable=False),
    Column("message_seq", Integer, nullable=False),
    Column("scorecard_id", String, nullable=False),
    Column("item_id", String, nullable=False),
    Column("words", String, nullable=False, comment="what was good about it"),
)
EXAMPLE_ANSWER = written(
    "example_answer",
    "the agent lets the sentence stand as an example, or not, or no longer: the last row of an ask counts",
    Column("ask_no", Integer, nullable=False, index=True),
    Column("agent_id", String, nullable=False),
    Column("interaction_id", String, nullable=False),
    Column("is_given", Boolean, nullable=False),
)
GAMING_ANSWER = written(
    "gaming_answer",
    "somebody whose numbers looked odd says what lay behind it",
    Column("agent_id", String, nullable=False, index=True),
    Column("pattern", String, nullable=False),
    Column("period", String, nullable=False),
    Column("words", String, nullable=False),
)
ROLLOUT = written(
    "rollout",
    "the order in which teams begin, drawn by lot, with what is measured and what stops it, fixed before",
    Column("words", String, nullable=False, comment="what is begun"),
    Column("plan", String, nullable=False, comment="JSON"),
    Column("seed", String, nullable=False),
)
ROLLOUT_STOP = written(
    "rollout_stop",
    "a rollout is stopped, by its rule or by a person",
    Column("rollout_no", Integer, nullable=False, unique=True),
    Column("words", String, nullable=False),
)
STORY_WORD = written(
    "story_word",
    "who looks after stories lets one be read or not",
    Column("story", String, nullable=False, index=True),
    Column("is_open", Boolean, nullable=False),
    Column("note", String, nullable=False, default=""),
)
STORY = unsigned(
    "story",
    "a colleague's story of one week: no author, no time, no order",
    Column("programme_id", String, nullable=False),
    Column("week", String, nullable=False, comment="ISO date of its Monday"),
    Column("words", String, nullable=False),
)
STORY_MARK = unsigned(
    "story_mark",
    "a story was read, or struck a chord; the key is a keyed hash of who and which, so that once counts once",
    Column("story", String, nullable=False, index=True),
    Column("kind", String, nullable=False, comment="read or chord"),
)
PULSE_RESULT = unsigned(
    "pulse_result",
    "what a unit of at least five said in a round that is over, as it is shown; no answer of anybody is kept",
    Column("programme_id", String, nullable=False),
    Column("round", String, nullable=False, comment="ISO date it began on"),
    Column("unit", String, nullable=False, comment="team, or rest of the programme"),
    Column("value", String, nullable=False, comment="JSON: scale and figure, rounded"),
    Column("size", String, nullable=False, comment="how many, as a span"),
)
CHOICE = unsigned(
    "choice",
    "what somebody decided for themselves: to join the game or a league; written over, so that leaving leaves nothing",
    Column("agent_id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("value", String, nullable=False),
)
LEAGUE_PLACE = unsigned(
    "league_place",
    "who is in which small league of a fortnight; leaving takes the row away",
    Column("fortnight", String, nullable=False, comment="ISO date it began on"),
    Column("league", String, nullable=False, comment="hash without meaning"),
    Column("agent_id", String, nullable=False),
    Column("size", String, nullable=False, comment="of how many it was formed; it does not shrink"),
)
WAITING = unsigned(
    "waiting",
    "what was given without a name and still waits for company: one sealed pool, written over as a whole",
    Column("sealed", String, nullable=False),
)
