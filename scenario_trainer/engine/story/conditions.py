"""The small language of conditions: `trust >= 45 and knows(exact_words)`.

Python's own parser reads the sentence, an allow-list decides what may stand in
it, and what is left is compiled once into closures over `Values`. There is no
way to call anything, to reach an attribute or to write a number with a point.
What most sentences are made of, a slot beside a written number, is one closure and
not three. Compiled Python would be twice as fast; we gave it up, because then what
an author writes would come near `eval`.

>>> names = Names(numbers={"trust": 0}, words={"door": (1, ("open", "shut"))})
>>> compile_condition("trust >= 45 and door == shut", names).test((50, 1))
True
"""

import ast
import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import reduce

from scenario_trainer.engine.story.values import KNOWN, SUGGESTED, Condition, Values

MOST_NODES = 200
MOST_CHARACTERS = 500

_BESIDE_NUMBER: Mapping[type[ast.cmpop], Callable[[int, int], Callable[[Values], int]]] = {
    ast.Lt: lambda slot, number: lambda values: values[slot] < number,
    ast.LtE: lambda slot, number: lambda values: values[slot] <= number,
    ast.Gt: lambda slot, number: lambda values: values[slot] > number,
    ast.GtE: lambda slot, number: lambda values: values[slot] >= number,
    ast.Eq: lambda slot, number: lambda values: values[slot] == number,
    ast.NotEq: lambda slot, number: lambda values: values[slot] != number,
}
_COMPARE: Mapping[type[ast.cmpop], Callable[[int, int], int]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_ARITHMETIC = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul}


class ConditionError(Exception):
    """What is wrong with a condition, where (0-based column) and what was perhaps meant."""

    def __init__(self, code: str, column: int, **details: object) -> None:
        super().__init__(f"{code} at {column}: {details}")
        self.code = code
        self.column = column
        self.details = details


@dataclass(frozen=True, slots=True)
class Names:
    """All that a condition of one scenario may speak of, each with its slot."""

    numbers: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[str, tuple[int, tuple[str, ...]]] = field(default_factory=dict)  # states, draws
    facts: Mapping[str, int] = field(default_factory=dict)
    visited: Mapping[str, int] = field(default_factory=dict)
    took: Mapping[str, int] = field(default_factory=dict)  # "scene.option"
    asked: Mapping[str, int] = field(default_factory=dict)  # topics of a talk


@dataclass(frozen=True, slots=True)
class _Part:
    """A compiled piece: a number, a yes/no, or a word with the list it belongs to."""

    kind: str  # number | truth | word
    test: Callable[[Values], int]
    reads: frozenset[int] = frozenset()
    values: tuple[str, ...] = ()
    slot: int | None = None  # where it is nothing but what stands in a slot
    number: int | None = None  # where it is nothing but a written number


def compile_condition(source: str, names: Names) -> Condition:
    """The condition *source* says; `ConditionError` unless it is a yes/no over known names."""
    part = _compile(source, names)
    if part.kind != "truth":
        raise ConditionError("not_a_condition", 0)
    return Condition(source, part.test, part.reads)


def compile_number(source: str, names: Names) -> Condition:
    """The whole-number expression *source* says, such as a chance in percent."""
    part = _compile(source, names)
    if part.kind != "number":
        raise ConditionError("not_a_number", 0)
    return Condition(source, part.test, part.reads)


def always(number: int) -> Condition:
    """An expression that is always *number*."""
    return Condition(str(number), lambda values: number)


def _compile(source: str, names: Names) -> _Part:
    if len(source) > MOST_CHARACTERS:
        raise ConditionError("too_long", 0)
    if not source.isascii():  # Python would read a look-alike letter as the plain one
        odd = next(n for n, letter in enumerate(source) if not letter.isascii())
        raise ConditionError("not_allowed", odd, what=source[odd])
    try:
        tree = ast.parse(source.strip(), mode="eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        column = max((getattr(error, "offset", 1) or 1) - 1, 0)
        raise ConditionError("syntax", column) from None
    if sum(1 for _ in ast.walk(tree)) > MOST_NODES:
        raise ConditionError("too_long", 0)
    return _part(tree.body, names)


def _part(node: ast.expr, names: Names) -> _Part:
    match node:
        case ast.BoolOp():
            return _all_or_any(node, names)
        case ast.UnaryOp(op=ast.Not()):
            inner = _expect("truth", node.operand, names)
            return _Part("truth", lambda values: not inner.test(values), inner.reads)
        case ast.UnaryOp(op=ast.USub()):
            inner = _expect("number", node.operand, names)
            return _Part("number", lambda values: -inner.test(values), inner.reads)
        case ast.Compare():
            return _comparison(node, names)
        case ast.BinOp():
            return _arithmetic(node, names)
        case ast.Call():
            return _question(node, names)
        case ast.Name():
            return _name(node, names)
        case ast.Constant(value=int() as number) if type(number) is int:
            return _Part("number", lambda values: number, number=number)
        case ast.Constant(value=value) if type(value) is bool:
            raise ConditionError("not_allowed", node.col_offset, what=str(value))
    raise ConditionError("not_allowed", node.col_offset, what=ast.unparse(node)[:40])


def _expect(kind: str, node: ast.expr, names: Names) -> _Part:
    part = _part(node, names)
    if part.kind != kind:
        raise ConditionError(
            "wrong_type", node.col_offset, what=ast.unparse(node), is_a=part.kind, should_be=kind
        )
    return part


def _all_or_any(node: ast.BoolOp, names: Names) -> _Part:
    parts = [_expect("truth", value, names) for value in node.values]
    reads = _union(parts)

    def both(left: _Part, right: _Part) -> _Part:
        first, second = left.test, right.test
        if isinstance(node.op, ast.And):
            return _Part("truth", lambda values: first(values) and second(values), reads)
        return _Part("truth", lambda values: first(values) or second(values), reads)

    return reduce(both, parts)


def _comparison(node: ast.Compare, names: Names) -> _Part:
    if len(node.ops) != 1:
        raise ConditionError("chained", node.col_offset)
    if isinstance(node.ops[0], ast.In | ast.NotIn):
        return _membership(node, names)
    compare = _COMPARE.get(type(node.ops[0]))
    if compare is None:
        raise ConditionError("not_allowed", node.col_offset, what=ast.unparse(node)[:40])
    left, right = _sides(node.left, node.comparators[0], names)
    if left.slot is not None and right.number is not None:
        beside = _BESIDE_NUMBER[type(node.ops[0])](left.slot, right.number)
        return _Part("truth", beside, left.reads)
    first, second = left.test, right.test
    return _Part(
        "truth", lambda values: compare(first(values), second(values)), left.reads | right.reads
    )


def _sides(left: ast.expr, right: ast.expr, names: Names) -> tuple[_Part, _Part]:
    """Both sides of a comparison; a bare word on one side is a value of the other side's list."""
    if _is_word_list(left, names):
        first = _part(left, names)
        return first, _value(right, first.values)
    if _is_word_list(right, names):
        second = _part(right, names)
        return _value(left, second.values), second
    return _expect("number", left, names), _expect("number", right, names)


def _is_word_list(node: ast.expr, names: Names) -> bool:
    return isinstance(node, ast.Name) and node.id in names.words


def _value(node: ast.expr, values: tuple[str, ...]) -> _Part:
    if isinstance(node, ast.Name) and node.id in values:
        place = values.index(node.id)
        return _Part("word", lambda _: place, values=values, number=place)
    raise ConditionError(
        "unknown_value",
        node.col_offset,
        what=ast.unparse(node),
        near=_near(ast.unparse(node), values),
        known=values,
    )


def _membership(node: ast.Compare, names: Names) -> _Part:
    left, listed = _part(node.left, names), node.comparators[0]
    if not isinstance(listed, ast.List | ast.Tuple) or not listed.elts:
        raise ConditionError("not_a_list", listed.col_offset)
    if left.kind == "word":
        wanted = frozenset(_value(item, left.values).test(()) for item in listed.elts)
    else:
        wanted = frozenset(_written_number(item) for item in listed.elts)
    test, negated = left.test, isinstance(node.ops[0], ast.NotIn)
    return _Part("truth", lambda values: (test(values) in wanted) is not negated, left.reads)


def _written_number(node: ast.expr) -> int:
    """A number that stands there in digits; nothing that would have to be looked up."""
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return node.value
    raise ConditionError("not_allowed", node.col_offset, what=ast.unparse(node)[:40])


def _arithmetic(node: ast.BinOp, names: Names) -> _Part:
    left, right = _expect("number", node.left, names), _expect("number", node.right, names)
    first, second, reads = left.test, right.test, left.reads | right.reads
    if isinstance(node.op, ast.FloorDiv):
        number = right.number
        if not number:
            raise ConditionError("divisor", node.right.col_offset)
        return _Part("number", lambda values: first(values) // number, reads)
    combine = _ARITHMETIC.get(type(node.op))
    if combine is None:
        raise ConditionError("not_allowed", node.col_offset, what=ast.unparse(node)[:40])
    return _Part("number", lambda values: combine(first(values), second(values)), reads)


def _question(node: ast.Call, names: Names) -> _Part:
    """`knows(fact)`, `suggested(fact)`, `visited(scene)`, `took(scene.option)`, `asked(topic)`.

    The last one is a number: how many questions on the topic were asked.
    """
    asked = node.func.id if isinstance(node.func, ast.Name) else ast.unparse(node.func)
    tables = {
        "knows": (names.facts, KNOWN),
        "suggested": (names.facts, SUGGESTED),
        "visited": (names.visited, 1),
        "took": (names.took, 1),
        "asked": (names.asked, None),
    }
    if asked not in tables:
        raise ConditionError(
            "unknown_question", node.col_offset, what=asked, near=_near(asked, tables)
        )
    if len(node.args) != 1 or node.keywords:
        raise ConditionError("one_name", node.col_offset, what=asked)
    table, wanted = tables[asked]
    about = ast.unparse(node.args[0])
    if about not in table:
        raise ConditionError(
            "unknown_name", node.args[0].col_offset, what=about, near=_near(about, table)
        )
    slot = table[about]
    if wanted is None:
        return _in_slot("number", slot)
    return _Part("truth", _BESIDE_NUMBER[ast.Eq](slot, wanted), frozenset({slot}))


def _name(node: ast.Name, names: Names) -> _Part:
    if node.id in names.numbers:
        return _in_slot("number", names.numbers[node.id])
    if node.id in names.words:
        slot, values = names.words[node.id]
        return _in_slot("word", slot, values)
    known = [*names.numbers, *names.words]
    raise ConditionError("unknown_name", node.col_offset, what=node.id, near=_near(node.id, known))


def _in_slot(kind: str, slot: int, values: tuple[str, ...] = ()) -> _Part:
    return _Part(kind, operator.itemgetter(slot), frozenset({slot}), values, slot)


def _union(parts: Iterable[_Part]) -> frozenset[int]:
    return frozenset().union(*(part.reads for part in parts))


def _near(word: str, known: Iterable[str]) -> str | None:
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.6)), None)
