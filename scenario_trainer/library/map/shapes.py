"""The outline of a box on the map: what is done in a scene shows in its shape.

A talk is a bubble, somebody who asks back a bubble turned round, a board has
columns, an order a list's ticks, an estimate a ruler's, a classification cut
corners, a report a folded one. Each is one path, so a page can colour it as one.
"""

from collections.abc import Callable

from scenario_trainer.library.map.layout import Node

ROUND, CUT, FOLD, TAIL, TICK = 10, 10, 12, 7, 5


def outline(node: Node) -> str:
    """The path of the box, for those that are not plain rectangles; empty for the others."""
    draw = _OUTLINES.get(node.kind)
    left, top = node.x - node.width // 2, node.y - node.height // 2
    return draw(left, top, node.width, node.height) if draw else ""


_Draw = Callable[[int, int, int, int], str]


def _bubble(tail: int) -> _Draw:
    """A rounded box that speaks: its tail hangs from the left or the right."""

    def draw(x: int, y: int, wide: int, high: int) -> str:
        low, tip = y + high, x + (18 if tail < 0 else wide - 18)
        return (
            f"M{x + ROUND} {y}H{x + wide - ROUND}q{ROUND} 0 {ROUND} {ROUND}V{low - ROUND}"
            f"q0 {ROUND} {-ROUND} {ROUND}H{tip + 6}l{2 * tail - 6} {TAIL}L{tip - 6} {low}"
            f"H{x + ROUND}q{-ROUND} 0 {-ROUND} {-ROUND}V{y + ROUND}q0 {-ROUND} {ROUND} {-ROUND}Z"
        )

    return draw


def _rectangle(x: int, y: int, wide: int, high: int) -> str:
    return f"M{x} {y}h{wide}v{high}h{-wide}Z"


def _columns(x: int, y: int, wide: int, high: int) -> str:
    thirds = (x + wide // 3, x + 2 * wide // 3)
    ticks = (f"M{at} {y}v{TICK}M{at} {y + high}v{-TICK}" for at in thirds)
    return _rectangle(x, y, wide, high) + "".join(ticks)


def _list(x: int, y: int, wide: int, high: int) -> str:
    ticks = (f"M{x} {y + n * high // 4}h{TICK}" for n in (1, 2, 3))
    return _rectangle(x, y, wide, high) + "".join(ticks)


def _ruler(x: int, y: int, wide: int, high: int) -> str:
    ticks = (f"M{x + n * wide // 10} {y + high}v{-TICK}" for n in range(1, 10))
    return _rectangle(x, y, wide, high) + "".join(ticks)


def _cut(x: int, y: int, wide: int, high: int) -> str:
    right, low = x + wide, y + high
    return (
        f"M{x + CUT} {y}H{right - CUT}L{right} {y + CUT}V{low - CUT}L{right - CUT} {low}"
        f"H{x + CUT}L{x} {low - CUT}V{y + CUT}Z"
    )


def _folded(x: int, y: int, wide: int, high: int) -> str:
    right = x + wide
    page = f"M{x} {y}H{right - FOLD}L{right} {y + FOLD}V{y + high}H{x}Z"
    return f"{page}M{right - FOLD} {y}v{FOLD}h{FOLD}"


_OUTLINES: dict[str, _Draw] = {
    "hub": _bubble(-1),
    "gaps": _bubble(1),
    "board": _columns,
    "order": _list,
    "estimate": _ruler,
    "classify": _cut,
    "write": _folded,
}
