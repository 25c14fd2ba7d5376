"""重复联络: why do customers come back, and what would have spared them?"""

from qa.ui.alone import on_paper, tried_first
from qa.ui.bar import bar
from qa.ui.channel_changes import changes
from qa.ui.coming_back import how_soon
from qa.ui.purposes import come_again, meant_for
from qa.ui.repeats import causes
from qa.ui.session import _, guard

viewer = guard(
    "supervisor", "lead", "executive", title="重复联络", short="又来", icon="back5", reach=("reviewer", "client")
)
window = bar(viewer, _("客户为什么又来？"), "programme", "channel", compares=False)
causes(viewer, window)
how_soon(viewer, window)
changes(viewer, window)
meant_for(viewer, window)
tried_first(viewer, window)
on_paper(viewer, window)
come_again(viewer, window)
