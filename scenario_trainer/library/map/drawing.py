"""Write a map down as SVG or Mermaid, in one language, with everything escaped.

Colours are presentation attributes, so the file stands alone and obeys a strict
content security policy; a page may restyle the classes `map-box`, `map-line`,
`map-words`, `map-step` and, on them, `is-taken`, `is-extra`, `tone-good|mixed|bad`.
The way taken is also told by numbers, never by colour alone.
"""

import itertools
from collections.abc import Mapping, Sequence
from html import escape

from scenario_trainer.engine.kinds import KINDS
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.library.kinds import IN_FILE, in_file
from scenario_trainer.library.map.layout import Edge, Map, Node
from scenario_trainer.library.map.shapes import outline
from scenario_trainer.library.map.ways import Way, ways

LETTERS, LINES = 17, 3  # what fits into a box
INK, PALE, TAKEN, PAPER = "#23303a", "#8b98a3", "#0b6e5b", "#ffffff"
_ROUNDED = {kind.key: IN_FILE[kind.act].rounded for kind in KINDS}
TONES = {"good": ("#e3f3ec", "●"), "mixed": ("#fbf3dc", "◐"), "bad": ("#fbe6e3", "○")}


def svg(layout: Map, path: Sequence[str] | None = None, language: str = "sq") -> str:
    """The map as an SVG element; *path* names the scenes an officer came through."""
    on_the_way = _completed(layout, path or ())
    numbers = {id: n for n, id in reversed(list(enumerate(path or (), 1)))}
    taken = set(itertools.pairwise(on_the_way))
    lines = sorted(layout.edges, key=lambda edge: (edge.start, edge.to) in taken)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="map" role="img" '
        f'viewBox="0 0 {layout.width} {layout.height}" width="{layout.width}" '
        f'height="{layout.height}" aria-label="{_said(layout.title.speak(language))}">',
        *(_line(edge, (edge.start, edge.to) in taken) for edge in lines),
        *(
            _box(node, numbers.get(node.id), node.id in on_the_way, language)
            for node in layout.nodes
        ),
        "</svg>",
    ]
    return "\n".join(parts)


def mermaid(scenario: Scenario, language: str = "sq") -> str:
    """The scenario as a Mermaid flowchart, options on the arrows."""
    parts = ["flowchart TD"]
    for id, scene in scenario.scenes.items():
        title = scene.title.speak(language) if scene.title else id.replace("_", " ")
        brackets = in_file(scene.act).brackets
        parts.append(f"  s_{id}{brackets.format(_mermaid(title))}")
    for id, ending in scenario.endings.items():
        parts.append(f'  s_{id}(["{_mermaid(ending.title.speak(language))}"])')
    parts += [
        f"  s_{way.start} -->{_label(scenario, way, language)} s_{way.to}" for way in ways(scenario)
    ]
    return "\n".join(parts) + "\n"


def _label(scenario: Scenario, way: Way, language: str) -> str:
    options = getattr(scenario.scenes[way.start].act, "options", {})
    option = options.get(way.by)
    return f'|"{_mermaid(_short(option.text.speak(language), 40))}"|' if option else ""


def _mermaid(words: str) -> str:
    """Words that cannot end the quotation they stand in."""
    return escape(words.replace("\n", " "), quote=False).replace('"', "#quot;").replace("`", "'")


def _completed(layout: Map, path: Sequence[str]) -> list[str]:
    """The scenes of the path with the events and gates that lay between them."""
    onward: dict[str, list[str]] = {}
    for edge in layout.edges:
        onward.setdefault(edge.start, []).append(edge.to)
    silent = {node.id for node in layout.nodes if node.kind in ("event", "gate")}
    whole: list[str] = list(path[:1])
    for start, to in itertools.pairwise(path):
        whole += [*_between(onward, silent, start, to), to]
    return whole


def _between(onward: Mapping[str, list[str]], silent: set[str], start: str, to: str) -> list[str]:
    """The shortest row of events and gates from one scene to the next; none if they touch."""
    rows, seen = [[start]], {start}
    while rows:
        row = rows.pop(0)
        for following in onward.get(row[-1], ()):
            if following == to:
                return row[1:]
            if following in silent and following not in seen:
                seen.add(following)
                rows.append([*row, following])
    return []


def _line(edge: Edge, taken: bool) -> str:
    first, *rest = edge.points
    drawn, x, y = [f"M{first[0]} {first[1]}"], *first
    for to_x, to_y in rest:
        if edge.back or x == to_x:
            drawn.append(f"L{to_x} {to_y}")
        else:
            half = (y + to_y) // 2
            drawn.append(f"C{x} {half} {to_x} {half} {to_x} {to_y}")
        x, y = to_x, to_y
    look = (
        f'stroke="{TAKEN}" stroke-width="3.5"' if taken else f'stroke="{PALE}" stroke-width="1.2"'
    )
    dashes = ' stroke-dasharray="5 4"' if edge.back else ""
    names = "map-line is-taken" if taken else "map-line"
    return f'<path class="{names}" d="{" ".join(drawn)}" fill="none" {look}{dashes}/>'


def _box(node: Node, number: int | None, taken: bool, language: str) -> str:
    title = node.title.speak(language)
    names = ["map-node", f"map-{node.kind}"]
    names += ["is-taken"] * taken + ["is-extra"] * node.extra
    names += [f"tone-{node.tone}"] if node.tone else []
    parts = [f'<g class="{" ".join(names)}"><title>{_said(title)}</title>', _shape(node, taken)]
    if node.kind not in ("event", "gate"):
        parts += _words(node, title)
    else:
        mark = "?" if node.kind == "event" else ""
        parts.append(_text(node.x, node.y + 4, mark))
    if number is not None:
        parts += _number(node, number)
    return "".join(parts) + "</g>"


def _shape(node: Node, taken: bool) -> str:
    fill = TONES[node.tone][0] if node.tone else PAPER
    look = (
        f'fill="{fill}" stroke="{TAKEN if taken else INK}" stroke-width="{2.5 if taken else 1.2}"'
    )
    if node.extra or node.breaks_in:
        look += ' stroke-dasharray="4 3"'
    left, top, half = node.x - node.width // 2, node.y - node.height // 2, node.width // 2
    match node.kind:
        case "gate":
            x, y = node.x, node.y
            corners = f"M{x} {top}L{x + half} {y}L{x} {y + half}L{left} {y}Z"
            return f'<path class="map-box" d="{corners}" {look}/>'
        case "event":
            return f'<circle class="map-box" cx="{node.x}" cy="{node.y}" r="{half}" {look}/>'
    if path := outline(node):
        return f'<path class="map-box" d="{path}" {look}/>'
    round_by = node.height // 2 if node.kind == "ending" else _ROUNDED.get(node.kind, 2)
    return (
        f'<rect class="map-box" x="{left}" y="{top}" width="{node.width}" height="{node.height}" '
        f'rx="{round_by}" {look}/>'
    )


def _words(node: Node, title: str) -> list[str]:
    title = f"{TONES[node.tone][1]} {title}" if node.tone else title
    lines = _wrapped(title, LETTERS - 2 * bool(node.tone))
    top = node.y + 4 - (len(lines) - 1) * 13 // 2
    return [_text(node.x, top + n * 13, line) for n, line in enumerate(lines)]


def _text(x: int, y: int, words: str) -> str:
    return (
        f'<text class="map-words" x="{x}" y="{y}" text-anchor="middle" font-size="11" '
        f'font-family="Source Sans 3, sans-serif" fill="{INK}">{_said(words)}</text>'
    )


def _number(node: Node, number: int) -> list[str]:
    x, y = node.x - node.width // 2 + 2, node.y - node.height // 2 + 2
    return [
        f'<circle class="map-step" cx="{x}" cy="{y}" r="8" fill="{TAKEN}"/>',
        f'<text class="map-step-number" x="{x}" y="{y + 3}" text-anchor="middle" font-size="9" '
        f'font-weight="700" font-family="Source Sans 3, sans-serif" fill="{PAPER}">{number}</text>',
    ]


def _wrapped(words: str, letters: int) -> list[str]:
    """The words on at most `LINES` lines; what does not fit ends in an ellipsis."""
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > letters:
            lines.append("")
        lines[-1] = f"{lines[-1]} {_short(word, letters)}".strip()
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], _short(f"{lines[LINES - 1]} {lines[LINES]}", letters)]
    return lines


def _short(words: str, letters: int) -> str:
    return words if len(words) <= letters else f"{words[: letters - 1].rstrip()}…"


def _said(words: str) -> str:
    return escape(words, quote=True)
