"""Read an answer as a person would: by its parts and their words."""

from html.parser import HTMLParser

SILENT = ("script", "style", "template")
ALONE = ("input", "br", "meta", "link", "hr", "img", "path", "rect", "circle", "ellipse")


class _Reader(HTMLParser):
    """Collects the words and the fields of the element with the id."""

    def __init__(self, id: str) -> None:
        super().__init__()
        self.id, self.depth, self.words = id, 0, []
        self.found, self.fields, self.buttons, self.links = False, {}, [], []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if self.depth or given.get("id") == self.id:
            self.found = True
            self.depth += tag not in ALONE
            self._note(tag, given)

    def _note(self, tag, given):
        if tag == "input" and given.get("name"):
            self.fields.setdefault(given["name"], []).append(given.get("value", ""))
        if tag == "button" and given.get("name"):
            self.buttons.append((given["name"], given.get("value", "")))
        if tag == "a":
            self.links.append(given.get("href"))

    def handle_startendtag(self, tag, attrs):
        if self.depth:
            self._note(tag, dict(attrs))

    def handle_endtag(self, tag):
        if self.depth and tag not in ALONE:
            self.depth -= 1

    def handle_data(self, data):
        if self.depth and data.strip():
            self.words.append(" ".join(data.split()))


def part(text: str, id: str) -> _Reader:
    """The element with the id; fails where there is none."""
    reader = _Reader(id)
    reader.feed(text)
    assert reader.found, f"no element {id!r}"
    return reader


def words_in(text: str, id: str) -> str:
    """What stands in the element with the id."""
    return " ".join(part(text, id).words)


def the_tap(text: str, option: int = 0, **fields) -> dict[str, object]:
    """The form an officer sends by taking an option of the scene as shown."""
    scene = part(text, "scene")
    tokens = [value for name, value in scene.buttons if name == "option"]
    tokens = tokens or scene.fields.get("option", [])
    tap = {
        "kind": "decide",
        "turn": scene.fields["turn"][0],
        "key": next(key for key in scene.fields["key"] if not key.endswith(("-hint", "-silence"))),
        "option": tokens[option],
    }
    for asked in ("confidence", "reason"):
        if asked in scene.fields:
            tap[asked] = scene.fields[asked][0]
    return tap | fields
