"""A second matter in one contact: heard where it is begun with words for it; the main one is what more is said of."""

from __future__ import annotations

from qa.language.columns import AGENT, CUSTOMER
from qa.language.reasons.opening import parted
from qa.language.reasons.telling import tell, tell_both

FIRST = [(CUSTOMER, "发票抬头写错了,能重开吗"), (AGENT, "可以的,已经给您换开")]
ALSO = [(CUSTOMER, "另外想问下,我昨天退货的退款还没到账"), (AGENT, "三天内到")]
MORE = [(CUSTOMER, "退款要退到哪张卡"), (AGENT, "原路"), (CUSTOMER, "那卡注销了钱没退怎么办")]


def _told(turns):
    return tell_both([parted(turns)], lambda mine, heard: tell(heard, ["shop"] * len(mine)))[0]


def test_a_second_matter_stands_beside_the_first():
    main, other, is_first = _told([*FIRST, *ALSO])
    assert (main.reason_id, other, is_first) == ("shop.invoice", "shop.refund", False)


def test_the_matter_more_is_said_of_is_the_main_one():
    main, other, is_first = _told([*FIRST, *ALSO, *MORE])
    assert (main.reason_id, other, is_first) == ("shop.refund", "shop.invoice", True)


def test_one_matter_said_twice_is_one():
    assert parted([*FIRST, (CUSTOMER, "还有别的办法吗")]).other is None
    assert parted([(CUSTOMER, "另外我还想问退款,我退货了")]).other is None, "nothing was answered yet"
    assert _told([*FIRST, (CUSTOMER, "另外,发票什么时候能开出来")])[1:] == (None, False)
