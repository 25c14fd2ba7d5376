"""A customer says it is not their first time about this."""

from qa.language.annotator import Annotator

ANNOTATOR = Annotator(
    "repeat_mention",
    "重复来访自述",
    "Says it is not the first time",
    "customer",
    (
        r"(?:第|都|已经|打了|问了|说了|找了|反映了|联系了)(?:[二三四五六七八两几好N\d]+)(?:次|遍|回|趟)",
        r"(?:昨天|前天|上次|上周|之前|前两天|早上)(?:就|也|已经)?(?:打|问|说|反映|联系|报|找)过",
        r"(?:又|还)(?:是|得)(?:打|来|找)(?:电话|你们)?",
        r"一直(?:没|都没)(?:解决|处理|人管)",
    ),
    ("我已经打了三次电话了", "上次就反映过", "说了好几遍了"),
    ("我打了一次没通", "上次买的很好用"),
)
