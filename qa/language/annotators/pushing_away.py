"""An agent passes the customer on without taking the matter."""

from qa.language.annotator import Annotator

ANNOTATOR = Annotator(
    "pushing_away",
    "推诿",
    "Pushing away",
    "agent",
    (
        r"(?:这个|这|那)?(?:不归|不属于|不是)(?:我们|我|我这边|我这里)(?:部门)?(?:管|负责|处理)",
        r"(?:您|你)(?:自己|自行)(?:去)?(?:找|联系|打|问|想办法)",
        r"我(?:也|就|这边也)?(?:没有?办法|没辙|不清楚|不知道|管不了)",
        r"(?:规定|系统)就是这样",
    ),
    ("这个不归我们管", "您自己联系快递吧", "我也没办法"),
    ("这个由售后负责,我帮您转过去",),
    unless=(r"我(?:来)?帮(?:您|你)(?:转|联系|催|问)",),
)
