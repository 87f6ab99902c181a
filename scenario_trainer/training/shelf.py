"""What there is to practise, what an officer has done of it, and what comes next."""

from collections.abc import Iterable, Sequence

from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.errors import NotAllowed
from scenario_trainer.library import program
from scenario_trainer.records import attempts, editions, kept_scores, people
from scenario_trainer.records.kept_scores import AttemptInBrief
from scenario_trainer.stage.heard import person_view
from scenario_trainer.text import Text, same
from scenario_trainer.training.editions import scenario_in
from scenario_trainer.training.results import all_in_brief, is_told
from scenario_trainer.training.views import CardView, IntroductionView, LibraryView, ModeView

MODES = ("coach", "practice", "assessment")
FAMILIES = ("incident_response", "victim_interview", "classification")


def library(officer_id: int) -> LibraryView:
    """All scenarios with what the officer has done of each."""
    mine = all_in_brief(officer_id)
    cards = [card_of(scenario, mine) for scenario in scenarios()]
    suggested, because = _suggest(cards)
    return LibraryView(
        families={
            family: tuple(card for card in cards if card.family == family) for family in FAMILIES
        },
        suggested=suggested,
        because=because,
    )


def scenarios() -> list[Scenario]:
    """The present edition of every scenario, easiest first."""
    built = [scenario_in(edition) for edition in editions.all_current()]
    return sorted(built, key=lambda scenario: (scenario.level, FAMILIES.index(scenario.family)))


def current_title(slug: str) -> Text:
    """What the scenario is called now; its short name where it has left the library."""
    edition = editions.current(slug)
    return scenario_in(edition).title if edition else same(slug)


def introduction(slug: str, officer_id: int) -> IntroductionView:
    """The page before the first scene."""
    edition = editions.current(slug)
    if edition is None:
        raise NotAllowed(slug)
    scenario = scenario_in(edition)
    mine = all_in_brief(officer_id)
    closed = "running" if attempts.has_running_assessment(officer_id, slug) else None
    return IntroductionView(
        card=card_of(scenario, mine),
        setting=scenario.setting,
        content_note=scenario.content_note,
        objectives=scenario.objectives,
        people=tuple(person_view(person) for person in scenario.people.values()),
        modes=tuple(ModeView(mode, closed=closed) for mode in MODES),
        privacy_accepted=people.get(officer_id).privacy_accepted_at is not None,
    )


def card_of(scenario: Scenario, mine: Iterable[AttemptInBrief]) -> CardView:
    """A scenario's card with the officer's own standing."""
    own = [row for row in mine if row.slug == scenario.id]
    finished = [row for row in own if is_told(row)]
    bands = [row.figures.band for row in finished if row.mode == "practice" and not row.rewound]
    running = [row for row in own if not is_told(row)]
    return CardView(
        slug=scenario.id,
        title=scenario.title,
        summary=scenario.summary,
        family=scenario.family,
        level=scenario.level,
        minutes=scenario.minutes,
        weights=scenario.weights,
        finished=len(finished),
        band=max(bands, default=None),
        running=_go_on_with(running),
    )


def under_way(slug: str, officer_id: int) -> str | None:
    """The attempt at the scenario that the officer can go on with."""
    mine = kept_scores.in_brief(officer_id, rules=program.rules())
    return _go_on_with([row for row in mine if row.slug == slug and not is_told(row)])


def _go_on_with(running: Sequence[AttemptInBrief]) -> str | None:
    """The attempt to go on with: an assessment first, else the latest."""
    chosen = max(running, key=lambda row: (row.mode == "assessment", row.started_at), default=None)
    return chosen and chosen.public_id


def next_exercise(
    mine: Iterable[AttemptInBrief], *, after: Scenario, weakest: str | None
) -> CardView | None:
    """The scenario that weighs the weakest competency most, else the one named to follow."""
    others = [scenario for scenario in scenarios() if scenario.id != after.id]
    if not others:
        return None
    if weakest and any(weakest in scenario.weights for scenario in others):
        chosen = max(others, key=lambda scenario: scenario.weights.get(weakest, 0))
    else:
        chosen = next((scenario for scenario in others if scenario.id == after.next), others[0])
    return card_of(chosen, mine)


def _suggest(cards: list[CardView]) -> tuple[CardView | None, str | None]:
    """What is under way first, then what was never played, then what went worst."""
    for wanted, because in (
        (lambda card: card.running, "running"),
        (lambda card: not card.finished, "not_started"),
    ):
        found = next((card for card in cards if wanted(card)), None)
        if found:
            return found, because
    again = min(cards, key=lambda card: (card.band or 0, card.finished), default=None)
    return again, "again" if again else None
