"""Random but valid scenarios, for laws that must hold for all of them."""

from dataclasses import replace

from hypothesis import strategies as st

from scenario_trainer.engine.kinds.board import Board
from scenario_trainer.engine.kinds.choice import Choice
from scenario_trainer.engine.kinds.classify import Classify, Motive
from scenario_trainer.engine.kinds.event import Event, Outcome
from scenario_trainer.engine.kinds.gaps import Gap, Gaps
from scenario_trainer.engine.kinds.gate import Gate
from scenario_trainer.engine.kinds.items import Column, Item, Key
from scenario_trainer.engine.kinds.order import Order, Task
from scenario_trainer.engine.kinds.pick import Pick
from scenario_trainer.engine.kinds.talk import Talk, Topic
from scenario_trainer.engine.story.cast import Draw
from scenario_trainer.engine.story.conditions import Names, compile_condition, compile_number
from scenario_trainer.engine.story.options import Chance, Flag, Later
from scenario_trainer.engine.story.scenario import Deadline, FactCount, Interrupt, Scene
from scenario_trainer.engine.story.values import Effect, Op
from scenario_trainer.text import same
from tests.builders import a_decision_scene, a_whole_scenario, an_ending, an_option, plain

TRUST, MINUTES, FACT, FIRED, BROKE_IN, OTHER, ARMED, TOOK, PUT, GAP = range(2, 12)
ASKED, AVOIDED, ON_IT, ELSEWHERE, HERE, THERE, MET, *BEST = range(12, 23)
NAMES = Names(numbers={"trust": TRUST, "minutes": MINUTES}, facts={"knife": FACT, "other": OTHER})
CONDITIONS = [None, "trust >= 50", "trust < 30", "knows(knife)", "minutes > 3"]
CREDITS = (0, 25, 60, 100)


def _condition(source):
    return source and compile_condition(source, NAMES)


@st.composite
def _options(draw, targets, *, always_open=1):
    options = {}
    for place in range(draw(st.integers(2, 3))):
        trust, minutes = draw(st.sampled_from((-30, -5, 10, 25))), draw(st.integers(0, 4))
        effects = [Effect(Op.ADD, TRUST, trust), Effect(Op.ADD, MINUTES, minutes, 1000)]
        risk = Chance(
            f"o{place}", compile_number("40", NAMES), plain(((Effect(Op.ADD, TRUST, -40),),) * 2)
        )
        gains = [effect._replace(amount=effect.amount * 4 // 5) for effect in effects]
        options[f"o{place}"] = an_option(
            f"o{place}",
            draw(st.sampled_from(targets)),
            credit={"COM": draw(st.sampled_from(CREDITS)), "DIG": draw(st.sampled_from(CREDITS))},
            effects=(tuple(effects), tuple(gains)),
            when=None if place < always_open else _condition(draw(st.sampled_from(CONDITIONS))),
            chance=risk if draw(st.integers(0, 4)) == 0 else None,
            flags=(Flag("RF1"),) if place and draw(st.integers(0, 5)) == 0 else (),
            opens=((FACT, _condition(draw(st.sampled_from(CONDITIONS)))),)
            if draw(st.booleans())
            else (),
        )
    return options


def _board():
    columns = {"for": Column(same("For"), "for"), "none": Column(same("None"), "none")}
    key = (Key("for", when=_condition("knows(knife)")), Key("none"))
    return Board(same("?"), same(""), {"COM": 100}, columns, {"it": Item("it", same("it"), key)})


@st.composite
def _order(draw):
    tasks = {
        name: Task(
            name, same(name), draw(st.integers(1, 3)), draw(st.integers(2, 8)), 1,
            plain(((Effect(Op.ADD, TRUST, 5),),) * 2), plain(((Effect(Op.ADD, TRUST, -9),),) * 2),
        )
        for name in ("ink", "bag", "call")
    }  # fmt: skip
    return Order(same("?"), same(""), {"DIG": 100}, tasks, MINUTES)


@st.composite
def _classify(draw):
    motive = (Motive("indicated", _condition("knows(knife)")), Motive("open"))
    took = {"indicated": TOOK} if draw(st.booleans()) else {}
    return Classify(
        same("?"),
        same(""),
        {"DIG": 100},
        {"theft": same("Theft")},
        (),
        motive,
        (),
        {},
        {},
        {},
        took,
    )


def _gaps():
    gap = Gap("gap", same("?"), GAP, ("gap.a", "gap.b"), _condition("not knows(knife)"))
    options = {
        name: an_option(
            name, "here", credit={"COM": 50}, effects=((Effect(Op.ADD, TRUST, trust),),) * 2
        )
        for name, trust in (("gap.a", 20), ("gap.b", -20))
    }
    return Gaps(same("?"), same(""), 1, PUT, {"COM": 100}, {"gap": gap}, options)


_FILED = {
    "board": lambda: st.builds(_board),
    "order": _order,
    "classify": _classify,
    "gaps": lambda: st.builds(_gaps),
}
KINDS = ("decision", "decision", "decision", "pick", "event", "gate", "choice", *_FILED)


@st.composite
def _talk(draw, targets):
    """Two topics of two questions each, which open two facts behind gates."""
    asked = [
        an_option(
            f"{topic}.{name}", "talk", question=type, topic=topic,
            credit={"DIG": 20} if name == "a" and draw(st.booleans()) else {},
            effects=((Effect(Op.ADD, TRUST, draw(st.sampled_from((-25, -5, 4, 12)))),),) * 2,
            opens=((fact, _condition(draw(st.sampled_from(CONDITIONS)))),),
        )
        for topic, fact in (("on_it", FACT), ("elsewhere", OTHER))
        for name, type in (("a", draw(st.sampled_from(("open", "probe")))), ("b", "leading"))
    ]  # fmt: skip
    topics = {
        "on_it": Topic(
            "on_it", same("It"), ON_IT, {"ASK": BEST[0], "DIG": BEST[1]},
            ("on_it.a", "on_it.b"), must={"COM": 50}, met=MET,
        ),
        "elsewhere": Topic(
            "elsewhere", same("Else"), ELSEWHERE, {"ASK": BEST[2], "DIG": BEST[3]},
            ("elsewhere.a", "elsewhere.b"),
        ),
    }  # fmt: skip
    hub = Talk(
        same("?"), same(""), same("Leave"), draw(st.integers(1, 3)), {"ASK": 100, "DIG": 100},
        topics, {o.id: o for o in asked}, ASKED, AVOIDED,
    )  # fmt: skip
    return Scene("talk", hub, goes=draw(st.sampled_from(targets)))


@st.composite
def _choice(draw, name, targets):
    """Two ways that are never judged, each once or again; none turns in a ring."""
    once = draw(st.booleans())
    ways = {
        way: an_option(
            way, draw(st.sampled_from(targets)), quality="neutral", took=slot,
            effects=((Effect(Op.ADD, TRUST, draw(st.sampled_from((-25, -5, 12)))),),) * 2,
            when=_condition(draw(st.sampled_from(CONDITIONS))) if slot == THERE else None,
        )
        for way, slot in (("here", HERE), ("there", THERE))
    }  # fmt: skip
    return Scene(name, Choice(same("?"), ways, once), goes=draw(st.sampled_from(targets)))


@st.composite
def _scene(draw, name, targets):
    kind = draw(st.sampled_from(KINDS))
    goes = st.sampled_from(targets)
    if kind in _FILED:
        return Scene(name, draw(_FILED[kind]()), goes=draw(goes), extra=kind == "gaps")
    if kind == "choice":
        return draw(_choice(name, targets))
    if kind == "event":
        drawn = Outcome(
            f"{name}.0", None, compile_number("minutes * 10", NAMES),
            plain(((Effect(Op.ADD, TRUST, 15),),) * 2), (), draw(goes),
        )  # fmt: skip
        return Scene(
            name, Event((drawn, Outcome(f"{name}.1", None, None, plain(((),) * 2), (), draw(goes))))
        )
    if kind == "gate":
        return Scene(name, Gate(((_condition("trust >= 50"), draw(goes)), (None, draw(goes)))))
    if kind == "pick":
        options = draw(_options(targets, always_open=3))
        return Scene(
            name, Pick(same("?"), same(""), {"DIG": 100}, options, count=2), goes=draw(goes)
        )
    return a_decision_scene(
        name,
        draw(_options(targets)),
        assesses={"COM": 100, "DIG": 200},
        extra=draw(st.integers(0, 4)) == 0,
    )


@st.composite
def scenarios(draw, *, talk=False):
    """Up to five scenes that only lead onward, with gates, chance, deadlines and an interrupt."""
    count = draw(st.integers(2, 4 if talk else 5))
    names = [f"s{place}" for place in range(count)]
    scenes = {}
    for place, name in enumerate(names):
        targets = [*names[place + 1 : place + 3], "end"] if place < count - 1 else ["end"]
        scenes[name] = draw(_scene(name, targets))
    first = ["talk"] if talk else names[1:3] or ["end"]
    scenes["s0"] = a_decision_scene("s0", draw(_options(first)), assesses={"COM": 100, "DIG": 100})
    if talk:
        scenes["talk"] = draw(_talk(names[1:3] or ["end"]))
    late = Later(
        "s0.o0.later.0", ARMED, plain(((Effect(Op.ADD, TRUST, -15),),) * 2), after=1,
        percent=compile_number("50", NAMES),
    )  # fmt: skip
    option = scenes["s0"].act.options["o0"]
    scenes["s0"].act.options["o0"] = replace(option, later=(late,))
    scenes["stops"] = a_decision_scene(
        "stops",
        {
            "o0": an_option("o0", "back", credit={"COM": 0}, effects=((), ())),
            "o1": an_option("o1", "back", credit={"COM": 100}, effects=((), ())),
        },
        assesses={"COM": 100}, extra=True,
    )  # fmt: skip
    return a_whole_scenario(
        scenes,
        {"well": an_ending("well", when=_condition("trust >= 50")), "out": an_ending("out")},
        weights={"COM": 50, "DIG": 30, "ASK": 20} if talk else {"COM": 60, "DIG": 40},
        temperaments=(
            Draw("calm", same("calm"), same("")),
            Draw("guarded", same("guarded"), same(""), ((TRUST, -10),)),
        ),
        deadlines=(Deadline("d", MINUTES, 4, FIRED, plain(((Effect(Op.ADD, TRUST, -20),),) * 2)),),
        interrupts=(Interrupt("stops", _condition("trust < 20"), BROKE_IN, "stops"),),
        outcome=FactCount({"COM": 20}, ((FACT, None), (OTHER, None))),
        later=(late,),
        volunteered=((FACT, _condition("trust >= 80")),),
        start=(0, 0, 45, *[0] * 20),
    )
