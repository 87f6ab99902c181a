"""Random but valid scenarios, for laws that must hold for all of them."""

from hypothesis import strategies as st

from scenario_trainer.engine.conditions import Names, compile_condition, compile_number
from scenario_trainer.engine.scenario import (
    Chance,
    Deadline,
    Draw,
    Event,
    FactCount,
    Flag,
    Gate,
    Interrupt,
    Outcome,
    Pick,
    Scene,
)
from scenario_trainer.engine.values import Effect, Op
from scenario_trainer.text import same
from tests.builders import a_decision_scene, a_whole_scenario, an_ending, an_option

TRUST, MINUTES, FACT, FIRED, BROKE_IN = 2, 3, 4, 5, 6
NAMES = Names(numbers={"trust": TRUST, "minutes": MINUTES}, facts={"knife": FACT})
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
            f"o{place}", compile_number("40", NAMES), ((Effect(Op.ADD, TRUST, -40),),) * 2
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


@st.composite
def _scene(draw, name, targets):
    kind = draw(st.sampled_from(("decision", "decision", "decision", "pick", "event", "gate")))
    goes = st.sampled_from(targets)
    if kind == "event":
        drawn = Outcome(
            f"{name}.0", None, compile_number("minutes * 10", NAMES),
            ((Effect(Op.ADD, TRUST, 15),),) * 2, (), draw(goes),
        )  # fmt: skip
        return Scene(
            name, Event((drawn, Outcome(f"{name}.1", None, None, ((),) * 2, (), draw(goes))))
        )
    if kind == "gate":
        return Scene(name, Gate(((_condition("trust >= 50"), draw(goes)), (None, draw(goes)))))
    if kind == "pick":
        options = draw(_options(targets, always_open=3))
        return Scene(name, Pick(same("?"), same(""), 2, {"DIG": 100}, options), goes=draw(goes))
    return a_decision_scene(
        name,
        draw(_options(targets)),
        assesses={"COM": 100, "DIG": 200},
        extra=draw(st.integers(0, 4)) == 0,
    )


@st.composite
def scenarios(draw):
    """Up to five scenes that only lead onward, with gates, chance, deadlines and an interrupt."""
    count = draw(st.integers(2, 5))
    names = [f"s{place}" for place in range(count)]
    scenes = {}
    for place, name in enumerate(names):
        targets = [*names[place + 1 : place + 3], "end"] if place < count - 1 else ["end"]
        scenes[name] = draw(_scene(name, targets))
    scenes["s0"] = a_decision_scene(
        "s0", draw(_options(names[1:3] or ["end"])), assesses={"COM": 100, "DIG": 100}
    )
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
        weights={"COM": 60, "DIG": 40},
        temperaments=(
            Draw("calm", same("calm"), same("")),
            Draw("guarded", same("guarded"), same(""), ((TRUST, -10),)),
        ),
        deadlines=(Deadline("d", MINUTES, 4, FIRED, ((Effect(Op.ADD, TRUST, -20),),) * 2),),
        interrupts=(Interrupt("stops", _condition("trust < 20"), BROKE_IN, "stops"),),
        outcome=FactCount({"COM": 20}, (FACT,)),
        volunteered=((FACT, _condition("trust >= 80")),),
        start=(0, 0, 45, 0, 0, 0, 0),
    )
