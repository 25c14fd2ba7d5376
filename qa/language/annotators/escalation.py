"""A customer threatens to take it outside: regulator, press, lawyer."""

from qa.language.annotator import Annotator

ANNOTATOR = Annotator(
    "escalation",
    "升级威胁",
    "Threat to escalate",
    "customer",
    (
        r"工信部|工商局?|消协|消费者协会|市场监管|12315|12300|12345|银监|邮政管理局|通管局",
        r"曝光|发(?:到)?(?:微博|抖音|网上)|找媒体|找记者|黑猫",
        r"律师|起诉|法院|打官司|报警",
    ),
    ("再不解决我就打12315", "我找律师告你们", "我发微博曝光"),
    ("我刚在微博看到活动", "工信部的通知我看到了,想问下携号"),
    unless=(r"(?:想问|问下|咨询).{0,8}(?:携号|通知)",),
)
