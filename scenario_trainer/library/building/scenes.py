"""Scenes with what there is to do in them, and endings."""

from scenario_trainer.engine.kinds.continue_ import Continue
from scenario_trainer.engine.kinds.decision import Decision, Timer
from scenario_trainer.engine.kinds.event import Event, Outcome
from scenario_trainer.engine.kinds.gate import Gate
from scenario_trainer.engine.kinds.pick import Pick
from scenario_trainer.engine.kinds.reflect import Reflect
from scenario_trainer.engine.story import scenario
from scenario_trainer.engine.story.scenario import END
from scenario_trainer.engine.story.values import Condition
from scenario_trainer.library.building import cases, effects, talks, words
from scenario_trainer.library.building.options import option
from scenario_trainer.library.building.terms import Terms
from scenario_trainer.library.file import schema, schema_acts

_BRANCHING = ("decision", "event", "gate")  # the others lead on in one way
_ONE_WAY = {
    "pick": lambda terms, id, act, at: _pick(terms, id, act, at),
    "reflect": lambda terms, id, act, at: _reflect(terms, act, at),
    "hub": talks.hub,
    "gaps": talks.gaps,
    "board": cases.board,
    "order": cases.order,
    "estimate": cases.estimate,
    "classify": cases.classify,
    "write": cases.write,
}


def scene(terms: Terms, id: str, scene: schema.Scene) -> scenario.Scene:
    at = f"scenes.{id}"
    return scenario.Scene(
        id=id,
        title=None if scene.title is None else terms.text(scene.title, f"{at}.title"),
        narration=words.passages(terms, scene.narration, f"{at}.narration"),
        lines=words.lines(terms, scene.lines, f"{at}.lines"),
        act=_act(terms, id, scene, at),
        extra=scene.extra or scene.gaps is not None,
        goes="" if scene.goes is None else terms.goes(scene.goes, f"{at}.goes", id),
        visited=terms.slots.get(f"visited:{id}", -1),
        arrives=effects.changes(terms, scene.arrives, f"{at}.arrives"),
    )


def _act(terms: Terms, id: str, scene: schema.Scene, at: str) -> object:
    kinds = [kind for kind in (*_BRANCHING, *_ONE_WAY) if getattr(scene, kind)]
    if len(kinds) > 1:
        terms.add("SCN211", f"{at}.{kinds[1]}", key=True, what=", ".join(kinds))
    match kinds:
        case ["decision", *_]:
            return _decision(terms, id, scene, f"{at}.decision")
        case ["event", *_]:
            return Event(
                tuple(
                    _event(terms, id, n, outcome, scene, f"{at}.event.{n}")
                    for n, outcome in enumerate(scene.event)
                )
            )
        case ["gate", *_]:
            return Gate(
                tuple(_route(terms, route, f"{at}.gate.{n}") for n, route in enumerate(scene.gate))
            )
    if scene.goes is None and len(kinds) < 2:
        terms.add("SCN315", at, key=True, what=id)
    if not kinds:
        return Continue()
    return _ONE_WAY[kinds[0]](terms, id, getattr(scene, kinds[0]), f"{at}.{kinds[0]}")


def _decision(terms: Terms, id: str, scene: schema.Scene, at: str) -> Decision:
    decision = scene.decision
    timer = decision.timer
    if timer is not None:
        silent = decision.options.get(timer.silence)
        if silent is None or silent.offered:
            terms.add("SCN317", f"{at}.timer.silence", what=timer.silence)
    return Decision(
        prompt=terms.text(decision.prompt, f"{at}.prompt"),
        hint=terms.text(decision.hint, f"{at}.hint"),
        assesses=terms.competencies(decision.assesses, f"{at}.assesses"),
        dilemma=decision.dilemma,
        contested=decision.contested,
        confidence=decision.confidence,
        reasons={
            tag: terms.text(words, f"{at}.reasons.{tag}") for tag, words in decision.reasons.items()
        },
        timer=timer and Timer(timer.seconds, timer.silence),
        options={
            name: option(terms, id, name, each, f"{at}.options.{name}", scene.goes)
            for name, each in decision.options.items()
        },
    )


def _pick(terms: Terms, id: str, pick: schema_acts.Pick, at: str) -> Pick:
    for name, each in pick.options.items():
        if each.goes is not None:
            terms.add("SCN316", f"{at}.options.{name}.goes", key=True)
    if not (pick.count or pick.most or pick.budget):
        terms.add("SCN323", at, key=True)
    return Pick(
        prompt=terms.text(pick.prompt, f"{at}.prompt"),
        hint=terms.text(pick.hint, f"{at}.hint"),
        count=pick.count,
        most=pick.most,
        budget=pick.budget,
        assesses=terms.competencies(pick.assesses, f"{at}.assesses"),
        options={
            name: option(terms, id, name, each, f"{at}.options.{name}", END)
            for name, each in pick.options.items()
        },
    )


def _event(
    terms: Terms, id: str, n: int, outcome: schema_acts.EventOutcome, scene: schema.Scene, at: str
) -> Outcome:
    chance, target = outcome.chance, outcome.goes
    return Outcome(
        purpose=f"{id}.{n}",
        when=terms.condition(outcome.when, f"{at}.when"),
        percent=None if chance is None else terms.percent(chance, f"{at}.chance"),
        changes=effects.changes(terms, outcome.changes, f"{at}.changes"),
        lines=words.lines(terms, outcome.lines, f"{at}.lines"),
        goes=terms.goes(target or scene.goes, f"{at}.goes" if target else at, id),
    )


def _route(terms: Terms, route: schema_acts.Route, at: str) -> tuple[Condition | None, str]:
    when = terms.condition(route.when, f"{at}.when")
    return when, terms.goes(route.goes, f"{at}.goes", at)


def _reflect(terms: Terms, reflect: schema_acts.Reflect, at: str) -> Reflect:
    return Reflect(
        terms.text(reflect.prompt, f"{at}.prompt"),
        {id: terms.text(words, f"{at}.choices.{id}") for id, words in reflect.choices.items()},
    )


def ending(terms: Terms, id: str, ending: schema.Ending) -> scenario.Ending:
    at = f"endings.{id}"
    return scenario.Ending(
        id=id,
        title=terms.text(ending.title, f"{at}.title"),
        when=terms.condition(ending.when, f"{at}.when"),
        narration=words.passages(terms, ending.narration, f"{at}.narration"),
        one_month_later=words.passages(terms, ending.one_month_later, f"{at}.one_month_later"),
        her_side=words.passages(terms, ending.her_side, f"{at}.her_side"),
        tone=ending.tone,
    )
