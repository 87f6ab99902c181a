"""The words for every code a page may get: one table per kind of code, spoken in the reader's language.

Rooms below hand over codes; what an officer reads stands here and in the
Albanian catalogue, nowhere else. Levels are always told with their anchor:
a number alone teaches nothing.
"""

from flask_babel import lazy_gettext as _l

from scenario_trainer.web.anchors import ANCHORS

FAMILIES = {
    "incident_response": _l("Incident response"),
    "victim_interview": _l("Victim interview"),
    "classification": _l("Hate-crime classification"),
}
FAMILIES_ABOUT = {
    "incident_response": _l("The first minutes at the scene, with somebody who has been hurt."),
    "victim_interview": _l("A conversation that can be lost with one question."),
    "classification": _l("What the file says, and what it is called."),
}

MODES = {
    "coach": _l("Coach"),
    "practice": _l("Practice"),
    "assessment": _l("Assessment"),
}
MODES_ABOUT = {
    "coach": _l(
        "For the first time. You can ask for a hint, hear one line after each decision, and take a decision again."
    ),
    "practice": _l(
        "As on a shift: you see what your decision does, the explanation comes at the end. You can go back; the first choice stays on your own record."
    ),
    "assessment": _l(
        "A variant you have not seen, as long as there is one; no hints, no going back. The first attempt counts. The explanation comes once you hand it in."
    ),
}
MODES_CLOSED = {
    "running": _l("An assessment of this scenario is under way. Finish it first."),
}

DIFFICULTIES = {
    1: _l("Level 1: a first meeting"),
    2: _l("Level 2: more at stake"),
    3: _l("Level 3: hard to call"),
}

LEVELS = {
    0: _l("Not observed"),
    1: _l("Harmful or unsafe"),
    2: _l("Developing"),
    3: _l("Proficient"),
    4: _l("Exemplary"),
}
# For the whole attempt the lowest band has its own words: never "failed as a person".
BANDS = {**LEVELS, 1: _l("Not yet safe to practise alone")}
BANDS_ABOUT = {
    1: _l(
        "Something here did harm or broke a duty. Practise it again with the coach before you meet it on a shift."
    ),
    2: _l(
        "Part of it was right, but something essential was missing. The person or a colleague had to make up for it."
    ),
    3: _l("This meets the professional standard."),
    4: _l("You saw ahead, explained, adapted, and left the person and the file in a better place."),
}

COMPETENCIES = {
    "SAF": _l("Safety and first response"),
    "BIA": _l("Recognising bias indicators"),
    "LAW": _l("Legal classification and the duty to register"),
    "COM": _l("Respectful, trauma-informed communication"),
    "ASK": _l("Question quality and the account"),
    "DIG": _l("Confidentiality and dignity"),
    "EVI": _l("Evidence and documentation"),
    "REF": _l("Referral, victims' rights, protection planning"),
    "SLF": _l("Self-regulation, stepping in, escalation"),
}

FLAGS = {
    "RF1": _l("Somebody's orientation, gender identity, sex characteristics or health became known to a person without need to know"),
    "RF2": _l("Threat to disclose it"),
    "RF3": _l("The report was refused, evaded or made conditional"),
    "RF4": _l("A slur, mockery or a degrading remark by the officer"),
    "RF5": _l("An unlawful, unjustified or unrecorded search or exposure of the body"),
    "RF6": _l("A person was returned to the aggressor, or the safe place revealed"),
    "RF7": _l("An obvious immediate danger was left unattended"),
    "RF8": _l("Pressure to withdraw, to reconcile or to stay silent"),
    "RF9": _l("Evidence or words of a statement destroyed, asked to be deleted, or made up"),
    "RF10": _l("Taking part in serious ill-treatment by a colleague, or standing by"),
    "RF11": _l("The report was turned against the person who made it"),
    "RF12": _l("A lawful assembly was banned, dissolved or left alone because of others' hostility"),
}  # fmt: skip

QUESTION_TYPES = {
    "open": _l("Open invitation"),
    "followup": _l("Open follow-up"),
    "cued": _l("Open, from the person's own words"),
    "encourager": _l("Small encouragement"),
    "probe": _l("Who, where, when, which"),
    "confirming": _l("Closed, to confirm"),
    "summary": _l("Summary to check"),
    "leading": _l("Leading"),
    "motive": _l("Suggests the motive"),
    "multiple": _l("Several at once"),
    "forced": _l("Either-or"),
    "blame": _l("A “why” that blames"),
    "opinion": _l("Opinion or judgement"),
    "intimate": _l("Intimate without need"),
    "interruption": _l("Interruption"),
}
QUESTION_GROUPS = {
    "recommended": _l("recommended"),
    "neutral": _l("in its place"),
    "avoid": _l("to avoid"),
}

# By what a question in the officer's own words was recognised.
QUESTION_SIGNS = {
    "only_listens": _l("it only shows that you are listening"),
    "gives_back": _l("it gives back what was said"),
    "their_words": _l("it takes up a word the other person used"),
    "cuts_in": _l("it cuts in"),
    "checks_own_notes": _l("it checks what stands in your notes"),
    "starts_open": _l("it invites the other person to tell"),
    "asks_in_a_row": _l("it asks several things in a row"),
    "asks_their_view": _l("it asks how the other person sees it"),
    "asks_why": _l("it asks why"),
    "finds_fault": _l("it finds fault"),
    "gives_reason": _l("it brings the reason along"),
    "names_motive": _l("it names the motive"),
    "private_life": _l("it goes into private life"),
    "two_questions": _l("it is two questions in one"),
    "what_next": _l("it asks what came then"),
    "anything_more": _l("it asks for more"),
    "asks_detail": _l("it asks for one thing more exactly"),
    "either_or": _l("it leaves only one thing or the other"),
    "own_view": _l("it says what you think of it yourself"),
    "tag_question": _l("its end asks for a yes"),
    "sure_of_it": _l("it sounds sure already"),
    "negative_question": _l("it asks with a “not”"),
    "takes_for_granted": _l("it takes something for granted"),
    "wh_word": _l("it begins with a question word"),
    "yes_no": _l("it can be answered with yes or no"),
    "statement": _l("it is a statement to agree to"),
    "question_mark": _l("nothing but the question mark says what it is"),
    "no_sign": _l("nothing in it says what it is"),
}
UNSHOWN_SIGNS = ("question_mark", "no_sign")  # no words of the question gave it away

DISCLAIMERS = {
    "TL": _l("“It is not that serious”"),
    "LE": _l("“There is no evidence”"),
    "NM": _l("“It was not the only reason”"),
    "MS": _l("“He was drunk, or ill”"),
    "VB": _l("“They brought it on themselves”"),
    "IB": _l("“Our people do not do such things”"),
}
DISCLAIMERS_ABOUT = _l("This option rests on a thought that often hides a motive: %(thought)s.")

FACES = {
    "neutral": _l("calm"),
    "guarded": _l("guarded"),
    "open": _l("open"),
    "afraid": _l("afraid"),
    "sad": _l("sad"),
    "angry": _l("angry"),
    "relieved": _l("relieved"),
}

QUALITIES = {
    "strong": _l("strong"),
    "acceptable": _l("acceptable"),
    "weak": _l("weak"),
    "harmful": _l("harmful"),
}

CONFIDENCES = {
    "unsure": _l("unsure"),
    "fairly": _l("fairly sure"),
    "certain": _l("certain"),
}
STRENGTHS = {
    1: _l("weakly"),
    2: _l("clearly"),
    3: _l("strongly"),
}
CALIBRATIONS = {
    "certain_but_wrong": _l("You were certain here. That makes it worth remembering."),
    "unsure_but_right": _l("You were unsure here, and right."),
}

WAYS = {
    "better": _l("better"),
    "worse": _l("worse"),
    "same": _l("unchanged"),
}
LUCK = {
    "good": _l("Chance helped here. That is not yours."),
    "bad": _l("Chance went against you here. That is not yours."),
}

COUNTS = {
    "practice": _l("In the program only you can open it; it does not count as an assessment."),
    "first_assessment": _l("Your first assessment of this scenario: the one that counts."),
    "repeat_assessment": _l("A repeated assessment; the first one counts."),
    "rewound": _l(
        "You took a decision again, so this attempt counts neither as first nor as best."
    ),
}

BECAUSE = {
    "running": _l("You have begun this one."),
    "not_started": _l("You have not met this one yet."),
    "again": _l("This one has the most left to find."),
}

OWN_TEXTS = {
    "reason": _l("Your reason"),
    "reflection": _l("Your thoughts"),
    "question": _l("Your question"),
    "report": _l("Your report"),
    "drafts": _l("Drafts"),
    "plan": _l("Your own plan"),
}

CERTAINTIES = {
    "verified": _l("read in the source named here; not compared with the Official Gazette"),
    "verified_older": _l(
        "read in an older text that may have changed since; not compared with the Official Gazette"
    ),
    "secondary": _l("from a secondary source"),
    "unverified": _l("not yet checked; never scored"),
}

GRANTS = {
    "officer": _l("officer"),
    "trainer": _l("trainer"),
    "author": _l("author"),
    "administrator": _l("administrator"),
}

ACTS = {
    "invited": _l("an invitation was made"),
    "joined": _l("the account was made"),
    "password_changed": _l("the password was changed"),
    "password_reset": _l("a new password was set through a link"),
    "reset_link_made": _l("a link for a new password was made"),
    "disabled": _l("the account was closed"),
    "enabled": _l("the account was opened again"),
    "granted": _l("the grants were changed"),
}

TIMERS = {
    "100": _l("as written"),
    "150": _l("half as long again"),
    "200": _l("twice as long"),
    "off": _l("no timers"),
}

TIMERS_PLAYED = {
    "100": _l("With the time as written."),
    "150": _l("With one and a half times the time."),
    "200": _l("With twice the time."),
    "off": _l("Without timers."),
}

# The two language names stand in their own language, whatever the page speaks.
LANGUAGE_NAMES = {"sq": "Shqip", "en": "English"}


def anchor(competency: str, level: int):
    """What the level looks like in the competency."""
    return ANCHORS[competency].get(level, LEVELS[0])


def thought_behind(tag: str) -> str:
    """What kind of thought an option was built on, named so that an officer meets it again."""
    return str(DISCLAIMERS_ABOUT) % {"thought": DISCLAIMERS[tag]}
