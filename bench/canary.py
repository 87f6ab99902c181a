"""What pages give away: every scenario with its texts replaced by their ids, walked many times.

The suite walks a few of these ways; here each scenario is walked in every mode and
language, again and again by what was seen least, so that most scenes come to.
"""

import tempfile
from collections import Counter
from pathlib import Path
from random import Random

from bench.table import Figure, show
from scenario_trainer.config import Settings, data_folder
from scenario_trainer.library import reader
from scenario_trainer.records import opening
from scenario_trainer.text import LANGUAGES
from scenario_trainer.training.practice import MODES
from scenario_trainer.web import create_app
from tests.library.examples import CASE
from tests.web.canary import canary_of
from tests.web.walking import Walk, walked

ROUNDS = 3


def main() -> None:
    """Walk everything and print what was looked at and what should not have been told."""
    figures = []
    with tempfile.TemporaryDirectory() as name:
        settings = Settings.read({"TRAINER_DATA": name, "TRAINER_DEMO": "no"})
        opening.upgrade(settings)
        app = create_app(settings)
        app.config["WTF_CSRF_ENABLED"] = False
        with opening.opened(settings):
            for folder in (*reader.folders(data_folder("scenarios")), CASE):
                figures += figures_of(folder, list(ways(app, folder)))
    show("Canary", figures)


def ways(app, folder: Path):
    """Every mode and language of a scenario, some rounds of them."""
    seen: Counter = Counter()
    for language in LANGUAGES:
        canary = canary_of(folder, language)
        for mode in MODES:
            for seed in range(ROUNDS):
                walk = walked(app, canary, mode, Random(seed), seen)
                print(f"{folder.name}, {mode}, {language}: {walk.looks} pages", flush=True)
                for leak in walk.leaks:
                    print(f"  {leak}")
                yield walk


def figures_of(folder: Path, walks: list[Walk]) -> list[Figure]:
    """Two lines of the table: how much was looked at, and what was told too early."""
    scenario = walks[0].canary.scenario
    come_to = set().union(*(walk.been for walk in walks))
    share = 100 * len(come_to & scenario.scenes.keys()) / len(scenario.scenes)
    endings = len(come_to & scenario.endings.keys())
    about = f"{share:.0f} % of scenes, {endings} of {len(scenario.endings)} endings"
    return [
        Figure(f"{folder.name}: pages read", sum(walk.looks for walk in walks), "", "", about),
        Figure(f"{folder.name}: told too early", sum(len(w.leaks) for w in walks), "", "<= 0"),
    ]


if __name__ == "__main__":
    main()
