"""An agent checks who is speaking."""

from qa.language.annotator import Annotator

ANNOTATOR = Annotator(
    "identity_check",
    "身份核验",
    "Identity check",
    "agent",
    (
        r"(?:核实|核对|确认|验证|提供|报)(?:一下|下)?(?:您|你)?(?:的)?(?:预留|登记|注册|下单)?(?:的)?(?:身份|姓名|名字|手机号|手机号码|电话|证件|身份证|收件人|户主|机主|尾号|信息)",
        r"(?:请问|麻烦)(?:您)?(?:贵姓|怎么称呼|是机主本人|是本人)",
        r"(?:机主|户主)(?:是)?(?:您)?本人",
    ),
    ("跟您核实一下身份", "请问是机主本人吗", "麻烦报一下预留手机号"),
    ("请提供一下截图",),
)
