"""What each level of each competency looks like, in one sentence an officer can picture.

Condensed from the behavioural anchors of the competency framework: something
that can be seen, heard or read in the file, never a belief.
"""

from scenario_trainer.words import Sentence as _

ANCHORS = {
    "SAF": {
        1: _("The person stays within reach of the aggressor, or the scene counts as calm although nobody checked."),
        2: _("People are separated, but late or within earshot; injuries count only where they can be seen, and nobody thinks of the way home."),
        3: _("People are separated at once, out of sight and hearing; injuries, threats, children and weapons are checked, and you ask whether it is safe to talk here."),
        4: _("As level 3, with a short plan made together: where to go tonight, who knows, a safe number; repeat risk is weighed and handed over in writing."),
    },
    "BIA": {
        1: _("The motive is waved away (“boys fighting”, “he was drunk”), or the victim is asked what they did to provoke it."),
        2: _("A slur is noted if somebody mentions it; you look only for the obvious signs and decide alone that there is “not enough”."),
        3: _("Words, place and time, choice of target, earlier incidents, the group and the lack of another reason are looked at one by one; mixed motives stay open."),
        4: _("As level 3, and the opposite is tested: what would speak against bias is named and sought, and each sign is given its weight."),
    },
    "LAW": {
        1: _("Registration is refused, put off or traded for reconciliation, or the case is made smaller to close it."),
        2: _("Only the base offence is registered; the motive is left for the prosecutor to see."),
        3: _("The case is registered with a defensible offence and the motive with its indicators; you know whose complaint it needs and never use that as a reason to do nothing."),
        4: _("As level 3, with an alternative classification and its reasons, what is still missing for each, and a file in which the motive survives to court."),
    },
    "COM": {
        1: _("Mockery, lectures, slurs, the wrong name on purpose, threats or blame."),
        2: _("Polite but cold or hurried; words are corrected, promises made that cannot be kept, silence taken for lying."),
        3: _("You say who you are and why, ask how to address the person and keep to it, explain each step, offer choices and breaks, in plain words."),
        4: _("As level 3, and the pace follows what you see; own mistakes are mended briefly, fears named without pressing, and the person keeps a sense of control."),
    },
    "ASK": {
        1: _("Questions feed facts or a motive into the account, accuse, or pry into body and private life without need."),
        2: _("A checklist: closed, double or either-or questions in a row, interruptions, a “why” that blames."),
        3: _("Ground rules, one open invitation, a free account to its end; then who, what, where, when from the person's own words, closed questions only to confirm."),
        4: _("As level 3, with planned topics, gaps returned to without repeating, and a closing summary the person corrects; identity is asked only if it matters, and you say why."),
    },
    "DIG": {
        1: _("Orientation, gender identity, sex characteristics or health reach somebody without need to know, or the body is searched or exposed out of curiosity."),
        2: _("Talking within earshot, calling the home number, sending a marked car, papers in view, identity in the headline."),
        3: _("A private space, only those who need to know, a safe way to reach the person, the chosen name in speech; every search is explained, proportionate and recorded."),
        4: _("As level 3, and you ask who else could guess it from what the police do (letter, summons, phone, media) and arrange it so that they cannot."),
    },
    "EVI": {
        1: _("Evidence is lost, deleted or contaminated, or a statement is “improved”."),
        2: _("The obvious is collected; pictures lack date and address, the report sums up instead of quoting, the camera can wait."),
        3: _("What perishes is saved first; exact words are quoted, with who said them and when; motive indicators stand in the report in neutral terms."),
        4: _("As level 3, with a list of hypotheses, negative findings written down, and a report from which a stranger could rebuild offence and motive."),
    },
    "REF": {
        1: _("No information, or help only for those who complain; a minor is handed back to where the danger is."),
        2: _("A leaflet or a number is handed over; rights are recited without being understood."),
        3: _("Rights in plain words (information, doctor, psychologist, interpreter, free legal aid); specialised support and shelter are offered, not imposed, and consent is recorded."),
        4: _("As level 3, and the hand-over is warm: the call made together, a name and an hour, a day for news, a second way if the first fails."),
    },
    "SLF": {
        1: _("Joining in, silence at serious misconduct, revenge on somebody who complains, hiding one's own error."),
        2: _("You feel that it is wrong and change the subject; it is reported later, if somebody asks."),
        3: _("The conduct is stopped at once with the smallest step that works, the person protected, the superior told; you notice your own irritation and ask for help early."),
        4: _("As level 3, with a word afterwards to colleague and victim, a note, the way to complain, and something changed so that it happens less."),
    },
}  # fmt: skip
