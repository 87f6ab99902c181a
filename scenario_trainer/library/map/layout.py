"""Put the scenes of a scenario into layers, top to bottom, narrow enough for a phone.

Three boxes at most stand side by side. A step that passes over layers runs in a
thin lane of its own between the boxes, and steps to the same scene share one,
so no line ever runs behind a box. The order within a layer is smoothed a few
times (each box moves towards what it is tied to); everything is deterministic.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scenario_trainer.engine.kinds import kind_of
from scenario_trainer.engine.story.scenario import BACK, END, Ending, Scenario, Scene
from scenario_trainer.library.kinds import in_file
from scenario_trainer.library.map.ways import exits
from scenario_trainer.text import Text, same

ABREAST = 3
BOX, SMALL, LANE = 106, 26, 8  # widths
HIGH, LAYER = 46, 70  # a box, and from one layer to the next
GAP, MARGIN = 10, 8
SWEEPS = 8

Point = tuple[int, int]
_Spot = tuple[str, int]  # a scene, or its lane, in a layer


@dataclass(frozen=True, slots=True)
class Node:
    """A box on the map; x and y are its middle."""

    id: str
    kind: str  # of the scene, or ending
    title: Text
    layer: int
    column: int
    x: int
    y: int
    width: int
    height: int
    tone: str | None = None
    extra: bool = False
    breaks_in: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two boxes through these points; `back` where it leads up again."""

    start: str
    to: str
    points: tuple[Point, ...]
    back: bool = False


@dataclass(frozen=True, slots=True)
class Map:
    """A scenario ready to be drawn."""

    title: Text
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: int
    height: int


def layout(scenario: Scenario) -> Map:
    """Where every scene and ending of the scenario stands, and every line between them."""
    steps = _steps(scenario)
    forward = _forward(scenario, steps)
    layers = _layers(scenario, forward)
    rows = _rows(layers, forward)
    _smooth(rows, forward, layers)
    middle, width = _across(scenario, rows, forward, layers)
    nodes = tuple(_node(scenario, id, layers, rows, middle) for id in layers)
    backward = [step for step in steps if step not in forward]
    edges = [_edge(start, to, layers, middle) for start, to in forward]
    edges += [_edge_up(start, to, layers, middle, width) for start, to in backward]
    width += 2 * MARGIN if backward else 0
    height = max(node.y for node in nodes) + HIGH // 2 + MARGIN
    return Map(scenario.title, nodes, tuple(edges), width, height)


def _steps(scenario: Scenario) -> dict[tuple[str, str], None]:
    """Every step once; where the situation chooses the ending, one fork stands for the choice."""
    steps = {
        (id, goes): None
        for id, scene in scenario.scenes.items()
        for _, goes in exits(scene)
        if goes != BACK
    }
    if any(goes == END for _, goes in steps):
        steps |= {(END, ending): None for ending in scenario.endings}
    return steps


def _forward(scenario: Scenario, steps: Iterable[_Spot]) -> list[tuple[str, str]]:
    """The steps without those that lead back to a scene still being left."""
    onward: dict[str, list[str]] = {id: [] for id in (*scenario.scenes, END, *scenario.endings)}
    for start, to in steps:
        onward[start].append(to)
    forward, done, open_now = [], set(), set()
    starts = [scenario.opening, *(each.goes for each in scenario.interrupts), *scenario.scenes]
    for start in starts:
        if start in done:
            continue
        done.add(start)
        open_now.add(start)
        stack = [(start, iter(onward[start]))]
        while stack:
            id, following = stack[-1]
            to = next(following, None)
            if to is None:
                open_now.discard(id)
                stack.pop()
            elif to not in open_now:
                forward.append((id, to))
                if to not in done:
                    done.add(to)
                    open_now.add(to)
                    stack.append((to, iter(onward[to])))
    return forward


def _layers(scenario: Scenario, forward: list[tuple[str, str]]) -> dict[str, int]:
    """A layer for each scene below all that lead to it, with room for `ABREAST`; endings last."""
    before: dict[str, set[str]] = {id: set() for id in scenario.scenes}
    for start, to in forward:
        if to in before:
            before[to].add(start)
    layers: dict[str, int] = {}
    full: dict[int, int] = {}
    waiting = list(dict.fromkeys((scenario.opening, *scenario.scenes)))
    while waiting:
        id = next(id for id in waiting if before[id] <= layers.keys())
        waiting.remove(id)
        layer = max((layers[start] + 1 for start in before[id]), default=0)
        if id != scenario.opening:
            layer = max(layer, 1)
        layers[id] = _with_room(full, layer)
    last = max(layers.values()) + 1
    if any(to == END for _, to in forward):
        layers[END], last = last, last + 1
    for id in scenario.endings:
        layers[id] = _with_room(full, last)
    return layers


def _with_room(full: dict[int, int], layer: int) -> int:
    while full.get(layer, 0) >= ABREAST:
        layer += 1
    full[layer] = full.get(layer, 0) + 1
    return layer


def _rows(layers: Mapping[str, int], forward: list[tuple[str, str]]) -> list[list[str]]:
    """Who stands in each layer: boxes, and the lanes of lines that pass through."""
    rows: list[list[str]] = [[] for _ in range(max(layers.values()) + 1)]
    for id, layer in layers.items():
        rows[layer].append(id)
    for start, to in forward:
        for layer in range(layers[start] + 1, layers[to]):
            if to not in rows[layer]:
                rows[layer].append(to)
    return rows


def _links(
    rows: list[list[str]], forward: list[tuple[str, str]], layers: Mapping[str, int]
) -> list[list[_Spot]]:
    """Which spot of a layer is tied to which of the next."""
    links: list[dict[_Spot, None]] = [{} for _ in rows]
    for start, to in forward:
        links[layers[start]][start, to] = None
        for layer in range(layers[start] + 1, layers[to]):
            links[layer][to, to] = None
    return [list(each) for each in links]


def _smooth(
    rows: list[list[str]], forward: list[tuple[str, str]], layers: Mapping[str, int]
) -> None:
    """Order each layer by the middle of what its spots are tied to, down and up again."""
    links = _links(rows, forward, layers)
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        order = range(1, len(rows)) if down else range(len(rows) - 2, -1, -1)
        for layer in order:
            other = rows[layer - 1] if down else rows[layer + 1]
            place = {id: n / max(len(other) - 1, 1) for n, id in enumerate(other)}
            ties: dict[str, list[float]] = {}
            for above, below in links[layer - 1 if down else layer]:
                mine, its = (below, above) if down else (above, below)
                ties.setdefault(mine, []).append(place[its])
            own = {id: n / max(len(rows[layer]) - 1, 1) for n, id in enumerate(rows[layer])}
            middle = {id: sum(ties[id]) / len(ties[id]) if id in ties else own[id] for id in own}
            rows[layer].sort(key=lambda id, middle=middle, own=own: (middle[id], own[id]))


def _across(
    scenario: Scenario,
    rows: list[list[str]],
    forward: list[tuple[str, str]],
    layers: Mapping[str, int],
) -> tuple[dict[_Spot, int], int]:
    """The middle of every spot across, and how wide the map is."""
    wide = {
        (id, layer): _width(scenario, id) if layers[id] == layer else LANE
        for layer, row in enumerate(rows)
        for id in row
    }
    most = max(
        sum(wide[id, layer] for id in row) + GAP * (len(row) - 1) for layer, row in enumerate(rows)
    )
    most = max(most, ABREAST * BOX + (ABREAST - 1) * GAP)
    middle: dict[_Spot, int] = {}
    for layer, row in enumerate(rows):
        _spread(row, layer, wide, dict.fromkeys(row, most / 2), most, middle)
    links = _links(rows, forward, layers)
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        for layer in range(1, len(rows)) if down else range(len(rows) - 2, -1, -1):
            ties: dict[str, list[int]] = {}
            for above, below in links[layer - 1 if down else layer]:
                mine, its = (below, above) if down else (above, below)
                ties.setdefault(mine, []).append(middle[its, layer - 1 if down else layer + 1])
            wish = {
                id: sum(ties[id]) / len(ties[id]) if id in ties else middle[id, layer]
                for id in rows[layer]
            }
            _spread(rows[layer], layer, wide, wish, most, middle)
    return {spot: x + MARGIN for spot, x in middle.items()}, most + 2 * MARGIN


def _spread(
    row: list[str],
    layer: int,
    wide: Mapping[_Spot, int],
    wish: Mapping[str, float],
    most: int,
    middle: dict[_Spot, int],
) -> None:
    """Give each spot the place it wishes for, as far as its neighbours and the edges allow."""
    left = []
    edge = 0.0
    for id in row:
        half = wide[id, layer] / 2
        x = max(wish[id], edge + half)
        left.append(x)
        edge = x + half + GAP
    edge = float(most)
    for n in range(len(row) - 1, -1, -1):
        half = wide[row[n], layer] / 2
        left[n] = min(left[n], edge - half)
        edge = left[n] - half - GAP
    for id, x in zip(row, left, strict=True):
        middle[id, layer] = round(x)


def _width(scenario: Scenario, id: str) -> int:
    scene = scenario.scenes.get(id)
    return SMALL if id == END or (scene and not kind_of(scene.act).waits) else BOX


def _kind(act: object) -> str:
    return in_file(act).drawn_as or kind_of(act).key


def _node(
    scenario: Scenario,
    id: str,
    layers: Mapping[str, int],
    rows: list[list[str]],
    middle: Mapping[_Spot, int],
) -> Node:
    layer, width = layers[id], _width(scenario, id)
    scene, ending = scenario.scenes.get(id), scenario.endings.get(id)
    return Node(
        id=id,
        kind="gate" if id == END else _kind(scene.act) if scene else "ending",
        title=_title(id, scene, ending),
        layer=layer,
        column=[spot for spot in rows[layer] if layers[spot] == layer].index(id),
        x=middle[id, layer],
        y=MARGIN + HIGH // 2 + layer * LAYER,
        width=width,
        height=SMALL if width == SMALL else HIGH,
        tone=ending.tone if ending else None,
        extra=bool(scene and scene.extra),
        breaks_in=any(each.goes == id for each in scenario.interrupts),
    )


def _title(id: str, scene: Scene | None, ending: Ending | None) -> Text:
    named = ending or scene
    return (named and named.title) or same(id.replace("_", " "))


def _edge(start: str, to: str, layers: Mapping[str, int], middle: Mapping[_Spot, int]) -> Edge:
    """The line from a box down through its lanes to another."""
    points: list[Point] = [(middle[start, layers[start]], _middle_of(layers[start]))]
    for layer in range(layers[start] + 1, layers[to]):
        y = _middle_of(layer)
        points += [(middle[to, layer], y - HIGH // 2), (middle[to, layer], y + HIGH // 2)]
    points.append((middle[to, layers[to]], _middle_of(layers[to])))
    return Edge(start, to, tuple(points))


def _edge_up(
    start: str, to: str, layers: Mapping[str, int], middle: Mapping[_Spot, int], width: int
) -> Edge:
    low, high = _middle_of(layers[start]), _middle_of(layers[to])
    points = ((middle[start, layers[start]], low), (width, low), (width, high))
    return Edge(start, to, (*points, (middle[to, layers[to]], high)), back=True)


def _middle_of(layer: int) -> int:
    return MARGIN + HIGH // 2 + layer * LAYER
