"""The role-play in the terminal: readable, and worth the same as in the browser."""

import ast
import re
from contextlib import suppress
from shutil import copytree

import polib
import pytest

from scenario_trainer.cli import debrief_entries, page
from scenario_trainer.cli.kinds.classify import SPEAKS
from scenario_trainer.config import PACKAGE, data_folder
from scenario_trainer.engine.play import play
from scenario_trainer.engine.play.chance import number
from scenario_trainer.engine.story.scenario import Scenario
from scenario_trainer.engine.turn.moves import Move, Start
from scenario_trainer.errors import OptionNotOpen
from scenario_trainer.library import reader
from scenario_trainer.library.walks import steps, walks
from scenario_trainer.records import opening
from scenario_trainer.text import LANGUAGES
from scenario_trainer.training.results import score_of
from tests import stored
from tests.library.examples import EXAMPLE, scenario_in

SLUGS = [folder.name for folder in reader.folders(data_folder("scenarios"))]

CASE = EXAMPLE.parent / "the-file"  # with every kind of scene
BY_NUMBER = (  # from the counter to the report: decision, talk, estimate, board, order, pick
    *("1", "1", "1", "0", "50", "2", "2", "2", "2", "2", "4 3 2 1", "2"),
    *("", "", "", "", "", "1", "1 2", "1", "", "2", "1"),  # board, classification, decision
)


def careful(slug: str) -> walks.Walk:
    """The first walk of a scenario: the careful officer."""
    return walks.read(data_folder("scenarios") / slug / walks.FILE)[1][0]


def script(slug: str) -> str:
    return ",".join("+".join(step) for step in careful(slug).path)


def started(scenario: Scenario, seed: int) -> Start:
    """What the terminal draws from a seed."""
    return Start(
        seed,
        number(seed, "temperament", 0) % max(len(scenario.temperaments), 1),
        number(seed, "truth", 0) % max(len(scenario.truths), 1),
    )


def moves_of(scenario: Scenario, slug: str, seed: int) -> list[Move]:
    """The careful officer's moves; `OptionNotOpen` where this seed's chances lead elsewhere."""
    situation, moves = play.begin(scenario, started(scenario, seed)), []
    for step in careful(slug).path:
        moves.append(steps.move_of(scenario, situation, step))
        if moves[-1] is None:
            raise OptionNotOpen(", ".join(step))
        situation, _ = play.after(scenario, situation, moves[-1])
    return moves


def seed_of(slug: str) -> int:
    """The first seed with which the careful officer's path stays open."""
    scenario = scenario_in(data_folder("scenarios") / slug)
    for seed in range(200):
        with suppress(OptionNotOpen):
            moves_of(scenario, slug, seed)
            return seed
    raise AssertionError(f"no seed lets the careful officer through {slug}")


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_role_play_fits_80_columns(run, slug, language):
    seed = seed_of(slug)

    told = run("play", slug, "--language", language, "--seed", seed, "--moves", script(slug))

    assert told.exit_code == 0, told.output[-500:]
    assert max(map(len, told.output.splitlines())) <= 80


@pytest.mark.parametrize("slug", SLUGS)
def test_it_is_worth_what_it_is_worth_in_the_browser(run, slug, embedded):
    seed = seed_of(slug)
    told = run("play", slug, "--language", "en", "--seed", seed, "--moves", script(slug)).output

    scenario = scenario_in(data_folder("scenarios") / slug)
    with opening.opened(embedded):
        edition = stored.edition_of(data_folder("scenarios") / slug)
        moves, start = moves_of(scenario, slug, seed), started(scenario, seed)
        score = score_of(stored.an_attempt(None, *moves, start=start, edition=edition)).figures
    assert f"Total {score.total} of 100, level {score.band}" in told


def test_the_same_seed_plays_the_same(run):
    seed = seed_of("the-lease")
    words = ("play", "the-lease", "--seed", seed, "--moves", script("the-lease"))

    assert run(*words).output == run(*words).output


def test_without_a_script_one_chooses_by_number(run):
    told = run("play", "the-lease", "--language", "en", input="1\nq\n")

    assert told.exit_code == 0
    assert re.search(r"\n  4\. ", told.output)
    assert "Your number: 1" in told.output


def test_a_number_that_is_not_there_is_asked_again(run):
    told = run("play", "the-lease", "--language", "en", input="9\nq\n")

    assert "Choose from 1 to 4." in told.output


def test_a_hint_comes_in_coach_mode_only(run):
    coached = run("play", "the-lease", "--language", "en", "--mode", "coach", input="h\nq\n")
    practised = run("play", "the-lease", "--language", "en", input="h\nq\n")

    assert "Hint: " in coached.output
    assert "Hint: " not in practised.output


def test_a_move_that_is_not_open_names_those_that_are(run):
    told = run("play", "the-lease", "--moves", "fly_away")

    assert told.exit_code == 2
    assert "fly_away is not open in the_counter; open there: " in told.output


def test_a_temperament_can_be_chosen(run):
    told = run("play", "the-lease", "--temperament", "cheerful")

    assert told.exit_code == 2
    assert "There is no temperament cheerful; there are: " in told.output


def test_nothing_of_the_answer_key_is_shown_before_the_decision(run):
    told = run("play", "the-lease", "--language", "en", input="q\n").output

    assert not re.search(r"\b(strong|acceptable|harmful|RF\d|credit)\b", told.split("Seed")[0])


def a_case(run, *answers: str, language: str = "en", **options):
    """Play the example case, typing one answer after another."""
    words = [word for name, value in options.items() for word in (f"--{name}", value)]
    typed = "\n".join(answers) + "\n"
    return run("play", CASE, "--language", language, "--seed", 3, *words, input=typed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_scene_is_answered_by_number(run, language):
    report = "Besa came to the counter at a quarter past eight with two broken toes. " * 4

    told = a_case(run, *BY_NUMBER, report, ".", "1", "1", "1", language=language)

    assert told.exit_code == 0, told.output[-800:]
    assert re.search(r"\d+ (of|nga) 100, ", told.output)
    assert max(map(len, told.output.splitlines())) <= 80 + len(report)


@pytest.mark.parametrize("walk", walks.read(CASE / walks.FILE)[1], ids=lambda walk: walk.name)
def test_every_kind_of_scene_is_scripted(run, walk):
    words = [word for draw in walk.draws.items() for word in (f"--{draw[0]}", draw[1])]
    moves = ",".join("+".join(step) for step in walk.path[:-1])

    told = run("play", CASE, "--language", "en", "--seed", 1, *words, "--moves", moves)

    assert told.exit_code == 0, told.output[-500:]


def test_a_talk_goes_by_topic_and_wording_and_can_be_left(run):
    told = a_case(run, "1", "1", "0", "1", "1", "0", "q").output

    assert "4 of 4 questions left" in told and "3 of 4 questions left" in told
    assert "  0. Thank her and go on" in told and "  0. another topic" in told
    assert "How likely is it that bias played a part?" in told


def test_a_question_in_ones_own_words_is_read_and_asked_as_corrected(run):
    said = "Can you tell me what happened at home?"
    told = a_case(run, "1", "4", "x" * 301, said, "", "1", "0", "q").output

    assert "in your own words" in told and "At most 300 characters." in told
    assert said in told and "Read as: Open invitation." in told
    assert "3 of 4 questions left" in told


def test_a_question_nothing_answers_costs_nothing(run, tmp_path):
    case = copytree(CASE, tmp_path / CASE.name)
    text = (case / "scenario.yaml").read_text("utf-8")
    wording = text.index("which:\n")
    kept, changed = text[:wording], text[wording:].replace("question: probe", "question: cued", 1)
    (case / "scenario.yaml").write_text(kept + changed, "utf-8")
    words = ("1", "4", "Which doctor has seen the foot?", "5", "2", "q")

    told = run("play", case, "--language", "en", "--seed", 3, input="\n".join(words)).output

    assert "There is no answer to that here. Ask it in another way." in told
    assert "4 of 4 questions left" in told and "3 of 4 questions left" not in told


def test_the_second_board_can_be_left_as_it_was(run):
    told = a_case(run, *BY_NUMBER[:18], "q").output

    assert told.count("Your number, Enter for 2:") == 5


def test_effort_keeps_to_the_budget(run):
    told = a_case(run, *BY_NUMBER[:11], "1 2 3 4", "1", "q").output

    assert "Together at most 4 of effort." in told


def test_a_report_that_is_too_short_is_written_on(run):
    told = a_case(run, *BY_NUMBER, "She limps.", ".", "word " * 40, ".", "q").output

    assert "2 words are too few. Go on writing." in told
    assert "What stands in it? It is not scored." in told
    assert "She limps. word word" in " ".join(told.split())


def test_one_may_go_on_without_a_report(run):
    told = a_case(run, *BY_NUMBER, ".", "", "q").output

    assert "You did not write one." in told


def test_a_hint_comes_in_the_middle_of_a_form(run):
    told = a_case(run, *BY_NUMBER[:5], "2", "h", "q", mode="coach").output

    assert "Hint: Sort by what stands in the file" in told


def test_the_terminal_speaks_albanian():
    known = page.catalogue("sq")

    assert sorted(sentences() - known.keys()) == []
    assert all(places(said) == places(known[said]) for said in sentences())


def test_the_terminal_has_no_translation_of_its_own_for_what_a_browser_says_too():
    folder = data_folder("translations") / "sq" / "LC_MESSAGES"
    terminal, shared = (
        {entry.msgid for entry in polib.pofile(str(folder / name))}
        for name in ("terminal.po", "messages.po")
    )

    assert not terminal & shared
    assert terminal <= sentences()


def places(sentence: str) -> set[str]:
    """The named places of a sentence."""
    return set(re.findall(r"\{(\w+)\}", sentence))


def sentences() -> set[str]:
    """Everything the terminal says itself."""
    found = {*SPEAKS.values(), *debrief_entries.BARS.values(), "Keep:", "Change:"}
    for path in (PACKAGE / "cli").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "words":
                found |= {a.value for a in node.args if isinstance(a, ast.Constant)}
    return found
