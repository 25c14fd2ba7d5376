"""尾号: the last digits of a phone, a card or a paper, which are asked for to recognise somebody."""

from qa.language.personal import Kind, Rule
from qa.language.spoken import D, asked

DIGITS = rf"(?P<x>[{D}](?:[\s\-]?[{D}]){{2,5}}[xX叉]?)(?![{D}])(?!\s?(?:元|块|位|个|次|号线|天|月|年|%|分钟))"
NOT_OURS = r"(?:订单|工单|单子?|合同|票|流水|快递|运单|保单|编|学|批)号?的?(?:尾号|尾数|最后|[后末][三四五六]位)?(?:是|为|:|\s|的)*$"
KIND = Kind(
    "尾号",
    "last digits",
    50,
    (
        Rule(
            "尾号后面",
            asked(
                "尾号",
                "尾数",
                "尾巴号?",
                "[后末]面?(?:三|四|五|六|3|4|5|6)(?:位|个)数?",
                "最后(?:三|四|五|六|4|6)(?:位|个)数?",
                "末四码",
                gap="|报|就行|,|卡号|手机|机主|那张|一下",
            )
            + DIGITS,
            unless=NOT_OURS,
        ),
        Rule("几结尾", rf"(?<![{D}.])(?P<x>[{D}](?:[\s\-]?[{D}]){{2,5}})(?:的)?(?:结尾|尾号|收尾|尾的)"),
    ),
    (("尾号4471的手机", "4471"), ("名下后四位是六零九二的号码", "六零九二"), ("幺三八开头拐洞三三结尾", "拐洞三三")),
    ("订单尾号8827", "最后三天", "后四位客户"),
)
