"""A customer is strongly upset: fury, abuse, an ultimatum; the high level of upset."""

from qa.language.annotator import Annotator

ANNOTATOR = Annotator(
    label="furious",
    zh="客户气愤",
    en="Customer is furious",
    who="customer",
    patterns=(
        r"气死|骗子|混蛋|王八|滚|去死|不要脸|忍无可忍|(?:太|真是?)过分|欺人太甚|无耻|恶心|坑人|最后(?:一次|通牒)|没完",
    ),
    matches=("气死我了你们这帮骗子", "欺人太甚了，今天不解决我跟你们没完"),
    leaves=("有点慢，麻烦快一点", "我要退货"),
    hears="furious",
)
