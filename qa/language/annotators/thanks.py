"""A customer's real thanks: precise enough to be shown to the agent who earned them."""

from qa.language.annotator import Annotator

ANNOTATOR = Annotator(
    "thanks",
    "客户感谢",
    "Customer thanks",
    "customer",
    (
        r"(?:太|真|真是|非常|十分|特别|很|多)感?谢(?:谢)?(?:你|您|了|啦|呀|呢|!|\uff01|$)",
        r"谢谢(?:你|您|啊|啦|了|哈|哦|客服|姐|哥|小)",
        r"(?<!不)感谢(?:你|您|啊|客服|耐心|帮)",
        r"辛苦(?:你|您|了)",
        r"麻烦你(?:了|啦)",
        r"^谢谢[!\uff01。.]?$",
        r"(?:谢|多)谢(?:多|谢)?晒|唔该晒|谢啦|谢了|thx|thanks",
    ),
    ("太谢谢你了,一下子就弄好了", "好的谢谢您", "辛苦了啊小姑娘"),
    ("不用谢", "谢谢有什么用,问题还在", "谢谢你们把我坑惨了"),
    unless=(
        r"谢谢.{0,6}(?:有什么用|没用|顶什么|你全家|你们.{0,4}坑)",
        r"(?:不用|别|少)谢",
        r"(?:希望|请|麻烦|尽快|赶紧).{0,14}(?:处理|解决|回复|答复|退).{0,6}谢",
        r"呵呵",
    ),
)
