"""Recognisers of Chinese clouds: iFlytek LFASR v1 and v2, Alibaba filetrans, Tencent ASR. A task that is not done, or
failed, is set aside with its reason."""

from __future__ import annotations

import orjson

from qa.adapters.files.elements import has, within
from qa.adapters.files.upload import Upload
from qa.adapters.refusal import Refused
from qa.adapters.source import Platform
from qa.adapters.speech import Turns, say_turn, turns_of


def _iflytek(document: object) -> Turns:
    """v2 carries JSON inside JSON; `lattice` is smoothed and is read, `lattice2` says the same once more."""
    if isinstance(document, list):
        for item in document:
            yield dict(label=item.get("speaker"), begin=item["bg"], end=item["ed"], text=item.get("onebest"))
        return
    status = within(document, "content.orderInfo.status")
    if status in (0, 3, "0", "3"):
        raise Refused("TASK_NOT_READY", "status", status)
    if status in (-1, "-1"):
        raise Refused("TASK_FAILED", "status", status)
    result = within(document, "content.orderResult") or document.get("orderResult")
    if not result:
        raise Refused("TASK_NOT_READY", "orderResult")
    for piece in orjson.loads(result).get("lattice") or []:
        best = orjson.loads(piece["json_1best"])["st"]
        words = [word["cw"][0]["w"] for part in best.get("rt") or [] for word in part.get("ws") or [] if word.get("cw")]
        yield dict(label=best.get("rl"), begin=best["bg"], end=best["ed"], text="".join(words))


def _aliyun(document: dict | list) -> Turns:
    """The answer as it comes, or its list of sentences alone."""
    if isinstance(document, list):
        document = {"Sentences": document}
    status = str(document.get("StatusText") or document.get("status_text") or "SUCCESS").upper()
    if status in ("QUEUEING", "RUNNING"):
        raise Refused("TASK_NOT_READY", "StatusText", status)
    if not status.startswith("SUCCESS"):
        raise Refused("TASK_FAILED", "StatusText", status)
    found = (
        within(document, "Result.Sentences") or within(document, "result.sentences") or document.get("Sentences") or []
    )
    for item in found:
        s = {k.replace("_", "").lower(): v for k, v in item.items()}
        silence = s.get("silenceduration")
        yield dict(
            label=s.get("channelid"),
            begin=s["begintime"],
            end=s["endtime"],
            text=s.get("text"),
            vendor_rate=float(s["speechrate"]) if s.get("speechrate") is not None else None,
            vendor_silence_ms=round(float(silence) * 1000) if silence is not None else None,
            vendor_sentiment=str(s["emotionvalue"]) if s.get("emotionvalue") is not None else None,
        )


def _tencent(document: dict | list) -> Turns:
    """The answer as it comes, or its list of sentences alone."""
    data = (
        {"Status": 2, "ResultDetail": document}
        if isinstance(document, list)
        else within(document, "Response.Data") or {}
    )
    if data.get("Status") in (0, 1):
        raise Refused("TASK_NOT_READY", "Status", data.get("StatusStr"))
    if data.get("Status") != 2:
        raise Refused(
            "TASK_FAILED",
            "Status",
            data.get("ErrorMsg") or data.get("StatusStr") or within(document, "Response.Error.Message"),
        )
    for item in data.get("ResultDetail") or []:
        yield dict(
            label=item.get("SpeakerId"),
            begin=item["StartMs"],
            end=item["EndMs"],
            text=item.get("FinalSentence"),
            vendor_rate=item.get("SpeechSpeed"),
            vendor_silence_ms=item.get("SilenceTime"),
            vendor_sentiment="、".join(item.get("EmotionType") or []) or None,
        )


def _is_list(upload: Upload, *keys: str) -> bool:
    return upload.head.lstrip("\ufeff \r\n\t").startswith("[") and has(upload, *keys)


PLATFORMS = [
    Platform(
        "iflytek",
        "讯飞语音转写",
        "iFlytek LFASR",
        lambda u: has(u, '"onebest"', '"bg"') or "orderResult" in u.head,
        turns_of(_iflytek),
        say_turn,
    ),
    Platform(
        "aliyun_filetrans",
        "阿里云录音文件识别",
        "Alibaba Cloud filetrans",
        lambda u: (
            ("Sentences" in u.head or "sentences" in u.head or "StatusText" in u.head)
            and ("ChannelId" in u.head or "channel_id" in u.head or "StatusText" in u.head)
            or _is_list(u, '"BeginTime"', '"EndTime"', '"ChannelId"')
            or _is_list(u, '"begin_time"', '"end_time"', '"channel_id"')
        ),
        turns_of(_aliyun),
        say_turn,
    ),
    Platform(
        "tencent_asr",
        "腾讯云录音识别",
        "Tencent Cloud ASR",
        lambda u: (
            has(u, '"Response"', '"StatusStr"', '"ResultDetail"')
            or _is_list(u, '"FinalSentence"', '"StartMs"', '"EndMs"')
        ),
        turns_of(_tencent),
        say_turn,
    ),
]
