"""Scenes with what there is to do in them, and endings."""

from collections.abc import Iterator, Mapping
from keyword import iskeyword

from scenario_trainer.engine import scenario as engine
from scenario_trainer.engine.scenario import END
from scenario_trainer.engine.scoring import RED_FLAGS
from scenario_trainer.engine.values import Condition
from scenario_trainer.library import schema
from scenario_trainer.library.building import effects, words
from scenario_trainer.library.building.terms import Terms

_KINDS = ("decision", "pick", "reflect", "event", "gate")


def scene(terms: Terms, id: str, scene: schema.Scene) -> engine.Scene:
    at = f"scenes.{id}"
    return engine.Scene(
        id=id,
        title=None if scene.title is None else terms.text(scene.title, f"{at}.title"),
        narration=words.passages(terms, scene.narration, f"{at}.narration"),
        lines=words.lines(terms, scene.lines, f"{at}.lines"),
        act=_act(terms, id, scene, at),
        extra=scene.extra,
        goes=None if scene.goes is None else terms.goes(scene.goes, f"{at}.goes", id),
        visited=terms.slots.get(f"visited:{id}", -1),
    )


def _act(terms: Terms, id: str, scene: schema.Scene, at: str) -> engine.Act:
    kinds = [kind for kind in _KINDS if getattr(scene, kind)]
    if len(kinds) > 1:
        terms.add("SCN211", f"{at}.{kinds[1]}", key=True, what=", ".join(kinds))
    match kinds:
        case ["decision", *_]:
            return _decision(terms, id, scene, f"{at}.decision")
        case ["event", *_]:
            return engine.Event(
                tuple(
                    _event(terms, id, n, outcome, scene, f"{at}.event.{n}")
                    for n, outcome in enumerate(scene.event)
                )
            )
        case ["gate", *_]:
            return engine.Gate(
                tuple(_route(terms, route, f"{at}.gate.{n}") for n, route in enumerate(scene.gate))
            )
    if scene.goes is None and len(kinds) < 2:
        terms.add("SCN315", at, key=True, what=id)
    match kinds:
        case ["pick", *_]:
            return _pick(terms, id, scene.pick, f"{at}.pick")
        case ["reflect", *_]:
            return _reflect(terms, scene.reflect, f"{at}.reflect")
    return engine.Continue()


def _decision(terms: Terms, id: str, scene: schema.Scene, at: str) -> engine.Decision:
    decision = scene.decision
    timer = decision.timer
    if timer is not None:
        silent = decision.options.get(timer.silence)
        if silent is None or silent.offered:
            terms.add("SCN317", f"{at}.timer.silence", what=timer.silence)
    return engine.Decision(
        prompt=terms.text(decision.prompt, f"{at}.prompt"),
        hint=terms.text(decision.hint, f"{at}.hint"),
        assesses=terms.competencies(decision.assesses, f"{at}.assesses"),
        dilemma=decision.dilemma,
        contested=decision.contested,
        confidence=decision.confidence,
        reasons={
            tag: terms.text(words, f"{at}.reasons.{tag}") for tag, words in decision.reasons.items()
        },
        timer=timer and engine.Timer(timer.seconds, timer.silence),
        options={
            name: _option(terms, id, name, option, f"{at}.options.{name}", scene.goes)
            for name, option in decision.options.items()
        },
    )


def _pick(terms: Terms, id: str, pick: schema.Pick, at: str) -> engine.Pick:
    for name, option in pick.options.items():
        if option.goes is not None:
            terms.add("SCN316", f"{at}.options.{name}.goes", key=True)
    return engine.Pick(
        prompt=terms.text(pick.prompt, f"{at}.prompt"),
        hint=terms.text(pick.hint, f"{at}.hint"),
        count=pick.count,
        assesses=terms.competencies(pick.assesses, f"{at}.assesses"),
        options={
            name: _option(terms, id, name, option, f"{at}.options.{name}", END)
            for name, option in pick.options.items()
        },
    )


def _option(
    terms: Terms, scene: str, id: str, option: schema.Option, at: str, onward: str | None
) -> engine.Option:
    """One option; *onward* is where the scene leads if the option does not say."""
    if iskeyword(id):
        terms.add("SCN313", at, key=True, what=id)
    if option.goes is not None:
        goes = terms.goes(option.goes, f"{at}.goes", id)
    else:
        goes = onward or terms.goes(None, at, id)
    for name in (option.major, option.repairs):
        if name is not None and name not in terms.file.majors:
            key = "major" if name == option.major else "repairs"
            terms.unknown("SCN312", f"{at}.{key}", name, terms.file.majors)
    stop, other, chance = option.stop, option.other_view, option.chance
    return engine.Option(
        id=id,
        text=terms.text(option.text, f"{at}.text"),
        quality=option.quality,
        credit=terms.competencies(option.credit, f"{at}.credit"),
        effects=effects.effects(terms, option.changes, f"{at}.changes"),
        chance=chance and _chance(terms, f"{scene}.{id}", chance, f"{at}.chance"),
        reply=words.lines(terms, option.reply, f"{at}.reply"),
        why=terms.text(option.why, f"{at}.why"),
        other_view=None if other is None else terms.text(other, f"{at}.other_view"),
        stop=stop
        and engine.Stop(
            terms.text(stop.happened, f"{at}.stop.happened"),
            terms.text(stop.undone, f"{at}.stop.undone"),
            terms.text(stop.duty, f"{at}.stop.duty"),
        ),
        goes=goes,
        offered=option.offered,
        when=terms.condition(option.when, f"{at}.when"),
        question=option.question,
        topic=option.topic,
        cites=option.cites,
        flags=tuple(_flag(terms, flag, f"{at}.flags.{n}") for n, flag in enumerate(option.flags)),
        major=option.major,
        repairs=option.repairs,
        tag=option.tag,
        took=terms.slots.get(f"took:{scene}.{id}", -1),
        opens=tuple(_opened_by(terms, option)),
    )


def _opened_by(terms: Terms, option: schema.Option) -> Iterator[tuple[int, Condition | None]]:
    """The facts a question of this type on this topic may open."""
    if option.question is None and option.topic is None:
        return
    for id, fact in terms.file.facts.items():
        for n, opening in enumerate(fact.opens):
            if opens(opening, option):
                when = terms.condition(opening.when, f"facts.{id}.opens.{n}.when")
                yield terms.slots[f"fact:{id}"], when


def _flag(terms: Terms, flag: str | Mapping[str, str], at: str) -> engine.Flag:
    code, when = (flag, None) if isinstance(flag, str) else next(iter(flag.items()))
    if code not in RED_FLAGS:
        terms.unknown("SCN311", at, code, RED_FLAGS)
    return engine.Flag(code, terms.condition(when, f"{at}.{code}"))


def _chance(terms: Terms, purpose: str, chance: schema.Chance, at: str) -> engine.Chance:
    line = chance.line
    return engine.Chance(
        purpose=purpose,
        percent=terms.percent(chance.percent, f"{at}.percent"),
        effects=effects.effects(terms, chance.changes, f"{at}.changes"),
        lines=() if line is None else (engine.Line(terms.text(line, f"{at}.line")),),
    )


def _event(
    terms: Terms, id: str, n: int, outcome: schema.EventOutcome, scene: schema.Scene, at: str
) -> engine.Outcome:
    chance, target = outcome.chance, outcome.goes
    return engine.Outcome(
        purpose=f"{id}.{n}",
        when=terms.condition(outcome.when, f"{at}.when"),
        percent=None if chance is None else terms.percent(chance, f"{at}.chance"),
        effects=effects.effects(terms, outcome.changes, f"{at}.changes"),
        lines=words.lines(terms, outcome.lines, f"{at}.lines"),
        goes=terms.goes(target or scene.goes, f"{at}.goes" if target else at, id),
    )


def _route(terms: Terms, route: schema.Route, at: str) -> tuple[Condition | None, str]:
    when = terms.condition(route.when, f"{at}.when")
    return when, terms.goes(route.goes, f"{at}.goes", at)


def _reflect(terms: Terms, reflect: schema.Reflect, at: str) -> engine.Reflect:
    return engine.Reflect(
        terms.text(reflect.prompt, f"{at}.prompt"),
        {id: terms.text(words, f"{at}.choices.{id}") for id, words in reflect.choices.items()},
    )


def ending(terms: Terms, id: str, ending: schema.Ending) -> engine.Ending:
    at = f"endings.{id}"
    return engine.Ending(
        id=id,
        title=terms.text(ending.title, f"{at}.title"),
        when=terms.condition(ending.when, f"{at}.when"),
        narration=words.passages(terms, ending.narration, f"{at}.narration"),
        one_month_later=words.passages(terms, ending.one_month_later, f"{at}.one_month_later"),
        her_side=words.passages(terms, ending.her_side, f"{at}.her_side"),
        tone=ending.tone,
    )


def opens(opening: schema.Opening, option: schema.Option) -> bool:
    """Whether a question of this type on this topic is one that opens the fact."""
    if opening.volunteered or not (opening.question or opening.topic):
        return False
    return opening.question in (None, option.question) and opening.topic in (None, option.topic)
