"""Upset customers heard understanding first."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Standard, item

BADGE = Badge(
    name="heard",
    family="craft",
    rarity="uncommon",
    shape="ring",
    icon="voice",
    zh="先接住",
    en="Heard first",
    sentence_zh="最近 56 天里，着急的客户四位有三位先听到了一句理解。",
    sentence_en="In 56 days three of four upset customers first heard understanding.",
    why_zh="客户着急时，先被听见，事情才谈得下去。",
    why_en="Upset customers need to be heard first.",
    standard=Standard(kind="share", part=item("empathy"), goal=0.75, days=56, least=15),
)
