"""放行: which reviews may begin to count?"""

from qa.ui.bar import title
from qa.ui.form import said_done
from qa.ui.releasing import gone_back, waiting
from qa.ui.session import _, guard

viewer = guard("lead", "supervisor", title="放行", short="放行", icon="check")
title(viewer, _("哪些质检结果可以生效？"))
said_done()
waiting(viewer)
gone_back(viewer)
