"""Outlines of boxes on the map: each is one path, so a page can colour it as one."""

from collections.abc import Callable

ROUND, TAIL = 10, 7

Draw = Callable[[int, int, int, int], str]  # left, top, width, height


def rectangle(x: int, y: int, wide: int, high: int) -> str:
    """A plain box."""
    return f"M{x} {y}h{wide}v{high}h{-wide}Z"


def bubble(tail: int) -> Draw:
    """A rounded box that speaks: its tail hangs from the left (-1) or the right (1)."""

    def draw(x: int, y: int, wide: int, high: int) -> str:
        low, tip = y + high, x + (18 if tail < 0 else wide - 18)
        return (
            f"M{x + ROUND} {y}H{x + wide - ROUND}q{ROUND} 0 {ROUND} {ROUND}V{low - ROUND}"
            f"q0 {ROUND} {-ROUND} {ROUND}H{tip + 6}l{2 * tail - 6} {TAIL}L{tip - 6} {low}"
            f"H{x + ROUND}q{-ROUND} 0 {-ROUND} {-ROUND}V{y + ROUND}q0 {-ROUND} {ROUND} {-ROUND}Z"
        )

    return draw
