"""A sentence was given as an example."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Part, Standard

BADGE = Badge(
    name="shared_line",
    family="together",
    rarity="uncommon",
    shape="ring",
    icon="book",
    zh="写进例子",
    en="An example",
    sentence_zh="有一句话，你同意留给大家当例子。",
    sentence_en="One sentence of yours stands as an example for others, with your word.",
    why_zh="说得好的话，后来的人也用得上。",
    why_en="A good sentence helps those who come later.",
    standard=Standard(kind="count", part=Part(rows="example"), goal=1, days=1),
)
