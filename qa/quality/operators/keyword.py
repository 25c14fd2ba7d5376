"""Words that a speaker uses: any, all, at least n, or none of them; in one message or across all; with what is said for
them where synonyms count."""

from functools import lru_cache

import ahocorasick_rs as automata

from qa.quality.operator import SPEAKER, Case, Hit, Line, Operator, Parameter
from qa.quality.synonyms import synonyms


@lru_cache(maxsize=500)
def _automaton(words: tuple[str, ...]) -> automata.AhoCorasick:
    return automata.AhoCorasick(words, matchkind=automata.MatchKind.LeftmostLongest)


def _meant(wanted: tuple[str, ...]) -> dict[str, str]:
    """{what may be said: the word it stands for}; of a word that stands for two, the one written first."""
    return {said: word for word in reversed(wanted) for said in synonyms(word)}


def find(case: Case, parameters: dict) -> list[Hit]:
    wanted = tuple(parameters["words"])
    meant = _meant(wanted) if parameters.get("synonyms") else {word: word for word in wanted}
    words = tuple(meant)
    said = [
        (line, words[number], begin, end)
        for line in case.by(parameters.get("who", "agent"))
        for number, begin, end in _automaton(words).find_matches_as_indexes(line.text)
    ]
    match = parameters.get("match", "any")
    if match == "none":
        return [] if said else [Hit("、".join(wanted))]
    need = {"any": 1, "all": len(set(wanted))}.get(match, match)
    groups = (
        [[one for one in said if one[0].seq == line.seq] for line in case.lines]
        if parameters.get("in") == "message"
        else [said]
    )
    enough = [one for group in groups if len({meant[word] for _, word, _, _ in group}) >= need for one in group]
    return [Hit(word, line.seq, begin, end) for line, word, begin, end in enough]


_SAID = Case((Line(1, "agent", "请问还有什么可以帮您"),))
OPERATOR = Operator(
    name="keyword",
    zh="关键词",
    en="Keyword",
    parameters={
        "words": Parameter("words", "the words", is_needed=True),
        "match": Parameter("text", "any, all, none, or at least so many", among=("any", "all", "none", *range(1, 100))),
        "synonyms": Parameter("yes_no", "whether words said for them count as they"),
        "in": Parameter("text", "contact or message: where they count together", among=("contact", "message")),
        "who": SPEAKER,
    },
    find=find,
    holds=(_SAID, {"words": ["还有什么"]}),
    fails=(_SAID, {"words": ["再见"]}),
)
