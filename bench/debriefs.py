"""What a scene costs while a room opens its debriefs, against the same scene alone.

    python -m bench debriefs [--before FOLDER] [--debriefs N] [--scenario SLUG]

Each officer of a room has finished an attempt by chance. All ask for their debrief in the
same moment, and until the last one has it, another officer looks at a scene over and over.
First nothing is known of these attempts but their moves, then everything is asked again.
FOLDER is another build with its environment, measured the same way.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from bench.client import Connection
from bench.decisions import HERE, Served, a_build
from bench.engine import at_random, starts
from bench.table import Figure, show
from scenario_trainer.library import reader
from scenario_trainer.library.building import builder

ALONE = 150  # looks at the scene before anybody asks for a debrief
PAUSE = 0.05  # seconds between two looks
PATIENCE = 600  # seconds for the last debrief, on a machine that others use


def main(options: Sequence[str] = ()) -> None:
    """Measure this build, and another one where it is named."""
    asked = _asked(options)
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        for build, source in {"before": asked.before, "ours": HERE}.items():
            if source:
                served = stack.enter_context(
                    a_build(build, source, Path(name), asked.debriefs + 1, asked.scenario)
                )
                show(f"{asked.debriefs} debriefs at once, {build}", measure(served, asked))


def _asked(options: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m bench debriefs")
    parser.add_argument("--before", type=Path, help="the folder of another build")
    parser.add_argument("--debriefs", type=int, default=40)
    parser.add_argument("--scenario", default="ward-four")
    return parser.parse_args(options)


def measure(served: Served, asked: argparse.Namespace) -> list[Figure]:
    """The table of one build."""
    source = (HERE / "scenarios" / asked.scenario / reader.FILE).read_bytes()
    scenario = builder.build(source, {})
    officers = served.officers
    looker, *room = officers.cookies
    ended = []
    for number, officer in enumerate(room):
        start = starts(scenario)[number % len(starts(scenario))]._replace(seed=number)
        ended.append(officers.ended(officer, start, at_random(scenario, start)))
    scene = officers.begun(looker)
    cookies = [officers.cookies[officer] for officer in (looker, *room)]
    return asyncio.run(_measured(served.port, cookies, scene, ended))


async def _measured(port: int, cookies: list[str], scene: str, ended: list[str]) -> list[Figure]:
    looker, *room = [Connection(port, {"sign_in": cookie}, patience=PATIENCE) for cookie in cookies]
    await _look(looker, scene, ALONE // 5)  # nobody is measured cold
    alone = await _look(looker, scene, ALONE)
    figures = [Figure("a scene alone, median", median(alone) * 1000, "ms")]
    for what in ("first", "again"):
        began, beside = time.perf_counter(), []
        asking = asyncio.gather(*map(_open, room, ended))
        while not asking.done():
            beside += await _look(looker, scene, 1)
        await asking
        took = time.perf_counter() - began
        figures += _figures(what, alone, beside, took)
    for connection in (looker, *room):
        connection.writer.close()
        await connection.writer.wait_closed()
    return figures


async def _open(connection: Connection, attempt: str) -> None:
    status, _ = await connection.send("GET", f"/practice/{attempt}/debrief")
    assert status == 200, status


async def _look(connection: Connection, scene: str, times: int) -> list[float]:
    """How long the scene took, each time."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        status, _ = await connection.send("GET", f"/practice/{scene}")
        took.append(time.perf_counter() - began)
        assert status == 200, status
        await asyncio.sleep(PAUSE)
    return took


def _figures(what: str, alone: list[float], beside: list[float], took: float) -> list[Figure]:
    usual, late = median(alone), sorted(beside)[int(len(beside) * 0.99)]
    return [
        Figure(f"{what}: all debriefs", took, "s", note=f"{len(beside)} scenes beside"),
        Figure(f"{what}: a scene beside, median", median(beside) / usual, "times", "<= 2"),
        Figure(f"{what}: 99th percentile", late / usual, "times"),
        Figure(f"{what}: worst", max(beside) / usual, "times", "<= 10"),
    ]


if __name__ == "__main__":
    main(sys.argv[1:])
