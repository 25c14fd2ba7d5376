"""报告: what the page says of a period, to read, to print and to hand on."""

from qa.ui.bar import bar
from qa.ui.report import papers
from qa.ui.session import _, guard

viewer = guard("executive", "lead", "client", title="报告", short="报告", icon="note", reach=("supervisor",))
window = bar(viewer, _("这段时间的报告"), "programme", "channel")
papers(viewer, window)
