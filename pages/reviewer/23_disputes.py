"""申诉: what do agents see otherwise, and who is right?"""

from qa.ui.bar import title
from qa.ui.disputes import open_ones, overturned, statistics
from qa.ui.form import said_done
from qa.ui.session import _, guard

viewer = guard("reviewer", "lead", "supervisor", title="申诉", short="申诉", icon="flag")
title(viewer, _("坐席对哪里有不同意见？"))
said_done()
open_ones(viewer)
overturned(viewer)
statistics(viewer)
