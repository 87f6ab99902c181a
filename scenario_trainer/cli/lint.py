"""`trainer lint`: everything that is wrong with scenarios, at once."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from scenario_trainer.cli.naming import place_of
from scenario_trainer.config import data_home
from scenario_trainer.library import checker, reader
from scenario_trainer.library.checker import Reading
from scenario_trainer.library.findings.finding import Finding, errors, in_order
from scenario_trainer.text import LANGUAGES


@click.command()
@click.argument("path", required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON list instead of lines.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
def lint(path: str | None, as_json: bool, language: str) -> None:
    """Check one scenario, or every scenario in a folder.

    PATH is a scenario's name, its folder, or a folder of scenarios; without it,
    the folder of TRAINER_SCENARIOS. What stands wrong in the files is said at
    once, then what playing finds. Ends with 1 if anything has to be mended;
    advice may stay.

    \b
    trainer lint the-lease
    trainer lint ../my-scenarios --language sq
    trainer lint --json > findings.json
    """
    root, told = place_of(path), []
    for reading in _readings(root):
        new = in_order(finding for finding in reading.findings if finding not in told)
        told += new
        if not as_json:
            _tell(new, language)
    if as_json:
        data = [finding.as_data() for finding in in_order(told)]
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
    count, wrong = len(reader.folders(root)), len(errors(told))
    summary = f"{count} scenarios: {wrong} to mend, {len(told) - wrong} to think about."
    click.echo(summary, err=True)
    raise SystemExit(1 if wrong or not count else 0)


def _readings(root: Path) -> Iterator[Reading]:
    """Every scenario twice: with what stands in its files, then with what playing finds as well."""
    for static in checker.static_all(root):
        yield static
        yield checker.played(static, data=data_home())


def _tell(found: Iterable[Finding], language: str) -> None:
    for finding in found:
        place = f"{finding.file}:{finding.line}:{finding.column} {finding.code}"
        advice = "" if finding.is_error else {"en": "(advice) ", "sq": "(këshillë) "}[language]
        sentence, fix = finding.sentence.speak(language), finding.fix.speak(language)
        click.echo(f"{place} {advice}{sentence}  {fix}")
