"""An agent says sorry."""

from qa.language.annotator import Annotator

ANNOTATOR = Annotator(
    "apology",
    "致歉",
    "Apology",
    "agent",
    (r"抱歉|对不起|不好意思|给您(?:带来|造成|添).{0,6}(?:不便|麻烦)|请(?:您)?(?:多多)?(?:谅解|见谅|包涵)",),
    ("非常抱歉给您带来不便", "不好意思让您久等"),
    ("您别客气",),
)
