"""The report of a period: what the executive's page says, as blocks that any paper is made of. Masked words of
customers, no name of an agent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from qa.access.reading import Reader
from qa.channels import CHANNELS
from qa.clock import local
from qa.metrics.dimensions import labels
from qa.metrics.question import Question
from qa.settings import setting
from qa.translation import translate
from qa.voice.curing import cases
from qa.voice.findings import findings
from qa.voice.praise import PRAISE_NAMES, praised
from qa.voice.topics import UNKNOWN, Topic, apart, together, topics
from qa.voice.wording import CHANGE_NAMES, Say, claim, could, lead, moved, standing

MOST = 3


@dataclass(frozen=True)
class Heading:
    words: str


@dataclass(frozen=True)
class Text:
    """A paragraph; `is_small` for what stands beside a number."""

    words: str
    is_small: bool = False


@dataclass(frozen=True)
class Quote:
    """A customer's sentence, masked, and where it comes from."""

    words: str
    source: str


@dataclass(frozen=True)
class Table:
    """`rows` as texts and numbers, the first column being what the row is; `widths` of the columns beside each other
    where they are words."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True)
class Report:
    """`since` to `until`, both included; `blocks` in order."""

    title: str
    since: date
    until: date
    blocks: tuple[object, ...]


def report(reader: Reader, question: Question, before: Question, language: str = "") -> Report:
    """What the scope may see of a period beside the one before, in a language or in the house's."""
    _ = partial(translate, language=language or None)
    named, brands = (labels(reader, name, language or str(setting("language"))) for name in ("reason", "programme"))
    found = topics(reader, question, before)
    mine = sorted({topic.programme_id for topic in found})
    title = "、".join(brands.get(one, one) for one in mine) or _("客户之声")
    blocks: list[object] = []
    if found:
        blocks += _matters(reader, question, found, named, _)
        blocks += _better(found, named, _)
        blocks += _praise(reader, question, _)
        blocks += _decided(reader, mine, named, _)
        blocks += _tables(found, named, brands, _)
    else:
        blocks.append(Text(_("这段时间没有听得到的联络")))
    return Report(_("{who}：客户之声").format(who=title), question.since, question.until, tuple(blocks))


def _matters(reader: Reader, question: Question, found: list[Topic], named: dict[str, str], _: Say) -> list[object]:
    told = findings(reader, question, found)
    names = [named.get(one.topic.reason_id, one.topic.reason_id) for one in told]
    blocks: list[object] = [Text("".join(lead(found, told, names, "、", _)))] if told else []
    for one, what in zip(told, names):
        blocks.append(claim(one, what, _))
        if one.voice:
            source = (
                f"{CHANNELS.get(one.voice.channel, ('其他', 'Other'))[0]} {local(one.voice.started_at):%m-%d %H:%M}"
            )
            if one.like and one.like.n > 1:
                source += "　" + _("这样说的共 {n} 次，这是其中 1 次").format(n=f"{one.like.n:,}")
            blocks.append(Quote(one.voice.words, source))
        blocks.append(Text(_("可以这样定") + "：" + could(one, _), is_small=True))
    return blocks


def _better(found: list[Topic], named: dict[str, str], _: Say) -> list[object]:
    clear = [(one, topic) for topic in found for one in topic.changes if one.is_clear and not one.is_worse]
    blocks: list[object] = [Heading(_("变好了的"))]
    if not clear:
        blocks.append(Text(_("这段时间没有明显变好的；差一点的看下面的表。")))
    for one, topic in sorted(clear, key=lambda told: told[0].p)[:MOST]:
        was, now, span = moved(one, _)
        what = named.get(topic.reason_id, topic.reason_id)
        blocks.append(Text(f"{what}　{_(CHANGE_NAMES[one.kind])}　{was} → {now}　{span}"))
    return blocks


def _praise(reader: Reader, question: Question, _: Say) -> list[object]:
    found, many = praised(reader, question)
    if not found:
        return []
    blocks: list[object] = [Heading(_("客户夸什么"))]
    blocks.append(Text(_("{n} 次道谢说得出为什么。一句话可能算进几样。").format(n=f"{many:,}"), is_small=True))
    for one in found[:MOST]:
        blocks.append(Quote(one.quote["text"], f"{_(PRAISE_NAMES[one.key])} {one.n:,}"))
    return blocks


def _decided(reader: Reader, programmes: list[str], named: dict[str, str], _: Say) -> list[object]:
    known = [one for one in cases(reader) if one.standing != "gone" and one.decision.programme_id in programmes]
    if not known:
        return []
    head = (_("什么事"), _("决定"), _("负责人"), _("哪天回看"), _("现在"))
    rows = tuple(
        (
            named.get(one.decision.topic, one.decision.topic or "–"),
            one.decision.words,
            one.decision.owner,
            f"{one.decision.due_on:%Y-%m-%d}",
            standing(one, _),
        )
        for one in known
    )
    return [Heading(_("定下来的事")), Table(_("定下来的事"), head, rows, (3, 6, 3, 3, 5))]


def _tables(found: list[Topic], named: dict[str, str], brands: dict[str, str], _: Say) -> list[object]:
    blocks: list[object] = [Heading(_("每个原因，比前一段"))]
    for kind, what in (("complaint", "投诉"), ("back", "七天内再来")):
        split = apart(found, kind)
        if split:
            mix, rate = (100 * part for part in split)
            told = _("{what}一共变了 {whole} 个百分点：来的事不一样占 {mix}，同样的事办得不一样占 {rate}。")
            words = told.format(what=_(what), whole=f"{mix + rate:+.2f}", mix=f"{mix:+.2f}", rate=f"{rate:+.2f}")
            blocks.append(Text(words, is_small=True))
    head = (_("咨询原因"), _("联络量"), _("前一段"), _("投诉"), _("七天内再来"), _("预测满意"), _("小时"), _("元"))
    lines = []
    for topic in found:
        if topic.reason_id == "no_words":
            continue
        what = named.get(topic.reason_id, topic.reason_id)
        if topic.reason_id in UNKNOWN:
            what += f" · {brands.get(topic.programme_id, topic.programme_id)}"
        lines.append((what, topic.now.n, topic.before.n, *_shares(topic.now)))
    blocks.append(Table(_("每个原因"), head, tuple(lines)))
    mine = sorted({topic.programme_id for topic in found})
    if len(mine) > 1:
        sums = [
            (one, *(together([getattr(t, side) for t in found if t.programme_id == one]) for side in ("now", "before")))
            for one in mine
        ]
        rows = tuple((brands.get(one, one), now.n, was.n, *_shares(now)) for one, now, was in sums)
        blocks += [Heading(_("项目放在一起看")), Table(_("项目"), (_("项目"), *head[1:]), rows)]
    return blocks


def _shares(now) -> tuple[object, ...]:
    return (
        f"{now.complaint_share:.1%}" if now.n else "–",
        f"{now.back_share:.1%}" if now.known else "–",
        f"{now.mean:+.0f}" if now.felt else "–",
        "–" if now.hours is None else round(now.hours),
        round(now.cost) if now.cost else "–",
    )
