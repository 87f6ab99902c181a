"""The forms of a page, filled in and sent as a browser without scripts would."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    """One form: where it goes and what stands in it."""

    action: str
    classes: str
    hidden: list[tuple[str, str]] = field(default_factory=list)
    radios: dict[str, list[str]] = field(default_factory=dict)
    boxes: dict[str, list[str]] = field(default_factory=dict)
    checked: list[tuple[str, str]] = field(default_factory=list)
    selects: dict[str, list[str]] = field(default_factory=dict)
    selected: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    inputs: dict[str, str] = field(default_factory=dict)  # on one line: names, dates, passwords
    buttons: list[tuple[str, str, str]] = field(default_factory=list)  # (name, value, class)
    elsewhere: list[str] = field(default_factory=list)  # where parts of it can be sent besides

    def filled(self, place: int = 0, words: str = "word") -> list[tuple[str, str]]:
        """The fields after filling in what is needed, and pressing the main button or an option."""
        sent = [*self.hidden]
        for name, values in self.radios.items():
            sent.append((name, values[min(place, len(values) - 1)]))
        for name, values in self.selects.items():
            open_ones = [value for value in values if value]
            sent.append((name, self.selected.get(name) or open_ones[place % len(open_ones)]))
        sent += [(name, values[0]) for name, values in self.boxes.items() if name == "option"]
        sent += [(name, words) for name in self.texts]
        name, value, _ = self._button(place)
        return [*sent, (name, value)] if name else sent

    def _button(self, place: int) -> tuple[str, str, str]:
        options = [button for button in self.buttons if button[0] == "option"]
        mains = [button for button in self.buttons if "main" in button[2]]
        if options:
            return options[min(place, len(options) - 1)]
        return (mains or self.buttons)[0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.form: Form | None = None
        self.select = self.textarea = None

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        name, value = given.get("name", ""), given.get("value", "")
        if tag == "form":
            self.form = Form(given.get("action", ""), given.get("class", ""))
            self.forms.append(self.form)
        elif self.form is None:
            return
        elif tag == "input":
            self._input(given, name, value)
        elif tag == "select":
            self.select = name
            self.form.selects[name] = []
        elif tag == "option" and self.select:
            self.form.selects[self.select].append(given.get("value"))
            if "selected" in given:
                self.form.selected[self.select] = given.get("value")
        elif tag == "textarea":
            self.textarea = name
            self.form.texts[name] = ""
            self._elsewhere(given.get("data-hx-post"))
        elif tag == "button":
            self.form.buttons.append((name, value, given.get("class", "")))
            self._elsewhere(given.get("formaction"))

    def _elsewhere(self, address):
        if address and address not in self.form.elsewhere:
            self.form.elsewhere.append(address)

    def _input(self, given, name, value):
        form, kind = self.form, given.get("type")
        if kind == "hidden":
            form.hidden.append((name, value))
        elif kind in ("radio", "checkbox"):
            group = form.radios if kind == "radio" else form.boxes
            group.setdefault(name, []).append(value)
            if "checked" in given:
                form.checked.append((name, value))
        elif name:
            form.inputs[name] = value

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.textarea = None

    def handle_data(self, data):
        if self.form is None:
            return
        if self.textarea:
            self.form.texts[self.textarea] += data
        elif self.select and self.form.selects[self.select]:
            self._option(data.strip())

    def _option(self, words):
        """An option without a value is worth its words."""
        values = self.form.selects[self.select]
        if values[-1] is None:
            values[-1] = words
            if self.select in self.form.selected and self.form.selected[self.select] is None:
                self.form.selected[self.select] = words


def forms_in(text: str) -> list[Form]:
    """Every form of a page."""
    reader = _Reader()
    reader.feed(text)
    return reader.forms


def form_of(text: str, kind: str) -> Form:
    """The form that sends moves of a kind."""
    for form in forms_in(text):
        if ("kind", kind) in form.hidden or any(b[:2] == ("kind", kind) for b in form.buttons):
            return form
    raise AssertionError(f"no form for {kind}")
