"""待看的故事: may colleagues read these?"""

from qa.ui.bar import title
from qa.ui.session import _, guard
from qa.ui.stories import to_look

viewer = guard("lead", title="待看的故事", short="故事", icon="book")
title(viewer, _("这些故事，能给同事读吗？"))
to_look(viewer)
