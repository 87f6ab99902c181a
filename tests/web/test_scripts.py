"""The names that scripts and links share with the templates: what is renamed in one is renamed in both."""

import re

import pytest

from scenario_trainer.config import data_folder
from scenario_trainer.web.practice import SIDES

SELECTOR = re.compile(r'(?:querySelector(?:All)?|closest|matches)(?:\?\.)?\("([^"]+)"\)')
MARK = re.compile(r'^ *"([#.\[][^"]*)":', re.MULTILINE)  # a row of the table of behaviours


def text_of(folder: str, kind: str) -> str:
    """All files of a kind, as one text."""
    paths = sorted(data_folder(folder).rglob(kind))
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


TEMPLATES = re.sub(r"\{\{.*?\}\}", "*", text_of("templates", "*.html"))  # `entry-*` is a family
SCRIPT = re.sub(r"//[^\n]*", "", text_of("static/js", "*.js"))
STYLE = text_of("static/css", "*.css")
SELECTORS = "\n".join(SELECTOR.findall(SCRIPT) + MARK.findall(SCRIPT))


def attributes(name: str) -> set[str]:
    """Every value that an attribute has in the templates."""
    return set(re.findall(rf'(?<![\w-]){name}="([^"]*)"', TEMPLATES))


def dashed(name: str) -> str:
    """`soFar` of a script is `data-so-far` of a page."""
    return "data-" + re.sub("[A-Z]", lambda letter: "-" + letter[0].lower(), name)


def data_names() -> set[str]:
    """Every data attribute that the script asks for."""
    taken_apart = re.findall(r"\{ ([\w, ]+) \} = \w+\.dataset", SCRIPT)
    names = [*re.findall(r"dataset\.(\w+)", SCRIPT), *", ".join(taken_apart).split(", ")]
    return {*map(dashed, names), *re.findall(r"data-[\w-]+", SCRIPT)}


def data_names_of_the_script() -> set[str]:
    """Those it gives to an element itself."""
    return set(map(dashed, re.findall(r"dataset\.(\w+) = ", SCRIPT)))


def asked_for() -> list[tuple[str, str]]:
    """What the script looks up, each with the kind of name it is."""
    ids = re.findall(r'getElementById\("([\w-]+)"\)', SCRIPT) + re.findall(r"#([\w-]+)", SELECTORS)
    classes = re.findall(r"\.([a-z][\w-]*)", SELECTORS)
    own = re.findall(r'classList\.add\("([\w-]+)"\)', SCRIPT)
    fields = re.findall(r"name=(\w+)", SELECTORS) + re.findall(r"elements\.(\w+)", SCRIPT)
    data = data_names() - data_names_of_the_script()
    return sorted(
        {("id", id) for id in ids}
        | {("class", name) for name in set(classes) - set(own)}
        | {("field", name) for name in fields}
        | {("data", name) for name in data}
    )


def there_are() -> dict[str, set[str]]:
    """What the templates have of each kind of name."""
    fields = attributes("name") | set(SIDES)  # one macro writes the signs of both sides
    classes = re.sub(r"\{%.*?%\}", " ", " ".join(attributes("class"))).split()
    data = set(re.findall(r"(?<![\w-])data-[\w-]+", TEMPLATES))
    return {"id": attributes("id"), "class": set(classes), "field": fields, "data": data}


@pytest.mark.parametrize(("kind", "name"), asked_for())
def test_what_the_script_looks_for_is_in_a_template(kind, name):
    assert name in there_are()[kind]


def test_what_a_template_marks_for_the_script_is_looked_for():
    marked = {name for name in there_are()["data"] if not name.startswith("data-hx-")}

    assert marked <= data_names() | set(re.findall(r"data-[\w-]+", STYLE))


def test_every_link_within_a_page_has_its_aim():
    links = re.findall(r'href="\*?#([^"]+)"', TEMPLATES)
    anchors = re.findall(r'_anchor="([\w-]+)"', text_of("templates", "*.html") + views())

    assert links and anchors and {*links, *anchors} <= attributes("id")


def views() -> str:
    """The code that sends somebody to a place within a page."""
    folder = data_folder("templates").parent / "scenario_trainer" / "web"
    return "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
