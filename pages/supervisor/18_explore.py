"""自己看: any number, taken apart as one likes."""

from qa.ui.bar import bar
from qa.ui.explore import asked_for, explored, kept
from qa.ui.session import _, guard

viewer = guard("supervisor", "lead", "executive", title="自己看", short="自己看", icon="explore")
window = bar(viewer, _("哪个数字，想怎么拆开看？"), "programme", "team", "channel", "queue", compares=False)
metric, by = asked_for()
explored(viewer, metric, by, window)
kept(viewer)
