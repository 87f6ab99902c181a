"""The words of the debrief: what became of an answer, of a talk, of a board, of a report."""

from scenario_trainer.words import Sentence as _

KINDS = {
    "decision": _("Decision"),
    "talk": _("Talk"),
    "board": _("Board"),
    "order": _("Order"),
    "classify": _("Classification"),
    "narrative": _("Report"),
}

# What a move gave away of what the whole could still bring.
LOSSES = {
    "none": _("Nothing was given away here."),
    "little": _("A little was given away here."),
    "some": _("Something was given away here."),
    "much": _("Much was given away here."),
}

# What a move was, where no option says it.
MOVES = {
    "ask": _("A question"),
    "leave": _("You closed the talk."),
    "sort": _("You sorted the items."),
    "order": _("You put the tasks in order."),
    "classify": _("You classified the file."),
    "write": _("You wrote the report."),
    "look_over": _("You went through the checklist."),
    "estimate": _("You estimated."),
    "time_out": _("You let the time run out."),
    "reflect": _("You thought about it."),
    "continue": _("You went on."),
    "decide": _("You decided."),
    "pick": _("You chose."),
}

ANSWERS = {
    "indicated": _("bias motive indicated"),
    "open": _("open, to be looked into"),
    "not_indicated": _("bias motive not indicated"),
}
SO = {
    "indicated": _("there was a bias motive"),
    "open": _("it stays open whether there was a bias motive"),
    "not_indicated": _("there was no bias motive"),
}
OUTCOMES = {
    "hit": _("A hit: it was so, and you said so."),
    "false_alarm": _("A false alarm: you called it indicated, and it was not so."),
    "missed": _("Missed: it was so, and you ruled it out."),
    "right_rejection": _("Rightly not called so."),
    "left_open": _("Left open: neither a hit nor a miss."),
    "rightly_open": _("Rightly left open: nobody could tell."),
    "too_far": _("Called indicated although it stays open."),
    "too_short": _("Ruled out although it stays open."),
}

SIDES = {
    "for": _("for a bias motive"),
    "against": _("against it"),
    "none": _("neither way"),
}
STRENGTHS = {
    1: _("weak (1)"),
    2: _("medium (2)"),
    3: _("strong (3)"),
}
BARS = {
    "before": _("Yours, the first time"),
    "yours": _("Yours"),
    "key": _("What the file bears"),
}

STATUSES = {
    "found": _("found"),
    "missed": _("not heard"),
    "suggested": _("put in by a question"),
}

CERTAINTY = {
    "close": _("How sure you were and what you earned lie close together."),
    "near": _("How sure you were and what you earned lie some way apart."),
    "far": _("How sure you were and what you earned lie far apart."),
}
LEANINGS = {
    "surer": _("You were surer than your answers bore out."),
    "less_sure": _("You were less sure than you had reason to be."),
    "level": _("You were neither too sure nor too unsure."),
}
ONE_SIDED = {
    "against": _(
        "You only looked for what you expected: at first you thought a bias motive more likely than not, and nothing you then chose to look into could have spoken against it."
    ),
    "for": _(
        "You only looked for what you expected: at first you thought a bias motive less likely than not, and nothing you then chose to look into could have spoken for it."
    ),
}
