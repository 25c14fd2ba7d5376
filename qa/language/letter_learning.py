"""Letters and words as names know them, from jieba's tagger and dictionary."""

from __future__ import annotations

from collections import Counter
from math import log

from qa.language.name_letters import HEADS, PARTICLES

RARELY_SAID, SAID_OFTEN = 150, 30


TOWNS, OFTEN_SAID = "市县区旗", 3


COMMON_LETTERS = 2500


MODERN = (
    "梓涵轩萱怡欣妍彤晞禾舒沐宸泽睿诺晗玥琪瑶瑾璇琳珊婷媛嫣妮娜倩莹蓉蕾薇菲芸芷苒若茜茹莉荷菁蕊雅雯露霏霖霆震航舟帆骏驰骁毅恺恒昊晟晖晨晴曦曜旭昕明昭晓晏景暖杰栋柏桐梁楠榕榆森林枫桦槿涛浩瀚淇清渊湘溪澜澄濛灏炎焱煜烨燕"
    "然熙熠玲珍珠玉琛琦琼瑞瑜瑛璐瓒皓盈睦知礼祥祺福秀秋程立竹笛筠紫绍维绮羽翔翠翰耀聪胜舜艳艺芬芳苗英范茂莲莎华萍蓝蔚虹蝶衡裕西诗语谦豪赫超越军辉达远迪逸通道邦郁鑫钧钰铭锋锦镇长阳雁雨雪雷霄青静韵顺颖飞馨骅高鸣鸿鹏鹤"
    "麒麟黎龙一乐亦仁伟佑佳依俊保信健元光克兰军凡凤凯刚利勇勤博卫国坤垚培士大天奇奕妙姗娇娟娣婉子学宁安宇宏宝家宾富尚山岚岩峰崇川州平年广庆康建强彦彩彬影德心志忠思恩悦惠慧成承振敏文斌新方春晶月朗木本松果柔栩梅楚欢正武水永江沛波泉洁洋洪海润淑"
)


def letter_weights() -> dict[str, tuple[float, float]]:
    """{letter: (first, last)}: how much likelier in a given name than in ordinary words, in log, from jieba's tagger
    (People's Daily, MIT) and its dictionary."""
    from jieba import get_dict_file
    from jieba.posseg.prob_emit import P

    ordinary: Counter = Counter()
    for line in get_dict_file():
        word, often, tag = line.decode().split(" ")
        if not tag.strip().startswith("nr"):
            for letter in word:
                ordinary[letter] += int(often)
    total = ordinary.total()
    found = {}
    for letter in set(ordinary) | set(MODERN):
        usual = log((ordinary[letter] + 200) / total)
        rare = ordinary[letter] < RARELY_SAID
        first, last = (max(-14.0, P[(place, "nr")].get(letter, -14.0)) - usual for place in ("M", "E"))
        least = 2.0 if letter in MODERN else 0.5 if rare else -4.0
        found[letter] = (round(max(min(first, 4.0), least), 2), round(max(min(last, 4.0), least), 2))
    return {letter: pair for letter, pair in found.items() if max(pair) > -4.0 and "\u4e00" <= letter <= "\u9fff"}


def usual_letters() -> list[str]:
    """The letters said most, save particles: parents take any of them for a name."""
    from jieba import get_dict_file

    often: Counter = Counter()
    for line in get_dict_file():
        word, count, _tag = line.decode().split(" ")
        for letter in word:
            often[letter] += int(count)
    return [
        letter
        for letter, _ in often.most_common(COMMON_LETTERS)
        if "\u4e00" <= letter <= "\u9fff" and letter not in PARTICLES
    ]


def usual_words() -> dict[str, int]:
    """{word: power of ten of how often} of jieba's dictionary, for words that begin like a name; towns, with their 市
    or 县 and without, count as said often."""
    from jieba import get_dict_file

    found = {}
    for line in get_dict_file():
        word, often, tag = line.decode().split(" ")
        if len(word) == 3 and tag.startswith("ns") and word[-1] in TOWNS:
            found |= {word: OFTEN_SAID, word[:2]: OFTEN_SAID}
        elif 2 <= len(word) <= 4 and int(often) >= SAID_OFTEN and (word[0] in HEADS or word[0] in "小老阿大"):
            found.setdefault(word, len(often) - 1)
    return found
