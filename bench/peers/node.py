"""Peers that run in node: xstate and inkjs, fetched by npm into a cached folder of their own."""

import json
import os
import shutil
import subprocess
from pathlib import Path

from bench.peers.graph import GAUGES, Graph, Way, spelled

PACKAGES = ("xstate@5.33.3", "inkjs@2.4.0")
SCRIPTS = ("xstate.mjs", "inkjs.mjs")
PLACE = Path(__file__).parent
CACHE = Path.home() / ".cache" / "scenario-trainer-bench"


class Missing(Exception):
    """Why the peers in node are left out."""


def installed(folder: Path = CACHE) -> Path:
    """The folder in which the packages lie, in exactly these versions; fetched once."""
    if not shutil.which("node") or not shutil.which("npm"):
        raise Missing("node and npm are not installed, so xstate and inkjs are left out")
    folder.mkdir(parents=True, exist_ok=True)
    if not all(_is_there(folder, package) for package in PACKAGES):
        options = ("--no-audit", "--no-fund", "--ignore-scripts", "--save-exact")
        done = subprocess.run(
            ["npm", "install", *options, *PACKAGES], cwd=folder, capture_output=True, text=True
        )
        if done.returncode:
            raise Missing("npm could not fetch xstate and inkjs, so they are left out")
    for script in SCRIPTS:  # beside the packages, where node looks for them
        shutil.copy(PLACE / script, folder)
    return folder


def _is_there(folder: Path, package: str) -> bool:
    name, _, version = package.partition("@")
    told = folder / "node_modules" / name / "package.json"
    return told.exists() and json.loads(told.read_text())["version"] == version


def walked(folder: Path, script: str, *ways: str) -> tuple[float, list[tuple]]:
    """CPU seconds for all walks in `graph.json`, and where each of them ended."""
    command = ["node", script, "graph.json", *ways]
    environment = {**os.environ, "NODE_ENV": "production"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    told = json.loads(done.stdout)
    return told["seconds"], [tuple(each) for each in told["ended"]]


def write(folder: Path, graph: Graph, walks: list[list[int]], warm_up: int) -> None:
    """The graph and the walks, spelled for both."""
    told = {
        "opening": graph.opening,
        "gauges": GAUGES,
        "scenes": {name: [_in_script(way) for way in ways] for name, ways in graph.scenes.items()},
        "ink": _in_ink(graph),
        "walks": walks,
        "warmUp": warm_up,
    }
    (folder / "graph.json").write_text(json.dumps(told))


def _in_script(way: Way) -> dict:
    guard = way.guard and spelled(way.guard, "context.", both=" && ", either=" || ")
    gains = [
        f"{gauge}: Math.min(Math.max(context.{gauge} + {amount}, 0), 100)"
        for gauge, amount in way.gains.items()
    ]
    return {"id": way.id, "goes": way.goes, "guard": guard, "gains": ", ".join(gains)}


def _in_ink(graph: Graph) -> str:
    """A knot for each scene, which says its name, and a sticky choice for each option."""
    lines = [f"VAR {gauge} = {start}" for gauge, start in GAUGES.items()]
    lines.append(f"-> {graph.opening}")
    for name, ways in graph.scenes.items():
        lines += [f"== {name}", name]
        for way in ways:
            lines.append(f"+ {{{way.guard}}} [{way.id}]" if way.guard else f"+ [{way.id}]")
            lines += [f"  ~ {g} = MIN(MAX({g} + {n}, 0), 100)" for g, n in way.gains.items()]
            lines.append(f"  -> {way.goes}")
    return "\n".join(lines)
