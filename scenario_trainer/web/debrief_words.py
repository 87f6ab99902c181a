"""The words of the debrief: what became of an answer, of a talk, of a board, of a report."""

from flask_babel import lazy_gettext as _l

KINDS = {
    "decision": _l("Decision"),
    "talk": _l("Talk"),
    "board": _l("Board"),
    "order": _l("Order"),
    "classify": _l("Classification"),
    "write": _l("Report"),
}

# What a move was, where no option says it.
MOVES = {
    "ask": _l("A question"),
    "leave": _l("You closed the talk."),
    "sort": _l("You sorted the items."),
    "order": _l("You put the tasks in order."),
    "classify": _l("You classified the file."),
    "write": _l("You wrote the report."),
    "rate": _l("You went through the checklist."),
    "estimate": _l("You estimated."),
    "time_out": _l("You let the time run out."),
    "reflect": _l("You thought about it."),
    "continue": _l("You went on."),
    "decide": _l("You decided."),
    "pick": _l("You chose."),
}

ANSWERS = {
    "indicated": _l("bias motive indicated"),
    "open": _l("open, to be looked into"),
    "not_indicated": _l("bias motive not indicated"),
}
SO = {
    "indicated": _l("there was a bias motive"),
    "open": _l("it stays open whether there was a bias motive"),
    "not_indicated": _l("there was no bias motive"),
}
OUTCOMES = {
    "hit": _l("A hit: it was so, and you said so."),
    "false_alarm": _l("A false alarm: you called it indicated, and it was not so."),
    "missed": _l("Missed: it was so, and you ruled it out."),
    "right_rejection": _l("Rightly not called so."),
    "left_open": _l("Left open: neither a hit nor a miss."),
    "rightly_open": _l("Rightly left open: nobody could tell."),
    "too_far": _l("Called indicated although it stays open."),
    "too_short": _l("Ruled out although it stays open."),
}

SIDES = {
    "for": _l("for a bias motive"),
    "against": _l("against it"),
    "none": _l("neither way"),
}
STRENGTHS = {
    1: _l("weak (1)"),
    2: _l("medium (2)"),
    3: _l("strong (3)"),
}
BARS = {
    "before": _l("Yours, the first time"),
    "yours": _l("Yours"),
    "key": _l("What the file bears"),
}

STATUSES = {
    "found": _l("found"),
    "missed": _l("not heard"),
    "suggested": _l("put in by a question"),
}

CERTAINTY = {
    "close": _l("How sure you were and what you earned lie close together."),
    "near": _l("How sure you were and what you earned lie some way apart."),
    "far": _l("How sure you were and what you earned lie far apart."),
}
LEANINGS = {
    "surer": _l("You were surer than your answers bore out."),
    "less_sure": _l("You were less sure than you had reason to be."),
    "level": _l("You were neither too sure nor too unsure."),
}
ONE_SIDED = {
    "against": _l(
        "You only looked for what you expected: at first you thought a bias motive more likely than not, and nothing you then chose to look into could have spoken against it."
    ),
    "for": _l(
        "You only looked for what you expected: at first you thought a bias motive less likely than not, and nothing you then chose to look into could have spoken for it."
    ),
}
