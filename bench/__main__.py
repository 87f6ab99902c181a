"""Run the benchmarks: all of them, or those that are named."""

import importlib
import sys

ALL = ("engine", "decisions", "pages", "typed_questions", "line", "canary", "kill", "power")


def main(names: list[str]) -> None:
    """Print the table of each benchmark named."""
    unknown = set(names) - set(ALL)
    if unknown:
        sys.exit(f"No such benchmark: {', '.join(sorted(unknown))}. There are {', '.join(ALL)}.")
    for name in names or ALL:
        importlib.import_module(f"bench.{name}").main()


if __name__ == "__main__":
    main(sys.argv[1:])
