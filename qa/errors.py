"""One kind of error a person can act on: what is wrong, and what to do about it."""

from __future__ import annotations


class QAError(Exception):
    """Something a person can mend. `message` and `hint` are Chinese templates, filled from `values` after
    translation."""

    def __init__(self, message: str, hint: str = "", **values: object) -> None:
        self.message, self.hint, self.values = message, hint, values
        super().__init__(message.format(**values))

    def said(self, translate=lambda text: text) -> tuple[str, str]:
        """The two lines a person reads, in the language of `translate`."""
        return translate(self.message).format(**self.values), translate(self.hint).format(**self.values)


class WarehouseHeld(QAError):
    """Another process has the warehouse open: the caller forwards its request to that process."""

    def __init__(self, path: object, holder: str = "") -> None:
        super().__init__(
            "数据仓库 {path} 正被另一个进程占用{holder}。",
            "如果心声正在运行，命令会自动转交给它；如果没有运行，请结束占用它的进程后再试。",
            path=path,
            holder=f"({holder})" if holder else "",
        )
