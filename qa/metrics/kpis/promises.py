"""What agents promise by a time, and whether it is kept."""

from qa.metrics.metric import Metric

METRICS = [
    Metric(
        key="promises",
        family="experience",
        zh="限时承诺",
        en="Promises with a time",
        unit="count",
        better="near",
        kind="count",
        fact="promise_fact",
        definition_zh="坐席说了到什么时候会回电、办好或送到的联络，一通算一次，以最后说的时间为准。",
        definition_en="Contacts in which an agent names the time of a call or a deed; one a contact, the last time.",
        why_zh="说了时间，客户就在等。",
        why_en="Whoever hears a time waits for it.",
        source="house definition after S9",
        min_n=1,
    ),
    Metric(
        key="promise_kept",
        family="experience",
        zh="承诺兑现率",
        en="Promises kept",
        unit="share",
        better="up",
        kind="share",
        fact="promise_fact",
        definition_zh=(
            "说了时间的承诺里，到点之前中心回了电或工单有了进展的比例。到点没回电、办得晚了、或客户过点后又来问，"
            "算没兑现；还没到点的、看不出结果的不在内。"
        ),
        definition_en=(
            "Of promises with a time, those after which the centre called or moved the ticket before it was over. "
            "No call, a late step or a customer who came back afterwards is a broken one; promises not over yet, "
            "and those nobody can tell of, are left out."
        ),
        why_zh="没兑现的承诺，比不承诺更伤人。",
        why_en="A broken promise hurts more than none.",
        source="house definition after S9",
        base="state in ('kept', 'broken')",
        hit="state = 'kept'",
        excluded="state in ('open', 'unknown')",
        excluded_zh="还没到点或看不出结果",
        excluded_en="not over yet or nobody can tell",
        variants={
            "calls": (
                "只算答应回电的",
                "call-backs only",
                {
                    "base": "kind = 'call' and state in ('kept', 'broken')",
                    "excluded": "kind = 'call' and state in ('open', 'unknown')",
                },
            )
        },
    ),
]
