"""公开的声音: what do customers say where everybody hears it, how far does it go, and how fast are we?"""

from qa.ui.bar import bar
from qa.ui.public_voice import in_public
from qa.ui.session import _, guard

viewer = guard(
    "supervisor", "lead", "executive", title="公开的声音", short="公开", icon="voice", reach=("client", "reviewer")
)
window = bar(viewer, _("在公开的地方，客户说了什么，传多远，我们答得多快？"), "programme", compares=False)
in_public(viewer, window)
