"""Files of any size for benches: a queue_log of a busy floor and a table of messages in the words of the simulated
centre."""

from __future__ import annotations

import csv
import random
from datetime import date
from pathlib import Path

from qa.simulation.centre import simulate
from qa.simulation.exports.tables import local
from qa.simulation.pacing import render

START = 1_772_413_200
MAPPING = """[source]
id = "bench"
programme = "bench"
[[table]]
match = "messages*"
[table.message]
contact = "contact"
order = "order"
speaker = { column = "speaker", values = { "客户" = "customer", "客服" = "agent" } }
said_at = "said_at"
text = "text"
"""


def queue_log(path: Path, rows: int) -> Path:
    """`rows` lines of calls that are answered, abandoned and paused after."""
    rng, written, call, at = random.Random(1), 0, 0, START
    with path.open("w", encoding="utf-8") as out:
        while written < rows:
            call, at = call + 1, at + rng.randrange(3)
            name, queue, agent, wait, talk = (
                f"{at}.{call}",
                f"热线{call % 7}",
                f"SIP/{1000 + call % 60}",
                rng.randrange(60),
                rng.randrange(20, 600),
            )
            lines = [f"{at}|{name}|{queue}|NONE|ENTERQUEUE||138{call % 100_000_000:08d}|1"]
            if rng.random() < 0.15:
                lines.append(f"{at + wait}|{name}|{queue}|NONE|ABANDON|1|1|{wait}")
            else:
                end = at + wait + talk
                lines.append(f"{at + wait}|{name}|{queue}|{agent}|CONNECT|{wait}|{name}9|3")
                lines.append(f"{end}|{name}|{queue}|{agent}|COMPLETECALLER|{wait}|{talk}|1")
                lines += (
                    [f"{end}|NONE|NONE|{agent}|PAUSEALL|话后", f"{end + 20}|NONE|NONE|{agent}|UNPAUSEALL|"]
                    if rng.random() < 0.3
                    else []
                )
            for line in lines[: rows - written]:
                out.write(line + "\n")
                written += 1
    return path


def messages(path: Path, rows: int) -> Path:
    """`rows` messages of simulated contacts, again and again under new numbers, as an office exports them."""
    centre = simulate(20, date(2026, 3, 8), 3)
    talks = [[(m.speaker, m.text) for m in render(c, centre.seed)] for c in centre.contacts if c.outcome == "answered"]
    written = contact = 0
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out)
        table.writerow(["contact", "order", "speaker", "said_at", "text"])
        while written < rows:
            talk, contact, at = talks[contact % len(talks)], contact + 1, START + contact * 7
            for place, (speaker, text) in enumerate(talk[: rows - written], 1):
                table.writerow(
                    [f"S{contact:09d}", place, "客户" if speaker == "customer" else "客服", local(at + place * 9), text]
                )
            written += min(len(talk), rows - written)
    return path


def as_csv(log: Path, path: Path) -> Path:
    """The same queue_log rows as a plain CSV with a header: what the reference reads."""
    with log.open(encoding="utf-8") as lines, path.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out)
        table.writerow(["time", "callid", "queuename", "agent", "event", "data1", "data2", "data3", "data4", "data5"])
        for line in lines:
            cells = line.rstrip("\n").split("|")
            table.writerow(cells + [""] * (10 - len(cells)))
    return path
