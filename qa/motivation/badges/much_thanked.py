"""A thousand thanks in a year."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Part, Standard

BADGE = Badge(
    name="much_thanked",
    family="customers",
    rarity="rare",
    shape="plum",
    icon="voice",
    zh="满园",
    en="A full garden",
    sentence_zh="一年里收到 1000 声真心的谢谢。",
    sentence_en="A thousand real thanks in a year.",
    why_zh="一声一声，都是人。",
    why_en="Every one of them is somebody.",
    standard=Standard(
        kind="count", part=Part(rows="contact", base="not has_complaint", hit="has_thanks"), goal=1000, days=365
    ),
)
