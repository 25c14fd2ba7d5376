"""首席听音: five minutes of customers' own words that stand for all of them, and what is decided."""

from qa.ui.bar import bar
from qa.ui.listening import listen
from qa.ui.session import _, guard

viewer = guard(
    "executive", "lead", "client", title="首席听音", short="听音", icon="play", reach=("supervisor", "reviewer")
)
window = bar(viewer, _("听客户自己说，五分钟"), "programme", "channel", compares=False)
listen(viewer, window)
