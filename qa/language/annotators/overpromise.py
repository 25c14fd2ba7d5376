"""An agent states as certain what others decide, or guarantees a result without limits."""

from qa.language.annotator import Annotator

ANNOTATOR = Annotator(
    label="overpromise",
    zh="过度承诺",
    en="Over-promise",
    who="agent",
    patterns=(
        (
            r"(?:百分[之]?百|100%|绝对|铁定|肯定|一定|包您?|打包票|我保证)[^,。"
            r"?!]{0,10}(?:通过|到账|赔|批|退|涨|好|成功|没问题|解决|下来|能到)"
        ),
    ),
    matches=("您放心，百分百能批下来", "我打包票，明天一定到账", "这个绝对能赔"),
    leaves=("一定要带身份证", "我们会尽快处理"),
    hears="overpromise",
)
