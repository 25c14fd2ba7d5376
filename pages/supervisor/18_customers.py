"""客户: what did this customer go through, on every channel?"""

from qa.ui import address
from qa.ui.bar import bar, title
from qa.ui.customer import search, shown, waiting
from qa.ui.session import _, guard

viewer = guard(
    "supervisor", "lead", "executive", title="客户", short="客户", icon="person", reach=("reviewer", "client")
)
if address.at("customer"):
    title(viewer, _("这位客户经历了什么？"))
    search(viewer)
    shown(viewer, address.at("customer"))
else:
    window = bar(viewer, _("哪些客户值得先看一眼？"), "programme", compares=False)
    search(viewer)
    waiting(viewer, window)
