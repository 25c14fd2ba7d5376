"""A customer confirms it works now."""

from qa.language.annotator import Annotator

ANNOTATOR = Annotator(
    "resolution_confirmed",
    "客户确认解决",
    "Customer confirms",
    "customer",
    (
        r"(?:可以|能用|能上|好|弄好|搞定|解决|收到|成功|恢复|正常)(?:了|啦|咯)",
        r"(?:没|没有)(?:别的|其他|什么)?(?:问题|事)(?:了|啦)",
        r"明白(?:了|啦)|清楚了|知道了",
    ),
    ("可以了可以了", "没别的问题了", "恢复了"),
    ("还是不能用", "什么时候能好"),
    last=3,
    unless=(r"(?:还|仍|又|都)(?:是)?(?:没|不|打不)|什么时候|怎么(?:还|又)|不(?:好|行|可以)了|好了吗",),
)
