"""Words that a speaker uses: any, all, at least n, or none of them."""

from qa.quality.operator import Case, Hit, Line, Operator


def check(case: Case, parameters: dict) -> Hit | None:
    lines = case.by(parameters.get("who", "agent"), parameters.get("where", "all"))
    found = [(line, word) for line in lines for word in parameters["words"] if word in line.text]
    need = {"any": 1, "all": len(parameters["words"])}.get(parameters.get("match", "any"), parameters.get("match"))
    if len({word for _, word in found}) < int(need):
        return None
    line, word = found[0]
    begin = line.text.index(word)
    return Hit(word, line.seq, begin, begin + len(word))


_SAID = Case((Line(1, "agent", "请问还有什么可以帮您"),))
OPERATOR = Operator(
    "keyword",
    "关键词",
    "Keyword",
    {"words": "list", "match": "any, all or a number", "who": "agent, customer, any", "where": "all, first n, last n"},
    check,
    (_SAID, {"words": ["还有什么"]}),
    (_SAID, {"words": ["再见"]}),
)
