"""Gates in a file: routes in order."""

from scenario_trainer.engine.kinds.gate import Gate
from scenario_trainer.engine.story.values import Condition
from scenario_trainer.library.file import schema_acts
from scenario_trainer.library.kinds.in_file import InFile
from scenario_trainer.library.terms.terms import Terms


def build(
    terms: Terms, id: str, routes: tuple[schema_acts.Route, ...], at: str, goes: str | None
) -> Gate:
    """The gate as it is played."""
    return Gate(tuple(_route(terms, route, f"{at}.{n}") for n, route in enumerate(routes)))


def _route(terms: Terms, route: schema_acts.Route, at: str) -> tuple[Condition | None, str]:
    when = terms.condition(route.when, f"{at}.when")
    return when, terms.goes(route.goes, f"{at}.goes", at)


KIND = InFile(build=build)
