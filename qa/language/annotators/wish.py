"""A customer wishes for a product or service that is not there."""

from qa.language.annotator import Annotator

ANNOTATOR = Annotator(
    "wish",
    "客户期望",
    "Wish",
    "customer",
    (
        r"(?:建议|希望|要是|如果)(?:你们|能|可以|有).{0,18}(?:就好了|该多好|改进|加(?:个|上)|出(?:个|一款)|优化|支持)",
        r"(?:为什么|咋|怎么)(?:就)?(?:没有|不能)(?:做|出|设|搞)(?:个|一个)",
    ),
    ("要是能在线改地址就好了", "建议你们优化一下"),
    ("希望尽快退款",),
)
