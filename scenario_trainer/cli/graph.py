"""`trainer graph`: the map of a scenario, for a printout or a wiki."""

from pathlib import Path

import click

from scenario_trainer.cli.naming import scenario_of
from scenario_trainer.library.map.drawing import mermaid, svg
from scenario_trainer.library.map.layout import layout
from scenario_trainer.text import LANGUAGES


@click.command()
@click.argument("slug", required=False)
@click.option("--format", "kind", type=click.Choice(["svg", "mermaid"]), default="svg")
@click.option("--language", type=click.Choice(LANGUAGES), default="sq", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="A file to write.")
def graph(slug: str | None, kind: str, language: str, output: Path | None) -> None:
    """Draw every scene of a scenario and where it leads.

    \b
    trainer graph the-lease --output the-lease.svg
    trainer graph the-lease --format mermaid --language en
    """
    scenario = scenario_of(slug)
    if kind == "svg":
        drawn = svg(layout(scenario), language=language)
    else:
        drawn = mermaid(scenario, language=language)
    if output is None:
        click.echo(drawn)
    else:
        output.write_text(drawn, encoding="utf-8")
