"""What an hour and a contact cost each brand, month by month, as its finance department would list it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qa.simulation.exports.tables import write_csv

RATES = {
    "shop": {
        "": ("工时", 46.0),
        "网页": ("每次", 3.6),
        "微信": ("每次", 3.9),
        "微博": ("每次", 4.4),
        "邮件": ("每次", 5.8),
    },
    "telecom": {"": ("工时", 52.0), "网页": ("每次", 3.2), "微信": ("每次", 3.4)},
}


def write_costs(folder: Path, first: date, days: int, rates: dict[str, tuple[str, float]]) -> None:
    """One line a month, channel and kind; an hour grows dearer by a hundredth a month."""
    months = sorted({date.fromordinal(first.toordinal() + n).replace(day=1) for n in range(days)})
    write_csv(
        folder / "costs.csv",
        ["月份", "渠道", "类别", "金额"],
        (
            [month.isoformat(), channel, kind, round(amount * (1 + 0.01 * place), 2)]
            for place, month in enumerate(months)
            for channel, (kind, amount) in rates.items()
        ),
    )
