"""投诉治本: did what was decided truly help, and what became of single complaints?"""

from qa.ui.bar import bar
from qa.ui.complaints import singles
from qa.ui.curing import loop
from qa.ui.session import _, guard

viewer = guard(
    "executive", "lead", title="投诉治本", short="治本", icon="flag", reach=("supervisor", "client", "reviewer")
)
window = bar(viewer, _("定下来的事，真的见效了吗？"), "programme", "channel", compares=False)
loop(viewer)
singles(viewer, window)
