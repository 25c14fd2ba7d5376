"""An agent says sorry, or asks to be excused."""

from qa.language.annotator import Annotator

ANNOTATOR = Annotator(
    label="apology",
    zh="致歉",
    en="Apology",
    who="agent",
    patterns=(
        r"抱歉|对不起|不好意思|[致歉表]歉|歉意|给您(?:带来|造成|添)[^,\uff0c]{0,6}(?:不便|麻烦|困扰)|(?<!感谢您的)(?<!您的)(?<!感谢您对)(?<!谢谢您的)(?:请您?|希望您?|敬请|多多|还望|望)(?:多多|给予)?(?:谅解|见谅|包[涵含])|多多包[涵含]",
    ),
    matches=("非常抱歉给您带来不便", "不好意思让您久等", "敬请谅解"),
    leaves=("您别客气", "谢谢您的谅解"),
    hears="apology",
)
