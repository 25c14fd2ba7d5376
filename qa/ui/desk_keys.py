"""What the keys of the desk do: one table, printed on the buttons and in the help; a key said twice fails at start."""

from __future__ import annotations

from dataclasses import dataclass

# The frame of the app listens to these itself.
TAKEN = ("c", "r")


@dataclass(frozen=True)
class Binding:
    """`action`: what desk.js calls it; `key`: as the browser names it; `shown`: as it is printed."""

    action: str
    key: str
    shown: str
    zh: str
    en: str


BINDINGS = (
    Binding("met", "1", "1", "做到", "Met"),
    Binding("not_met", "2", "2", "没做到", "Not met"),
    Binding("na", "3", "3", "不适用", "N/A"),
    Binding("down", "ArrowDown", "↓", "下一项", "Next item"),
    Binding("up", "ArrowUp", "↑", "上一项", "Previous item"),
    Binding("evidence", "e", "E", "看依据", "Show the evidence"),
    Binding("words", "w", "W", "写给坐席", "Words for the agent"),
    Binding("phrases", "/", "/", "常用话", "Phrases"),
    Binding("later", "j", "J", "下一句", "Next sentence"),
    Binding("earlier", "k", "K", "上一句", "Previous sentence"),
    Binding("remark", "m", "M", "批注这一句", "Remark on this sentence"),
    Binding("rests", "b", "B", "以这一句为据", "Let it rest on this sentence"),
    Binding("search", "f", "F", "在对话里找", "Search the conversation"),
    Binding("play", " ", "空格", "放 / 停录音", "Play / pause the recording"),
    Binding("back", "ArrowLeft", "←", "退 5 秒", "Back 5 seconds"),
    Binding("speed", "v", "V", "换速度", "Change the speed"),
    Binding("submit", "Enter", "Enter", "提交并下一通", "Submit and next"),
    Binding("skip", "s", "S", "先跳过", "Skip"),
    Binding("next", "n", "N", "下一通", "Next contact"),
    Binding("previous", "p", "P", "上一通", "Previous contact"),
    Binding("fold", "[", "[", "收起或展开名单", "Fold the list"),
    Binding("help", "?", "?", "快捷键", "Keys"),
)


def checked(bindings: tuple[Binding, ...]) -> tuple[Binding, ...]:
    """The same table. Raises ValueError for a key or an action that stands twice, or a key that the frame takes."""
    for what in ("key", "action"):
        said = [getattr(b, what) for b in bindings]
        if twice := sorted({one for one in said if said.count(one) > 1}):
            raise ValueError(f"{what} {twice[0]!r} stands twice among the keys of the desk")
    if taken := [b.key for b in bindings if b.key.lower() in TAKEN]:
        raise ValueError(f"the frame of the app listens to {taken[0]!r} itself")
    return bindings


KEYS = checked(BINDINGS)
