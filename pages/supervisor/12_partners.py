"""合作方: what lies with others, and what comes back because of it?"""

from qa.ui.bar import bar
from qa.ui.partners import others
from qa.ui.session import _, guard

viewer = guard("supervisor", "lead", "executive", title="合作方", short="合作方", icon="link", reach=("client",))
window = bar(viewer, _("哪些事卡在别人手里？"), "programme", compares=False)
others(viewer, window)
