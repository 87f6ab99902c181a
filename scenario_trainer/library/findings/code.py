"""One kind of finding, and how a table of them is written."""

from dataclasses import dataclass

from scenario_trainer.text import Text

ERROR, ADVICE = "error", "advice"

Both = tuple[str, str]  # English, Albanian


@dataclass(frozen=True, slots=True)
class Code:
    """One code: what it is called, what it says about a place, and what to do."""

    code: str
    severity: str
    title: Text
    sentence: Text
    fix: Text


def table(*rows: tuple[str, str, Both, Both, Both]) -> dict[str, Code]:
    """The kinds of one group by their codes."""
    return {
        code: Code(code, severity, _both(title), _both(sentence), _both(fix))
        for code, severity, title, sentence, fix in rows
    }


def _both(words: Both) -> Text:
    return Text({"en": words[0], "sq": words[1]})
