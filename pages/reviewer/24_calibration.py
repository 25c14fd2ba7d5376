"""校准: do we judge the same alike?"""

from qa.ui.bar import title
from qa.ui.rounds import at_work, new_round, over_months, results
from qa.ui.session import _, guard

viewer = guard("reviewer", "lead", title="校准", short="校准", icon="person")
title(viewer, _("同一通，大家评得一样吗？"))
at_work(viewer)
results(viewer)
over_months(viewer)
new_round(viewer)
