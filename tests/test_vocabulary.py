"""One word, one thing: names that meant something else before, or several things, are not used."""

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "scenario_trainer"
INSTEAD = {  # a word of before: what stands in its place
    "hub": "talk",
    "report": "narrative (what an officer writes) or remark (what is wrong in a scene)",
    "rate": "look_over (the officer's own look at the checklist); a trainer's word is a rating",
    "told_of": "played_of",
    "casework": "the kind's own file",
}
NAMES_INSTEAD = {  # a whole name of before: what stands in its place
    "CaseView": "TruthView: the truth beside the file; a case is the officer's",
    "case_view": "truth_view",
    "TurnView": "TurningPointView; a turn is a move's number",
    "turn_view": "turning_point_view",
    "ACTS": "AUDITED (words for what the audit holds); an act is a scene's",
}
STAYS = {  # written down in files and tables, and read for ever
    "records/ratings.py",  # the stored word for a narrative
    "records/stored_attempt.py",  # the stored word for the look
    "library/file/schema.py",  # the key of a talk in a scenario file
    "library/kinds/narrative.py",  # the author's word in a walk
    "engine/kinds/talk.py",  # the author's key for a talk
}


def words_of(name: str) -> set[str]:
    """The words of an identifier, such as `rate_narrative` or `StoredRemark`."""
    parts = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)
    return {part.lower() for part in parts}


def names_in(path: Path) -> set[str]:
    """What a file defines: functions, classes, fields, and the codes it writes as whole strings."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
                found.add(name)
            case ast.Constant(value=str(code)) if code in INSTEAD:
                found.add(code)
    return found


@pytest.mark.parametrize("word", INSTEAD)
def test_a_word_of_before_names_nothing_any_more(word):
    users = {
        str(path.relative_to(PACKAGE)): name
        for path in PACKAGE.rglob("*.py")
        if "data" not in path.parts
        for name in names_in(path)
        if word == name or word in words_of(name)
    }

    left = {path: name for path, name in users.items() if path not in STAYS}
    assert not left, f"{word}: say {INSTEAD[word]}"


@pytest.mark.parametrize("name", NAMES_INSTEAD)
def test_a_name_of_before_is_not_taken_up_again(name):
    users = [
        str(path.relative_to(PACKAGE)) for path in PACKAGE.rglob("*.py") if name in names_in(path)
    ]

    assert not users, f"{name}: say {NAMES_INSTEAD[name]}"


def test_what_may_stay_is_really_there():
    assert all(names_in(PACKAGE / path) & {"hub", "report", "rate"} for path in STAYS)
