"""The agent asks whether there is anything else. Whether that closes a contact or confirms its result is the centre's
choice, in the scorecard."""

from qa.language.annotator import Annotator

ANNOTATOR = Annotator(
    label="more_help",
    zh="问还有什么可以帮",
    en="Offers more help",
    who="agent",
    patterns=(
        (
            r"(?:还有|有没有|有)(?:什么|啥|其他|其它|别的|没有)?.{0,8}(?:帮|需要|可以|问题|咨询|服务|业务)[^。"
            r"]{0,8}(?:[?\uff1f]|吗|么|呢|不|没)"
        ),
        r"(?:其他|其它|别的)(?:还)?.{0,4}(?:问题|需要|帮).{0,4}(?:吗|么|没|不|[?\uff1f])",
        r"还有(?:什么|其他|其它|别的).{0,6}(?:帮|可以|能)",
    ),
    matches=("请问还有其他可以帮您的吗", "您还有别的问题吗", "还有什么需要帮助的呢?"),
    leaves=("有问题您再联系我们", "我帮您看看有没有货"),
    last=4,
)
