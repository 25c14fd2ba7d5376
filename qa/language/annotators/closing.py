"""An agent closes with an offer of more help or a farewell."""

from qa.language.annotator import Annotator

ANNOTATOR = Annotator(
    "closing",
    "结束语",
    "Closing",
    "agent",
    (r"(?:还有|有)(?:什么|其他|别的).{0,6}(?:帮|需要|可以)", r"祝(?:您|你)", r"感谢(?:您的)?(?:来电|咨询|耐心|支持|理解)", r"再见|拜拜"),
    ("请问还有其他可以帮您的吗", "祝您生活愉快"),
    ("我来帮您看看",),
    last=2,
)
