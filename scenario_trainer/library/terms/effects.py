"""Changes as they are written, and the effects they are played as."""

import re

from scenario_trainer.engine.story import values as engine
from scenario_trainer.engine.story.values import Effect, Effects, Op
from scenario_trainer.library.file import schema
from scenario_trainer.library.file.values import Blocks, Changes
from scenario_trainer.library.terms.terms import Terms

MOST_COUNT = 100_000
_CHANGE = re.compile(r"([+-]|= ?|max )((?:0|[1-9][0-9]{0,5}))")


def changes(terms: Terms, blocks: Blocks, at: str) -> engine.Changes:
    """The blocks as they are played."""
    return tuple(_block(terms, block, f"{at}.{n}") for n, block in enumerate(blocks))


def _block(terms: Terms, block: Changes, at: str) -> engine.Block:
    said = {name: values for name, values in block.items() if name != "when"}
    when = block.get("when")
    if when is not None and len(when) > 1:
        terms.add("SCN303", f"{at}.when", what=", ".join(when)[:60])
        when = None
    condition = terms.condition(when[0], f"{at}.when") if when else None
    return engine.Block(_effects(terms, said, at), condition)


def _effects(terms: Terms, changes: Changes, at: str) -> Effects:
    """The changes of one block as effects, once for each temperament."""
    plain = [
        effect
        for name, values in changes.items()
        for n, value in enumerate(values)
        if (effect := _effect(terms, name, value, f"{at}.{name}.{n}"))
    ]
    if not terms.temperaments:
        return (tuple(effect for _, effect in plain),)
    if terms.factored.isdisjoint(changes):
        return (tuple(effect for _, effect in plain),) * len(terms.temperaments)
    return tuple(
        tuple(_with_factor(name, effect, draw) for name, effect in plain)
        for draw in terms.temperaments
    )


def _effect(terms: Terms, name: str, value: str, at: str) -> tuple[str, Effect] | None:
    file = terms.file
    if name in ("learn", "suggest"):
        op = Op.LEARN if name == "learn" else Op.SUGGEST
        return name, Effect(op, terms.fact(value, at), 0)
    if name in file.states:
        return _state_effect(terms, name, value, at)
    if name not in terms.names.numbers:
        known = [*terms.names.numbers, *file.states, "learn", "suggest"]
        return terms.unknown("SCN306", at.rpartition(".")[0], name, known, key=True)
    return _number_effect(terms, name, value, at)


def _state_effect(terms: Terms, name: str, value: str, at: str) -> tuple[str, Effect] | None:
    state = terms.file.states[name]
    if value not in state.values:
        return terms.unknown("SCN305", at, value, state.values)
    op = Op.RAISE if state.one_way else Op.SET
    place, high = state.values.index(value), len(state.values) - 1
    return name, Effect(op, terms.slots[name], place, high)


def _number_effect(terms: Terms, name: str, value: str, at: str) -> tuple[str, Effect] | None:
    written = _CHANGE.fullmatch(value)
    is_gauge = name in terms.file.gauges
    if not written or (written[1] == "max " and not is_gauge):
        return terms.add("SCN307", at, what=value[:40])
    sign, amount = written[1].strip(), int(written[2])
    high = 100 if is_gauge else MOST_COUNT
    if amount > high:
        return terms.add("SCN204", at, what=amount, low=0, high=high)
    op = {"=": Op.SET, "max": Op.CAP}.get(sign, Op.ADD)
    amount = -amount if sign == "-" else amount
    return name, Effect(op, terms.slots[name], amount, high, terms.slots.get(f"cap:{name}", -1))


def _with_factor(name: str, effect: Effect, draw: schema.Draw) -> Effect:
    """A temperament's share of a gain or loss, rounded half up, once."""
    factors = draw.gain if effect.amount > 0 else draw.loss
    if effect.op != Op.ADD or name not in factors:
        return effect
    size = (abs(effect.amount) * factors[name] * 2 + 100) // 200
    return effect._replace(amount=size if effect.amount > 0 else -size)
