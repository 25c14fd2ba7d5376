"""客户价值: do the customers who matter most get better service, and what does it cost?"""

from qa.ui.bar import bar
from qa.ui.session import _, guard
from qa.ui.value import by_buying, by_segment, costs_more

viewer = guard("executive", "lead", title="客户价值", short="价值", icon="value")
window = bar(viewer, _("高价值的客户，得到的服务更好吗？"), "programme", "channel", compares=False)
programme = window.programme
by_segment(viewer, window)
by_buying(viewer, window, programme)
costs_more(viewer, window, programme)
