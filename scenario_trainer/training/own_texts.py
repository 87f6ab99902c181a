"""What an officer wrote in an attempt, and how it goes: the words are deleted, the move stands.

It is theirs in every mode, also in an assessment that was handed in: nobody keeps a
person's own words against their wish. What that gives up is a rating: a report that
nobody has rated yet stays without points, and its officer is told so before.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from scenario_trainer.debrief.played import title_of
from scenario_trainer.engine.play import play
from scenario_trainer.errors import NotAllowed
from scenario_trainer.records import attempts, drafts
from scenario_trainer.records.attempts import StoredAttempt
from scenario_trainer.records.database import transaction
from scenario_trainer.text import Text
from scenario_trainer.training.beside import open_attempt
from scenario_trainer.training.editions import scenario_of

KINDS = {"reflect": "reflection", "ask": "question", "write": "narrative"}  # else a reason
DRAFTS, PLAN = "drafts", "plan"  # what stands beside the moves, by its name instead of a number


@dataclass(frozen=True, slots=True)
class OwnTextView:
    """One text; `id` is the number of its move, `drafts` or `plan`; `words` is empty once deleted."""

    id: str
    kind: str  # reason | reflection | question | narrative | drafts | plan
    words: tuple[str, ...]
    title: Text | None = None  # of the moment it was written in
    moment: int | None = None  # the number of its move


@dataclass(frozen=True, slots=True)
class OwnTextsView:
    """Everything an officer wrote in an attempt."""

    attempt: str
    scenario: Text
    mode: str
    has_debrief: bool
    texts: tuple[OwnTextView, ...]


def own_texts(public_id: str, officer_id: int) -> OwnTextsView:
    """Every text of the attempt in its order, the deleted ones among them."""
    attempt = open_attempt(public_id, officer_id)
    told = attempt.submitted_at if attempt.mode == "assessment" else attempt.ended_at
    return OwnTextsView(
        attempt=attempt.public_id,
        scenario=scenario_of(attempt).title,
        mode=attempt.mode,
        has_debrief=told is not None,
        texts=(*_of_moves(attempt), *_beside_moves(attempt)),
    )


def _of_moves(attempt: StoredAttempt) -> Iterator[OwnTextView]:
    scenario = scenario_of(attempt)
    for turn, words in sorted(attempts.writings_of(attempt).items()):
        situation = play.replay(scenario, attempt.start, attempt.moves[:turn])
        yield OwnTextView(
            id=str(turn),
            kind=KINDS.get(attempt.moves[turn].kind, "reason"),
            words=(words,) if words else (),
            title=title_of(scenario, situation.scene),
            moment=turn,
        )


def _beside_moves(attempt: StoredAttempt) -> Iterator[OwnTextView]:
    typed, plan = drafts.all_of(attempt), attempts.plan_of(attempt)
    if typed:
        yield OwnTextView(DRAFTS, DRAFTS, typed)
    if plan:
        yield OwnTextView(PLAN, PLAN, (plan.when_that, plan.then_i))


def own_text(public_id: str, officer_id: int, text: str) -> tuple[OwnTextsView, OwnTextView]:
    """One text with the attempt it stands in; `NotAllowed` where there is none, or none any more."""
    whole = own_texts(public_id, officer_id)
    found = next((each for each in whole.texts if each.id == text and each.words), None)
    if found is None:
        raise NotAllowed("no such text")
    return whole, found


def delete(public_id: str, officer_id: int, text: str) -> None:
    """Delete one text; asking for it twice is no mistake."""
    now = datetime.now(UTC)
    with transaction():
        attempt = attempts.of_officer(public_id, officer_id)
        if text == DRAFTS:
            drafts.drop_all(attempt)
        elif text == PLAN:
            attempts.drop_plan(attempt)
        else:
            attempts.delete_writing(attempt, _turn(attempt, text), now)


def _turn(attempt: StoredAttempt, text: str) -> int:
    for turn in attempts.writings_of(attempt):
        if str(turn) == text:
            return turn
    raise NotAllowed("no such text")
