"""承诺与外呼: is what we promise done in time, and do our calls help or bother?"""

import streamlit as st

from qa.ui.bar import bar
from qa.ui.board import board
from qa.ui.listing import breakdown
from qa.ui.promises import broken_promises, called_again
from qa.ui.session import _, guard

viewer = guard("supervisor", "lead", "executive", title="承诺与外呼", short="承诺", icon="phone", reach=("client",))
window = bar(viewer, _("答应的事办到了吗，电话打得该不该？"), "programme", "channel")
keys = ["promise_kept", "called_again", "outbound", "outbound_reach", "offer_accepted", "offer_permitted"]
board(viewer, keys, window, "promise_kept")
broken_promises(viewer, window)
called_again(viewer, window)

st.subheader(_("外呼三种：为客户回电复查、商机、电销"))
shown = ["outbound", "outbound_reach", "satisfaction", "complaint_rate", "offer_accepted", "offer_permitted"]
breakdown(viewer, shown, window, "purpose", "purposes")
st.caption(_("点一行，看这一种外呼。来源没说目的的，按回电算。"))
