"""Run the benchmarks: all of them, or those that are named; options go to those named.

`python3 -m bench same FOLDER` measures nothing: it compares with another build.
"""

import importlib
import sys
from itertools import takewhile

from bench.same import compare

ALL = (
    "engine",
    "decisions",
    "debriefs",
    "library",
    "lint",
    "pages",
    "typed_questions",
    "line",
    "canary",
    "kill",
    "power",
)


def main(words: list[str]) -> None:
    """Print the table of each benchmark named, or compare."""
    if words[:1] == ["same"]:
        return compare.main(words[1:])
    names = list(takewhile(lambda word: not word.startswith("-"), words))
    options = words[len(names) :]
    unknown = set(names) - set(ALL)
    if unknown:
        sys.exit(f"No such benchmark: {', '.join(sorted(unknown))}. There are {', '.join(ALL)}.")
    for name in names or ALL:
        importlib.import_module(f"bench.{name}").main(*([options] if options else []))


if __name__ == "__main__":
    main(sys.argv[1:])
