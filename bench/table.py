"""What a benchmark prints: what was measured, the figure, the goal, and whether it was reached."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table; `goal` reads like "<= 25 ms"."""

    what: str
    value: float
    unit: str
    goal: str = ""
    note: str = ""

    @property
    def reached(self) -> str:
        """yes, no, or nothing where there is no goal."""
        if not self.goal:
            return ""
        comparison, least, *_ = self.goal.split()
        number = float(least.replace(",", ""))
        return (
            "yes"
            if (self.value <= number if comparison == "<=" else self.value >= number)
            else "NO"
        )


def show(title: str, figures: list[Figure]) -> None:
    """Print the figures as a table."""
    print(f"\n{title}")
    width = max(len(figure.what) for figure in figures)
    for figure in figures:
        value = f"{figure.value:,.2f}" if figure.value < 1000 else f"{figure.value:,.0f}"
        line = f"  {figure.what:<{width}}  {value:>12} {figure.unit:<10}"
        print(f"{line} {figure.goal:<14} {figure.reached:<3} {figure.note}".rstrip())
