"""The map: nobody stands on anybody, and no words of an author become markup."""

from itertools import combinations
from xml.etree import ElementTree

import pytest

from scenario_trainer.library import reader
from scenario_trainer.library.map.drawing import mermaid, svg
from scenario_trainer.library.map.layout import layout
from tests.library.examples import CASE, EXAMPLE, a_folder, scenario_in

SVG = "{http://www.w3.org/2000/svg}"
SCENARIOS = [EXAMPLE, CASE, *reader.folders(EXAMPLE.parents[3] / "scenarios")]


@pytest.fixture(params=SCENARIOS, ids=lambda folder: folder.name)
def scenario(request):
    return scenario_in(request.param)


def test_every_scene_and_ending_stands_on_the_map_below_what_leads_to_it(scenario):
    drawn = layout(scenario)

    nodes = {node.id: node for node in drawn.nodes}
    assert {*scenario.scenes, *scenario.endings} <= nodes.keys()
    for edge in drawn.edges:
        assert edge.back or nodes[edge.start].y < nodes[edge.to].y


def test_no_box_covers_another_and_all_stay_on_the_paper(scenario):
    drawn = layout(scenario)

    for one, other in combinations(drawn.nodes, 2):
        apart = abs(one.x - other.x) >= (one.width + other.width) // 2
        assert apart or abs(one.y - other.y) >= (one.height + other.height) // 2
    for node in drawn.nodes:
        assert node.width // 2 <= node.x <= drawn.width - node.width // 2


def test_the_map_is_narrow_enough_for_a_phone(scenario):
    assert layout(scenario).width <= 480


def test_the_way_taken_is_drawn_and_numbered_through_silent_forks():
    drawn = layout(scenario_in(EXAMPLE))

    image = ElementTree.fromstring(
        svg(drawn, path=("arrival", "asking", "registered"), language="en")
    )

    lines = [path for path in image.iter(f"{SVG}path") if path.get("class") == "map-line is-taken"]
    numbers = [
        text.text for text in image.iter(f"{SVG}text") if text.get("class") == "map-step-number"
    ]
    assert len(lines) == 3
    assert numbers == ["1", "2", "3"]


def test_the_map_is_well_formed_and_speaks_the_language_asked_for(scenario):
    drawn = layout(scenario)

    for language in ("sq", "en"):
        image = ElementTree.fromstring(svg(drawn, language=language))
        assert image.get("aria-label") == scenario.title.speak(language)


def test_words_of_an_author_never_become_markup(tmp_path):
    folder = a_folder(tmp_path)
    source = (folder / "scenario.yaml").read_text(encoding="utf-8")
    evil = "title: '<script>\"alert(1)\"</script>]-->&'"
    (folder / "scenario.yaml").write_text(
        source.replace("title: At the counter", evil), encoding="utf-8"
    )
    scenario = scenario_in(folder)

    assert "<script" not in svg(layout(scenario), language="en")
    ElementTree.fromstring(svg(layout(scenario), language="en"))
    assert '"alert' not in mermaid(scenario, "en")


def test_a_circle_in_the_story_is_drawn_as_a_line_that_leads_up(tmp_path):
    folder = a_folder(tmp_path)
    source = (folder / "scenario.yaml").read_text(encoding="utf-8")
    source = source.replace(
        "repairs: overheard", "repairs: overheard\n          when: minutes < 90"
    )
    source = source.replace("          why: It is registered", "          why: It is registered", 1)
    head, _, tail = source.rpartition("          goes: close\n")
    (folder / "scenario.yaml").write_text(
        f"{head}          goes: arrival\n{tail}", encoding="utf-8"
    )

    drawn = layout(scenario_in(folder))

    assert [(edge.start, edge.to) for edge in drawn.edges if edge.back] == [("asking", "arrival")]


def test_mermaid_names_every_scene():
    drawn = mermaid(scenario_in(EXAMPLE), "en")

    assert drawn.startswith("flowchart TD")
    assert 's_arrival["At the counter"]' in drawn
    assert "s_close --> s_registered" in drawn


def shapes_of(scenario) -> dict[str, str]:
    """How each box is drawn: its path without the place, by the kind of its scene."""
    image = ElementTree.fromstring(svg(layout(scenario), language="en"))
    shapes = {}
    for group in image.iter(f"{SVG}g"):
        box = next(part for part in group if part.get("class") == "map-box")
        kind = group.get("class").split()[1].removeprefix("map-")
        path = "".join(letter for letter in box.get("d", "") if letter.isalpha())
        shapes[kind] = f"{box.tag.removeprefix(SVG)} {path} {box.get('rx', '')}"
    return shapes


def test_each_new_kind_of_scene_has_a_shape_of_its_own_and_keeps_its_title():
    scenario = scenario_in(CASE)

    shapes = shapes_of(scenario)

    drawn = svg(layout(scenario), language="en")
    kinds = ("hub", "gaps", "board", "order", "estimate", "classify", "write")
    paths = [shapes[kind] for kind in kinds if kind != "gaps"]  # a bubble like a talk's, turned
    assert all(path.startswith("path ") for path in paths)
    assert len({*paths, shapes["decision"], shapes["ending"]}) == len(kinds) + 1
    for scene in scenario.scenes.values():
        assert f"<title>{scene.title.speak('en')}</title>" in drawn


def test_a_talk_is_one_box_however_much_is_asked_in_it():
    drawn = layout(scenario_in(CASE))

    assert [node.id for node in drawn.nodes if node.kind == "hub"] == ["talk"]
    assert [(edge.start, edge.to) for edge in drawn.edges if "talk" in (edge.start, edge.to)] == [
        ("counter", "talk"), ("talk", "feeling"),
    ]  # fmt: skip


def test_mermaid_draws_the_new_kinds_in_other_brackets():
    drawn = mermaid(scenario_in(CASE), "en")

    assert 's_talk("In the back room")' in drawn
    assert 's_first_board[["What you have"]]' in drawn
    assert 's_what_it_is{{"The line at the bottom"}}' in drawn
