"""Templates, compiled once for each language with their sentences and parts in place.

A page speaks a hundred sentences and is made of a dozen files. Looked up while it is
rendered, each sentence asks again for the language, its catalogue and the translation,
and each part for its file and a context of its own, though all that is known when a
template is compiled. So there is one environment for each language: in it a sentence is
replaced by its translation and an `include` by what it includes. A template is written
as ever, and Jinja does as ever whatever is known only later. What we gave up: an error
in an included part is reported at the line of its `include`.
"""

from typing import Any

from flask.templating import Environment
from jinja2 import Template, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from scenario_trainer.text import Text
from scenario_trainer.web.languages import present, read_catalogue

SENTENCE = "_"  # what a template calls to speak a sentence of the interface


class SpokenTemplates(Environment):
    """Flask's environment, which looks for a template among those in the reader's language."""

    language: str | None = None

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Template:
        """The template, compiled for the reader."""
        if self.language is None:
            return self.speaking(present()).get_template(name, parent, globals)
        return super().get_template(name, parent, globals)

    def make_globals(self, given: Any) -> Any:
        """What every template may use; the names themselves where there are no others to lay over them."""
        return super().make_globals(given) if given else self.globals

    def speaking(self, language: str) -> "SpokenTemplates":
        """The environment of one language, made when it is first needed."""
        made = self.app.extensions.setdefault("spoken_templates", {})
        if language not in made:
            made[language] = self.overlay(finalize=lambda value: spoken_in(language, value))
            made[language].language = language
        return made[language]

    def _generate(self, source: nodes.Template, name: str | None, *more: Any, **named: Any) -> Any:
        if self.language is not None and self.is_autoescaped(name):
            source = _Parts(self).visit(source)
            source = _Sentences(self.language).visit(source)
        return super()._generate(source, name, *more, **named)

    def is_autoescaped(self, name: str | None) -> bool:
        """Whether what a template says is HTML."""
        return self.autoescape(name) if callable(self.autoescape) else self.autoescape

    def parts_of(self, name: str) -> list[nodes.Node] | None:
        """What a template says, where it stands by itself; None for one that fills in another."""
        source, filename, _ = self.loader.get_source(self, name)
        parsed = self._parse(source, name, filename)
        if parsed.find((nodes.Extends, nodes.Block)):
            return None
        return _Parts(self).visit(parsed).body


def spoken_in(language: str, value: object) -> object:
    """A `Text` as the sentence in that language, anything else as it is."""
    return value.speak(language) if isinstance(value, Text) else value


class _Parts(NodeTransformer):
    """Puts what is included in the place of each `include` that names its file."""

    def __init__(self, environment: SpokenTemplates) -> None:
        self._environment = environment

    def visit_Include(self, node: nodes.Include) -> nodes.Node:
        named = isinstance(node.template, nodes.Const) and isinstance(node.template.value, str)
        if not named or node.ignore_missing or not node.with_context:
            return node
        parts = self._environment.parts_of(node.template.value)
        if parts is None:
            return node
        scope = nodes.Scope(parts, lineno=node.lineno)
        return scope.set_lineno(node.lineno, override=True)


class _Sentences(NodeTransformer):
    """Puts its translation in the place of each sentence that is written out in a template."""

    def __init__(self, language: str) -> None:
        self._sentences = read_catalogue(language)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        self.generic_visit(node)
        if not _is_sentence(node):
            return node
        said = Markup(self._sentences.ugettext(node.args[0].value))
        if not node.kwargs:
            return nodes.Const(said % {}, lineno=node.lineno)
        places = [nodes.Pair(nodes.Const(each.key), each.value) for each in node.kwargs]
        filled_in = nodes.Mod(nodes.Const(said), nodes.Dict(places))
        return filled_in.set_lineno(node.lineno).set_environment(node.environment)


def _is_sentence(node: nodes.Call) -> bool:
    is_called = isinstance(node.node, nodes.Name) and node.node.name == SENTENCE
    is_written_out = len(node.args) == 1 and isinstance(node.args[0], nodes.Const)
    return is_called and is_written_out and not node.dyn_args and not node.dyn_kwargs
