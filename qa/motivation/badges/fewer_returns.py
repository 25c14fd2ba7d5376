"""Fewer customers had to come back than before."""

from qa.motivation.badge import Badge
from qa.motivation.standard import NO_COMPLAINT, Part, Standard

BADGE = Badge(
    name="fewer_returns",
    family="growing",
    rarity="uncommon",
    shape="gourd",
    icon="link",
    zh="少让客户再跑一趟",
    en="Fewer trips",
    sentence_zh="最近 28 天七天内又来的客户，比自己前 28 天少 4 个百分点，不是碰巧。",
    sentence_en="Customers who came back within seven days: 4 points fewer than in the 28 days before, beyond chance.",
    why_zh="一次办完，客户省心，我们省力。",
    why_en="Done at once is best for both.",
    standard=Standard(
        kind="better",
        part=Part(metric="repeat_7d"),
        goal=0.04,
        days=28,
        before=28,
        least=60,
        way=-1,
        guards=(NO_COMPLAINT,),
    ),
)
