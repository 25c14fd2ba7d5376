"""Settings as data: name, default, help. Read from XINSHENG_<NAME>, then from settings.toml in the data folder."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from qa.failures import SETTING_WRONG, SETTINGS_NOT_TOML

PROJECT = Path(__file__).resolve().parent.parent
SHIPPED = PROJECT / "data"


@dataclass(frozen=True)
class Setting:
    name: str
    default: str | int | float
    help_zh: str
    help_en: str


SETTINGS = {
    s.name: s
    for s in (
        Setting(
            "language",
            "zh",
            "命令行与页面的默认语言：zh 或 en",
            "Default language of the command line and the pages: zh or en",
        ),
        Setting(
            "zone", "Asia/Shanghai", "计算本地日期与小时所用的时区", "Time zone that local dates and hours are taken in"
        ),
        Setting("port", 8501, "网页服务的端口", "Port of the web server"),
        Setting("workers", 2, "文本处理子进程数", "Child processes for text work"),
        Setting("threads", 2, "数据仓库线程数", "Threads of the warehouse"),
        Setting("memory", "4GB", "数据仓库内存上限", "Memory limit of the warehouse"),
        Setting("sealed_days", 180, "原始文件加密保存的天数", "Days that sealed originals are kept"),
        Setting("words_days", 1095, "对话原话留多少天，0 一直留", "Days that words are kept, 0 for ever"),
        Setting("service_seconds", 20, "服务水平的应答时限（秒）", "Service level threshold in seconds"),
        Setting("short_abandon_seconds", 5, "短放弃的界限（秒）", "Short abandons are below this many seconds"),
        Setting("min_n", 30, "少于多少个样本时显示「样本不足」", "Below this many cases a share is not shown"),
        Setting(
            "lexicon",
            "open",
            "用哪套满意度词典：open（MIT，可商用）或 research（含仅限非商业研究的语料所学）",
            "Which lexicons of satisfaction: open (MIT, free to use) or research (learned also from text for"
            " non-commercial research)",
        ),
        Setting(
            "records",
            "",
            "人写下的记录放在哪：空为数据文件夹里的 SQLite，或 postgresql://…",
            "Where what people write is kept: empty for SQLite in the data folder, or postgresql://…",
        ),
        Setting("address", "127.0.0.1", "网页服务听在哪个地址", "Address the web server listens at"),
        Setting(
            "hosts",
            "",
            "允许的主机名，逗号分隔；空为只有本机名",
            "Host names allowed, by commas; empty: this machine's",
        ),
        Setting("proxies", "", "可信的反向代理地址，逗号分隔", "Addresses of trusted reverse proxies, by commas"),
        Setting(
            "allow_http",
            0,
            "1：不经 TLS 也允许别的机器访问（不建议）",
            "1: other machines may come in without TLS (not advised)",
        ),
        Setting("idle_minutes", 30, "多久不动就要重新登录（分钟）", "Minutes without a move until one signs in again"),
        Setting(
            "release",
            "critical",
            "质检结果何时生效：at_once 提交就生效；critical 关键项没做到的要另一个人放行；person 每一份都要放行",
            "When a review begins to count: at_once; critical: one that fails a critical item waits for another person;"
            " person: every one does",
        ),
        Setting("release_hours", 0, "没人放行时几小时后自己生效，0 一直等", "Hours until it counts by itself, or 0"),
        Setting("dispute_days", 10, "评分后几个工作日内可以申诉", "Working days in which a score may be contested"),
        Setting("answer_days", 3, "几个工作日内要答复申诉", "Working days in which a dispute is to be answered"),
        Setting(
            "leagues",
            "",
            "开小联赛的项目，逗号分隔；空着就都不开",
            "Programmes with leagues, separated by commas; none if empty",
        ),
        Setting("sign_in_days", 180, "登录记录留多少天", "Days that attempts to sign in and sessions are kept"),
        Setting("session_hours", 8, "一次登录最长几小时", "Hours a sign-in lasts at most"),
        Setting(
            "second_factor",
            "",
            "必须用第二因素的角色，逗号分隔，如 admin,auditor",
            "Roles that need a second factor, by commas, as admin,auditor",
        ),
        Setting(
            "model_address",
            "",
            "语言模型的地址（OpenAI 兼容，如 http://10.0.0.5:8000/v1）；空着就不问",
            "Address of a language model (OpenAI-compatible, as http://10.0.0.5:8000/v1); empty: none is asked",
        ),
        Setting("model_name", "", "问哪个模型", "Which model is asked"),
        Setting("model_calls_a_day", 0, "一天最多问几次语言模型，0 不问", "Questions to it a day at most, 0 for none"),
        Setting(
            "report_font",
            "",
            "报告 PDF 用的字体文件，空着就在机器上找",
            "Font file of PDF reports, empty to look on the machine",
        ),
        Setting("demo_seed", 20, "示范中心的随机种子", "Seed of the demo centre"),
    )
}


def data_folder() -> Path:
    """Where databases, exports and sealed originals live; XINSHENG_DATA names it."""
    return _resolved(os.environ.get("XINSHENG_DATA") or str(SHIPPED), os.getcwd())


@lru_cache(maxsize=8)
def _resolved(name: str, _beside: str) -> Path:
    return Path(name).resolve()


@lru_cache(maxsize=8)
def _settings_file(folder: Path) -> Path:
    return folder / "settings.toml"


@lru_cache(maxsize=8)
def _file(path: Path, mtime: int) -> dict:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise SETTINGS_NOT_TOML(path=path, problem=problem) from problem


def setting(name: str) -> str | int | float:
    """The value in force. Raises QAError when a value cannot be read as the kind its default has."""
    declared = SETTINGS[name]
    value = os.environ.get(f"XINSHENG_{name.upper()}")
    if value is None:
        path = _settings_file(data_folder())
        try:
            value = _file(path, os.stat(path).st_mtime_ns).get(name)
        except FileNotFoundError:
            pass
    if value is None:
        return declared.default
    try:
        return type(declared.default)(value)
    except ValueError as problem:
        raise SETTING_WRONG(name=name, value=value, help=(declared.help_zh, declared.help_en)) from problem
