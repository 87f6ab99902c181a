"""Walks through the common graph in Python: ours, `transitions` and python-statemachine.

A walker is prepared once and then takes the walks it is given; what it returns is where
each walk ended and how the gauges stood there. Preparing is not timed, walking is:
begin, and for each move the step and the list of what is then offered, guards evaluated.
"""

from collections.abc import Callable

from bench.peers.graph import GAUGES, Graph, Way, as_scenario, spelled
from scenario_trainer.engine.play.play import after, begin, open_options
from scenario_trainer.engine.turn.moves import Move, Start

Ended = list[tuple]  # (scene, gauges in order) of each walk
Walker = Callable[[list[list[int]]], Ended]


def ours(graph: Graph) -> Walker:
    """Our engine by the two functions the web plays with."""
    scenario = as_scenario(graph)
    moves = {id: Move("decide", option=id) for id in "abcd"}
    slots = [scenario.gauges[gauge].slot for gauge in GAUGES]

    def walk_all(walks: list[list[int]]) -> Ended:
        ended = []
        for walk in walks:
            situation = begin(scenario, Start(1))
            offered = open_options(scenario, situation)
            for number in walk:
                move = moves[offered[number % len(offered)].id]
                situation, _ = after(scenario, situation, move)
                offered = open_options(scenario, situation)
            ended.append((situation.scene, *[situation.values[slot] for slot in slots]))
        return ended

    return walk_all


class Model:
    """The gauges as attributes, as a model of the other two has them."""

    def begin(self) -> None:
        """Every gauge at its start."""
        for gauge, start in GAUGES.items():
            setattr(self, gauge, start)

    def ended(self, scene: str) -> tuple:
        """Where the walk ended."""
        return (scene, *[getattr(self, gauge) for gauge in GAUGES])


def _guard(model: Model, way: Way) -> Callable[[], bool] | None:
    """The guard as somebody would have typed it."""
    return way.guard and eval(f"lambda: {spelled(way.guard, 'model.')}", {"model": model})


def _gain(model: Model, way: Way) -> Callable[[], None]:
    """What the option adds, as somebody would have typed it: gauges stay within 0 and 100."""
    lines = [f" model.{g} = min(max(model.{g} + {n}, 0), 100)" for g, n in way.gains.items()]
    typed: dict = {"model": model}
    exec("\n".join(("def gain():", *lines)), typed)
    return typed["gain"]


def transitions(graph: Graph) -> Walker:
    """`transitions`: one trigger for each letter, asked by `may_` before it is offered."""
    from transitions import Machine

    model = Model()
    machine = Machine(
        model, states=list(graph.scenes), initial=graph.opening, auto_transitions=False
    )
    for name, ways in graph.scenes.items():
        for way in ways:
            machine.add_transition(
                way.id, name, way.goes,
                conditions=_guard(model, way), after=_gain(model, way),
            )  # fmt: skip
    ids = {name: [way.id for way in ways] for name, ways in graph.scenes.items()}
    take = {id: getattr(model, id) for id in "abcd"}
    may = {id: getattr(model, f"may_{id}") for id in "abcd"}

    def walk_all(walks: list[list[int]]) -> Ended:
        ended = []
        for walk in walks:
            machine.set_state(graph.opening)
            model.begin()
            offered = [id for id in ids[model.state] if may[id]()]
            for number in walk:
                take[offered[number % len(offered)]]()
                offered = [id for id in ids[model.state] if may[id]()]
            ended.append(model.ended(model.state))
        return ended

    return walk_all


def statemachine(graph: Graph) -> Walker:
    """python-statemachine: events of a class, asked by `enabled_events`."""
    from statemachine import State, StateMachine

    model = Model()
    states = {name: State(initial=name == graph.opening) for name in graph.scenes}
    events: dict[str, object] = {}
    for name, ways in graph.scenes.items():
        for way in ways:
            leads = states[name].to(
                states[way.goes],
                cond=_guard(model, way),
                on=_gain(model, way),
            )
            events[way.id] = events[way.id] | leads if way.id in events else leads
    machine = type("Graph", (StateMachine,), {**states, **events})()

    def walk_all(walks: list[list[int]]) -> Ended:
        ended = []
        for walk in walks:
            machine.current_state_value = graph.opening
            model.begin()
            offered = machine.enabled_events()
            for number in walk:
                machine.send(offered[number % len(offered)].id)
                offered = machine.enabled_events()
            ended.append(model.ended(machine.current_state_value))
        return ended

    return walk_all
