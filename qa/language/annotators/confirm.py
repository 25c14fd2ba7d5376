"""An agent checks that this matter is settled for the customer; "anything else?" alone is not."""

from qa.language.annotator import Annotator

ANNOTATOR = Annotator(
    label="confirm",
    zh="坐席确认解决",
    en="Agent checks that it is settled",
    who="agent",
    patterns=(
        (
            r"(?:现在|这会儿|这样|您那边|您看|您试)[^。"
            r"?!]{0,12}(?:好了吗|可以了吗|能用了吗|能上了吗|恢复了吗|正常了吗|满意吗|解决了吗|行吗|清楚了吗)"
        ),
    ),
    matches=("您试一下，现在能上了吗", "这样处理您满意吗"),
    leaves=("还有其他可以帮您的吗", "您解决了吗"),
    hears="confirm",
)
