"""The agent takes leave: thanks, a wish, goodbye. An offer of more help alone is another finding (more_help)."""

from qa.language.annotator import Annotator

ANNOTATOR = Annotator(
    label="closing",
    zh="结束语",
    en="Closing",
    who="agent",
    patterns=(r"祝(?:您|你)", r"感谢(?:您的)?(?:来电|咨询|耐心|支持|理解)", r"再见|拜拜"),
    matches=("感谢您的来电，再见", "祝您生活愉快"),
    leaves=("我来帮您看看",),
    last=3,
    hears="closing",
)
