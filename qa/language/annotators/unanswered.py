"""A customer's question that got no answer, or another one than was asked for: what came back decides (exchange)."""

from qa.language.annotator import Annotator

ANNOTATOR = Annotator(
    label="unanswered",
    zh="没得到回答",
    en="Unanswered question",
    who="customer",
    patterns=(
        r"[?\uff1f]|(?:吗|么|呢|嘛)[\s。.!\uff01~]*$",
        r"(?:为什么|为啥|咋|啥时候|几号|怎么(?!这么|那么|能这)|怎样|如何|什么时候|何时|多久|多少钱|哪里|在哪|能不能|可不可以|可以不|是不是|有没有|几天|几点|凭什么)",
    ),
    matches=("什么时候能到？", "为什么扣我钱", "能不能改地址"),
    leaves=("好的谢谢", "我等着"),
    unless=(
        r"知道(?:怎么|了)|还能怎么样|随便问问",
        r"(?:谢谢|感谢)[^?\uff1f]{0,6}$",
        r"^(?:在吗|在么|你好|您好|有人吗)[?\uff1f\s]*$",
    ),
    hears="unanswered",
    hears_in="exchange",
)
