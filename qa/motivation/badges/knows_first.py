"""Identity was checked before the account was touched."""

from qa.motivation.badge import Badge
from qa.motivation.standard import Standard, item

BADGE = Badge(
    name="knows_first",
    family="craft",
    rarity="uncommon",
    shape="hexagon",
    icon="key",
    zh="先核对",
    en="Checks first",
    sentence_zh="最近 28 天里，动账户之前，六成以上先核对了身份。",
    sentence_en="In 28 days identity was checked first in six of ten contacts that touch an account.",
    why_zh="账户是客户的，先问清楚是对客户的保护。",
    why_en="The account is the customer's; asking protects them.",
    standard=Standard(kind="share", part=item("identity"), goal=0.6, days=28, least=40),
)
