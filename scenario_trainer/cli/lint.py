"""`trainer lint`: everything that is wrong with scenarios, at once."""

import json
from collections.abc import Iterable

import click

from scenario_trainer.cli.naming import place_of
from scenario_trainer.config import data_home
from scenario_trainer.library import checker
from scenario_trainer.library.findings.finding import Finding, errors, in_order
from scenario_trainer.text import LANGUAGES


@click.command()
@click.argument("path", required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON list instead of lines.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
def lint(path: str | None, as_json: bool, language: str) -> None:
    """Check one scenario, or every scenario in a folder.

    PATH is a scenario's name, its folder, or a folder of scenarios; without it,
    the folder of TRAINER_SCENARIOS. Ends with 1 if anything has to be mended;
    advice may stay.

    \b
    trainer lint the-lease
    trainer lint ../my-scenarios --language sq
    trainer lint --json > findings.json
    """
    readings = checker.check_all(place_of(path), data=data_home())
    found = in_order(finding for each in readings for finding in each.findings)
    if as_json:
        data = [finding.as_data() for finding in found]
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        _tell(found, language)
    wrong = len(errors(found))
    summary = f"{len(readings)} scenarios: {wrong} to mend, {len(found) - wrong} to think about."
    click.echo(summary, err=True)
    raise SystemExit(1 if wrong or not readings else 0)


def _tell(found: Iterable[Finding], language: str) -> None:
    for finding in found:
        place = f"{finding.file}:{finding.line}:{finding.column} {finding.code}"
        advice = "" if finding.is_error else {"en": "(advice) ", "sq": "(këshillë) "}[language]
        sentence, fix = finding.sentence.speak(language), finding.fix.speak(language)
        click.echo(f"{place} {advice}{sentence}  {fix}")
