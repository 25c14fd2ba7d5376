"""社交账号: WeChat, QQ and others, by a cue; ids that only WeChat makes."""

import re

from qa.language.personal import Kind, Rule
from qa.language.spoken import D, asked, run

HANDLE = (
    rf"(?P<x>[A-Za-z][A-Za-z0-9_.\-]{{3,24}}|(?:叉叉|小写的?|大写的?)?[A-Za-z](?:\s?(?:再加|然后|下划线"
    rf"|[A-Za-z{D}_])){{3,20}}|{run(5, 12, 2)})(?![A-Za-z0-9])(?!\s?(?:元|块|音乐|邮箱))"
)
NAMES = (
    "微信",
    "威信",
    "薇信",
    "维信",
    "v信",
    "vx",
    "wx",
    "WeChat",
    "卫星(?=.{0,12}[A-Za-z])",
    "我薇",
    "加[我你]?(?:个)?[vV薇微]",
    "加客服[vV]",
    "[vV]我",
    "扣扣",
    "企鹅",
    "QQ",
    "抖音",
    "小红书",
    "快手",
    "微博",
    "支付宝",
    "闲鱼",
    "WhatsApp",
    "Line",
    "telegram",
    "TG号?(?=[:@])",
    "短视频号",
    "视频号",
    "聊天(?:id|账号)",
    "网名",
    "ins(?:tagram)?",
    "脸书",
    "钉钉",
    "飞书",
    "加我(?:好友)?",
    "咸鱼",
    "陌陌",
    "B站",
    "直播间",
)
GAPS = "|那个小写的|名|昵称|备注|同号|同|QQ|都|嘛|叉叉|卫星|加|搜|一下|小写的?|绑定|登录|用"
FIRM = re.compile(
    "官|客服|旗舰|公司|银行|移动|联通|电信|航空|酒店|快递|物流|速运|商城|超市|热线|平安|发布|日报|新闻|政府|交警|铁路|用户|助手|商家|店|网$|科技|集团|保险|中国|信用卡|管家|所有人|全体|品牌|手机|服务"
)


def is_person(text: str) -> bool:
    """Not what firms call their accounts."""
    return not FIRM.search(text)


KIND = Kind(
    "社交账号",
    "social account",
    38,
    (
        Rule("微信自带的号", r"(?P<x>wxid_\w{4,30})"),
        Rule(
            "社交账号后面",
            asked(*NAMES, gap=GAPS) + HANDLE,
            lambda text: any(c.isdigit() or c in "零幺一二三四五六七八九_-." for c in text) or len(text) >= 6,
        ),
        Rule(
            "微博昵称",
            r"@(?P<x>(?=[\u4e00-\u9fffA-Za-z_\-]{1,16}\d)[\u4e00-\u9fffA-Za-z0-9_\-]{3,24})(?=[,，。:\s]|$)",
            unless=r"[A-Za-z0-9]$",
        ),
        Rule(
            "被点名的人", r"(?<![A-Za-z0-9._])@(?P<x>[\u4e00-\u9fffA-Za-z0-9_\-]{2,20})(?=[,，。:：!?\s]|$)", is_person
        ),
        Rule(
            "带下划线的号",
            r"(?<![A-Za-z0-9_./@-])(?P<x>(?=[A-Za-z_.]*\d)(?![A-Za-z0-9_.]*\.(?:json|csv|xlsx?|txt|log|wav|mp3|m4a|gz|zip|srt|vtt)\b)[A-Za-z][A-Za-z0-9.]*_[A-Za-z0-9_.]+)(?![A-Za-z0-9_/@(])",
        ),
        Rule(
            "近旁说的号",
            r"(?:微信|QQ|扣扣|小红书|抖音|快手|闲鱼|咸鱼|微博|IG|ins|V❤|钉钉|陌陌|LINE|WhatsApp)[^。"
            r"!?;]{0,16}?(?:号|是|叫|:|@|为|用)\s?@?"
            r"(?P<x>(?=[A-Za-z0-9_.\-]*[\d_.\-])[A-Za-z0-9][A-Za-z0-9_.\-]{5,24}|[A-Za-z](?:"
            r" [A-Za-z0-9_]+){3,10})(?![A-Za-z0-9])(?!\s?(?:元|块|音乐|邮箱|单))",
        ),
        Rule("引号里的昵称", r"(?:昵称|网名|微信名|账号名)(?:是|叫|为|:|\s)*[\"“「'](?P<x>[^\"”」']{2,16})[\"”」']"),
        Rule("加了好友", r"(?:加了|好友|账号)(?:叫|是|:|\s)*(?P<x>[A-Za-z][A-Za-z0-9]*_[A-Za-z0-9_]{2,20})"),
        Rule("对吧的号", r"(?:微信|QQ).{0,12}(?:是|叫)\s*(?P<x>[A-Za-z][A-Za-z0-9_\-.]{4,20})\s?(?:对吧|对吗|是吗)"),
    ),
    (
        ("加我V：moonfox_0412，我发你", "moonfox"),
        ("qq是二零零零零零七七三一", "七七三一"),
        ("wxid_k3n9x0p2vq7z22 骗了我", "wxid_k3n9"),
        ("抖音号 dy_xiaoyu77819", "dy_xiaoyu"),
        ("@云边小卖部老板 你好，差评看到了", "云边小卖部"),
    ),
    ("QQ音乐会员", "微信支付100元", "加我一个名额", "微博热搜第3", "@某某银行客服 在吗"),
)
