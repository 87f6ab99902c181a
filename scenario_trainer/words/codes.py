"""The words of codes: families, modes, levels, competencies, flags, faces and what else has a name.

Levels are always told with their anchor: a number alone teaches nothing.
"""

from scenario_trainer.words import Sentence as _

FAMILIES = {
    "incident_response": _("Incident response"),
    "victim_interview": _("Victim interview"),
    "classification": _("Hate-crime classification"),
}
FAMILIES_ABOUT = {
    "incident_response": _("The first minutes at the scene, with somebody who has been hurt."),
    "victim_interview": _("A conversation that can be lost with one question."),
    "classification": _("What the file says, and what it is called."),
}

MODES = {
    "coach": _("Coach"),
    "practice": _("Practice"),
    "assessment": _("Assessment"),
}
MODES_ABOUT = {
    "coach": _(
        "For the first time. You can ask for a hint, hear one line after each decision, and take a decision again."
    ),
    "practice": _(
        "As on a shift: you see what your decision does, the explanation comes at the end. You can go back; the first choice stays on your own record."
    ),
    "assessment": _(
        "A variant you have not seen, as long as there is one; no hints, no going back. The first attempt counts. The explanation comes once you hand it in."
    ),
}
MODES_CLOSED = {
    "running": _("An assessment of this scenario is under way. Finish it first."),
}

DIFFICULTIES = {
    1: _("Level 1: a first meeting"),
    2: _("Level 2: more at stake"),
    3: _("Level 3: hard to call"),
}

LEVELS = {
    0: _("Not observed"),
    1: _("Harmful or unsafe"),
    2: _("Developing"),
    3: _("Proficient"),
    4: _("Exemplary"),
}
# Where too little of a competency was seen to say a level: in so many decisions.
SEEN = {0: LEVELS[0], 1: _("Seen once"), 2: _("Seen twice")}
# For the whole attempt the lowest band has its own words: never "failed as a person".
BANDS = {**LEVELS, 1: _("Not yet safe to practise alone")}
BANDS_ABOUT = {
    1: _(
        "Something here did harm or broke a duty. Practise it again with the coach before you meet it on a shift."
    ),
    2: _(
        "Part of it was right, but something essential was missing. The person or a colleague had to make up for it."
    ),
    3: _("This meets the professional standard."),
    4: _("You saw ahead, explained, adapted, and left the person and the file in a better place."),
}

COMPETENCIES = {
    "SAF": _("Safety and first response"),
    "BIA": _("Recognising bias indicators"),
    "LAW": _("Legal classification and the duty to register"),
    "COM": _("Respectful, trauma-informed communication"),
    "ASK": _("Question quality and the account"),
    "DIG": _("Confidentiality and dignity"),
    "EVI": _("Evidence and documentation"),
    "REF": _("Referral, victims' rights, protection planning"),
    "SLF": _("Self-regulation, stepping in, escalation"),
}

FLAGS = {
    "RF1": _("Somebody's orientation, gender identity, sex characteristics or health became known to a person without need to know"),
    "RF2": _("Threat to disclose it"),
    "RF3": _("The report was refused, evaded or made conditional"),
    "RF4": _("A slur, mockery or a degrading remark by the officer"),
    "RF5": _("An unlawful, unjustified or unrecorded search or exposure of the body"),
    "RF6": _("A person was returned to the aggressor, or the safe place revealed"),
    "RF7": _("An obvious immediate danger was left unattended"),
    "RF8": _("Pressure to withdraw, to reconcile or to stay silent"),
    "RF9": _("Evidence or words of a statement destroyed, asked to be deleted, or made up"),
    "RF10": _("Taking part in serious ill-treatment by a colleague, or standing by"),
    "RF11": _("The report was turned against the person who made it"),
    "RF12": _("A lawful assembly was banned, dissolved or left alone because of others' hostility"),
}  # fmt: skip

QUESTION_TYPES = {
    "open": _("Open invitation"),
    "followup": _("Open follow-up"),
    "cued": _("Open, from the person's own words"),
    "encourager": _("Small encouragement"),
    "probe": _("Who, where, when, which"),
    "confirming": _("Closed, to confirm"),
    "summary": _("Summary to check"),
    "leading": _("Leading"),
    "motive": _("Suggests the motive"),
    "multiple": _("Several at once"),
    "forced": _("Either-or"),
    "blame": _("A “why” that blames"),
    "opinion": _("Opinion or judgement"),
    "intimate": _("Intimate without need"),
    "interruption": _("Interruption"),
}
QUESTION_GROUPS = {
    "recommended": _("recommended"),
    "neutral": _("in its place"),
    "avoid": _("to avoid"),
}

# By what a question in the officer's own words was recognised.
QUESTION_SIGNS = {
    "only_listens": _("it only shows that you are listening"),
    "gives_back": _("it gives back what was said"),
    "their_words": _("it takes up a word the other person used"),
    "cuts_in": _("it cuts in"),
    "checks_own_notes": _("it checks what stands in your notes"),
    "starts_open": _("it invites the other person to tell"),
    "asks_in_a_row": _("it asks several things in a row"),
    "asks_their_view": _("it asks how the other person sees it"),
    "asks_why": _("it asks why"),
    "finds_fault": _("it finds fault"),
    "gives_reason": _("it brings the reason along"),
    "names_motive": _("it names the motive"),
    "private_life": _("it goes into private life"),
    "two_questions": _("it is two questions in one"),
    "what_next": _("it asks what came then"),
    "anything_more": _("it asks for more"),
    "asks_detail": _("it asks for one thing more exactly"),
    "either_or": _("it leaves only one thing or the other"),
    "own_view": _("it says what you think of it yourself"),
    "tag_question": _("its end asks for a yes"),
    "sure_of_it": _("it sounds sure already"),
    "negative_question": _("it asks with a “not”"),
    "takes_for_granted": _("it takes something for granted"),
    "wh_word": _("it begins with a question word"),
    "yes_no": _("it can be answered with yes or no"),
    "statement": _("it is a statement to agree to"),
    "question_mark": _("nothing but the question mark says what it is"),
    "no_sign": _("nothing in it says what it is"),
}
UNSHOWN_SIGNS = ("question_mark", "no_sign")  # no words of the question gave it away

DISCLAIMERS = {
    "TL": _("“It is not that serious”"),
    "LE": _("“There is no evidence”"),
    "NM": _("“It was not the only reason”"),
    "MS": _("“He was drunk, or ill”"),
    "VB": _("“They brought it on themselves”"),
    "IB": _("“Our people do not do such things”"),
}
DISCLAIMERS_ABOUT = _("This option rests on a thought that often hides a motive: %(thought)s.")

FACES = {
    "neutral": _("calm"),
    "guarded": _("guarded"),
    "open": _("open"),
    "afraid": _("afraid"),
    "sad": _("sad"),
    "angry": _("angry"),
    "relieved": _("relieved"),
}

QUALITIES = {
    "strong": _("strong"),
    "acceptable": _("acceptable"),
    "weak": _("weak"),
    "harmful": _("harmful"),
}

CONFIDENCES = {
    "unsure": _("unsure"),
    "fairly": _("fairly sure"),
    "certain": _("certain"),
}
STRENGTHS = {
    1: _("weakly"),
    2: _("clearly"),
    3: _("strongly"),
}
CALIBRATIONS = {
    "certain_but_wrong": _("You were certain here. That makes it worth remembering."),
    "unsure_but_right": _("You were unsure here, and right."),
}

WAYS = {
    "better": _("better"),
    "worse": _("worse"),
    "same": _("unchanged"),
}
LUCK = {
    "good": _("Chance helped here. That is not yours."),
    "bad": _("Chance went against you here. That is not yours."),
}

COUNTS = {
    "practice": _("In the program only you can open it; it does not count as an assessment."),
    "first_assessment": _("Your first assessment of this scenario: the one that counts."),
    "repeat_assessment": _("A repeated assessment; the first one counts."),
    "rewound": _("You took a decision again, so this attempt counts neither as first nor as best."),
}

BECAUSE = {
    "running": _("You have begun this one."),
    "not_started": _("You have not met this one yet."),
    "again": _("This one has the most left to find."),
}

OWN_TEXTS = {
    "reason": _("Your reason"),
    "reflection": _("Your thoughts"),
    "question": _("Your question"),
    "narrative": _("Your report"),
    "drafts": _("Drafts"),
    "plan": _("Your own plan"),
}

CERTAINTIES = {
    "verified": _("read in the source named here; not compared with the Official Gazette"),
    "verified_older": _(
        "read in an older text that may have changed since; not compared with the Official Gazette"
    ),
    "secondary": _("from a secondary source"),
    "unverified": _("not yet checked; never scored"),
}

GRANTS = {
    "officer": _("officer"),
    "trainer": _("trainer"),
    "author": _("author"),
    "administrator": _("administrator"),
}

AUDITED = {
    "invited": _("an invitation was made"),
    "joined": _("the account was made"),
    "password_changed": _("the password was changed"),
    "password_reset": _("a new password was set through a link"),
    "reset_link_made": _("a link for a new password was made"),
    "disabled": _("the account was closed"),
    "enabled": _("the account was opened again"),
    "granted": _("the grants were changed"),
}

TIMERS = {
    "100": _("as written"),
    "150": _("half as long again"),
    "200": _("twice as long"),
    "off": _("no timers"),
}

TIMERS_PLAYED = {
    "100": _("With the time as written."),
    "150": _("With one and a half times the time."),
    "200": _("With twice the time."),
    "off": _("Without timers."),
}

# The two language names stand in their own language, whatever the page speaks.
LANGUAGE_NAMES = {"sq": "Shqip", "en": "English"}
