"""大屏: how is the floor right now?"""

from qa.ui.bar import title
from qa.ui.session import _, guard
from qa.ui.wallboard import floor

viewer = guard("supervisor", "lead", "executive", title="大屏", short="大屏", icon="overview", reach=("client",))
chosen = title(viewer, _("现场怎么样？"), "programme")
floor(viewer, chosen.get("programme", ""))
