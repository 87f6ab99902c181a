"""What a build shows of stored attempts: every page and every figure, one file each.

    TRAINER_DATA=... python -m bench.same.show BUILD TO

For the figures every ended attempt, of whatever mode, is handed in anew as an assessment: what
is written of it then was worked out by this build.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.same import build
from bench.same.build import Browser, forms_in, sql

ATTEMPTS = """
SELECT person.name, attempt.public_id, edition.slug
FROM attempt JOIN person ON person.id = person_id JOIN edition ON edition.id = edition_id
ORDER BY attempt.id
"""
LANGUAGES = ("en", "sq")
OF_EVERYBODY = ("library", "progress")


def main(folder: str, to: str) -> None:
    """Show the attempts as they stand; then, in a copy of the database, handed back."""
    build.use(Path(folder))
    again = shutil.copytree(build.data(), build.data().with_name("again"))
    for language in LANGUAGES:
        sql("UPDATE person SET language = ?", language)
        for officer, browser, attempts in opened():
            show_pages(browser, officer, attempts, Path(to), language)
    os.environ["TRAINER_DATA"] = str(again)
    sql("DELETE FROM result")
    sql("UPDATE attempt SET mode = 'assessment', submitted_at = NULL")
    for _, browser, attempts in opened():
        show_figures(browser, attempts, Path(to))


def opened() -> Iterator[tuple[str, Browser, dict[str, str]]]:
    """Every officer with a browser of their own, and what their attempts are called and where.

    The application is a new one, so nothing it keeps was made for somebody who reads otherwise.
    """
    attempts = [(name, f"{n:03}-{slug}", f"/practice/{id}")
                for n, (name, id, slug) in enumerate(sql(ATTEMPTS))]  # fmt: skip
    build.command("db", "upgrade")
    app = build.app()
    for officer in sorted({name for name, _, _ in attempts}):
        browser = Browser(app)
        browser.sign_in(officer)
        yield officer, browser, {told: at for name, told, at in attempts if name == officer}


def show_pages(
    browser: Browser, officer: str, attempts: dict[str, str], to: Path, language: str
) -> None:
    """The present scene or the ending, and the debrief; the pages around."""
    for told, address in attempts.items():
        (to / f"{told}.scene.{language}").write_text(browser.read(address))
        (to / f"{told}.debrief.{language}").write_text(browser.read(f"{address}/debrief"))
    for page in OF_EVERYBODY:
        (to / f"{officer}.{page}.{language}").write_text(browser.read(f"/{page}"))


def show_figures(browser: Browser, attempts: dict[str, str], to: Path) -> None:
    """What is kept of each ended attempt once it is handed in."""
    for told, address in attempts.items():
        forms = forms_in(browser.read(address))
        form = next((form for form in forms if form.action.endswith("/submit")), None)
        if form is None:  # it is not at its ending
            continue
        browser.begin(form.action, form.hidden)
        figures = sql("SELECT figures FROM result JOIN attempt ON attempt.id = attempt_id"
                      " WHERE public_id = ?", address.rpartition("/")[2])  # fmt: skip
        (to / f"{told}.figures").write_text(figures[0][0])


if __name__ == "__main__":
    main(*sys.argv[1:])
