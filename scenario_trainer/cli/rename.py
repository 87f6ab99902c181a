"""`trainer rename`: give a scene, an option, a person or anything else another name."""

import click

from scenario_trainer.cli.naming import folder_of
from scenario_trainer.library.renaming import renaming


@click.command()
@click.argument("slug")
@click.argument("old")
@click.argument("new")
def rename(slug: str, old: str, new: str) -> None:
    """Rename something in a scenario wherever it stands: story, translations, walks.

    OLD is its name, with the names around it where one alone could mean several
    things. Comments, order and quotation marks stay as they are; if anything is
    not clear, nothing is changed.

    \b
    trainer rename the-lease papers_first lease_first
    trainer rename the-lease the_counter.papers_first lease_first
    """
    way, changed = renaming.rename(folder_of(slug), old, new)
    click.echo(f"{way} is {new} now, in:")
    for path in changed:
        click.echo(path)
