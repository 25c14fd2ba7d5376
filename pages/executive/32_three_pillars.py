"""三支点: do customers, people and how we lead move together, and which moves first?"""

from qa.ui.bar import bar
from qa.ui.pillars import beside
from qa.ui.session import _, guard

viewer = guard("executive", "lead", title="三支点", short="三支点", icon="umbrella")
window = bar(viewer, _("客户、员工、管理，哪一头先动？"), compares=False)
beside(viewer, window)
