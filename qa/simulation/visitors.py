"""Many people at the screens: websocket clients of a running app that open pages and click, as browsers do. For the
benches."""

from __future__ import annotations

import asyncio
import random
import time

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PERIODS = ("7d", "14d", "28d", "90d")


async def _rerun(line, page: str, query: str, script: str) -> tuple[float, str]:
    """(seconds until the script that this asked for has finished, hash of the page). What an earlier run still had to
    say is heard out first."""
    try:
        while True:
            await asyncio.wait_for(line.recv(), 0.02)
    except TimeoutError:
        pass
    asked = BackMsg()
    asked.rerun_script.query_string, asked.rerun_script.page_name, asked.rerun_script.page_script_hash = (
        query,
        page,
        script,
    )
    began = time.perf_counter()
    await line.send(asked.SerializeToString())
    has_begun = False
    while True:
        told = ForwardMsg()
        told.ParseFromString(await line.recv())
        kind = told.WhichOneof("type")
        if kind == "new_session":
            script, has_begun = told.new_session.page_script_hash, True
        if kind == "script_finished" and has_begun and told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            return time.perf_counter() - began, script


async def _visit(
    port: int, number: int, places: list[tuple[str, str]], clicks: int, every: float, spent: list[float]
) -> None:
    rng = random.Random(number)
    page, role = places[number % len(places)]
    async with websockets.connect(
        f"ws://127.0.0.1:{port}/_stcore/stream",
        subprotocols=["streamlit"],
        max_size=None,
        additional_headers={"Origin": f"http://127.0.0.1:{port}"},
    ) as line:
        await asyncio.sleep(rng.random() * every)
        _first, script = await _rerun(line, page, f"role={role}&period=14d", "")
        for _ in range(clicks):
            await asyncio.sleep(every * (0.5 + rng.random()))
            seconds, script = await _rerun(line, page, f"role={role}&period={rng.choice(PERIODS)}", script)
            spent.append(seconds)


def crowd(
    port: int, places: list[tuple[str, str]], people: int = 50, clicks: int = 8, every: float = 5.0
) -> list[float]:
    """Seconds of every click, sorted. `places`: (page, role). Each person clicks about every `every` seconds."""
    spent: list[float] = []

    async def all_of_them() -> None:
        await asyncio.gather(*(_visit(port, n, places, clicks, every, spent) for n in range(people)))

    asyncio.run(all_of_them())
    return sorted(spent)
