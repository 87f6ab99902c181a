"""The rule for a report that is typed in several windows: nobody's newer words are replaced.

A form says in which window it stands, which revision of the draft it began from,
and how far its typing has come. Words go into the draft where nothing was typed
elsewhere since. Otherwise they are kept beside it, and the officer chooses which
go on; the others stay until they are put away or the report is handed over.
"""

from datetime import datetime

from scenario_trainer.errors import InputError
from scenario_trainer.records import drafts
from scenario_trainer.records.attempts import StoredAttempt
from scenario_trainer.records.drafts import StoredWords
from scenario_trainer.stage.form import LONGEST_NARRATIVE, Typed, no_longer_than
from scenario_trainer.stage.kinds.narrative import DraftView, TypedView

MOST_BESIDE = 10  # windows; the oldest words go first


def keep(attempt: StoredAttempt, scene: str, typed: Typed, now: datetime) -> bool:
    """Keep what was typed, as the draft or beside it; whether the draft now holds it."""
    no_longer_than(LONGEST_NARRATIVE, typed.words)
    draft = drafts.of_scene(attempt, scene)
    if draft is None or _goes_on_from(draft, typed):
        drafts.put(attempt, scene, _stored(typed, now))
        drafts.drop_beside(attempt, scene, typed.window)
        return True
    if _is_overtaken(draft, typed) or typed.words == draft.words:
        return True
    _put_beside(attempt, scene, _stored(typed, now))
    return False


def go_on_with(attempt: StoredAttempt, scene: str, window: str) -> None:
    """Let the words a window typed be the draft; what it held before stays beside."""
    chosen = next((each for each in drafts.beside(attempt, scene) if each.window == window), None)
    if chosen is None:
        return
    draft = drafts.of_scene(attempt, scene)
    drafts.drop_beside(attempt, scene, window)
    if draft:
        _put_beside(attempt, scene, draft)
    drafts.put(attempt, scene, chosen)


def discard(attempt: StoredAttempt, scene: str, window: str) -> None:
    """The words of this window are not needed."""
    drafts.drop_beside(attempt, scene, window)


def hand_over(attempt: StoredAttempt, scene: str, typed: Typed) -> None:
    """The report is written and its draft goes; refused past newer words the window has not seen."""
    draft = drafts.of_scene(attempt, scene)
    if draft and draft.words.strip() and not _knows(draft, typed):
        raise InputError(code="typed_elsewhere")
    drafts.drop(attempt, scene)


def draft_view(attempt: StoredAttempt, scene: str) -> DraftView | None:
    """The draft of a scene, with what was typed for it elsewhere."""
    draft = drafts.of_scene(attempt, scene)
    if draft is None:
        return None
    beside = drafts.beside(attempt, scene)
    return DraftView(
        draft.words, draft.window, draft.saved_at, draft.revision, tuple(map(_typed, beside))
    )


def _goes_on_from(draft: StoredWords, typed: Typed) -> bool:
    """Whether nobody typed elsewhere since; a lost reply leaves a window behind its own words."""
    is_own = typed.window == draft.window and typed.sequence > draft.sequence
    return is_own or typed.seen == draft.revision


def _knows(draft: StoredWords, typed: Typed) -> bool:
    return (
        typed.words == draft.words or draft.window == typed.window or draft.revision == typed.seen
    )


def _is_overtaken(draft: StoredWords, typed: Typed) -> bool:
    """Whether the same window's later words stand already: a request that came late."""
    return typed.window == draft.window and 0 < typed.sequence < draft.sequence


def _put_beside(attempt: StoredAttempt, scene: str, words: StoredWords) -> None:
    if not words.words.strip():
        return
    before = {each.window: each for each in drafts.beside(attempt, scene)}
    if words.window in before and words.sequence < before[words.window].sequence:
        return
    drafts.put_beside(attempt, scene, words)
    for each in drafts.beside(attempt, scene)[MOST_BESIDE:]:
        drafts.drop_beside(attempt, scene, each.window)


def _stored(typed: Typed, now: datetime) -> StoredWords:
    return StoredWords(typed.window, typed.words, now, typed.sequence)


def _typed(stored: StoredWords) -> TypedView:
    return TypedView(stored.window, stored.words, stored.saved_at)
