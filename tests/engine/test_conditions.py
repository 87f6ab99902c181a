"""A compiled condition says what Python says of the same sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_trainer.engine.story.conditions import Names, compile_condition, compile_number

DOOR = ("open", "shut", "locked")
NAMES = Names(
    numbers={"trust": 0, "minutes": 1},
    words={"door": (2, DOOR)},
    facts={"knife": 3},
    visited={"hall": 4},
    took={"hall.ask": 5},
    asked={"blow": 6},
)
SIGNS = ("<", "<=", ">", ">=", "==", "!=")
TRUTHS = ("knows(knife)", "suggested(knife)", "visited(hall)", "took(hall.ask)")

whole = st.integers(-1, 3)  # few, so that both sides are often the same
numbers = st.recursive(
    st.sampled_from(("trust", "minutes", "asked(blow)")) | whole.map(str),
    lambda inner: (
        st.builds("({} {} {})".format, inner, st.sampled_from("+-*"), inner)
        | st.builds("({} // {})".format, inner, st.integers(1, 4))
        | inner.map("(-{})".format)
    ),
    max_leaves=4,
)
listed = st.lists(st.integers(0, 3), min_size=1).map(lambda some: f"({', '.join(map(str, some))},)")
plain = (
    st.builds("trust {} {}".format, st.sampled_from(SIGNS), st.integers(0, 3))
    | st.builds("{} {} {}".format, numbers, st.sampled_from(SIGNS), numbers)
    | st.builds("{} {} {}".format, numbers, st.sampled_from(("in", "not in")), listed)
    | st.builds("door {} {}".format, st.sampled_from(SIGNS), st.sampled_from(DOOR))
    | st.builds("{} {} door".format, st.sampled_from(DOOR), st.sampled_from(SIGNS))
    | st.sampled_from(("door in [open, locked]", "door not in [shut]", *TRUTHS))
)
conditions = st.recursive(
    plain,
    lambda inner: (
        st.builds("({} and {})".format, inner, inner)
        | st.builds("({} or {})".format, inner, inner)
        | st.builds("({} or {} or {})".format, inner, inner, inner)
        | inner.map("(not ({}))".format)
    ),
    max_leaves=6,
)
values = st.tuples(
    whole, whole, st.integers(0, 2), st.integers(0, 2), st.integers(0, 1), st.integers(0, 1), whole
)


class Hall(int):
    """`hall.ask` in Python's own reading; the visit is the number itself."""

    ask = 5


def as_python(source: str, values: tuple[int, ...]) -> int:
    """What Python makes of the sentence when every name stands for its number or its slot."""
    return eval(
        source,
        {
            "trust": values[0],
            "minutes": values[1],
            "door": values[2],
            **{word: place for place, word in enumerate(DOOR)},
            "knife": 3,
            "hall": Hall(4),
            "blow": 6,
            "knows": lambda slot: values[slot] == 1,
            "suggested": lambda slot: values[slot] == 2,
            "visited": lambda slot: values[slot] == 1,
            "took": lambda slot: values[slot] == 1,
            "asked": lambda slot: values[slot],
        },
    )


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("trust", (1, 2, 3))
def test_a_number_stands_below_at_or_above_another(sign, trust):
    values = (trust, 0, 2, 0, 0, 0, 0)

    for source in (f"trust {sign} 2", f"2 {sign} trust", f"trust {sign} minutes + 2"):
        assert compile_condition(source, NAMES).test(values) is as_python(source, values)


@given(conditions, values)
def test_a_compiled_condition_holds_when_the_sentence_is_true(source, values):
    assert compile_condition(source, NAMES).test(values) is as_python(source, values)


@given(numbers, values)
def test_a_compiled_number_is_what_the_expression_comes_to(source, values):
    assert compile_number(source, NAMES).test(values) == as_python(source, values)


@given(conditions, values, values)
def test_a_condition_reads_no_slot_but_those_it_names(source, values, others):
    condition = compile_condition(source, NAMES)

    mixed = [v if n in condition.reads else o for n, (v, o) in enumerate(zip(values, others))]

    assert condition.test(tuple(mixed)) is condition.test(values)
