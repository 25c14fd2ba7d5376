"""The agent takes leave: thanks, a wish, goodbye. An offer of more help alone is another finding (more_help)."""

from qa.language.annotator import Annotator

ANNOTATOR = Annotator(
    "closing",
    "结束语",
    "Closing",
    "agent",
    (r"祝(?:您|你)", r"感谢(?:您的)?(?:来电|咨询|耐心|支持|理解)", r"再见|拜拜"),
    ("感谢您的来电，再见", "祝您生活愉快"),
    ("我来帮您看看",),
    last=3,
    hears="closing",
)
