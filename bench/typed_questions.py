"""How often the suggested type of a typed question is the one a person gave it.

The halves of `questions.tsv` are by the author of the rule, so both flatter it. The fresh ones are
by somebody who had not seen the rule. The questions of the scenarios are several sentences each, some
meant to disguise their type, so they are harder than most. How officers' own questions fare is not
known until trainers have coded some.
Published for comparison: 72 % on good or bad, 52 % on fine types (`competencies.md` 3.4).
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.engine import SCENARIOS, seconds_each
from bench.table import Figure, show
from scenario_trainer.engine.kinds.questions import GROUP_OF
from scenario_trainer.engine.typed.typed_question import suggest
from scenario_trainer.library import reader
from scenario_trainer.library.building import builder
from scenario_trainer.library.translations import catalogue
from scenario_trainer.text import LANGUAGES

LABELLED = Path(__file__).parent.parent / "tests" / "engine" / "questions.tsv"
UTTERANCES = LABELLED.parent / "utterances"
LONGEST = "you said he was there and then who came, " * 12  # more than is read

Labelled = tuple[str, str, str, str]  # language, where from, type, words


def by_us() -> Iterator[Labelled]:
    """The labelled questions, in halves."""
    for line in LABELLED.read_text(encoding="utf-8").splitlines()[1:]:
        language, half, type, _, words = line.split("\t")
        yield language, half, type, words


def in_scenarios() -> Iterator[Labelled]:
    """Every option of a scenario that is a question, in both languages."""
    for folder in reader.folders(SCENARIOS):
        words = {path.stem: catalogue.read(path).words for path in folder.glob("*.po")}
        scenario = builder.build((folder / reader.FILE).read_bytes(), words)
        for scene in scenario.scenes.values():
            for option in getattr(scene.act, "options", {}).values():
                if getattr(option, "question", None):
                    for language in LANGUAGES:
                        words = option.text.speak(language)
                        yield language, "scenarios", option.question, words


def figures_of(asked: list[Labelled]) -> Iterator[Figure]:
    """Two figures, types and groups, for each language and source."""
    for language, source in sorted({(each[0], each[1]) for each in asked}, reverse=True):
        pairs = [
            (type, suggest(words, language).type)
            for lang, where, type, words in asked
            if (lang, where) == (language, source)
        ]
        wrong = Counter(f"{type} as {got}" for type, got in pairs if type != got)
        often = ", ".join(f"{what} {count}" for what, count in wrong.most_common(3))
        fine = sum(type == got for type, got in pairs)
        grouped = sum(GROUP_OF[type] == GROUP_OF[got] for type, got in pairs)
        asked_of = f"{language} {source}, {len(pairs)} questions"
        yield Figure(f"{asked_of}: types", 100 * fine / len(pairs), "%", "", often)
        yield Figure(f"{asked_of}: groups", 100 * grouped / len(pairs), "%")


def by_hands() -> Iterator[Labelled]:
    """The lines of hands who had not seen the rule, those held back apart; their labels are theirs."""
    for file in sorted(UTTERANCES.glob("*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines()[1:]:
            language, label, _, words = line.split("\t")
            yield language, "held back" if file.stem == "held" else "of hands", label, words


def figures_of_what_hurts(said: list[Labelled]) -> Iterator[Figure]:
    """How insults are read, which should be stopped, and what is no question, which should pass."""
    for label, group, goal in (
        ("hurtful", "recommended", "<= 1 %"), ("hurtful", "neutral", ""), ("none", "avoid", "<= 3 %"),
    ):  # fmt: skip
        for language in LANGUAGES:
            them = [words for lang, _, what, words in said if (lang, what) == (language, label)]
            read = [GROUP_OF[suggest(words, language).type] for words in them]
            share = 100 * read.count(group) / len(read)
            yield Figure(
                f"{language} {label}, {len(read)} lines: read as {group}", share, "%", goal
            )


def main() -> None:
    """Measure the labelled questions and those of the scenarios, and print the table."""
    lines = list(by_hands())
    questions = [line for line in lines if line[2] in GROUP_OF]
    figures = list(figures_of([*by_us(), *questions, *in_scenarios()]))
    figures += figures_of_what_hurts(lines)
    slowest = max(seconds_each(lambda lang=lang: suggest(LONGEST, lang), 0.3) for lang in LANGUAGES)
    figures.append(Figure("one suggestion, 500 characters", slowest * 1000, "ms", "<= 20 ms"))
    show("Typed questions", figures)


if __name__ == "__main__":
    main()
