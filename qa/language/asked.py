"""What agents ask for, and answers that are nothing else: (question, answer whose first group is personal, kind)."""

from __future__ import annotations

import re

from qa.language.name_letters import FAMILY, HAN
from qa.language.spoken import D

NAME = "姓名"
N = rf"[{D}]"
SO = r"(?:[嗯啊哦呃好的是对行\s,。]|就是|我的|尾号|后四位|号码|卡号)*"
WANTS = r"(?:[?]|吗|呢|多少|提供|告诉|报|说|给|念|发|输|核对|核实|确认|麻烦|请|是什么|哪|记得|方便)"
UNITS = r"(?!\s?(?:元|块|天|号(?!码)|点|分|月|年|个|兆|G|g|楼|栋|度|%|次|位))"
ASKED = (
    (
        re.compile(rf"怎么称呼|贵姓|(?:姓名|名字|收件人|收货人|联系人)[^,。]{{0,8}}{WANTS}|叫什么"),
        re.compile(rf"(?:我?(?:是|叫|姓))?({FAMILY}[{HAN}]{{0,2}}?)(?:先生|女士|小姐)?[。.!~]*"),
        NAME,
    ),
    (
        re.compile(rf"(?:微信|QQ|qq|扣扣)[^,。]{{0,8}}{WANTS}"),
        re.compile(r"(?:是)?([A-Za-z][\w-]{3,19}|[1-9]\d{4,11})[。.]?"),
        "社交账号",
    ),
    (re.compile(rf"(?:座机|固话|电话)[^,。]{{0,8}}{WANTS}"), re.compile(r"(?:是)?([2-8]\d{6,7})[。.]?"), "固话"),
    (
        re.compile(rf"(?:卡号|银行卡|账号)[^,。]{{0,8}}{WANTS}"),
        re.compile(rf"{SO}(\d[\d -]{{13,22}}\d)[。.]?"),
        "银行卡",
    ),
    (
        re.compile(rf"(?:账号|宽带号?|户号|用户编号)[^。]{{0,10}}{WANTS}|{WANTS}[^。]{{0,8}}(?:账号|宽带|户号)"),
        re.compile(rf"{SO}([A-Za-z]{{0,4}}{N}(?:[\s-]?{N}){{5,13}})(?:[,。\s].*)?"),
        "账号",
    ),
    (
        re.compile(rf"身份证[^,。]{{0,12}}{WANTS}|{WANTS}[^,。]{{0,8}}身份证"),
        re.compile(rf"{SO}({N}(?:[\s-]?[{D}xX叉]){{3,17}}){UNITS}(?:[,。\s].*)?"),
        "身份证",
    ),
    (
        re.compile(rf"(?:手机|电话|联系方式)[^。]{{0,12}}{WANTS}|{WANTS}[^。]{{0,12}}(?:手机|电话|联系方式)|手机号$"),
        re.compile(rf"{SO}({N}(?:[\s-]?{N}){{7,13}}){UNITS}(?:[,。\s].*)?"),
        "手机号",
    ),
    (
        re.compile(
            rf"(?:尾号|[后末]面?[三四六]位|末[四六]位|手机号|机主|预留)[^。]{{0,12}}{WANTS}|{WANTS}[^。"
            r"]{0,12}(?:尾号|[后末]面?[三四六]位|手机号)"
        ),
        re.compile(
            rf"(?:[^。]{{0,12}}?[^{D}\s])??{SO}(?:姓[{HAN}]\s?)?({N}(?:[\s-]?[{D}xX]){{2,5}}){UNITS}(?:[,。\s]?[^{D}]*)"
        ),
        "尾号",
    ),
    (
        re.compile(rf"(?:验证码|动态码|短信)[^。]{{0,12}}{WANTS}|{WANTS}[^。]{{0,10}}(?:验证码|动态码)"),
        re.compile(rf"{SO}({N}(?:[\s-]?{N}){{3,7}}){UNITS}(?:[,。\s].*)?"),
        "密码",
    ),
    (
        re.compile(rf"(?:地址|住在哪|寄到哪|送到哪|哪个小区|几栋|几号楼|门牌|位置|哪里|哪儿)[^。]{{0,10}}{WANTS}?"),
        re.compile(
            r"(?:我?(?:在|是|住))?(?!.*(?:单号|个号|编号))"
            rf"(?=.*(?:{N}(?:栋|幢|号楼|单元|室|楼|门|弄|区|号(?![码线]))|[{HAN}]{{2}}(?:路|街|巷|村|镇)|小区|花园|苑|宿舍|顶楼|校))"
            r"([^?。]{4,60}?)(?:[。.].*)?"
        ),
        "地址",
    ),
)
QUESTIONS = re.compile("|".join(question.pattern for question, *_ in ASKED))
