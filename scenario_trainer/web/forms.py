"""How a form arrives: a line break counts once, however the browser sent it.

A browser without scripts sends each line break as two signs and htmx as it
stands in the field, so a limit would mean something else for either. It is made
one sign here, before anything is read, counted or kept.
"""

from flask import Request
from werkzeug.formparser import FormDataParser


class _Parser(FormDataParser):
    def parse(self, *args, **named):
        stream, form, files = super().parse(*args, **named)
        fields = [(name, one_break(value)) for name, value in form.items(multi=True)]
        return stream, self.cls(fields), files


class FormRequest(Request):
    """A request whose fields are read as a person counts them."""

    form_data_parser_class = _Parser


def one_break(words: str) -> str:
    """The words with each line break as one sign."""
    return words.replace("\r\n", "\n").replace("\r", "\n")
