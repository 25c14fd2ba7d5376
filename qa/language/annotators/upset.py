"""A customer is upset: their words show anger, worry or disappointment; a problem told calmly is none."""

from qa.language.annotator import Annotator

ANNOTATOR = Annotator(
    label="upset",
    zh="客户不满",
    en="Customer is upset",
    who="customer",
    patterns=(
        r"气死|太差|差劲|受不了|什么(?:破|垃圾|鬼)|骗(?:子|人)|忍无可忍|(?:太|真是?)过分|(?:非常|太|很|真|特别)失望|失望透顶|急死|无语|恶心|坑人|坑爹|气人|火大|投诉你",
    ),
    matches=("我真是受不了你们了", "太过分了", "急死我了"),
    leaves=("我想查一下快递", "我要退货"),
    hears="negative",
)
