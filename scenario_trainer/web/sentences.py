"""What a person reads when something went wrong: one sentence for every code, one page for every status."""

from flask_babel import lazy_gettext as _l

from scenario_trainer.errors import TrainerError

ERRORS = {
    "trainer_error": _l("Something did not work. Please try again."),
    "scenario_error": _l("This scenario has a mistake and cannot be opened. Its authors have to mend it."),
    "play_error": _l("That does not fit where you stand. Here is the present moment."),
    "option_not_open": _l("That was not open any more. Here is the present moment; nothing was counted twice."),
    "clock_stands": _l("The clock of this decision stands still. Start it to see the choices."),
    "turn_taken": _l("This moment was already decided, perhaps in another window. Here is where you stand."),
    "not_ended": _l("This attempt is still under way. The debrief opens at its end."),
    "not_submitted": _l("Hand in the assessment first; then the debrief opens."),
    "assessment_stays": _l("An assessment cannot be deleted. Single texts of yours in it can: My progress, “What I wrote”."),
    "input_error": _l("That could not be read. Please look at it again."),
    "unknown_mode": _l("Choose one of the three ways to play."),
    "unknown_move": _l("That could not be read. Please choose again."),
    "mode_closed": _l("An assessment of this scenario is under way. Finish it first."),
    "beside_assessment": _l("An assessment of this scenario is under way. Your other attempts at it, with their debriefs and what the coach said, would tell you the answers. They open again once you have handed it in."),
    "under_way": _l("You have an attempt of this scenario under way. Go on with it above, or press Begin once more for a new one."),
    "privacy_first": _l("Please read the privacy notice and confirm it first."),
    "choose_one": _l("Choose one of the options."),
    "say_how_sure": _l("Say how sure you are. It is never scored."),
    "give_a_reason": _l("Choose the reason that comes closest to yours."),
    "pick_count": _l("Choose exactly %(count)s."),
    "pick_something": _l("Choose at least one."),
    "pick_fewer": _l("Choose at most %(most)s."),
    "pick_within": _l("That is more than you have: together at most %(budget)s of effort."),
    "say_question": _l("Write your question first."),
    "choose_topic": _l("Choose what your question is about."),
    "choose_type": _l("Choose what kind of question it is."),
    "nothing_to_say_to_it": _l("There is no answer to that here. Ask it in another way."),
    "place_everything": _l("Put every item in a place. Still open: %(missing)s."),
    "one_place_each": _l("Give every task a place of its own."),
    "choose_estimate": _l("Choose one of the steps from 0 to 100 percent."),
    "choose_answer": _l("Choose one of the three answers."),
    "name_an_offence": _l("Tick at least one offence."),
    "fewer_signs": _l("Name at most %(most)s signs on each side."),
    "sign_on_both_sides": _l("The same sign cannot speak for it and against it."),
    "too_few_words": _l("The report has %(count)s words; at least %(least)s are asked for. What you wrote is kept."),
    "too_many_words": _l("The report has %(count)s words; at most %(most)s are asked for. What you wrote is kept."),
    "too_long": _l("That is too long: %(most)s characters at most."),
    "say_what_is_wrong": _l("Please say in a few words what is wrong."),
    "typed_elsewhere": _l("Newer words were typed for this report in another window. Both stand here: choose which go on, then hand it over."),
    "unsent_is_back": _l("You are signed in again. What you had filled in stands here again; it has not been sent yet."),
    "signed_out": _l("You are not signed in any more. What you typed stays here: sign in in a new window, come back and try again."),
    "somebody_else": _l("Somebody else is signed in now. What was typed is not theirs and was not taken: it is held for a day for the person who typed it, and comes back when that person signs in and opens the page again."),
    "sent_again": _l("Your browser did not send along what ties this page to it. Nothing was taken; please press the button once more."),
    "sign_in_failed": _l("The name or the password is not right."),
    "too_many": _l("Too many attempts. Please wait %(minutes)s minutes."),
    "many_begun": _l("You have begun very many attempts within an hour. Go on with one of them, or wait a while."),
    "many_reports": _l("You have sent very many messages within an hour. Please send this one later."),
    "not_allowed": _l("There is nothing here for you."),
    "too_many_moves": _l("This attempt has become too long. Begin a new one."),
    "already_submitted": _l("This assessment has been handed in already."),
    "link_is_over": _l("It has been used, has expired, was replaced by a newer one or was not copied whole. If you used it yourself, sign in with the name and password you chose; if not, ask for a new link."),
    "password_wrong": _l("The present password is not right."),
    "password_too_short": _l("The new password is too short: take at least %(least)s characters."),
    "password_too_long": _l("The new password is too long."),
    "password_too_easy": _l("The new password is too easy to guess. Take a few words that belong to nobody but you."),
    "name_does_not_fit": _l("Take 3 to 80 letters, digits or . _ - + @ for the name, without spaces."),
    "name_taken": _l("This name is taken. Choose another one."),
    "display_does_not_fit": _l("Say how you want to be addressed, in up to 120 characters."),
    "last_administrator": _l("This is the last administrator. Make somebody else one first."),
    "unit_does_not_fit": _l("A unit needs a name and a region."),
    "unit_taken": _l("There is a unit of this name already."),
    "unknown_grant": _l("Choose at least one of the four grants."),
    "unknown_unit": _l("There is no such unit."),
    "unknown_language": _l("That language is not spoken here."),
    "unknown_timers": _l("Choose one of the four."),
    "database_full": _l("The disk of the server is full. Your last step was not saved. Please tell your administrator."),
    "database_away": _l("The database cannot be reached at the moment. Your last step may not have been saved. Please try again in a minute."),
    "database_busy": _l("The program is very busy at the moment. Your last step was not saved; please try again."),
    "only_here": _l("The demonstration academy is loaded. It is shown only on the machine it runs on."),
    "not_ready": _l("The program is not ready. Please try again in a minute."),
}  # fmt: skip

PAGES = {
    400: (_l("Please load the page again"), _l("This form does not carry the mark of your sign-in, so it was not taken and nothing was counted. Copy what you typed, load the page again and enter it once more.")),
    401: (_l("This form is somebody else's"), _l("You are not signed in any more.")),
    403: (_l("This is not among your tasks"), _l("Your account does not have the grant for this page. If you think it should, ask your administrator.")),
    404: (_l("There is nothing here"), _l("The address is wrong, or what it led to belongs to somebody else or has been deleted.")),
    405: (_l("This does not work that way"), _l("Please go back and use the buttons on the page.")),
    409: (_l("This does not fit any more"), _l("Something has moved on since this page was shown. Go on from the present state.")),
    413: (_l("That was too much"), _l("What was sent is longer than anything this program asks for. Please shorten it.")),
    422: (_l("That could not be read"), _l("Please go back and look at it again.")),
    429: (_l("Too many attempts"), _l("Please wait a few minutes.")),
    500: (_l("Something broke on our side"), _l("It is not your fault. What was saved before should still be there; the last step may be missing. Please try again; if it happens again, tell your administrator what you did.")),
    503: (_l("Not possible at the moment"), _l("Please try again in a minute.")),
}  # fmt: skip

TITLES = {  # where the status says too little
    "link_is_over": _l("This link no longer works"),
    "beside_assessment": _l("Closed until you hand in your assessment"),
}


def sentence_of(error: TrainerError) -> str:
    """What a person reads when *error* came up."""
    sentence = str(ERRORS.get(error.code, ERRORS["input_error"]))
    try:
        return sentence % error.details
    except KeyError:
        return sentence
